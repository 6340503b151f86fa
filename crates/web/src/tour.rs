//! A two-minute tour of the demonstration as each person in it: a few real pages, with a sentence on each and a way on.

use crate::pages::{Pages, signed_in};
use crate::session::Viewer;
use crate::{App, Trouble};
use axum::extract::{Path, State};
use axum::response::Redirect;
use care::ids::TeamId;
use design::button::{Weight, link};
use maud::{Markup, html};
use service::{Caller, Service, TeamView};

pub(super) fn pages() -> Pages {
    Pages::new().get("/tour/{tour}", signed_in(), begin)
}

/// A page that is shown, and what is said of it.
struct Stop {
    /// Its address below the team's. `{me}` is the worker, `{person}` the person it is looked at for.
    path: &'static str,
    /// What the button that leads here calls it.
    called: &'static str,
    words: &'static str,
}

macro_rules! tours {
    ($($key:literal { $($path:literal $called:literal $words:literal,)* })*) => {
        /// Each tour, by the key of the one who takes it.
        const TOURS: &[(&str, &[Stop])] =
            &[$(($key, &[$(Stop { path: $path, called: $called, words: $words },)*]),)*];
    };
}

tours! {
    "planner" {
        "board" "the board" "This is the week as everyone was told it: a row for each worker, a block for each visit. What nobody has yet is at the top.",
        "draft" "next week" "Next week is made in six steps. Workers pick the visits they would like, Fairly suggests who could do the rest, and you read what would change before anyone is told.",
        "requests" "requests" "When somebody can’t come or wants to swap, it is settled here. You see who would meet whom before you say yes.",
        "people" "people" "Everyone the team supports, and who goes to each of them next.",
        "decisions" "decisions" "What the whole team should decide: anybody proposes, everybody answers, and an objection changes the proposal.",
        "figures" "figures" "How the weeks went, without names. The council sees the same page.",
    }
    "worker" {
        "today" "your day" "Your day: whom you go to next, and where everybody else is.",
        "board" "the board" "The whole team’s week. Your own row is the one with your name; point at a visit and every visit of that person lights up.",
        "requests" "requests" "A colleague asks you to swap. You see what it would mean for you, and say yes or no.",
        "workers/{me}" "your own page" "Your contract, your hours so far, the times you can work. You change these yourself, and say here when you are away.",
        "values" "what we value" "What matters in a good week, in your team’s order. Fairly follows this when it suggests who goes where.",
        "access" "who sees what" "Who may see what, and why. The same rules hold for everyone.",
    }
    "daughter" {
        "people/{person}" "who is coming" "Who is coming to your mother today and this week, and when. If a face is new, it says so.",
        "people/{person}/week" "a page for the fridge" "The same week in large type, to print and put on the fridge.",
        "people/{person}/looks" "who looked" "Who opened your mother’s record, and why. What you can see here is for your mother to decide.",
        "access" "who sees what" "The rules for everybody, in plain sentences.",
    }
    "person" {
        "people/{person}" "who is coming" "Who is coming to you today, tomorrow and this week. Below is what you agreed with the team, whom you like to see, and what you share with your family.",
        "people/{person}/week" "a page for the fridge" "Your week in large type, to print and put on the fridge.",
        "people/{person}/looks" "who looked" "Who opened your record, and why. Only you see this, and those you share it with.",
    }
    "council" {
        "figures" "figures" "What the team’s weeks came to: visits, hours and faces, without anybody’s name.",
        "access" "who sees what" "What a council sees and what it doesn’t, and why. A person can share more with you if they choose to.",
    }
    "administrator" {
        "settings" "settings" "The team’s own rules: who agrees before a week is published, its time zone, its map.",
        "figures" "figures" "What the team’s weeks came to, without anybody’s name.",
        "access" "who sees what" "You set up teams and accounts. You don’t see anybody’s care, and this page says so.",
    }
}

fn of(key: &str) -> Option<&'static [Stop]> {
    TOURS.iter().find(|(known, _)| *known == key).map(|(_, stops)| *stops)
}

/// Whether there is a tour for someone of the demonstration.
pub(super) fn exists(key: &str) -> bool {
    of(key).is_some()
}

/// Where a tour begins.
pub(super) fn address(key: &str) -> String {
    format!("/tour/{key}")
}

/// What leads on from a stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    /// Which stop it is, from 1, and how many there are.
    number: (usize, usize),
    words: &'static str,
    back: Option<String>,
    next: Option<(String, &'static str)>,
}

/// What leads on from a stop such as `planner-2`, for the viewer; nothing where there is no such stop.
pub(crate) fn bar(team_view: &TeamView, stop: &str) -> Option<Bar> {
    let (key, number) = stop.rsplit_once('-')?;
    let number: usize = number.parse().ok()?;
    let stops = of(key)?;
    let at = |number: usize| to(key, team_view.caller(), team_view.id(), number);
    let back = number.checked_sub(1).and_then(at);
    let next = stops.get(number).and_then(|stop| Some((at(number.checked_add(1)?)?, stop.called)));
    let words = stops.get(number.checked_sub(1)?)?.words;
    Some(Bar { number: (number, stops.len()), words, back, next })
}

/// The address of a stop, counted from 1.
fn to(key: &str, caller: &Caller, team: TeamId, number: usize) -> Option<String> {
    let stop = of(key)?.get(number.checked_sub(1)?)?;
    let person = caller.person(team).or_else(|| caller.circle(team).map(|(person, _)| person));
    let mut path = stop.path.to_owned();
    for (name, id) in [
        ("{me}", caller.worker(team).map(|id| id.to_string())),
        ("{person}", person.map(|id| id.to_string())),
    ] {
        if path.contains(name) {
            path = path.replace(name, &id?);
        }
    }
    Some(format!("/team/{team}/{path}?tour={key}-{number}"))
}

async fn begin(State(app): State<App>, viewer: Viewer, Path(key): Path<String>) -> Result<Redirect, Trouble> {
    if !app.is_demonstration() {
        return Err(Trouble::not_found());
    }
    let team = team(app.service(), &viewer.caller).await?.ok_or_else(Trouble::not_found)?;
    let first = to(&key, &viewer.caller, team, 1).ok_or_else(Trouble::not_found)?;
    Ok(Redirect::to(&first))
}

/// The team that somebody has to do with; the first, for the council and administrators.
async fn team(service: &Service, caller: &Caller) -> Result<Option<TeamId>, Trouble> {
    Ok(service.home(caller).await?.first().map(|team| team.id))
}

impl Bar {
    /// Draws it.
    pub(crate) fn draw(&self) -> Markup {
        let (number, all) = self.number;
        html! {
            aside.tour aria-label="Tour" {
                p { span.soft { (number) " of " (all) } " " (self.words) }
                div.buttons {
                    @if let Some(back) = &self.back { (link(back, "Back", Weight::Quiet)) }
                    @if let Some((to, called)) = &self.next {
                        (link(to, &format!("Next: {called}"), Weight::Main))
                        (link("/sign-in", "End the tour", Weight::Bare))
                    } @else {
                        (link("/sign-in", "Done: be somebody else", Weight::Main))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router;
    use crate::testing::{ask, sign_in};
    use crate::walk::town::{Town, Walker};
    use axum::body::Body;
    use axum::http::{Request, StatusCode, header};

    /// Follows a tour from page to page; how many there were.
    async fn take(town: &Town, key: &str, walker: Walker) -> usize {
        let site = router(town.app.clone());
        let cookie = sign_in(&town.app, walker.account().unwrap()).await;
        let get = async |address: &str| {
            let request =
                Request::get(address).header(header::HOST, "127.0.0.1:8080").header(header::COOKIE, &cookie);
            ask(&site, request.body(Body::empty()).unwrap()).await
        };
        let (answer, _) = get(&address(key)).await;
        let mut next = Some(answer.headers()[header::LOCATION].to_str().unwrap().to_owned());
        let mut pages = 0;
        while let Some(address) = next {
            let (answer, page) = get(&address).await;
            assert_eq!(answer.status(), StatusCode::OK, "{key}: {address}");
            pages += 1;
            assert!(page.contains(&format!("{pages} of ")), "{address}");
            let on = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            let onward = format!("?tour={key}-{}", pages + 1);
            next = on.filter(|to| to.ends_with(&onward)).map(str::to_owned).next();
        }
        pages
    }

    #[tokio::test]
    async fn every_page_of_every_tour_opens_to_the_one_who_takes_it() {
        let town = Town::build().await;
        for (key, walker) in [
            ("planner", Walker::Worker),
            ("worker", Walker::Worker),
            ("daughter", Walker::Daughter),
            ("person", Walker::Person),
            ("council", Walker::Council),
            ("administrator", Walker::Administrator),
        ] {
            assert_eq!(take(&town, key, walker).await, of(key).unwrap().len(), "{key}");
        }
    }

    #[test]
    fn nobody_is_led_on_a_tour_that_is_not_there() {
        assert!(exists("council") && !exists("colleague-1"));
    }
}
