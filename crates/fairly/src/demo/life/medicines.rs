//! The medicines of two people: what was given and declined in the last days, a painkiller as needed, and one that runs low.

use super::super::calendar::moment;
use super::super::tale::Tale;
use care::Minutes;
use care::details::{DataSubject, Detail};
use care::ids::{PersonId, SealedId};
use care::medicines::{
    AgreeMedicine, CountStock, DoseId, Help, Medicine, MedicineDetails, MedicineId, Outcome, RecordDose, When,
};
use care::team::Command;
use care::time::{Clock, Date, Moment, plus_days};
use service::Error;

/// The part that writes it down.
const WRITER: usize = 1;

/// For how many days it is recorded.
const DAYS: i32 = 6;

/// A medicine of the story: what it is, how it is taken, what it is for, its hours, by how many minutes it may be off.
struct Told {
    name: &'static str,
    how: &'static str,
    why: &'static str,
    help: Help,
    hours: &'static [u16],
    within: Option<Minutes>,
}

const OF_THE_FIRST: [Told; 2] = [
    Told {
        name: "Co-careldopa 25/100 mg tablets",
        how: "1 tablet by mouth, half an hour before food",
        why: "Parkinson’s",
        help: Help::Given,
        hours: &[8, 12, 17],
        within: Some(Minutes(15)),
    },
    Told {
        name: "Amlodipine 5 mg tablets",
        how: "1 tablet by mouth",
        why: "blood pressure",
        help: Help::Given,
        hours: &[8],
        within: None,
    },
];

const OF_THE_SECOND: [Told; 1] = [Told {
    name: "Metformin 500 mg tablets",
    how: "1 tablet with breakfast",
    why: "diabetes",
    help: Help::Prompted,
    hours: &[9],
    within: None,
}];

/// The last days of two people's medicines, up to yesterday evening.
pub(in super::super) async fn lately(tale: &mut Tale<'_>) -> Result<(), Error> {
    let (first, second) = (tale.cast.neighbour(0).id, tale.cast.neighbour(3).id);
    let from = plus_days(tale.calendar.today(), -DAYS);
    for (number, one) in OF_THE_FIRST.iter().enumerate() {
        let medicine = agree(tale, first, one, from).await?;
        given(tale, (first, medicine), one, from).await?;
        if number == 0 {
            let count = CountStock { medicine, person: first, counted: 12, order_at: 14 };
            does(tale, (tale.calendar.yesterday(), 20), count.into()).await?;
        }
    }
    for one in &OF_THE_SECOND {
        let medicine = agree(tale, second, one, from).await?;
        given(tale, (second, medicine), one, from).await?;
    }
    painkiller(tale, first, from).await
}

async fn agree(tale: &mut Tale<'_>, person: PersonId, one: &Told, from: Date) -> Result<MedicineId, Error> {
    let times = one.hours.iter().filter_map(|hour| Clock::new(*hour, 0)).collect();
    let when = When::Daily { times, within: one.within, least_gap: None };
    agreed(tale, (person, from), (one.name, one.how, one.why), (one.help, when)).await
}

async fn agreed(
    tale: &mut Tale<'_>,
    (person, from): (PersonId, Date),
    (name, how, why): (&str, &str, &str),
    (help, when): (Help, When),
) -> Result<MedicineId, Error> {
    let details = MedicineDetails {
        name: name.to_owned(),
        how: how.to_owned(),
        why: why.to_owned(),
        notes: "From the pharmacist’s label. No known allergies.".to_owned(),
    };
    let details = tale.teller.seal(DataSubject::Person(person), Detail::Medicine(details));
    let medicine = MedicineId::new(tale.teller.id());
    let to = Medicine { person, details, help, when, witnessed: false, from, until: None, per_dose: 1 };
    does(tale, (from, 7), AgreeMedicine { medicine, to }.into()).await?;
    Ok(medicine)
}

/// Every dose up to yesterday, given or taken on time, but for one that was declined.
async fn given(
    tale: &mut Tale<'_>,
    (person, medicine): (PersonId, MedicineId),
    one: &Told,
    from: Date,
) -> Result<(), Error> {
    for day in 0..DAYS {
        let date = plus_days(from, day);
        for hour in one.hours {
            let declined = day == 2 && one.help == Help::Given && one.within.is_none();
            let outcome = match one.help {
                Help::Given if declined => Outcome::Declined,
                Help::Given => Outcome::Given,
                Help::Prompted | Help::Themselves | Help::Others => Outcome::Taken,
            };
            let said = "Said the little one makes the ankles swell; the pharmacist will ring.";
            let words = declined.then(|| tale.words(DataSubject::Person(person), said));
            let due = Some(moment(date, *hour, 0));
            let dose = DoseId::new(tale.teller.id());
            let record = dose_of((person, medicine), (dose, due), (outcome, words));
            does(tale, (date, *hour), record.into()).await?;
        }
    }
    Ok(())
}

/// What was due today and given by the time it is.
pub(in super::super) async fn today(tale: &mut Tale<'_>, now: jiff::Timestamp) -> Result<(), Error> {
    let (team, today) = (tale.team().await?, tale.calendar.today());
    let people: std::collections::BTreeSet<PersonId> =
        team.medicines.values().map(|medicine| medicine.person).collect();
    for person in people {
        for one in team.occasions(person, today) {
            let (hour, dose) = (one.due.clock.minutes() / 60, DoseId::new(tale.teller.id()));
            let given = team.medicines.get(&one.medicine).is_some_and(|known| known.help == Help::Given);
            let outcome = if given { Outcome::Given } else { Outcome::Taken };
            if tale.calendar.at(today, hour, 5) < now {
                let record = dose_of((person, one.medicine), (dose, Some(one.due)), (outcome, None));
                does(tale, (today, hour), record.into()).await?;
            }
        }
    }
    Ok(())
}

/// A painkiller as needed, once, with what it was for and what it did.
async fn painkiller(tale: &mut Tale<'_>, person: PersonId, from: Date) -> Result<(), Error> {
    let when = When::AsNeeded { least_gap: Minutes::hours(4), most_a_day: 4 };
    let what = ("Paracetamol 500 mg tablets", "2 tablets by mouth, with water", "pain in the knees");
    let medicine = agreed(tale, (person, from), what, (Help::Given, when)).await?;
    let said = "Knees sore after the stairs. Better within the hour.";
    let words = Some(tale.words(DataSubject::Person(person), said));
    let dose = DoseId::new(tale.teller.id());
    let outcome = Outcome::Given;
    let record = dose_of((person, medicine), (dose, None), (outcome, words));
    does(tale, (tale.calendar.yesterday(), 17), record.into()).await
}

fn dose_of(
    (person, medicine): (PersonId, MedicineId),
    (dose, due): (DoseId, Option<Moment>),
    (outcome, words): (Outcome, Option<SealedId>),
) -> RecordDose {
    let (at, witness, all_the_same) = (None, None, false);
    RecordDose { dose, medicine, person, due, at, outcome, words, witness, all_the_same }
}

async fn does(tale: &mut Tale<'_>, (date, hour): (Date, u16), command: Command) -> Result<(), Error> {
    let at = tale.calendar.at(date, hour, 5);
    tale.does(tale.cast.part(WRITER), at, command).await.map(drop)
}
