//! Agreeing a medicine, and when it ends.

use super::labels::help;
use crate::Trouble;
use crate::sent::{Body, Day, Id, Text, Words, clock, terms};
use crate::team::{Said, TeamPage, command_field};
use axum::extract::Path;
use axum::response::Response;
use care::Minutes;
use care::ids::{CommandId, PersonId, TeamId};
use care::medicines::{Help, MedicineDetails, MedicineId, When};
use care::time::Clock;
use design::button::{Weight, button};
use design::form::{self, Field};
use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Deserialize;
use service::medicines::{DayOfMedicines, MedicineTold, MedicineWanted};
use std::collections::BTreeSet;

/// The form for another medicine.
pub(super) fn new(here: &TeamPage, sheet: &DayOfMedicines) -> Markup {
    let today = sheet.date.to_string();
    let options = Help::ALL.map(help);
    html! {
        form method="post" action=(here.address(&format!("people/{}/medicines", sheet.person))) {
            (command_field())
            (form::text(&Field { name: "name", label: "Name, form and strength", hint: "As on the label, such as “Paracetamol 500 mg tablets”.", ..Field::default() }))
            (form::text(&Field { name: "how", label: "How much, and how?", hint: "Such as “2 tablets by mouth, with water”.", ..Field::default() }))
            (form::select(&Field { name: "help", label: "Who sees to it?", ..Field::default() }, &options))
            (form::text(&Field { name: "times", label: "At what times?", hint: "Such as 8am, 1pm, 8pm. Leave blank if it is taken as needed.", ..Field::default() }))
            (form::short(&Field { name: "within", label: "Is the time critical? Minutes either way", hint: "Such as 15. Leave blank if it is not.", ..Field::default() }))
            (form::text(&Field { name: "why", label: "What is it for?", hint: "As needed: when they would want it.", ..Field::default() }))
            (form::short(&Field { name: "least-gap", label: "At least how many hours apart?", hint: "As needed always; at set times where too soon would harm, such as paracetamol: 4.", ..Field::default() }))
            (form::short(&Field { name: "most", label: "As needed: at most how many in 24 hours?", ..Field::default() }))
            (form::short(&Field { name: "per-dose", label: "Tablets or measures in one dose", value: "1", ..Field::default() }))
            (form::check(&Field { name: "witnessed", label: "A second worker sees it given", ..Field::default() }, false))
            (form::long(&Field { name: "notes", label: "Instructions, allergies, when it is reviewed", ..Field::default() }))
            (form::date(&Field { name: "from", label: "From", value: &today, ..Field::default() }))
            (form::date(&Field { name: "until", label: "Until", hint: "Leave blank if it goes on.", ..Field::default() }))
            (button("Save this medicine", Weight::Main))
        }
    }
}

/// The form that ends one.
pub(super) fn end(here: &TeamPage, sheet: &DayOfMedicines, one: &MedicineTold) -> Markup {
    let within = one.id.to_string();
    let last = one.agreed.until.unwrap_or(sheet.date).to_string();
    html! {
        form method="post" action=(here.address(&format!("people/{}/medicines/{}", sheet.person, one.id))) {
            (command_field())
            (form::date(&Field { name: "until", within: &within, label: "Its last day", value: &last, ..Field::default() }))
            (button("It ends then", Weight::Bare))
        }
    }
}

/// A medicine to agree.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct NewMedicine {
    command: Id<CommandId>,
    /// Name, form and strength.
    name: Words,
    /// How much and how.
    how: Words,
    help: By,
    /// The times of the day; as needed where they are left out.
    times: Option<Times>,
    /// How many minutes early or late, where the time is critical.
    within: Option<Text>,
    /// What it is for.
    why: Option<Text>,
    /// How many hours apart at least.
    least_gap: Option<Text>,
    /// As needed: how many in 24 hours.
    most: Option<Text>,
    /// Tablets or measures in one dose.
    per_dose: Option<Text>,
    /// Whether a second worker sees it given.
    witnessed: Option<Text>,
    /// Instructions.
    notes: Option<Text>,
    from: Option<Day>,
    until: Option<Text>,
}

/// When a medicine ends.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct Ending {
    command: Id<CommandId>,
    until: Day,
}

terms! {
    /// Who sees to it.
    By(Help) |text| Help::ALL.into_iter().find(|one| help(*one).0 == text),
        "Say who sees to it: choose one.", { "type": "string", "enum": ["given", "prompted", "themselves", "others"] };
    /// Times of the day.
    Times(BTreeSet<Clock>) times, "Write times with commas, such as 8am, 1pm, 8pm.",
        { "type": "string", "examples": ["8am, 8pm"] };
}

/// "8am, 1pm" as times; nothing where there are none.
fn times(text: &str) -> Option<BTreeSet<Clock>> {
    text.split(',').map(str::trim).filter(|time| !time.is_empty()).map(clock).collect()
}

impl NewMedicine {
    fn wanted(self) -> (CommandId, MedicineWanted) {
        let text = |text: Option<Text>| text.map(|text| text.0).unwrap_or_default();
        // What is no number is 0, which the team refuses with the sentence for it.
        let number = |sent: Option<Text>, usual: u32| {
            let sent = text(sent);
            if sent.is_empty() { usual } else { sent.parse().unwrap_or(0) }
        };
        let times = self.times.map(|times| times.0).unwrap_or_default();
        let within = text(self.within).parse().ok().map(Minutes);
        let (least_gap, most_a_day) = (number(self.least_gap, 0), number(self.most, 0));
        let as_needed = times.is_empty() && (least_gap, most_a_day) != (0, 0);
        let hours = Minutes(least_gap.saturating_mul(60));
        let when = if as_needed {
            When::AsNeeded { least_gap: hours, most_a_day }
        } else {
            When::Daily { times, within, least_gap: Some(hours).filter(|gap| *gap > Minutes::ZERO) }
        };
        let details = MedicineDetails {
            name: self.name.0,
            how: self.how.0,
            why: text(self.why),
            notes: text(self.notes),
        };
        let wanted = MedicineWanted {
            details,
            help: self.help.0,
            when,
            witnessed: self.witnessed.is_some(),
            from: self.from.map(|from| from.0),
            until: text(self.until).parse().ok(),
            per_dose: number(self.per_dose, 1),
        };
        (self.command.0, wanted)
    }
}

pub(super) async fn add(
    here: TeamPage,
    Path((team, person)): Path<(TeamId, PersonId)>,
    Body(sent): Body<NewMedicine>,
) -> Result<Response, Trouble> {
    let (id, wanted) = sent.wanted();
    let done = here.service().agree_medicine(here.caller(), (team, person), id, (None, wanted)).await;
    here.on(&here.address(&format!("people/{person}/medicines")), Said::Saved, done)
}

pub(super) async fn change_it(
    here: TeamPage,
    Path((team, person, medicine)): Path<(TeamId, PersonId, MedicineId)>,
    Body(sent): Body<Ending>,
) -> Result<Response, Trouble> {
    let sheet = here.service().open_medicines(here.caller(), (team, person), None).await?;
    let known = sheet.medicines.into_iter().find(|one| one.id == medicine).ok_or_else(Trouble::not_found)?;
    let MedicineTold { details, agreed, .. } = known;
    let wanted = MedicineWanted {
        details,
        help: agreed.help,
        when: agreed.when,
        witnessed: agreed.witnessed,
        from: Some(agreed.from),
        until: Some(sent.until.0),
        per_dose: agreed.per_dose,
    };
    let wanted = (Some(medicine), wanted);
    let done = here.service().agree_medicine(here.caller(), (team, person), sent.command.0, wanted).await;
    here.on(&here.address(&format!("people/{person}/medicines")), Said::Saved, done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        let read =
            |text: &str| times(text).map(|times| times.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(read("8pm, 8am, 13:00"), Some(vec!["08:00".into(), "13:00".into(), "20:00".into()]));
        assert_eq!((read(""), read("8am, soon")), (Some(Vec::new()), None));
    }
}
