//! What keeps people and workers safe: insulin that a nurse delegates, an emergency sheet that a paramedic read, an evening alone, and
//! a code beside a door.

use super::super::calendar::moment;
use super::super::tale::Tale;
use care::By;
use care::arrivals::{AgreeWay, AgreedWay, Means};
use care::circle::{Member, SetMember};
use care::delegated::{HealthTask, HealthTaskId, SetHealthTask, SignOffTask};
use care::details::{DataSubject, Detail, MemberDetails};
use care::emergency::{LookAtSheet, SheetLookId, SheetWords, WriteSheet};
use care::ids::{MemberId, PatternId, PersonId, WorkerId};
use care::lone_working::{OutingId, SayBack, SayBackBy};
use care::people::Section;
use care::support::{Change, Terms};
use care::team::{Command, Team};
use care::time::{WeekStart, plus_days};
use care::visit::{Competence, VisitId};
use service::Error;
use service::accounts::Accounts;
use std::collections::BTreeSet;

/// The part that writes it down.
const WRITER: usize = 1;
/// The part that goes home alone in the evening.
const LATE: usize = 2;
/// How many days ago the nurse began to delegate.
const SINCE_DAYS: i32 = 40;
/// For how many weeks back those who came are signed off.
const WEEKS_BACK: i32 = 3;

const TASK: &str = "insulin";
const HOW: &str = "Wash hands. Check the blood sugar: between 5 and 15, go on; otherwise ring first. Ten units with the pen, in the \
                   stomach, another place each day. Count to ten before you draw it out. Write down the number and the time.";

/// The nurse who teaches, and can sign in.
pub(in super::super) const NURSE: &str = "Sister Maureen Bell";

/// The person for whom the nurse delegates, and who the nurse is in their circle.
struct Nurse {
    person: PersonId,
    member: MemberId,
}

/// Everything up to yesterday evening.
pub(in super::super) async fn lately(tale: &mut Tale<'_>) -> Result<(), Error> {
    insulin(tale).await?;
    alone(tale).await?;
    let person = tale.cast.neighbour(1).id;
    let code = tale.words(DataSubject::Person(person), "7K2M9QXA");
    let way = Some(AgreedWay { means: Means::Door, code });
    let at = tale.calendar.at(tale.calendar.yesterday(), 15, 20);
    tale.tell(By::Person(person), at, vec![AgreeWay { person, way }.into()]).await.map(drop)
}

/// Those who come in the morning are signed off; for somebody else it ran out.
async fn insulin(tale: &mut Tale<'_>) -> Result<(), Error> {
    let person = tale.cast.neighbour(3).id;
    let nurse = Nurse { person, member: MemberId::new(tale.teller.id()) };
    let began = plus_days(tale.calendar.today(), -SINCE_DAYS);
    let at = tale.calendar.at(began, 14, 10);
    let details = MemberDetails {
        name: NURSE.to_owned(),
        relation: "district nurse".to_owned(),
        phone: "01632 960777".to_owned(),
    };
    let details = tale.teller.seal(DataSubject::Person(person), Detail::Member(details));
    let to = Some(Member { details, sees: [Section::Delegated].into(), until: None });
    let words = tale.words(DataSubject::Person(person), HOW);
    let Some(competence) = Competence::new(TASK) else { return Ok(()) };
    let task = HealthTaskId::new(tale.teller.id());
    let handed_over = HealthTask { person, competence: competence.clone(), nurse: nurse.member, words };
    let commands = vec![
        SetMember { person, member: nurse.member, to }.into(),
        SetHealthTask { task, person, to: Some(handed_over) }.into(),
    ];
    tale.tell(By::Worker(tale.cast.part(WRITER)), at, commands).await?;
    let team = tale.team().await?;
    if let Some((pattern, terms)) = first_of_the_day(&team, person, tale.calendar.yesterday()) {
        signed_off(tale, &nurse, task, &came(&team, pattern, tale.calendar.week(0))).await?;
        held_by(tale, (pattern, terms), competence).await?;
    }
    Ok(())
}

/// Those who came lately are signed off for half a year; one of the others was, for a month.
async fn signed_off(
    tale: &mut Tale<'_>,
    nurse: &Nurse,
    task: HealthTaskId,
    came: &BTreeSet<WorkerId>,
) -> Result<(), Error> {
    let (person, today) = (nurse.person, tale.calendar.today());
    let signed = plus_days(today, 1 - SINCE_DAYS);
    let sign = |worker, review| SignOffTask { task, person, worker, taught: signed, signed, review };
    let mut all: Vec<SignOffTask> = came.iter().map(|worker| sign(*worker, plus_days(signed, 182))).collect();
    let other = tale.cast.workers.iter().map(|hand| hand.id).find(|worker| !came.contains(worker));
    all.extend(other.map(|worker| sign(worker, plus_days(today, -3))));
    let team = tale.team().await?;
    let here = all
        .into_iter()
        .filter(|one| team.workers.get(&one.worker).is_some_and(|known| known.is_here(signed)));
    let commands: Vec<Command> = here.map(Command::from).collect();
    let at = tale.calendar.at(signed, 9, 40);
    tale.tell(By::Member(nurse.member), at, commands).await.map(drop)
}

/// The first visit of the day asks for it from yesterday on.
async fn held_by(
    tale: &mut Tale<'_>,
    (pattern, mut terms): (PatternId, Terms),
    competence: Competence,
) -> Result<(), Error> {
    terms.support.competences.insert(competence);
    let from = tale.calendar.yesterday();
    let at = tale.calendar.at(from, 14, 30);
    tale.does(tale.cast.part(WRITER), at, Change { pattern, from, terms }.into()).await.map(drop)
}

/// The first visit of a person's day, and what is agreed about it.
fn first_of_the_day(team: &Team, person: PersonId, on: care::time::Date) -> Option<(PatternId, Terms)> {
    let theirs = team.patterns.iter().filter(|(_, pattern)| pattern.person == person);
    let agreed = theirs.filter_map(|(id, pattern)| Some((*id, pattern.terms_on(on)?.clone())));
    agreed
        .filter(|(_, terms)| terms.support.agreed.is_some())
        .min_by_key(|(id, terms)| (terms.support.agreed, *id))
}

/// Who made the visits of a pattern lately.
fn came(team: &Team, pattern: PatternId, week: WeekStart) -> BTreeSet<WorkerId> {
    let weeks = (0..=WEEKS_BACK).filter_map(|back| team.published(week.plus_weeks(-back)));
    let of_it = weeks
        .flat_map(|published| &published.rota)
        .filter(|(visit, _)| matches!(visit, VisitId::Agreed { pattern: known, .. } if *known == pattern));
    of_it.flat_map(|(_, place)| place.workers.iter().copied()).collect()
}

/// Yesterday evening somebody went home alone, and was back before anybody was asked.
async fn alone(tale: &mut Tale<'_>) -> Result<(), Error> {
    let (worker, yesterday) = (tale.cast.part(LATE), tale.calendar.yesterday());
    let outing = OutingId::new(tale.teller.id());
    let until = tale.calendar.zone().timestamp(moment(yesterday, 21, 30));
    let colleague = Some(tale.cast.part(WRITER)).filter(|colleague| *colleague != worker);
    let say = SayBackBy { outing, worker, until, after: None, colleague, said: None };
    tale.does(worker, tale.calendar.at(yesterday, 20, 45), say.into()).await?;
    let back = SayBack { outing, worker, happened: None };
    tale.does(worker, tale.calendar.at(yesterday, 21, 20), back.into()).await.map(drop)
}

/// The mother's emergency sheet hangs on the fridge; a paramedic read it eight days ago.
pub(in super::super) async fn sheet(tale: &mut Tale<'_>, accounts: &Accounts) -> Result<(), Error> {
    let person = tale.cast.people[tale.cast.mother].id;
    let printed = plus_days(tale.calendar.today(), -10);
    let words = SheetWords {
        identity: "4 May 1938, NHS number 943 476 5919".to_owned(),
        allergies: "Penicillin: a rash and swollen lips, in 1994.".to_owned(),
        conditions: "Heart failure. A stroke in 2019; the left hand is weak.".to_owned(),
        communicating: "Hears better on the right. Says “fine” when it is not: look at the hands.".to_owned(),
        decisions: "No resuscitation: the signed form is in the blue folder by the phone. Stay at home if that can be."
            .to_owned(),
        contacts: "The daughter, first. The team: 01632 960100.".to_owned(),
    };
    let words = tale.teller.seal(DataSubject::Person(person), Detail::Sheet(words));
    let at = tale.calendar.at(printed, 11, 0);
    let by = By::Worker(tale.cast.part(WRITER));
    tale.tell(by, at, vec![WriteSheet { person, words }.into()]).await?;
    let code = tale.teller.print_sheet(accounts, (by, at), person).await?;
    let who = tale.words(DataSubject::Person(person), "Kay Lowe, North West Ambulance Service");
    let look = SheetLookId::new(tale.teller.id());
    let fell = tale.calendar.at(plus_days(printed, 2), 16, 35);
    tale.tell(By::Program, fell, vec![LookAtSheet { person, code, look, who }.into()]).await.map(drop)
}
