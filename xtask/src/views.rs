//! A page draws what `service` shows it and says what somebody wants: it neither reads the state of a team or of the organisation
//! nor makes a command.
//!
//! Banned in `crates/web/src`, outside tests: the words `Command` and `Order`, with which commands are made and sent; the modules
//! `commands` of the topics; the states, `care::team::Team` and `care::organisation::Organisation`, and the ways to them,
//! `TeamView::team` and `Service::organisation`; and the ways in which a command is sent, `act`, `act_judged`, `organise` and
//! `begin_team`. What can happen (`care::team::Event`) is for the sentences of the history.

use crate::code::{is_test, lines, mentions};
use crate::{Finding, House, Source};

/// Where the rule holds.
const WHERE: &str = "crates/web/src/";

/// A town that is built for tests.
const FOR_TESTS: &str = "crates/web/src/walk/";

/// What no page names, and what to do instead.
const BANNED: [(&str, &str); 11] = [
    ("Command", "call a use case of `service` that makes the command"),
    ("Order", "call a use case of `service` that makes the command"),
    ("::commands", "call a use case of `service` that makes the command"),
    ("team::Team", "ask `service` for a view"),
    ("&Team", "ask `service` for a view"),
    ("Organisation", "ask `service` for a view"),
    (".organisation()", "ask `service` for a view"),
    (".act(", "call a use case of `service`"),
    (".act_judged(", "call a use case of `service`"),
    (".organise(", "call a use case of `service`"),
    (".begin_team(", "call a use case of `service`"),
];

/// Who may be asked for `team()`: the request, for the team's id.
const FOR_THE_ID: [&str; 2] = ["here", "self"];

pub(crate) fn find(house: &House) -> Vec<Finding> {
    let pages = house.sources.iter().filter(|source| source.path.starts_with(WHERE));
    let product = pages.filter(|source| !is_test(&source.path) && !source.path.starts_with(FOR_TESTS));
    product.flat_map(in_file).collect()
}

fn in_file(source: &Source) -> Vec<Finding> {
    lines(source).flat_map(|(at, line)| in_line(source, at, line)).collect()
}

fn in_line(source: &Source, at: usize, line: &str) -> Vec<Finding> {
    let finding = |what: &str, instead: &str| {
        Finding::new(format!("{}:{at}", source.path), format!("a page names `{what}`; {instead}"))
    };
    let banned = BANNED.iter().filter(|(word, _)| mentions(line, word));
    let mut found: Vec<Finding> = banned.map(|(word, instead)| finding(word, instead)).collect();
    if line.contains("care::team::{") && mentions(line, "Team") {
        found.push(finding("Team", "ask `service` for a view"));
    }
    if reads_a_team(line) {
        found.push(finding(".team()", "ask `service` for a view"));
    }
    found
}

/// Whether a line asks anything but the request for a team.
fn reads_a_team(line: &str) -> bool {
    line.match_indices(".team()").any(|(at, _)| {
        let before = line[..at].trim_end();
        !FOR_THE_ID.iter().any(|who| before.ends_with(who))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> usize {
        let source = Source::new("crates/web/src/a.rs", line);
        find(&House { sources: vec![source], ..House::default() }).len()
    }

    #[test]
    fn a_page_that_makes_a_command_or_reads_a_state_is_found() {
        assert_eq!(found("use care::team::Command;"), 1);
        assert_eq!(found("use care::roles::commands::ShareRole;"), 1);
        assert_eq!(found("let order = Order::new(id, share.into());"), 1);
        assert_eq!(found("here.service().act(here.caller(), here.team(), wanted).await"), 1);
        assert_eq!(found("let team = here.team_view().team();"), 1);
        assert_eq!(found("    .team()\n    .workers"), 1);
        assert_eq!(found("use care::team::{Event, Team};"), 1);
        assert_eq!(found("app.service().organisation().await?"), 1);
    }

    #[test]
    fn a_page_that_reads_a_view_is_not() {
        let fine = "use care::ids::CommandId;\nuse care::team::Event;\nlet id = here.team();\nlet team = self.team();\n// a Command";
        assert_eq!(found(fine), 0);
        let test = Source::new("crates/web/src/tests/a.rs", "use care::team::Command;");
        assert_eq!(find(&House { sources: vec![test], ..House::default() }), []);
        let elsewhere = Source::new("crates/service/src/a.rs", "use care::team::Command;");
        assert_eq!(find(&House { sources: vec![elsewhere], ..House::default() }), []);
    }
}
