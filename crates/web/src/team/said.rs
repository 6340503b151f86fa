//! What a page says after something was done: one of our own sentences, named in the address, with a way to undo.

use super::form::command_field;
use crate::answer::Outcome;
use axum::response::{IntoResponse, Redirect, Response};
use design::notice::{Notice, Tone};
use maud::html;
use serde::Deserialize;
use service::Done;

macro_rules! said {
    ($($name:ident $code:literal $words:literal,)*) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Said { $($name,)* }

        impl Said {
            fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }

            fn read(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

said! {
    Saved "saved" "Saved.",
    Undone "undone" "Taken back. Everything is as it was before.",
    DraftBegun "draft" "The draft has begun. Only the team sees it.",
    DraftDropped "dropped" "The draft is gone.",
    PicksOpened "picks" "The round of picks is open. Everyone can say what they would like to do.",
    PicksClosed "closed" "The round of picks is closed. Visits went to those who picked them.",
    Picked "picked" "Saved: your pick.",
    PickedMany "picked-many" "Saved: your picks.",
    Settled "settled" "That is settled.",
    PlanTaken "plan" "The proposal is in the draft now.",
    Moved "moved" "The rota is changed.",
    Agreed "agreed" "You agreed to the draft.",
    Disagreed "disagreed" "You no longer agree to the draft.",
    Published "published" "The week is published. Everyone concerned can see it.",
    Asked "asked" "Asked. You will see the answers under Requests.",
    Answered "answered" "Saved: your answer.",
    AskedAboutPay "asked-about-pay" "Asked. The one who keeps the team’s hours and money will answer here.",
    Spent "spent" "Saved. The hours are taken from the bank.",
    Signed "signed" "Signed.",
    BillSent "bill-sent" "Sent. Those who pay can read every line.",
    Credited "credited" "Credited. It stands beside the line, with your reason.",
    LineAsked "line-asked" "Asked. Somebody else looks into it, and answers here.",
    Withdrawn "withdrawn" "Withdrawn.",
    Joined "joined" "Welcome: they are in the team now.",
    PersonJoined "person-joined" "Saved. Next: agree what support is wanted, and when.",
    Left "left" "Saved: their last day.",
    Waits "waits" "This waits for a second voice: a colleague has to say yes to it.",
    Dropped "no-longer" "That is dropped. Everything stays as it was.",
    Away "away" "Saved. The board shows the visits that need someone.",
    PersonAway "person-away" "Saved. The visits of that time have left the rota, the board and everyone’s phone.",
    PersonBack "person-back" "Saved: they are back. The first visit asks what changed.",
    TaskAdded "task-added" "Saved: it is on the list.",
    TaskDone "task-done" "Saved: that is done.",
    Late "late" "The team can see it, and each person reads about when to expect you.",
    OnTime "on-time" "Saved: on time after all.",
    CannotCome "cannot-come" "The team can see it. Below: who could go instead.",
    CanCome "can-come" "Saved: they can come after all.",
    Proposed "proposed" "Proposed. Everyone in the team can answer.",
    Consented "consented" "Noted: you have no objection.",
    Objected "objected" "Noted: the team sees your objection.",
    Decided "decided" "Decided. We look at it again on its review date.",
    Raised "raised" "Thank you for saying so. You find here what is done about it.",
    TakenOn "taken-on" "Saved: who follows it up.",
    AnswerGiven "answer-given" "Answered. They read it on their own page; tell them too if they have none.",
    Ended "ended" "It has ended. It can be opened again.",
    Reopened "reopened" "It is open again.",
    Heard "heard" "Sent. Those who follow this up can read it.",
    PlanAgreed "plan-agreed" "Saved: who agreed to the plan.",
    ConsentWithdrawn "consent-withdrawn" "Withdrawn. The team sees it from now on.",
    ThankYou "thank-you" "Thank you for telling us.",
    WishSent "wish-sent" "Sent. You find the answer here.",
    CareNoted "care-noted" "Saved, with thanks.",
    CutOff "cut-off" "Saved. They see nothing of yours from now on.",
    MapGiven "map" "The map is in use: travel is by road from now on.",
    Imported "imported" "Everything is taken in.",
    DeviceTaken "device-taken" "Taken away. What it sends is refused from now on.",
    SignedOff "signed-off" "Signed off. The rota can send them from now on.",
    SignOffWithdrawn "sign-off-withdrawn" "Withdrawn. They do not do it from now on; look below at who was to go.",
    SheetClosed "sheet-closed" "Closed. The code opens nothing any longer, and nobody sees the sheet.",
    BackBy "back-by" "Saved. If you have not said that you are back by then, colleagues are asked.",
    Back "back" "Good. Nobody is asked any longer.",
    CalendarClosed "calendar-closed" "Closed. The address shows nothing any longer.",
    Erased "erased" "Erased. What happened stays, without a name.",
}

/// What the address says was just done.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The sentence.
    said: Option<String>,
    /// The version that can be taken back.
    undo: Option<u64>,
    /// Where on a tour of the demonstration they are.
    tour: Option<String>,
}

impl Asked {
    /// What can be taken back, as the address says.
    pub(super) fn undo(&self) -> Option<u64> {
        self.undo
    }

    /// The same without a way back.
    pub(super) fn without_undo(self) -> Self {
        Self { undo: None, ..self }
    }

    /// The stop of a tour that the page is looked at for.
    pub(super) fn tour(&self) -> Option<&str> {
        self.tour.as_deref()
    }

    /// The sentence with the way to undo, if something was just done to the team of `key`.
    pub(super) fn notice(&self, key: &str) -> Option<Notice> {
        let said = self.said.as_deref().and_then(Said::read)?;
        let notice = Notice::new(Tone::Kept, said.words());
        let Some(version) = self.undo else { return Some(notice) };
        Some(notice.action(html! {
            form method="post" action=(format!("/team/{key}/history/{version}/undo")) {
                (command_field())
                button.button.quiet { "Undo" }
            }
        }))
    }
}

/// On to a page that says what was done and offers to undo it; to a program, what came of it.
pub(super) fn done(to: &str, said: Said, done: Done) -> Response {
    // What somebody raised stays, so that no undo is offered for it.
    let stays = matches!(said, Said::Raised | Said::LineAsked);
    let undo = if done.events > 0 && !stays { undo_path(done.version) } else { String::new() };
    let joint = if to.contains('?') { '&' } else { '?' };
    let mut response = Redirect::to(&format!("{to}{joint}said={}{undo}", said.code())).into_response();
    response.extensions_mut().insert(Outcome {
        version: Some(done.version),
        events: Some(done.events),
        said: Some(said.words()),
        see: to.to_owned(),
    });
    response
}

/// What in an address offers to undo a version.
fn undo_path(version: u64) -> String {
    format!("&undo={version}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_sentences_are_said() {
        let asked = |said: &str| Asked { said: Some(said.to_owned()), ..Asked::default() };
        assert_eq!(asked("saved").notice("k").unwrap().what, "Saved.");
        assert!(asked("<b>rubbish</b>").notice("k").is_none());
    }

    #[test]
    fn what_changed_nothing_cannot_be_undone() {
        let to = |events| done("/team/k/values", Said::Saved, Done { version: 7, events });
        assert_eq!(to(1).headers()["location"], "/team/k/values?said=saved&undo=7");
        assert_eq!(to(0).headers()["location"], "/team/k/values?said=saved");
    }
}
