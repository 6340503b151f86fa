//! The people whom the team supports: who they are, whom they like to see, and their circle.

use super::calendar::Calendar;
use super::cast::Someone;
use super::names::Name;
use super::tale::Tale;
use super::words;
use super::workers::{mobile, spot};
use care::circle::Member;
use care::details::{DataSubject, Detail, MemberDetails, PersonDetails};
use care::ids::MemberId;
use care::people::{Joined, Section};
use care::team::Command;
use care::time::plus_days;
use care::wishes::WorkerWish;
use care::{By, circle, people, wishes};
use jiff::Timestamp;
use service::Error;
use std::collections::BTreeSet;
use week::Week;

/// Tells how everyone came to the team but the newest, and what they wish for.
pub(super) async fn join(tale: &mut Tale<'_>, week: &Week, by: By, at: Timestamp) -> Result<(), Error> {
    for number in tale.cast.settled() {
        let months = i32::try_from(number % 17).unwrap_or(0);
        let on = plus_days(tale.calendar.week(tale.calendar.weeks() + 1).monday(), -31 * months);
        let commands = welcome(tale, week, number, on);
        tale.tell(by, at, commands).await?;
    }
    Ok(())
}

/// What is noted of a person who comes to the team.
pub(super) fn welcome(tale: &mut Tale<'_>, week: &Week, number: usize, on: care::time::Date) -> Vec<Command> {
    let person = &week.people[number];
    let someone = tale.cast.people[number].clone();
    let details = Detail::Person(details(tale, week, number, &someone));
    let details = tale.teller.seal(DataSubject::Person(someone.id), details);
    let mut commands = vec![Command::from(people::Join(Joined { person: someone.id, details, on }))];
    let said = [(&person.liked, WorkerWish::Liked), (&person.not_workers, WorkerWish::NotThisWorker)];
    for (workers, wish) in said {
        let known = workers.iter().filter_map(|worker| tale.cast.worker_of(worker));
        let wish = |worker| Command::from(wishes::SetWish { person: someone.id, worker, wish: Some(wish) });
        commands.extend(known.map(|hand| wish(hand.id)));
    }
    commands
}

fn details(tale: &Tale<'_>, week: &Week, number: usize, someone: &Someone) -> PersonDetails {
    let person = &week.people[number];
    let street = week.places.iter().find(|place| place.id == person.place).map(|place| &*place.name);
    PersonDetails {
        name: someone.name.full.clone(),
        known_as: someone.name.known_as.clone(),
        address: [street, Some(&*tale.town)].into_iter().flatten().collect::<Vec<_>>().join("\n"),
        home: spot(week, &person.place),
        phone: format!("01632 960{:03}", number % 1_000),
        gender_wish: person.gender_wish.clone(),
        language_wish: person.language_wish.clone(),
        key: words::WAYS_IN[number % words::WAYS_IN.len()].to_owned(),
        notes: words::OF_PEOPLE[number % words::OF_PEOPLE.len()].to_owned(),
    }
}

/// The daughter who can sign in.
pub(super) struct Daughter {
    pub(super) member: MemberId,
    pub(super) name: Name,
}

/// Tells who is in people's circles, and what they see.
pub(super) async fn circles(tale: &mut Tale<'_>, at: Timestamp) -> Result<Daughter, Error> {
    let mother = tale.cast.people[tale.cast.mother].clone();
    let shared: &[Section] =
        &[Section::Times, Section::Faces, Section::Support, Section::CarePlan, Section::Looks];
    let daughter = member(tale, &mother, ("daughter", true), shared, at).await?;
    let rest: [((&str, bool), &[Section]); 4] = [
        (("son", false), &[Section::Times]),
        (("granddaughter", true), &[Section::Times, Section::Faces]),
        (("neighbour", true), &[Section::Notes]),
        (("brother", false), &Section::ALL),
    ];
    for (place, (relation, sees)) in rest.into_iter().enumerate() {
        let someone = tale.cast.neighbour(place * 2).clone();
        member(tale, &someone, relation, sees, at).await?;
    }
    council(tale, at).await?;
    Ok(daughter)
}

async fn member(
    tale: &mut Tale<'_>,
    someone: &Someone,
    (relation, woman): (&str, bool),
    sees: &[Section],
    at: Timestamp,
) -> Result<Daughter, Error> {
    let name = tale.names.child(&someone.name, woman);
    let member = MemberId::new(tale.teller.id());
    let details =
        MemberDetails { name: name.full.clone(), relation: relation.to_owned(), phone: mobile(700) };
    let details = tale.teller.seal(DataSubject::Person(someone.id), Detail::Member(details));
    let to = Some(Member { details, sees: sees.iter().copied().collect(), until: None });
    let command = Command::from(circle::SetMember { person: someone.id, member, to });
    tale.tell(By::Person(someone.id), at, vec![command]).await?;
    Ok(Daughter { member, name })
}

/// Every third person lets the council see when support comes and what for.
async fn council(tale: &mut Tale<'_>, at: Timestamp) -> Result<(), Error> {
    let sections: BTreeSet<Section> = [Section::Times, Section::Support].into();
    for number in tale.cast.settled().into_iter().step_by(3) {
        let person = tale.cast.people[number].id;
        let command = Command::from(circle::ShareWithCouncil { person, sections: sections.clone() });
        tale.tell(By::Person(person), at, vec![command]).await?;
    }
    Ok(())
}

/// When the newest person came.
pub(super) fn newest_came(calendar: &Calendar) -> care::time::Date {
    calendar.week(3).monday()
}
