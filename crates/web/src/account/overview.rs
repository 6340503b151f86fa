//! The page of one's account.

use super::{devices, history, own_device};
use crate::frame::{Width, page};
use crate::pages::{Pages, signed_in};
use crate::session::{Browser, Viewer};
use crate::{App, Trouble};
use axum::extract::State;
use care::ids::TeamId;
use design::button::{Weight, deed, link};
use design::card::{facts, section};
use design::notice::{Notice, Tone, notice};
use jiff::Timestamp;
use maud::{Markup, html};
use service::accounts::{Device, OwnAccount, OwnPasskey};
use service::{AccountEvent, Caller};

pub(super) fn pages() -> Pages {
    Pages::new().get("/account", signed_in(), show)
}

async fn show(State(app): State<App>, browser: Browser, viewer: Viewer) -> Result<Markup, Trouble> {
    let signed_in = own_device(&viewer)?;
    let own = app.accounts().own(signed_in.account).await?;
    let devices = app.accounts().devices(signed_in.account, browser.key()).await?;
    let teams = app.service().teams(&viewer.caller).await?;
    let happened = app.service().own_history(app.accounts(), signed_in.account).await?;
    let body =
        account_page(&app, (&own, &devices, &happened), &doors(&viewer.caller, &teams), app.service().now());
    let head = super::head((&app, &viewer), &own, "Your account").width(Width::Reading);
    Ok(page(&head, &body))
}

fn account_page(
    app: &App,
    (own, devices, happened): (&OwnAccount, &[Device], &[(Timestamp, AccountEvent)]),
    doors: &[Markup],
    now: Timestamp,
) -> Markup {
    let invented = Notice::new(Tone::Plain, "An invented account.");
    html! {
        @if app.is_demonstration() { (notice(&invented.more("In the demonstration nobody needs a way in."))) }
        (who(own))
        (section("passkeys", "Passkeys", &passkeys(app, own, now)))
        (section("password", "Password", &password(own)))
        @if own.has_password { (section("authenticator", "A second proof", &authenticator(own))) }
        (section("recovery", "Recovery codes", &recovery(own)))
        (section("tablet", "The team's tablet", &pin(own)))
        (section("devices", "Where you are signed in", &devices::list(devices, now)))
        @if !happened.is_empty() { (section("history", "What happened to your account", &history::list(happened, now))) }
        @if !doors.is_empty() { (section("doors", "Letting others in", &html! { @for door in doors { (door) } })) }
    }
}

/// What they may do about who comes in.
fn doors(caller: &Caller, teams: &[TeamId]) -> Vec<Markup> {
    let of_team = teams.iter().map(|team| {
        html! {
            div.buttons {
                @if caller.administers() { (link(&format!("/team/{team}/invitations"), "Invite somebody", Weight::Quiet)) }
                @if caller.worker(*team).is_some() { (link(&format!("/team/{team}/tablets"), "The team's tablets", Weight::Quiet)) }
            }
        }
    });
    let back_in = html! { div.buttons { (link("/accounts", "Let somebody back in", Weight::Quiet)) } };
    of_team.chain(caller.administers().then_some(back_in)).collect()
}

fn who(own: &OwnAccount) -> Markup {
    let name = own.sign_in_name.as_deref().unwrap_or("no name yet");
    facts(&[("People here call you", html! { (own.known_as) }), ("You sign in as", html! { (name) })])
}

fn passkeys(app: &App, own: &OwnAccount, now: Timestamp) -> Markup {
    html! {
        p { "A passkey is kept by your phone or computer and unlocked as you unlock the device." }
        @if !own.passkeys.is_empty() {
            ul.entries { @for passkey in &own.passkeys { (one_passkey(passkey, now)) } }
        }
        @if app.accounts().has_passkeys() {
            (link("/account/passkey", if own.passkeys.is_empty() { "Add a passkey" } else { "Add another" }, Weight::Quiet))
        } @else {
            p.soft { "Passkeys need a secure address (https), which this server does not have yet." }
        }
    }
}

fn one_passkey(passkey: &OwnPasskey, now: Timestamp) -> Markup {
    html! {
        li {
            div {
                strong { (passkey.words) }
                p.soft {
                    "added " (devices::ago(passkey.made_at, now)) ", "
                    @match passkey.used_at {
                        Some(used) => { "last used " (devices::ago(used, now)) }
                        None => { "not used yet" }
                    }
                }
            }
            (deed("/account/passkey/remove", "Remove", Weight::Bare, &[("id", &passkey.id)]))
        }
    }
}

fn password(own: &OwnAccount) -> Markup {
    html! {
        @if own.has_password {
            p { "You have a password." }
            div.buttons {
                (link("/account/password", "Change it", Weight::Quiet))
                @if !own.passkeys.is_empty() {
                    (deed("/account/password/remove", "Sign in by passkey only", Weight::Bare, &[]))
                }
            }
        } @else {
            p { "You have no password." }
            (link("/account/password", "Add a password", Weight::Quiet))
        }
    }
}

fn authenticator(own: &OwnAccount) -> Markup {
    html! {
        @if own.has_authenticator {
            p { "After your password you are asked for the code of your authenticator app." }
            (deed("/account/authenticator/remove", "Stop asking for it", Weight::Bare, &[]))
        } @else {
            p { "Anyone who learns your password could sign in as you. An authenticator app on your phone stops that." }
            (link("/account/authenticator", "Set up an authenticator app", Weight::Quiet))
        }
    }
}

fn recovery(own: &OwnAccount) -> Markup {
    let left = match own.recovery_codes {
        0 => "You have none. They let you in if you lose your phone or password. Print them and keep them with your papers."
            .to_owned(),
        1 => "One is left. Print new ones.".to_owned(),
        left => format!("{left} of yours are unused."),
    };
    html! {
        p { (left) }
        @if own.recovery_codes > 0 { p.soft { "New codes replace the old ones." } }
        (deed("/account/recovery-codes", "Print ten new codes", Weight::Quiet, &[]))
    }
}

fn pin(own: &OwnAccount) -> Markup {
    html! {
        p {
            "A tablet on the office wall can belong to the team. There you pick your face and type a short PIN; it opens \
             nothing else."
        }
        div.buttons {
            (link("/account/pin", if own.has_pin { "Change your PIN" } else { "Choose a PIN" }, Weight::Quiet))
            @if own.has_pin { (deed("/account/pin/remove", "Give the PIN up", Weight::Bare, &[])) }
        }
    }
}
