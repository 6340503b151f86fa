//! Pages as their topics declare them: how each is asked for, its address, who may come, how often, and what answers.
//!
//! The router and the table of rules are both made from these declarations, so no page can be reached without a rule. What a
//! rule asks is asked before the page runs; what is *on* a page is decided again, and written down, by the service, record by
//! record.

use super::sent::{Taken, Takes};
use super::{App, router};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing;
use care::access::{Action, Matter};
use schemars::SchemaGenerator;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Pages under declaration, in any number of topics.
#[derive(Debug, Default)]
pub(crate) struct Pages {
    router: Router<App>,
    declared: Vec<Page>,
}

/// One page, or one thing a page can do, as it was declared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    /// How it is asked for.
    pub(crate) method: Verb,
    /// Its address, with names in place of what differs: `/team/{team}/board`.
    pub(crate) path: &'static str,
    /// Who may come, and how often.
    pub(crate) right: Right,
    /// What it takes in.
    pub(crate) taken: fn(&mut SchemaGenerator) -> Taken,
}

/// Looking or changing: the two things pages do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verb {
    /// Looking: changes nothing.
    Get,
    /// Changing.
    Post,
}

/// Who may come to a page, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Right {
    /// Who.
    pub(crate) who: Who,
    /// How often.
    pub(crate) effort: Effort,
}

/// Who may come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Anyone: there is nothing of anybody's on it.
    Anyone,
    /// Everyone who is signed in.
    SignedIn,
    /// Everyone who is a worker of some team.
    Workers,
    /// Everyone who has anything to do with the team.
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

/// For anyone.
pub(crate) const fn anyone() -> Right {
    Right { who: Who::Anyone, effort: Effort::Usual }
}

/// For everyone who is signed in.
pub(crate) const fn signed_in() -> Right {
    Right { who: Who::SignedIn, effort: Effort::Usual }
}

/// For everyone who is a worker of some team. What answers it asks whether they are.
pub(crate) const fn workers() -> Right {
    Right { who: Who::Workers, effort: Effort::Usual }
}

/// For everyone who has anything to do with the team.
pub(crate) const fn theirs() -> Right {
    Right { who: Who::Theirs, effort: Effort::Usual }
}

/// For those who may see this of a team, a person or a worker.
pub(crate) const fn see(matter: Matter) -> Right {
    Right { who: Who::May(Action::See, matter), effort: Effort::Usual }
}

/// For those who may change this of a team, a person or a worker.
pub(crate) const fn change(matter: Matter) -> Right {
    Right { who: Who::May(Action::Change, matter), effort: Effort::Usual }
}

impl Right {
    /// Where people try to get in.
    pub(crate) const fn door(self) -> Self {
        Self { effort: Effort::Door, ..self }
    }

    /// Where a file is taken in.
    pub(crate) const fn upload(self) -> Self {
        Self { effort: Effort::Upload, ..self }
    }
}

impl Pages {
    /// No pages yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A page to look at.
    pub(crate) fn get<H, T>(self, path: &'static str, right: Right, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.declare(
            Page { method: Verb::Get, path, right, taken: |_| Taken::Nothing },
            routing::get(handler),
        )
    }

    /// Something that is sent, by which something changes. What it takes in is known from the handler.
    pub(crate) fn post<H, T>(self, path: &'static str, right: Right, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: Takes + 'static,
    {
        self.declare(Page { method: Verb::Post, path, right, taken: T::taken }, routing::post(handler))
    }

    /// All of these take in as many bytes, where a form may only have a few.
    pub(crate) fn at_most(self, bytes: usize) -> Self {
        Self { router: self.router.layer(DefaultBodyLimit::max(bytes)), ..self }
    }

    /// With the pages of another topic.
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.declared.extend(others.declared);
        Self { router: self.router.merge(others.router), declared: self.declared }
    }

    /// What answers them.
    pub(crate) fn router(self) -> Router<App> {
        self.router
    }

    fn declare(mut self, page: Page, answer: routing::MethodRouter<App>) -> Self {
        self.declared.push(page);
        Self { router: self.router.route(page.path, answer), declared: self.declared }
    }
}

/// Every page that people reach, by its address.
static TABLE: LazyLock<BTreeMap<&'static str, Vec<Page>>> = LazyLock::new(|| {
    let mut table = BTreeMap::<_, Vec<Page>>::new();
    for page in router::pages().declared {
        table.entry(page.path).or_default().push(page);
    }
    table
});

impl Page {
    /// The page at an address, if there is one that is asked for in this way.
    pub(crate) fn of(method: &Method, path: &str) -> Option<&'static Self> {
        let verb = match *method {
            Method::GET | Method::HEAD => Verb::Get,
            Method::POST => Verb::Post,
            _ => return None,
        };
        TABLE.get(path)?.iter().find(|page| page.method == verb)
    }

    /// Whether there is any page at an address.
    pub(crate) fn known(path: &str) -> bool {
        TABLE.contains_key(path)
    }

    /// Every page there is.
    pub(crate) fn all() -> impl Iterator<Item = &'static Self> {
        TABLE.values().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_page_is_declared_once() {
        let pages: BTreeSet<_> = Page::all().map(|page| (page.path, page.method)).collect();
        assert!(pages.len() > 100, "{}", pages.len());
        assert_eq!(pages.len(), Page::all().count());
    }

    #[test]
    fn what_nobody_declared_is_in_no_table() {
        assert!(Page::of(&Method::GET, "/team/{team}/board").is_some());
        assert!(Page::of(&Method::HEAD, "/team/{team}/board").is_some());
        assert!(Page::of(&Method::POST, "/team/{team}/board").is_none() && Page::known("/team/{team}/board"));
        assert!(Page::of(&Method::DELETE, "/team/{team}/board").is_none());
        assert!(
            Page::of(&Method::GET, "/team/{team}/secrets").is_none() && !Page::known("/team/{team}/secrets")
        );
    }
}
