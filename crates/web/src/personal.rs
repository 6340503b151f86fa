//! What somebody is told on the next page they open, whichever it is: that a way back into their account was made, taken back
//! or used. It stays until they have read it.

use crate::App;
use crate::frame::PageHead;
use crate::session::Viewer;
use care::accounts::Stage;
use design::button::{Weight, deed};
use design::notice::{Notice, Tone};
use service::WayBackNews;

/// The head of a page that belongs to no team, for somebody signed in: what they are called, and as whom they look.
pub(super) fn head(app: &App, viewer: &Viewer, title: &str, (called, role): (&str, &str)) -> PageHead {
    let head = PageHead::new(title).viewer(called, role).demo(app.is_demonstration());
    head.unread(viewer.unread).at_tablet(viewer.at_tablet()).notice(viewer.news.as_ref().map(way_back_notice))
}

/// The news as a notice with the way to their account, where they see what happened to it.
pub(super) fn way_back_notice(news: &WayBackNews) -> Notice {
    let (tone, what, more) = words(news);
    Notice::new(tone, what).more(more).action(deed(
        "/account/way-back",
        "I have read this",
        Weight::Quiet,
        &[],
    ))
}

fn words(WayBackNews { way_back, made_by }: &WayBackNews) -> (Tone, String, String) {
    match way_back.stage {
        Stage::Made => (
            Tone::Wanting,
            format!("{made_by} made a way back into your account."),
            format!(
                "It opens once, within an hour. When it is used, your other ways in end. If you did not ask for it, ask {made_by} \
                 why, or tell another administrator."
            ),
        ),
        Stage::TakenBack => (
            Tone::Plain,
            format!("{made_by} made a way back into your account, and it was taken back."),
            "Nobody used it. Nothing has changed.".to_owned(),
        ),
        Stage::Used => (
            Tone::Plain,
            format!("You are back, by the way that {made_by} made."),
            "Your earlier ways in have ended, and you are signed out everywhere else. If it was not you who used it, tell \
             another administrator."
                .to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use care::accounts::WayBack;
    use care::ids::AccountId;
    use uuid::Uuid;

    #[test]
    fn whoever_made_a_way_back_is_named_at_every_stage() {
        for stage in [Stage::Made, Stage::TakenBack, Stage::Used] {
            let way_back = WayBack { made_by: AccountId::new(Uuid::nil()), stage, read: false };
            let notice = way_back_notice(&WayBackNews { way_back, made_by: "Grace".to_owned() });
            assert!(notice.what.contains("Grace") && notice.action.is_some(), "{stage:?}");
        }
    }
}
