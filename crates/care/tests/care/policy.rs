//! Who may see and change what: every relation with every action, once as letters and once as sentences that a reviewer can read.
//!
//! `UPDATE=1 cargo test -p care policy` writes `policy.md` again.

#![expect(clippy::disallowed_methods, reason = "the table is in a file; care itself reads none")]

use std::fmt::Write;
use std::path::Path;

use care::access::{Action, Matter, Permission, Relation, Row, table};

/// The letters of the columns: everyone in the order of `Relation::ALL`.
const WHO: &str = "person shared unshared near duty team themselves c-shared council admin \
                   w-elsewhere p-elsewhere m-elsewhere c-elsewhere nobody";

/// What each may see and change: `y` always, `s` when stepping in or with a concern, `c` with a concern, `-` never.
/// The columns are those of `WHO`.
const EXPECTED: [(&str, &str, &str); 62] = [
    ("the team's weeks", "---yyy---c-----", "---yyy---------"),
    ("when someone comes to a person", "yy-yyy-y-c-----", "---yyy---------"),
    ("who comes to a person", "yy-yyy-y-c-----", "y--yy----------"),
    ("what they come for", "yy-yys-y-c-----", "---yy----------"),
    ("where a person lives and how to reach them", "yy-yys-y-c-----", "y--yy----------"),
    ("what to know before you go in", "yy-yys-y-c-----", "y--yy----------"),
    ("how visits went", "yy-yyy---c-----", "---yyy---------"),
    ("what was recorded of visits", "yy-yys---c-----", "---yyy---------"),
    ("who opened a person's record", "yy--c--y-c-----", "---------------"),
    ("who of a person's circle sees what", "y--yy----c-----", "y--yy----------"),
    ("a worker's name, phone and roles", "---yyyy--y-----", "----y-y--y-----"),
    ("when a worker can work", "---yyyy--y-----", "----y-y--------"),
    ("a worker's contract", "----y-y--y-----", "----y----y-----"),
    ("when a worker leaves", "---yyyy--y-----", "----y-y--y-----"),
    ("a worker's proofs and clearance", "----y-y--y-----", "----y----y-----"),
    ("why a worker is away", "----y-y--c-----", "---yyyy--------"),
    ("who is late or cannot come", "---yyyy--c-----", "---yyyy--------"),
    ("who has which role", "---yyy---y-----", "---yyy---y-----"),
    ("what the team decides", "---yyy---y-----", "---yyy---------"),
    ("the team's meetings", "---yyy---c-----", "---yyy---------"),
    ("a worker's hours and pay", "----y-y--y-----", "----y----y-----"),
    ("what a worker asks about their pay", "----y-y--y-----", "----y-y--y-----"),
    ("a person's bank of hours", "y--yy----c-----", "y---y----------"),
    ("blocks of hours, without names", "---yyy-yyy-----", "----y--yyy-----"),
    ("the price of care, and what is paid for it", "---yyy-yyy-----", "----y----y-----"),
    ("a person's budget", "y---y----c-----", "y---y----------"),
    ("bills for a person's visits", "yy--y--y-y-----", "----y----y-----"),
    ("lines that somebody says are not right", "yy-yyy-yyy-----", "yy--y--yyy-----"),
    ("raising a concern and hearing the answer", "yyyyyy---y-----", "yyyyyy---y-----"),
    ("concerns and what is done about them", "y--yy----y-----", "---yy----------"),
    ("safeguarding worries", "---yy----y-----", "---yy----y-----"),
    ("how a person is when they seem unwell", "yy-yys-y-c-----", "---yy----------"),
    ("the plan for when somebody is unwell", "---yyy---y-----", "----y----y-----"),
    ("a person's medicines", "yy-yys-y-c-----", "---yy----------"),
    ("what there is to do for a person", "yy-yys-y-c-----", "---yy----------"),
    ("a person's care plan", "yy-yys-y-c-----", "y--yy----------"),
    ("questions to begin a care plan with", "---yyy---y-----", "---yyy---------"),
    ("what a person consented to", "yy-yys-y-c-----", "y--yy----------"),
    ("how it was, and what should be different", "yyyyy----c-----", "yyyyy----------"),
    ("the thanks that a worker got", "------y--------", "---------------"),
    ("what the circle does, and how carers are", "yyyyy----c-----", "-yyyy----------"),
    ("equipment, and visits by two", "yy-yys-y-c-----", "---yy----------"),
    ("what is done when support ends", "yy-yys-y-c-----", "---yy----------"),
    ("health tasks that a nurse delegates", "yy-yys-y-c-----", "-y-yy----------"),
    ("a person's emergency sheet", "yy-yys-y-c-----", "yy-yy----------"),
    ("when somebody who works alone is back", "---yyyy--c-----", "---yyyy--------"),
    ("how arrivals are proved", "yy-yys-y-c-----", "y--yy----------"),
    ("what the team values and its rules", "---yyy---y-----", "---yyy---------"),
    ("the team's name, place and streets", "---yyy---y-----", "---yyy---------"),
    ("what happened", "---yyy---c-----", "---yyy---------"),
    ("hours, continuity and fairness, without names", "---yyy-yyy-----", "---------------"),
    ("taking workers in", "---yyy---y-----", "---yyy---y-----"),
    ("taking people in", "---yyy---y-----", "---yyy---y-----"),
    ("invitations", "----y----y-----", "----y----y-----"),
    ("import and export", "----y----c-----", "----y----y-----"),
    ("what the organisation is", "---------y-----", "---------y-----"),
    ("the councils, and which teams each sees", "-------yyy-----", "---------y-----"),
    ("the organisation's teams", "---------y-----", "---------y-----"),
    ("the organisation's accounts", "---------y-----", "---------y-----"),
    ("erasing somebody for ever", "---------y-----", "---------y-----"),
    ("what devices measure", "yy-yys-y-c-----", "y--yy----------"),
    ("calendar addresses", "yyyyy-y--c-----", "yyyyy-y--------"),
];

fn rows(matter: Matter, action: Action) -> impl Iterator<Item = Row> {
    table().filter(move |row| row.matter == matter && row.action == action)
}

fn letters(matter: Matter, action: Action) -> String {
    rows(matter, action)
        .map(|row| match row.word() {
            "yes" => 'y',
            "when stepping in" => 's',
            "with a concern" => 'c',
            "no" => '-',
            word => panic!("{word}"),
        })
        .collect()
}

#[test]
fn everyone_may_do_exactly_what_the_table_says() {
    assert_eq!(WHO.split_whitespace().count(), Relation::ALL.len());
    assert_eq!(EXPECTED.len(), Matter::ALL.len());
    for matter in Matter::ALL {
        let is = (matter.name(), letters(*matter, Action::See), letters(*matter, Action::Change));
        let is = (is.0, is.1.as_str(), is.2.as_str());
        let expected = EXPECTED.iter().find(|row| row.0 == is.0);
        assert_eq!(Some(&is), expected, "{WHO}");
    }
}

/// Looks at these are recorded, and at no others.
const RECORDED: [Matter; 19] = [
    Matter::Delegated,
    Matter::Emergency,
    Matter::CarePlan,
    Matter::Consents,
    Matter::Budget,
    Matter::Concerns,
    Matter::Triage,
    Matter::Observations,
    Matter::Medicines,
    Matter::Tasks,
    Matter::Support,
    Matter::Contact,
    Matter::Notes,
    Matter::Records,
    Matter::Contract,
    Matter::Skills,
    Matter::Away,
    Matter::Pay,
    Matter::Transfer,
];

#[test]
fn what_is_recorded_is_allowed_and_about_somebody_else() {
    for row in table() {
        let themselves = [Relation::PersonThemselves, Relation::WorkerThemselves].contains(&row.relation);
        let recorded = RECORDED.contains(&row.matter) && !themselves;
        assert_eq!(row.matter.looks_are_recorded(), RECORDED.contains(&row.matter), "{row:?}");
        for answer in [row.everyday, row.covering, row.concern] {
            assert!(answer.because.ends_with('.'), "{row:?}");
            assert_eq!(answer.recorded, answer.allowed && recorded, "{row:?}");
        }
    }
}

#[test]
fn the_whole_policy_reads_as_it_was_reviewed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/care/policy.md");
    let now = whole();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let reviewed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = reviewed.lines().zip(now.lines()).find(|(before, after)| before != after);
    assert!(reviewed == now, "the policy changed: {differs:?}. Read it again, then write it with UPDATE=1");
}

/// The whole policy, matter by matter.
fn whole() -> String {
    let mut text =
        "# Who may see and change what\n\nWritten by `UPDATE=1 cargo test -p care policy` from the rules \
        themselves. Where the answer depends on what somebody does it for, each answer is given.\n\n\
        ## Who is told no, unless a matter says otherwise\n\n"
            .to_owned();
    for relation in Relation::ALL {
        if let Some(no) = usual_no(relation) {
            writeln!(text, "- {}: {}", relation.name(), sentence(&no)).unwrap();
        }
    }
    for matter in Matter::ALL {
        let name = matter.name();
        write!(text, "\n## {}{}\n", name[..1].to_uppercase(), &name[1..]).unwrap();
        if matter.looks_are_recorded() {
            text += "\nLooks are recorded.\n";
        }
        let (sees, changes) = (merged(*matter, Action::See), merged(*matter, Action::Change));
        if sees == changes {
            text += &lines("See and change", &sees);
        } else {
            text += &lines("See", &sees);
            text += &lines("Change", &changes);
        }
    }
    text
}

type Answers = [Permission; 3];
type Merged = Vec<(Vec<&'static str>, Answers)>;

fn answers(row: Row) -> Answers {
    [row.everyday, row.covering, row.concern]
}

/// What somebody so related is told most often, where that is a no.
fn usual_no(relation: Relation) -> Option<Answers> {
    let all: Vec<Answers> = table().filter(|row| row.relation == relation).map(answers).collect();
    let times = |wanted: &Answers| all.iter().filter(|answers| *answers == wanted).count();
    let most = all.iter().max_by_key(|answers| times(answers)).copied();
    most.filter(|answers| answers.iter().all(|answer| !answer.allowed))
}

/// Who gets which answers other than their usual no, those who get the same together.
fn merged(matter: Matter, action: Action) -> Merged {
    let mut merged = Merged::new();
    for row in rows(matter, action).filter(|row| usual_no(row.relation) != Some(answers(*row))) {
        match merged.iter_mut().find(|(_, known)| *known == answers(row)) {
            Some((who, _)) => who.push(row.relation.name()),
            None => merged.push((vec![row.relation.name()], answers(row))),
        }
    }
    merged
}

fn lines(does: &str, merged: &Merged) -> String {
    let mut text = format!("\n{does}:\n\n");
    for (who, answers) in merged {
        writeln!(text, "- {}: {}", who.join("; "), sentence(answers)).unwrap();
    }
    text
}

/// The answers; those to different purposes apart, where they differ.
fn sentence(answers: &Answers) -> String {
    let [everyday, covering, concern] = answers.map(answer);
    if everyday == covering && covering == concern {
        everyday
    } else if everyday == covering {
        format!("with a concern: {concern} Otherwise: {everyday}")
    } else {
        format!("stepping in: {covering} With a concern: {concern} Otherwise: {everyday}")
    }
}

fn answer(said: Permission) -> String {
    let word = match (said.allowed, said.recorded) {
        (true, true) => "yes, recorded",
        (true, false) => "yes",
        (false, _) => "no",
    };
    format!("**{word}**. {}", said.because)
}
