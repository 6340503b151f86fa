//! Who may come to which page, and how often. The whole table in one place: a page that is not in it stays closed.
//!
//! What stands here is asked before a page runs. What is *on* a page is decided again, and written down, by the service,
//! record by record.

use axum::http::Method;
use care::access::{Action, Matter, TeamPart, WorkerPart};
use care::team::person::Section;

/// One page, or one thing a page can do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rule {
    /// How it is asked for.
    pub(crate) method: Verb,
    /// Its address, as the router has it.
    pub(crate) path: &'static str,
    /// Who may.
    pub(crate) who: Who,
    /// How often.
    pub(crate) effort: Effort,
}

/// Looking or changing: the two things pages do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Looking: changes nothing.
    Get,
    /// Changing.
    Post,
}

/// Who may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Anyone: there is nothing of anybody's on it.
    Anyone,
    /// Who is signed in, whoever that is.
    SignedIn,
    /// Who has anything to do with the team.
    Theirs,
    /// Who may do this with that, as the policy says. The service asks it again for whatever is on the page.
    May(Action, Matter),
}

/// How much a request asks of us, or could do by being repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// A page or a change, as quick as fingers.
    Usual,
    /// Trying to get in: guessing has to be slow.
    Door,
    /// Taking in a file.
    Upload,
}

/// Everything there is. A line for each.
pub(crate) const RULES: &[Rule] = &[
    get("/", Who::SignedIn),
    get("/sign-in", Who::Anyone),
    knock("/sign-in"),
    get("/sign-in/password", Who::Anyone),
    knock("/sign-in/password"),
    get("/sign-in/code", Who::Anyone),
    knock("/sign-in/code"),
    get("/sign-in/recovery", Who::Anyone),
    knock("/sign-in/recovery"),
    knock("/sign-in/passkey/ask"),
    knock("/sign-in/passkey"),
    post("/sign-out", Who::Anyone),
    Rule { effort: Effort::Door, ..get("/demo/{key}", Who::Anyone) },
    Rule { effort: Effort::Door, ..get("/invitation/{code}", Who::Anyone) },
    knock("/invitation/{code}"),
    knock("/invitation/{code}/passkey/ask"),
    knock("/invitation/{code}/passkey"),
    post("/invitation/{code}/as-me", Who::SignedIn),
    get("/first-run", Who::SignedIn),
    post("/first-run", Who::SignedIn),
    see("/accounts", Matter::Accounts),
    change("/accounts/{account}/way-back", Matter::Accounts),
    change("/accounts/{account}/way-back/take-back", Matter::Accounts),
    get("/account", Who::SignedIn),
    get("/account/prove", Who::SignedIn),
    post("/account/prove", Who::SignedIn),
    post("/account/prove/passkey/ask", Who::SignedIn),
    post("/account/prove/passkey", Who::SignedIn),
    get("/account/passkey", Who::SignedIn),
    post("/account/passkey", Who::SignedIn),
    post("/account/passkey/ask", Who::SignedIn),
    post("/account/passkey/remove", Who::SignedIn),
    get("/account/password", Who::SignedIn),
    post("/account/password", Who::SignedIn),
    post("/account/password/remove", Who::SignedIn),
    get("/account/authenticator", Who::SignedIn),
    post("/account/authenticator", Who::SignedIn),
    post("/account/authenticator/remove", Who::SignedIn),
    post("/account/recovery-codes", Who::SignedIn),
    get("/account/pin", Who::SignedIn),
    post("/account/pin", Who::SignedIn),
    post("/account/pin/remove", Who::SignedIn),
    post("/account/devices/sign-out", Who::SignedIn),
    post("/account/devices/everywhere", Who::SignedIn),
    post("/account/way-back", Who::SignedIn),
    get("/tablet", Who::Anyone),
    get("/tablet/{worker}", Who::Anyone),
    knock("/tablet/{worker}"),
    post("/tablet/leave", Who::Anyone),
    see("/team/{team}/tablets", Matter::Team(TeamPart::Board)),
    post("/team/{team}/tablets", Who::May(Action::See, Matter::Team(TeamPart::Board))),
    post("/team/{team}/tablets/end", Who::May(Action::See, Matter::Team(TeamPart::Board))),
    get("/team/{team}/invitations", Who::May(Action::Change, Matter::Accounts)),
    post("/team/{team}/invitations", Who::May(Action::Change, Matter::Accounts)),
    post("/team/{team}/invitations/take-back", Who::May(Action::Change, Matter::Accounts)),
    get("/assets/{version}/{*path}", Who::Anyone),
    get("/design", Who::Anyone),
    get("/design/board", Who::Anyone),
    get("/design/draft", Who::Anyone),
    get("/design/visit/{visit}", Who::Anyone),
    get("/design/visit/{visit}/{deed}", Who::Anyone),
    see("/live/{team}", Matter::Team(TeamPart::Board)),
    get("/team/{team}/access", Who::Theirs),
    see("/team/{team}/board", Matter::Team(TeamPart::Board)),
    post("/team/{team}/board/seen", Who::May(Action::See, Matter::Team(TeamPart::Board))),
    see("/team/{team}/decisions", Matter::Team(TeamPart::Ours)),
    change("/team/{team}/decisions", Matter::Team(TeamPart::Ours)),
    change("/team/{team}/decisions/{topic}", Matter::Team(TeamPart::Ours)),
    see("/team/{team}/draft", Matter::Team(TeamPart::Board)),
    see("/team/{team}/draft/picks", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/begin", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/drop", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/picks/open", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/picks/close", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/pick", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/settle", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/run", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/run/stop", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/take", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/agree", Matter::Team(TeamPart::Board)),
    change("/team/{team}/draft/disagree", Matter::Team(TeamPart::Board)),
    see("/team/{team}/figures", Matter::Team(TeamPart::Sums)),
    see("/team/{team}/history", Matter::Team(TeamPart::History)),
    change("/team/{team}/history/{version}/undo", Matter::Team(TeamPart::History)),
    upload(Verb::Get, "/team/{team}/import"),
    upload(Verb::Post, "/team/{team}/import"),
    upload(Verb::Post, "/team/{team}/import/take-in"),
    upload(Verb::Get, "/team/{team}/import/{template}"),
    see("/team/{team}/people", Matter::Team(TeamPart::Board)),
    form("/team/{team}/people/new", Matter::Team(TeamPart::Joining)),
    change("/team/{team}/people/new", Matter::Team(TeamPart::Joining)),
    see("/team/{team}/people/{person}", Matter::Person(Section::Times)),
    see("/team/{team}/people/{person}/week", Matter::Person(Section::Times)),
    see("/team/{team}/people/{person}/looks", Matter::Person(Section::Looks)),
    form("/team/{team}/people/{person}/details", Matter::Person(Section::Contact)),
    change("/team/{team}/people/{person}/details", Matter::Person(Section::Contact)),
    change("/team/{team}/people/{person}/leave", Matter::Team(TeamPart::Joining)),
    change("/team/{team}/people/{person}/wish", Matter::Person(Section::Faces)),
    change("/team/{team}/people/{person}/circle", Matter::Circle),
    change("/team/{team}/people/{person}/circle/{member}/invite", Matter::Circle),
    change("/team/{team}/people/{person}/circle/{member}/withdraw", Matter::Circle),
    change("/team/{team}/people/{person}/council", Matter::Circle),
    change("/team/{team}/people/{person}/away", Matter::Person(Section::Times)),
    see("/team/{team}/people/{person}/support", Matter::Team(TeamPart::Board)),
    change("/team/{team}/people/{person}/support", Matter::Person(Section::Support)),
    see("/team/{team}/people/{person}/support/{pattern}", Matter::Person(Section::Support)),
    change("/team/{team}/people/{person}/support/{pattern}", Matter::Person(Section::Support)),
    change("/team/{team}/people/{person}/support/{pattern}/end", Matter::Person(Section::Support)),
    see("/team/{team}/roles", Matter::Team(TeamPart::Ours)),
    change("/team/{team}/roles/{role}", Matter::Team(TeamPart::Ours)),
    change("/team/{team}/roles/{role}/end", Matter::Team(TeamPart::Ours)),
    see("/team/{team}/settings", Matter::Team(TeamPart::Ours)),
    change("/team/{team}/settings", Matter::Team(TeamPart::Ours)),
    Rule { effort: Effort::Upload, ..change("/team/{team}/settings/map", Matter::Team(TeamPart::Ours)) },
    see("/team/{team}/values", Matter::Team(TeamPart::Ours)),
    change("/team/{team}/values", Matter::Team(TeamPart::Ours)),
    see("/team/{team}/workers", Matter::Worker(WorkerPart::Colleague)),
    see("/team/{team}/workers/new", Matter::Worker(WorkerPart::Colleague)),
    change("/team/{team}/workers/new", Matter::Team(TeamPart::Joining)),
    see("/team/{team}/workers/{worker}", Matter::Worker(WorkerPart::Colleague)),
    see("/team/{team}/workers/{worker}/details", Matter::Worker(WorkerPart::Colleague)),
    change("/team/{team}/workers/{worker}/details", Matter::Worker(WorkerPart::Colleague)),
    see("/team/{team}/workers/{worker}/terms", Matter::Worker(WorkerPart::Availability)),
    change("/team/{team}/workers/{worker}/terms", Matter::Worker(WorkerPart::Availability)),
    change("/team/{team}/workers/{worker}/skills", Matter::Worker(WorkerPart::Terms)),
    change("/team/{team}/workers/{worker}/clearance", Matter::Worker(WorkerPart::Terms)),
    change("/team/{team}/workers/{worker}/away", Matter::Worker(WorkerPart::Away)),
    change("/team/{team}/workers/{worker}/away/{absence}/back", Matter::Worker(WorkerPart::Away)),
    change("/team/{team}/workers/{worker}/leave", Matter::Team(TeamPart::Joining)),
    see("/team/{team}/visit/{visit}", Matter::Team(TeamPart::Board)),
    see("/team/{team}/visit/{visit}/move", Matter::Team(TeamPart::Board)),
    see("/team/{team}/visit/{visit}/pin", Matter::Team(TeamPart::Board)),
    see("/team/{team}/visit/{visit}/once", Matter::Team(TeamPart::Board)),
    see("/team/{team}/visit/{visit}/swap", Matter::Team(TeamPart::Board)),
    change("/team/{team}/visit/{visit}/move", Matter::Team(TeamPart::Board)),
    change("/team/{team}/visit/{visit}/pin", Matter::Team(TeamPart::Board)),
    change("/team/{team}/visit/{visit}/once", Matter::Team(TeamPart::Board)),
    change("/team/{team}/visit/{visit}/ask", Matter::Team(TeamPart::Board)),
    see("/team/{team}/today", Matter::Team(TeamPart::Board)),
    see("/team/{team}/print", Matter::Team(TeamPart::Board)),
    see("/team/{team}/requests", Matter::Team(TeamPart::Board)),
    change("/team/{team}/requests/{request}", Matter::Team(TeamPart::Board)),
    change("/team/{team}/repairs/{repair}", Matter::Team(TeamPart::Board)),
];

const fn get(path: &'static str, who: Who) -> Rule {
    Rule { method: Verb::Get, path, who, effort: Effort::Usual }
}

const fn post(path: &'static str, who: Who) -> Rule {
    Rule { method: Verb::Post, ..get(path, who) }
}

/// Trying to get in.
const fn knock(path: &'static str) -> Rule {
    Rule { effort: Effort::Door, ..post(path, Who::Anyone) }
}

/// A page on which something of a team, a person or a worker is seen.
const fn see(path: &'static str, matter: Matter) -> Rule {
    get(path, Who::May(Action::See, matter))
}

/// A page with a form to fill in, for whoever may send it.
const fn form(path: &'static str, matter: Matter) -> Rule {
    get(path, Who::May(Action::Change, matter))
}

/// A form that is sent, by which something of a team, a person or a worker is changed.
const fn change(path: &'static str, matter: Matter) -> Rule {
    Rule { method: Verb::Post, path, who: Who::May(Action::Change, matter), effort: Effort::Usual }
}

/// Bringing in many at once.
const fn upload(method: Verb, path: &'static str) -> Rule {
    let who = Who::May(Action::Change, Matter::Team(TeamPart::Bulk));
    let effort = if matches!(method, Verb::Get) { Effort::Usual } else { Effort::Upload };
    Rule { method, path, who, effort }
}

impl Rule {
    /// The rule for a page, if there is one.
    pub(crate) fn of(method: &Method, path: &str) -> Option<&'static Self> {
        let verb = match *method {
            Method::GET | Method::HEAD => Verb::Get,
            Method::POST => Verb::Post,
            _ => return None,
        };
        RULES.iter().find(|rule| rule.method == verb && rule.path == path)
    }

    /// Whether there is any rule for an address.
    pub(crate) fn known(path: &str) -> bool {
        RULES.iter().any(|rule| rule.path == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    /// Every `.route("address", get(…).post(…))` in a folder, as verb and address.
    fn routes_in(folder: &Path) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(routes_in(&path));
            } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap_or_default();
                found.extend(text.split(".route(").skip(1).flat_map(verbs_and_address));
            }
        }
        found
    }

    fn verbs_and_address(call: &str) -> Vec<String> {
        let address = call.split('"').nth(1).unwrap();
        let call = call.split(';').next().unwrap_or_default();
        let verbs = [("get", "get("), ("post", "post(")].into_iter().filter(|(_, word)| call.contains(word));
        verbs.map(|(verb, _)| format!("{verb} {address}")).collect()
    }

    #[test]
    fn every_page_has_a_rule_and_every_rule_a_page() {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let there = |part: &str| routes_in(&web.join(part));
        let mut pages = there("pages");
        pages.extend(there("live"));
        pages.insert("get /assets/{version}/{*path}".to_owned());
        let verb = |verb| if verb == Verb::Get { "get" } else { "post" };
        let rules: BTreeSet<_> =
            RULES.iter().map(|rule| format!("{} {}", verb(rule.method), rule.path)).collect();
        let missing: Vec<_> = pages.difference(&rules).collect();
        assert!(
            missing.is_empty(),
            "these pages stay closed until they have a line in rules.rs: {missing:?}"
        );
        let idle: Vec<_> = rules.difference(&pages).collect();
        assert!(idle.is_empty(), "these rules lead to no page: {idle:?}");
        assert_eq!(rules.len(), RULES.len(), "a page has one rule");
    }
}
