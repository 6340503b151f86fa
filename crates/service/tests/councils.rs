//! Councils: each sees the teams it was given and no others; and lists of teams that open none of them.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use std::sync::Arc;

use care::accounts::Give;
use care::founding::Description;
use care::ids::{CouncilId, TeamId};
use care::organisation::{Command, Membership};
use care::time::WeekStart;
use common::{Village, account, council, id};
use service::accounts::{Accounts, Cost, Settings};
use service::councils::CouncilEvent;
use service::{Caller, FirstPage, Kind, Service, TeamIds};

fn accounts(service: &Service) -> Accounts {
    service.open_accounts(Settings {
        origin: "http://localhost".to_owned(),
        place: "Fairly".to_owned(),
        demonstration: true,
        cost: Cost::USUAL,
    })
}

async fn another_team(village: &Village, name: &str) -> TeamId {
    let zone = "Europe/London".parse().unwrap();
    let description = Description { name: name.to_owned(), zone, base: None };
    let administrator = village.administrator().await;
    village.service.found_team(&administrator, TeamIds::of(id()), description).await.unwrap()
}

async fn officer(village: &Village, number: u128, council: CouncilId) -> Caller {
    let give = Give { account: account(number), membership: Membership::CouncilOfficer { council } };
    village.service.organise(account(5), id(), &Command::from(give)).await.unwrap();
    village.caller(number).await
}

async fn kind_of_figures(village: &Village, caller: &Caller, team: TeamId) -> Result<(), Kind> {
    let week: WeekStart = "2026-03-02".parse().unwrap();
    village.service.sums(caller, team, week, 1).await.map(drop).map_err(|error| error.kind)
}

#[tokio::test]
async fn a_council_sees_the_figures_of_the_teams_it_was_given_and_of_no_other() {
    let village = Village::new().await;
    let (service, administrator) = (&village.service, village.administrator().await);
    let elm = another_team(&village, "Elm Road").await;
    let salford = service.note_council(&administrator, id(), "Salford".to_owned()).await.unwrap();
    let (of_trafford, of_salford) = (village.council().await, officer(&village, 40, salford).await);
    // Closed unless opened; and a team that is not theirs is to them as one that is not there.
    let made_up = TeamId::new(uuid::Uuid::from_u128(77));
    for (caller, team) in
        [(&of_trafford, elm), (&of_salford, village.team), (&of_salford, elm), (&of_salford, made_up)]
    {
        assert_eq!(kind_of_figures(&village, caller, team).await, Err(Kind::NotFound));
    }
    assert_eq!(kind_of_figures(&village, &of_trafford, village.team).await, Ok(()));
    service.show_team_to_council(&administrator, id(), (salford, elm, true)).await.unwrap();
    let of_salford = village.caller(40).await;
    assert_eq!(kind_of_figures(&village, &of_salford, elm).await, Ok(()));
    assert_eq!(kind_of_figures(&village, &of_salford, village.team).await, Err(Kind::NotFound));
    service.show_team_to_council(&administrator, id(), (salford, elm, false)).await.unwrap();
    let of_salford = village.caller(40).await;
    assert_eq!(kind_of_figures(&village, &of_salford, elm).await, Err(Kind::NotFound));
}

#[tokio::test]
async fn a_council_has_a_page_for_those_who_change_it_and_for_those_of_it() {
    let village = Village::new().await;
    let (service, administrator, accounts) =
        (&village.service, village.administrator().await, accounts(&village.service));
    let elm = another_team(&village, "Elm Road").await;
    let salford = service.note_council(&administrator, id(), "Salford".to_owned()).await.unwrap();
    service.show_team_to_council(&administrator, id(), (salford, elm, true)).await.unwrap();
    service.rename_council(&administrator, id(), (salford, "Salford City".to_owned())).await.unwrap();
    let membership = Membership::CouncilOfficer { council: salford };
    service.invite(&accounts, &administrator, membership, "Ruth").await.unwrap();
    let other = Membership::CouncilOfficer { council: council() };
    service.invite(&accounts, &administrator, other, "Omar").await.unwrap();
    accounts.add_demonstration("ruth", account(40), "Ruth Cohen").await.unwrap();
    let ruth = officer(&village, 40, salford).await;

    let page = service.council(&accounts, &administrator, salford).await.unwrap();
    let teams: Vec<(&str, bool)> = page.teams.iter().map(|team| (team.name.as_str(), team.sees)).collect();
    assert_eq!((page.name.as_str(), teams), ("Salford City", vec![("Elm Road", true), ("Mill Lane", false)]));
    assert_eq!(page.members, [(account(40), "Ruth Cohen".to_owned())]);
    let invited: Vec<&str> = page.invitations.iter().map(|one| one.invitation.known_as.as_str()).collect();
    assert_eq!(invited, ["Ruth"], "not those to another council");
    let happened: Vec<CouncilEvent> = page.happened.into_iter().map(|(_, event)| event).collect();
    assert_eq!(
        happened,
        [
            CouncilEvent::Renamed { before: "Salford".to_owned(), after: "Salford City".to_owned() },
            CouncilEvent::Team { team: elm, sees: true },
            CouncilEvent::Joined { name: "Salford".to_owned(), sees_every_team: false },
        ]
    );
    assert!(page.may_change);

    let own = service.council(&accounts, &ruth, salford).await.unwrap();
    let teams: Vec<&str> = own.teams.iter().map(|team| team.name.as_str()).collect();
    assert_eq!((teams, own.may_change, own.invitations.len()), (vec!["Elm Road"], false, 0));
    let another = service.council(&accounts, &ruth, council()).await.unwrap_err();
    assert_eq!(another.kind, Kind::NotFound, "not another council's");
    for caller in [&village.asha().await, &village.nobody().await] {
        assert!(service.council(&accounts, caller, salford).await.is_err());
    }
}

#[tokio::test]
async fn only_those_who_set_up_teams_change_what_a_council_sees() {
    let village = Village::new().await;
    let service = &village.service;
    for caller in [village.asha().await, village.council().await, village.nobody().await] {
        assert!(service.note_council(&caller, id(), "Salford".to_owned()).await.is_err());
        assert!(service.rename_council(&caller, id(), (council(), "Mine".to_owned())).await.is_err());
        assert!(service.show_team_to_council(&caller, id(), (council(), village.team, false)).await.is_err());
        assert!(service.councils(&caller).await.is_err());
    }
    assert_eq!(kind_of_figures(&village, &village.council().await, village.team).await, Ok(()));
}

#[tokio::test]
async fn a_list_of_teams_opens_none_of_them() {
    let village = Village::new().await;
    let elm = another_team(&village, "Elm Road").await;
    // Mill Lane was listed without its name: it is learned once.
    village.service.home(&village.administrator().await).await.unwrap();
    let cold = Service::new(village.journal.clone(), Arc::new(village.clock.clone()));
    let administrator = cold.caller(account(5)).await.unwrap();
    let home = cold.home(&administrator).await.unwrap();
    let listed: Vec<_> = home.iter().map(|team| (team.name.as_str(), team.id, team.size)).collect();
    assert_eq!(listed, [("Elm Road", elm, None), ("Mill Lane", village.team, None)]);
    assert!(home.iter().all(|team| team.page == FirstPage::Settings));
    assert_eq!(cold.teams_to_set_up(&administrator).await.unwrap().len(), 2);
    assert_eq!(cold.open_teams(), 0);
    let of_trafford = cold.caller(account(4)).await.unwrap();
    let home = cold.home(&of_trafford).await.unwrap();
    assert_eq!((home.len(), home[0].id, home[0].page), (1, village.team, FirstPage::Figures));
    assert_eq!(cold.open_teams(), 0);
    let asha = cold.home(&cold.caller(account(1)).await.unwrap()).await.unwrap();
    let size = asha[0].size.unwrap();
    assert_eq!((asha.len(), size.workers, size.people, asha[0].page), (1, 2, 1, FirstPage::Board));
    assert_eq!(cold.open_teams(), 1, "a worker's own team");
}

#[tokio::test]
async fn a_team_that_is_called_something_else_is_listed_so() {
    let village = Village::new().await;
    let service = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    let administrator = service.caller(account(5)).await.unwrap();
    assert_eq!(service.home(&administrator).await.unwrap()[0].name, "Mill Lane");
    let zone = "Europe/London".parse().unwrap();
    let described = Description { name: "Weir Lane".to_owned(), zone, base: None };
    let order = service::Order::new(id(), care::founding::Describe(described).into());
    service.act(&service.caller(account(1)).await.unwrap(), village.team, order).await.unwrap();
    let told = async {
        while service.home(&administrator).await.unwrap()[0].name != "Weir Lane" {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), told).await.unwrap();
    service.stop_working().await;
}
