//! The frame of every page: who and where we are, the way elsewhere, and then the page.

use crate::assets;
use crate::tour::Bar;
use care::access::{Action, Matter};
use design::button::{Weight, deed};
use design::icon::{Icon, icon};
use design::live;
use design::notice::{Notice, notice};
use maud::{DOCTYPE, Markup, html};
use words::initials;

/// Who may open a place: everyone who has to do with the team, or those who may do this with that.
macro_rules! right {
    (open) => {
        None
    };
    ($Action:ident $Matter:ident) => {
        Some((Action::$Action, Matter::$Matter))
    };
}

/// The enum of places, from their list.
macro_rules! list {
    (first { $($(#[$about:meta])* $First:ident $path:literal $words:literal $($right:ident)+,)* }
     more { $($(#[$more_about:meta])* $More:ident $more_path:literal $more_words:literal $($more_right:ident)+,)* }) => {
        /// Where in a team's workspace a page lies.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Area {
            $($(#[$about])* $First,)*
            $($(#[$more_about])* $More,)*
        }

        impl Area {
            /// What is always in sight.
            pub(crate) const FIRST: &'static [Self] = &[$(Self::$First,)*];
            /// What is behind "More".
            pub(crate) const MORE: &'static [Self] = &[$(Self::$More,)*];

            /// What it is called.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self { $(Self::$First => $words,)* $(Self::$More => $more_words,)* }
            }

            /// Its address below the team's.
            #[must_use]
            pub fn path(self) -> &'static str {
                match self { $(Self::$First => $path,)* $(Self::$More => $more_path,)* }
            }

            /// What one must be allowed to open it; `None`: to have anything to do with the team.
            pub(crate) fn right(self) -> Option<(Action, Matter)> {
                match self {
                    $(Self::$First => right!($($right)+),)*
                    $(Self::$More => right!($($more_right)+),)*
                }
            }
        }
    };
}
crate::places!(list);

/// How wide a page's matter may run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A question, a sign-in: one narrow column.
    Narrow,
    /// Text and lists.
    #[default]
    Reading,
    /// The board, tables: all there is.
    Full,
}

/// The team a page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamHead {
    /// Its key in addresses.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Requests that wait for this viewer.
    pub requests: usize,
    /// The places this viewer may open.
    pub may_open: Vec<Area>,
}

/// Who is looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The name.
    pub name: String,
    /// "worker", "Mrs Hill's daughter", "council".
    pub role: String,
}

/// Everything the frame needs to know of a page.
#[derive(Clone, Debug, Default)]
pub struct PageHead {
    /// What the page is called; also its first heading unless [`PageHead::own_heading`].
    pub title: String,
    /// The team, where the page is about one.
    pub team: Option<TeamHead>,
    /// Where in its workspace.
    pub place: Option<Area>,
    /// Who is looking, once signed in.
    pub viewer: Option<Viewer>,
    /// How many notices they have not read; `None` where there is no bell.
    pub unread: Option<u64>,
    /// Whether the viewer is at the team's tablet, where others come after them.
    pub at_tablet: bool,
    /// Whether all people here are invented; said on every page.
    pub demo: bool,
    /// What the viewer must be told, whatever page it is.
    pub told: Option<Notice>,
    /// What has just happened.
    pub flash: Option<Notice>,
    /// How wide.
    pub width: Width,
    /// Whether the page brings its own first heading.
    pub own_heading: bool,
    /// The stream to listen to, where the page is to stay up to date.
    pub live: Option<String>,
    /// The stop of a tour that the page is, in a demonstration.
    pub(crate) tour: Option<Bar>,
}

impl PageHead {
    /// The head of a page that belongs to no team and needs nobody signed in.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// In a team's workspace.
    #[must_use]
    pub fn team(self, team: TeamHead, place: Area) -> Self {
        Self { team: Some(team), place: Some(place), ..self }
    }

    /// With someone looking.
    #[must_use]
    pub fn viewer(self, name: impl Into<String>, role: impl Into<String>) -> Self {
        Self { viewer: Some(Viewer { name: name.into(), role: role.into() }), ..self }
    }

    /// With a bell that says how many notices are not read.
    #[must_use]
    pub fn unread(self, unread: Option<u64>) -> Self {
        Self { unread, ..self }
    }

    /// At the team's tablet, or on a device of one's own.
    #[must_use]
    pub fn at_tablet(self, at_tablet: bool) -> Self {
        Self { at_tablet, ..self }
    }

    /// With something to tell the viewer before all else.
    #[must_use]
    pub fn notice(self, notice: Option<Notice>) -> Self {
        Self { told: notice, ..self }
    }

    /// With something to say first.
    #[must_use]
    pub fn flash(self, flash: Option<Notice>) -> Self {
        Self { flash, ..self }
    }

    /// In a demonstration.
    #[must_use]
    pub fn demo(self, demo: bool) -> Self {
        Self { demo, ..self }
    }

    /// Another width.
    #[must_use]
    pub fn width(self, width: Width) -> Self {
        Self { width, ..self }
    }

    /// Listening to a stream.
    #[must_use]
    pub fn live(self, address: impl Into<String>) -> Self {
        Self { live: Some(address.into()), ..self }
    }

    /// The page brings its own first heading.
    #[must_use]
    pub fn own_heading(self) -> Self {
        Self { own_heading: true, ..self }
    }
}

/// The whole document.
#[must_use]
pub fn page(head: &PageHead, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head { (document_head(head)) }
            body {
                a.skip href="#main" { "Skip to the page" }
                header { (demo(head)) (top(head)) }
                div.view {
                    main #main class=(width(head.width)) tabindex="-1" {
                        @for said in head.told.iter().chain(&head.flash) { (notice(said)) }
                        @if !head.own_heading { h1 { (head.title) } }
                        (body)
                    }
                    @if let Some(tour) = &head.tour { (tour.draw()) }
                }
                (live::panel())
                (live::toasts())
                @if let Some(address) = &head.live { (live::listen(address)) }
            }
        }
    }
}

fn document_head(head: &PageHead) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        meta name="htmx-config" content=(live::SETTINGS);
        title { (title(head)) }
        link rel="icon" href=(assets::url("mark.svg")) type="image/svg+xml";
        link rel="stylesheet" href=(assets::url("fairly.css"));
        script defer src=(assets::url("vendor/htmx.min.js")) {}
        script defer src=(assets::url("vendor/hx-sse.min.js")) {}
        script type="module" src=(assets::url("js/main.js")) {}
    }
}

fn title(head: &PageHead) -> String {
    match &head.team {
        Some(team) => format!("{} · {} · Fairly", head.title, team.name),
        None => format!("{} · Fairly", head.title),
    }
}

fn width(width: Width) -> &'static str {
    match width {
        Width::Narrow => "narrow",
        Width::Reading => "reading",
        Width::Full => "full",
    }
}

fn demo(head: &PageHead) -> Markup {
    html! {
        @if head.demo {
            p.demo { "A demonstration: everyone in it is invented. " a href="/sign-in" { "Be somebody else" } }
        }
    }
}

fn top(head: &PageHead) -> Markup {
    html! {
        div.top {
            a.brand href="/" { "Fairly" }
            @if let Some(team) = &head.team { (team_navigation(team, head.place)) }
            @if head.at_tablet {
                (at_tablet(head.viewer.as_ref()))
            } @else if let Some(viewer) = &head.viewer {
                @if let Some(unread) = head.unread { (bell(unread)) }
                (account(viewer))
            }
        }
    }
}

/// Wide, the places stand in a row with the rest behind "More"; on a phone all of them are behind "Menu".
fn team_navigation(team: &TeamHead, here: Option<Area>) -> Markup {
    let may = |places: &[Area]| -> Vec<Area> {
        places.iter().copied().filter(|place| team.may_open.contains(place)).collect()
    };
    let (first, more) = (may(Area::FIRST), may(Area::MORE));
    let deep = here.filter(|place| more.contains(place));
    html! {
        p.team { (team.name) }
        nav.places aria-label="The team's pages" {
            ul.first { @for place in &first { li { (place_link(team, *place, here)) } } }
            details.more name="top" {
                summary {
                    (icon(Icon::Menu))
                    span.when-wide { (deep.map_or("More", Area::words)) }
                    span.when-phone { (here.map_or("Menu", Area::words)) }
                }
                ul {
                    li.find-link { a href=(search_address(team)) { "Find somebody" } }
                    @for place in &first { li.when-phone { (place_link(team, *place, here)) } }
                    @for place in &more { li { (place_link(team, *place, here)) } }
                }
            }
        }
        (find(team))
    }
}

fn search_address(team: &TeamHead) -> String {
    format!("/team/{}/search", team.key)
}

/// A field to find somebody by name, where there is room for it; elsewhere the menu leads to the page that has one.
fn find(team: &TeamHead) -> Markup {
    html! {
        form.find method="get" role="search" action=(search_address(team)) {
            label.unseen for="find" { "Find somebody by name" }
            input #find type="search" name="q" placeholder="Find somebody" autocomplete="off" aria-keyshortcuts="/";
        }
    }
}

fn place_link(team: &TeamHead, place: Area, here: Option<Area>) -> Markup {
    let href = format!("/team/{}/{}", team.key, place.path());
    html! {
        a href=(href) aria-current=[(here == Some(place)).then_some("page")] {
            (place.words())
            @if place == Area::Requests && team.requests > 0 {
                " " span.count { (team.requests) span.unseen { " waiting" } }
            }
        }
    }
}

/// The way to one's notices, with how many are not read.
fn bell(unread: u64) -> Markup {
    html! {
        a.bell href="/notices" {
            (icon(Icon::Bell))
            span.unseen { "Notices" }
            @if unread > 0 { span.count { (unread) span.unseen { " not read" } } }
        }
    }
}

fn account(viewer: &Viewer) -> Markup {
    html! {
        details.account name="top" {
            summary { (who(viewer, &viewer.role)) }
            ul {
                li { a href="/account" { "Your account" } }
                li { form method="post" action="/sign-out" { button.button.bare type="submit" { "Sign out" } } }
            }
        }
    }
}

/// Who is in front of the team's tablet, and the one press that takes them off it.
#[must_use]
pub fn at_tablet(viewer: Option<&Viewer>) -> Markup {
    html! {
        div.account.at-tablet {
            @if let Some(viewer) = viewer { (who(viewer, "at the team’s tablet")) }
            (deed("/tablet/leave", "I am done", Weight::Quiet, &[]))
        }
    }
}

fn who(viewer: &Viewer, role: &str) -> Markup {
    html! {
        span.face.person aria-hidden="true" { (initials(&viewer.name)) }
        span.who { (viewer.name) span.soft { (role) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team() -> TeamHead {
        let may_open = vec![Area::Board, Area::Today, Area::History];
        TeamHead { key: "k".to_owned(), name: "Elm Road".to_owned(), requests: 2, may_open }
    }

    #[test]
    fn a_page_says_where_it_is_and_only_leads_where_one_may_go() {
        let head = PageHead::new("The week").team(team(), Area::Board).viewer("Amara Okafor", "worker");
        let html = page(&head, &html! { p { "rounds" } }).into_string();
        assert!(html.contains("<title>The week · Elm Road · Fairly</title>"));
        assert!(html.contains("href=\"/team/k/board\" aria-current=\"page\""));
        assert!(html.contains("/team/k/history"));
        assert!(!html.contains("/team/k/settings"));
    }

    #[test]
    fn a_demonstration_says_so() {
        let said =
            |demo| page(&PageHead::new("A page").demo(demo), &html! {}).into_string().contains("invented");
        assert!(said(true) && !said(false));
    }

    #[test]
    fn at_the_teams_tablet_one_press_and_she_is_gone() {
        let head = PageHead::new("The week").team(team(), Area::Board).viewer("Amara Okafor", "worker");
        let html = page(&head.at_tablet(true), &html! {}).into_string();
        assert!(html.contains("action=\"/tablet/leave\"") && html.contains("I am done"));
        assert!(!html.contains("/account") && !html.contains("/sign-out"), "there is nobody's account there");
    }

    #[test]
    fn nothing_in_the_frame_needs_an_inline_style_or_script() {
        let head = PageHead::new("A page").team(team(), Area::Board).viewer("A", "worker").demo(true);
        let html = page(&head, &html! {}).into_string();
        assert!(!html.contains("style=") && !html.contains("<style") && !html.contains("onclick"));
        assert!(html.split("<script").skip(1).all(|script| script.contains("src=\"/assets/")));
    }
}
