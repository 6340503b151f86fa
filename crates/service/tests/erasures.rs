//! Erasing somebody: who may, what they see first, what it destroys, and the receipt.
#![allow(clippy::unwrap_used, reason = "on data known to be good")]

mod common;

use care::access::Purpose;
use care::calendars::{Names, Whose};
use care::details::DataSubject;
use care::erasures::Whom;
use care::founding::Description;
use care::organisation::{Command as Organise, Membership};
use care::team::Command;
use care::{accounts as memberships, people};
use common::{Village, account, id};
use journal::Moment;
use service::accounts::{Accounts, Cost, Invitation, Invited, Settings};
use service::erasures::{BeforeErasing, Receipt};
use service::{Error, Kind, Moved, Moving, Order, Service, TeamIds};
use std::sync::Arc;
use std::time::Duration;

impl Village {
    fn accounts(&self) -> Accounts {
        self.service.open_accounts(Settings {
            origin: "https://oak.example".to_owned(),
            place: "Oak".to_owned(),
            demonstration: false,
            cost: Cost::USUAL,
        })
    }

    fn mrs_hill(&self) -> Whom {
        Whom::Of(DataSubject::Person(self.hill))
    }

    /// The account of this number has a way in and a name.
    async fn has_account(&self, number: u128, name: &str) {
        let profile = format!(r#"{{"known_as":"{name}","sign_in_name":null,"tablet_of":null}}"#);
        let of = journal::AccountId::from(account(number).to_string());
        let keyring = self.journal.keyring();
        keyring.make_account(&of, name, profile.as_bytes(), Moment::now()).await.unwrap();
    }

    async fn gives(&self, number: u128, membership: Membership) {
        let give = Organise::from(memberships::Give { account: account(number), membership });
        self.service.organise(account(5), id(), &give).await.unwrap();
    }

    async fn before(&self, whom: Whom) -> Result<BeforeErasing, Error> {
        self.service.before_erasing(&self.accounts(), &self.administrator().await, whom).await
    }

    async fn erase(&self, whom: Whom, name: &str) -> Result<(usize, Receipt), Error> {
        self.service.erase(&self.accounts(), &self.administrator().await, (whom, name)).await
    }

    /// Mrs Hill's last day was yesterday.
    async fn mrs_hill_leaves(&self) {
        let last = Some("2026-03-01".parse().unwrap());
        let leave = Order::new(id(), Command::from(people::Leave { person: self.hill, last }));
        self.service.act(&self.asha().await, self.team, leave).await.unwrap();
    }
}

fn destroyed(receipt: &Receipt, what: &str) -> u64 {
    let found = receipt.destroyed.iter().find(|(name, _)| name.starts_with(what));
    found.map_or(0, |(_, count)| *count)
}

#[tokio::test]
async fn who_has_left_is_erased_as_was_foretold_and_the_sums_stay() {
    let village = Village::new().await;
    let (asha, whom) = (village.asha().await, village.mrs_hill());
    let early = village.erase(whom, "Edna Hill").await.unwrap_err();
    assert_eq!(early.kind, Kind::Invalid, "they are still supported");
    village.mrs_hill_leaves().await;
    village.service.open_person(&asha, village.team, village.hill, Purpose::Everyday).await.unwrap();
    let administrator = village.administrator().await;
    let found = village.service.erasable(&village.accounts(), &administrator, " hILL").await.unwrap();
    assert_eq!(
        found.iter().map(|one| (one.name.as_str(), one.whom)).collect::<Vec<_>>(),
        [("Edna Hill", whom)]
    );
    assert_eq!(village.service.erasable(&village.accounts(), &administrator, " hi ").await.unwrap(), []);

    let before = village.before(whom).await.unwrap();
    assert_eq!(before.keep[0].until.to_string(), "2034-03-01");
    assert!(!before.keep[0].over);
    let looks = village.journal.looks().at(&whom.to_string().as_str().into(), None, 10).await.unwrap();
    assert!(
        looks.iter().any(|(_, look)| look.record == "erasing somebody for ever"),
        "the person could read it"
    );
    let wrong = village.erase(whom, "Edna Hall").await.unwrap_err();
    assert!(wrong.to_string().contains("not their name"), "{wrong}");
    assert_eq!(
        village.before(whom).await.unwrap().receipt.destroyed,
        before.receipt.destroyed,
        "nothing happened"
    );

    let (number, receipt) = village.erase(whom, " edna  HILL ").await.unwrap();
    assert_eq!((number, &receipt.destroyed), (1, &before.receipt.destroyed));
    assert!(destroyed(&receipt, "sealed values") >= 3, "{receipt:?}");
    let team_view = village.service.view_team(&asha, village.team).await.unwrap();
    assert_eq!(team_view.person(village.hill), "someone erased");
    assert!(team_view.team().people.contains_key(&village.hill));
    assert_eq!(village.before(whom).await.unwrap_err().kind, Kind::NotFound);
}

#[tokio::test]
async fn a_receipt_is_kept_without_names_and_says_until_when_backups_hold_them() {
    let village = Village::new().await;
    let administrator = village.administrator().await;
    village.mrs_hill_leaves().await;
    village.journal.erase(&"person/before receipts".into(), Moment::now()).await.unwrap();
    let unknown = village.before(village.mrs_hill()).await.unwrap().receipt;
    assert!(unknown.stays.last().unwrap().why.contains("nobody has said"), "{unknown:?}");
    village.service.keep_backups(&administrator, id(), Some(30)).await.unwrap();
    let (number, receipt) = village.erase(village.mrs_hill(), "Edna Hill").await.unwrap();
    assert!(receipt.stays.last().unwrap().why.ends_with("let go on 2026-04-01"), "{receipt:?}");
    assert!(receipt.stays.iter().all(|stays| !stays.why.is_empty()));
    let receipts = village.service.receipts(&administrator).await.unwrap();
    assert_eq!((receipts.kept.len(), receipts.backups_kept), (1, Some(30)));
    assert_eq!(receipts.without, ["person/before receipts"]);
    assert_eq!(village.service.receipt(&administrator, number).await.unwrap(), receipt);
    assert_eq!(village.service.receipt(&administrator, 2).await.unwrap_err().kind, Kind::NotFound);
    let stored = village.journal.read(&"organisation/here".into(), journal::Version(0), 1_000).await.unwrap();
    let stored: String =
        stored.iter().map(|event| String::from_utf8_lossy(&event.body).into_owned()).collect();
    assert!(stored.contains("backups_until") && !stored.contains("Hill"), "{stored}");
}

#[tokio::test]
async fn nobody_but_an_administrator_erases_or_reads_of_it() {
    let village = Village::new().await;
    village.mrs_hill_leaves().await;
    let (service, accounts, whom) = (&village.service, village.accounts(), village.mrs_hill());
    for other in [village.asha().await, village.council().await, village.nobody().await] {
        let refused = [
            service.erasable(&accounts, &other, "Hill").await.err(),
            service.erasable(&accounts, &other, "").await.err(),
            service.before_erasing(&accounts, &other, whom).await.err(),
            service.erase(&accounts, &other, (whom, "Edna Hill")).await.err(),
            service.receipts(&other).await.err(),
            service.receipt(&other, 1).await.err(),
            service.keep_backups(&other, id(), Some(30)).await.err(),
        ];
        assert!(
            refused.iter().all(|error| error.as_ref().is_some_and(|error| error.kind == Kind::Forbidden)),
            "{refused:?}"
        );
    }
    assert!(village.before(whom).await.is_ok(), "nothing was erased");
}

#[tokio::test]
async fn an_account_that_is_nobodys_else_is_erased_by_itself() {
    let village = Village::new().await;
    village.has_account(4, "Ruth").await;
    village.has_account(5, "Grace").await;
    village.has_account(6, "Gil").await;
    village.gives(6, Membership::Administrator).await;
    let (ruth, grace) = (Whom::Account(account(4)), Whom::Account(account(5)));
    let own = village.erase(grace, "Grace").await.unwrap_err();
    assert!(own.to_string().contains("your own account"), "{own}");
    let (_, receipt) = village.erase(ruth, "Ruth").await.unwrap();
    assert_eq!(destroyed(&receipt, "accounts"), 1);
    assert!(receipt.stays.iter().any(|stays| stays.what.contains("circle")));
    assert!(village.council().await.memberships.is_empty());
    assert_eq!(village.before(ruth).await.unwrap_err().kind, Kind::NotFound);
    let asha = Whom::Account(account(1));
    assert_eq!(
        village.before(asha).await.unwrap_err().kind,
        Kind::NotFound,
        "a worker is erased as a worker"
    );
    // A worker's account that is somebody else as well stays, and is no longer linked to them.
    village.has_account(2, "Ben").await;
    village.gives(2, Membership::Administrator).await;
    let (_, receipt) =
        village.service.erase_at_once(Whom::Of(DataSubject::Worker(village.ben))).await.unwrap();
    assert_eq!(destroyed(&receipt, "accounts"), 0);
    assert!(receipt.stays.iter().any(|stays| stays.what.starts_with("accounts") && stays.count == Some(1)));
    assert_eq!(village.ben().await.memberships, [Membership::Administrator].into());
}

#[tokio::test]
async fn who_moved_to_another_team_is_not_erased_with_the_team_they_left() {
    let village = Village::new().await;
    // One that does the jobs.
    let other = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    let administrator = village.administrator().await;
    let zone = "Europe/London".parse().unwrap();
    let weir = Description { name: "Weir Lane".to_owned(), zone, base: None };
    let to = village.service.found_team(&administrator, TeamIds::of(id()), weir).await.unwrap();
    let on = "2026-03-16".parse().unwrap();
    let moving = Moving { who: Moved::Worker(village.ben), from: village.team, to, on };
    village.service.move_to_team(&administrator, id(), moving).await.unwrap();
    let there = async {
        while !other
            .view_team_outside(&administrator, to)
            .await
            .unwrap()
            .team()
            .workers
            .contains_key(&village.ben)
        {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), there).await.unwrap();
    village.clock.set(common::at("2026-04-01T08:00:00Z"));
    let found = other.erasable(&village.accounts(), &administrator, "okoro").await.unwrap();
    assert_eq!((found.len(), found[0].last), (1, None));
    assert!(
        found[0].of.contains("Mill Lane and Weir Lane") || found[0].of.contains("Weir Lane and Mill Lane")
    );
    let ben = (Whom::Of(DataSubject::Worker(village.ben)), "Ben Okoro");
    let refused = other.erase(&village.accounts(), &administrator, ben).await.unwrap_err();
    assert!(refused.to_string().contains("have not left"), "{refused}");
}

#[tokio::test]
async fn an_erased_worker_loses_their_account_and_every_server_forgets_them_within_a_second() {
    let village = Village::new().await;
    let other = Service::open(village.journal.clone(), Arc::new(village.clock.clone()));
    let asha = other.caller(account(1)).await.unwrap();
    assert_eq!(other.view_team(&asha, village.team).await.unwrap().worker(village.ben), "Ben Okoro");
    village.has_account(2, "Ben").await;
    let letting_in = village.accounts();
    let to = Invited::To(Membership::Worker { team: village.team, worker: village.ben });
    letting_in.invite(&Invitation { to, known_as: "Ben".to_owned(), by: None }).await.unwrap();

    let (whose, names) = (Whose::Worker(village.ben), Names::Full);
    let ben = village.ben().await;
    let link =
        village.service.make_calendar(&letting_in, &ben, village.team, (id(), whose, names)).await.unwrap();
    assert!(link.path().starts_with("/calendar/"));

    let (_, receipt) =
        village.service.erase_at_once(Whom::Of(DataSubject::Worker(village.ben))).await.unwrap();
    let gone = ["the key", "accounts", "invitations"].map(|what| destroyed(&receipt, what));
    assert_eq!(gone, [1, 1, 2], "an invitation, and the address of their calendar");
    let ben = journal::AccountId::from(account(2).to_string());
    assert_eq!(village.journal.keyring().account(&ben).await.unwrap(), None);
    assert_eq!(letting_in.invitations().await.unwrap(), []);
    assert!(village.ben().await.memberships.is_empty());
    // A second on a quiet machine; a busy one gets five.
    let forgotten = async {
        while other.view_team(&asha, village.team).await.unwrap().worker(village.ben) != "someone erased" {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), forgotten).await.unwrap();
}
