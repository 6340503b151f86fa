//! Sending a notice by e-mail, as a job of its own: what the mail server does not take now is tried again.

use care::ids::AccountId;
use care::notices::{Kind as About, Notice, Told};
use care::time::days_between;
use jiff::Timestamp;
use jiff::civil::Date;
use journal::{Append, AppendError, Meta, Moment};
use serde::{Deserialize, Serialize};

use super::key;
use crate::jobs::{Hands, Work, job};
use crate::mail::{Letter, NotSent};
use crate::streams::Kept;
use crate::{Error, Kind, Service};

/// How often others may be faster before the telling is tried again.
const PATIENCE: usize = 20;

/// The job: to send an account one of its notices by e-mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SendMail {
    account: AccountId,
    notice: String,
}

impl Work for SendMail {
    const KIND: &'static str = "send-mail";
    const AT_ONCE: usize = 4;

    fn about(&self) -> String {
        self.account.to_string()
    }

    async fn carry_out(self, service: &Service, _: &Hands) -> Result<(), Error> {
        let Some(mail) = service.inner.mail.get() else { return Ok(()) };
        let kept = service.inner.journal.notices().one(&key(self.account), &self.notice).await?;
        // What was forgotten, or read on the page meanwhile, needs no letter.
        let Some(kept) = kept.filter(|kept| kept.read_at.is_none_or(|read| read <= kept.at)) else {
            return Ok(());
        };
        let notice: Notice = serde_json::from_str(&kept.body).map_err(Error::internal)?;
        let choices = service.choices(self.account).await?;
        let Some(to) = choices.mails(notice.told.kind) else { return Ok(()) };
        let today = service.today_of(&notice).await?;
        let letter = Letter {
            name: format!("{}.{}", self.notice.replace('/', "."), self.account),
            to: to.to_owned(),
            subject: subject(&notice.told, today),
            text: text(&mail.origin),
        };
        mail.post.send(letter).await.map_err(|not_sent| match not_sent {
            NotSent::Later(_) => Error::unavailable(not_sent),
            NotSent::Never(_) => Error::new(Kind::Invalid, not_sent.to_string()),
        })
    }
}

impl Service {
    /// The date in the team of a notice.
    async fn today_of(&self, notice: &Notice) -> Result<Date, Error> {
        let team = self.inner.teams.open(notice.team).await?.now();
        let zone = team.state.founded.as_ref().map(|founded| founded.description.zone.clone());
        Ok(zone.ok_or_else(Error::not_found)?.civil(self.now()).date)
    }

    /// Has a notice sent by e-mail at a moment, once however often it is asked for.
    pub(super) async fn mail_at(
        &self,
        due: Timestamp,
        account: AccountId,
        (team, name): (care::ids::TeamId, &str),
    ) -> Result<(), Error> {
        let work = SendMail { account, notice: name.to_owned() };
        let stream = care::team::Team::stream(team);
        for _ in 0..PATIENCE {
            let version = self.inner.journal.version(&stream).await?;
            let meta = Meta {
                actor: "program".into(),
                command: format!("mail {name} {account}").into(),
                happened_at: Moment::from(self.now()),
                zone: String::new(),
            };
            let mut append = Append::new(stream.clone(), version, meta);
            append.jobs = vec![job(&work, due)?];
            match self.inner.journal.append(append).await {
                Err(AppendError::Conflict { .. }) => {}
                done => return done.map(drop).map_err(Error::from),
            }
        }
        Err(Error::new(Kind::Conflict, "Others were faster too often."))
    }
}

/// What a letter is about: that there is something new, and for which day.
fn subject(told: &Told, today: Date) -> String {
    let first = told.days.iter().find(|day| **day >= today).or_else(|| told.days.last());
    let day = |date: &Date| match days_between(today, *date) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => date.strftime("%A").to_string(),
        _ => date.strftime("%A %-d %B").to_string(),
    };
    match (told.kind, first) {
        (About::Published, Some(monday)) => {
            format!("There is something new for the week of {}", monday.strftime("%-d %B"))
        }
        (About::Changed, Some(date)) => format!("There is something new for {}", day(date)),
        (About::Emergency | About::NotBack, _) => "Something needs you to look now".to_owned(),
        (About::Published | About::Changed, None)
        | (
            About::Asked
            | About::Proposed
            | About::Thanked
            | About::Wished
            | About::FollowUp
            | About::Health
            | About::Pay,
            _,
        ) => "There is something new for you".to_owned(),
    }
}

fn text(origin: &str) -> String {
    format!(
        "Hello,\n\nthere is something new. Read it here, once you are signed in:\n\n{origin}/notices\n\n\
         You choose what you are told, and how: {origin}/notices/settings\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_says_for_which_day_and_nothing_about_anybody() {
        let today = "2026-11-30".parse().unwrap();
        let told = |kind, days: &[&str]| Told::new(kind, days.iter().map(|day| day.parse().unwrap()));
        for (told, expected) in [
            (told(About::Changed, &["2026-12-03"]), "There is something new for Thursday"),
            (told(About::Changed, &["2026-11-29", "2026-12-01"]), "There is something new for tomorrow"),
            (told(About::Changed, &["2026-12-24"]), "There is something new for Thursday 24 December"),
            (told(About::Published, &["2026-12-07"]), "There is something new for the week of 7 December"),
            (told(About::Asked, &[]), "There is something new for you"),
            (told(About::Health, &[]), "There is something new for you"),
            (told(About::NotBack, &[]), "Something needs you to look now"),
        ] {
            assert_eq!(subject(&told, today), expected);
        }
    }
}
