//! A small team with a story of its own: two workers, one person, breakfast and tea on weekdays.

use crate::testing::{app_by, ask, sign_in};
use crate::{App, router};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use care::details::{DataSubject, Detail, PersonDetails, WorkerDetails};
use care::founding::{Description, Founded};
use care::ids::{AccountId, CommandId, CouncilId, OrganisationId, PatternId, PersonId, TeamId, WorkerId};
use care::organisation::Membership;
use care::provider::{LegalForm, Size};
use care::team::{Command, Team};
use care::time::{Clock, Stretch, WeekStart, Weekday};
use care::visit::{Support, VisitId};
use care::workers::{Contract, Shift, Terms};
use care::{
    By, Minutes, Rhythm, accounts, councils, founding, organisation, people, provider, support, teams,
    workers,
};
use service::{SetClock, Storyteller};
use std::collections::BTreeSet;
use std::sync::Arc;
use uuid::Uuid;

const ORIGIN: &str = "http://127.0.0.1:8080";

/// The village at eight on Monday 2 March 2026, and its site.
pub(super) struct Village {
    pub(super) app: App,
    pub(super) site: Router,
    pub(super) team: TeamId,
    pub(super) breakfast: PatternId,
    pub(super) workers: [WorkerId; 2],
    pub(super) cookies: [String; 2],
}

fn account(number: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(number))
}

fn first() -> WeekStart {
    "2026-03-02".parse().unwrap()
}

fn workdays() -> BTreeSet<Weekday> {
    Weekday::ALL.into_iter().filter(|day| !day.is_weekend()).collect()
}

fn clock(hour: u16, minute: u16) -> Clock {
    Clock::new(hour, minute).unwrap()
}

fn worker(teller: &mut Storyteller, name: &str) -> (WorkerId, Command) {
    let worker = WorkerId::new(teller.id());
    let details = WorkerDetails { name: name.to_owned(), ..WorkerDetails::default() };
    let details = teller.seal(DataSubject::Worker(worker), Detail::Worker(details));
    let parts = vec![Stretch { from: clock(7, 0), to: clock(20, 0) }];
    let shift = Shift { weekdays: workdays(), rhythm: Rhythm::weekly(first()), parts };
    let contract = Contract { guaranteed: Minutes::hours(10), ..Contract::default() };
    let terms = Terms { contract, shifts: vec![shift], ..Terms::default() };
    let on = "2025-01-06".parse().unwrap();
    (worker, Command::from(workers::Join(workers::Joined { worker, details, on, terms })))
}

fn agreed(teller: &mut Storyteller, person: PersonId, what: &str, at: Clock) -> (PatternId, Command) {
    let pattern = PatternId::new(teller.id());
    let what = teller.seal(DataSubject::Person(person), Detail::Words(what.to_owned()));
    let support = Support { agreed: Some(at), ..Support::new(what, Minutes(30)) };
    let terms = support::Terms { weekdays: workdays(), rhythm: Rhythm::weekly(first()), support };
    let from = "2025-01-06".parse().unwrap();
    (pattern, Command::from(support::Agree(support::Agreed { pattern, person, from, terms, until: None })))
}

impl Village {
    /// The council, which sees the village's team.
    pub(super) const COUNCIL: CouncilId = CouncilId::new(Uuid::from_u128(9));

    pub(super) async fn build() -> Self {
        let now = "2026-03-02T08:00:00Z".parse().unwrap();
        let app = app_by(ORIGIN, Arc::new(SetClock::at(now))).await;
        let service = app.service();
        let mut teller = Storyteller::new(service, 1);
        let (team, organisation) = (teller.team(), OrganisationId::new(teller.id()));
        let zone = "Europe/London".parse().unwrap();
        let description = Description { name: "Mill Lane".to_owned(), zone, base: None };
        let found = Command::from(founding::Found(Founded { team, organisation, description }));
        let (asha, joined_asha) = worker(&mut teller, "Asha Patel");
        let (ben, joined_ben) = worker(&mut teller, "Ben Okoro");
        let person = PersonId::new(teller.id());
        let details = PersonDetails { name: "Mrs Hill".to_owned(), ..PersonDetails::default() };
        let details = teller.seal(DataSubject::Person(person), Detail::Person(details));
        let on = "2025-01-06".parse().unwrap();
        let joined = Command::from(people::Join(people::Joined { person, details, on }));
        let (breakfast, agreed_breakfast) = agreed(&mut teller, person, "breakfast", clock(8, 30));
        let (_, agreed_tea) = agreed(&mut teller, person, "tea", clock(17, 0));
        let story = vec![found, joined_asha, joined_ben, joined, agreed_breakfast, agreed_tea];
        teller.tell(By::Program, now, story).await.unwrap();
        organise(&app, organisation, team, [asha, ben]).await;
        let cookies = [sign_in(&app, account(1)).await, sign_in(&app, account(2)).await];
        let site = router(app.clone());
        Self { app, site, team, breakfast, workers: [asha, ben], cookies }
    }

    /// The week after the story's first.
    pub(super) fn next() -> WeekStart {
        first().next()
    }

    pub(super) fn breakfast_on(&self, date: &str) -> VisitId {
        VisitId::Agreed { pattern: self.breakfast, date: date.parse().unwrap() }
    }

    /// A page of the team as the first or the second worker sees it.
    pub(super) async fn page(&self, who: usize, path: &str) -> String {
        let (status, page) = self.look(&self.cookies[who], path).await;
        assert_eq!(status, StatusCode::OK, "{path}: {page}");
        page
    }

    /// A page of the team as the person with this cookie sees it.
    pub(super) async fn look(&self, cookie: &str, path: &str) -> (StatusCode, String) {
        self.get(cookie, &self.address(path)).await
    }

    /// Any page as the person with this cookie sees it; where it leads, if it leads elsewhere.
    pub(super) async fn get(&self, cookie: &str, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).header(header::COOKIE, cookie);
        let request = request.header(header::HOST, "127.0.0.1:8080").body(Body::empty()).unwrap();
        let (answer, page) = ask(&self.site, request).await;
        let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        (answer.status(), to.unwrap_or(page))
    }

    /// Sends a form as a new command; says where it leads, or what was wrong with it.
    pub(super) async fn send(&self, who: usize, path: &str, fields: &str) -> (StatusCode, String) {
        self.send_as(&self.cookies[who], path, fields).await
    }

    /// The same, as the person with this cookie.
    pub(super) async fn send_as(&self, cookie: &str, path: &str, fields: &str) -> (StatusCode, String) {
        self.post(cookie, &self.address(path), fields).await
    }

    /// The same, to any page.
    pub(super) async fn post(&self, cookie: &str, path: &str, fields: &str) -> (StatusCode, String) {
        let body = format!("command={}&{fields}", CommandId::new(Uuid::new_v4()));
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (answer, page) = ask(&self.site, request.body(Body::from(body)).unwrap()).await;
        let to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
        (answer.status(), to.unwrap_or(page))
    }

    /// The same, which must be done.
    pub(super) async fn does(&self, who: usize, path: &str, fields: &str) -> String {
        let (status, to) = self.send(who, path, fields).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{path}: {to}");
        to
    }

    /// The cookie of somebody who is this from now on.
    pub(super) async fn somebody(&self, number: u128, membership: Membership) -> String {
        let (account, id) = (account(number), CommandId::new(Uuid::new_v4()));
        let give = organisation::Command::from(accounts::Give { account, membership });
        self.app.service().organise(account, id, &give).await.unwrap();
        sign_in(&self.app, account).await
    }

    /// The link on a page that shows one.
    pub(super) fn link_on(page: &str) -> String {
        let secret = page.split("p class=\"secret\"><code>").nth(1).unwrap_or_else(|| panic!("{page}"));
        secret.split('<').next().unwrap().to_owned()
    }

    /// Somebody who came in by an invitation; their cookie.
    pub(super) async fn invited(&self, name: &str, membership: Membership) -> String {
        let (service, accounts) = (self.app.service(), self.app.accounts());
        let administrator = service.caller(account(5)).await.unwrap();
        let link = service.invite(accounts, &administrator, membership, name).await.unwrap();
        self.accept(&format!("{ORIGIN}{}", link.path()), name).await
    }

    /// Follows an invitation's link with a new account and a password; the cookie of the person who does.
    pub(super) async fn accept(&self, link: &str, name: &str) -> String {
        let body = format!("known_as={name}&name={name}&password=kettle+bicycle+moss");
        let request = Request::post(link.strip_prefix(ORIGIN).unwrap())
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (answer, page) = ask(&self.site, request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{page}");
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    /// The person with the account of this number.
    pub(super) async fn caller(&self, number: u128) -> service::Caller {
        self.app.service().caller(account(number)).await.unwrap()
    }

    /// The team as it is.
    pub(super) async fn state(&self) -> Team {
        let caller = self.app.service().caller(account(1)).await.unwrap();
        self.app.service().view_team(&caller, self.team).await.unwrap().team().clone()
    }

    fn address(&self, path: &str) -> String {
        format!("/team/{}/{path}", self.team)
    }
}

async fn organise(app: &App, organisation: OrganisationId, team: TeamId, workers: [WorkerId; 2]) {
    let description = care::provider::Description {
        name: "Doorstep Care".to_owned(),
        form: LegalForm::Cooperative,
        size: Size::Micro,
    };
    let founded = care::provider::Founded { organisation, description };
    let administrator = account(5);
    let of = |worker| Membership::Worker { team, worker };
    let commands = [
        organisation::Command::from(provider::Found { founded, administrator }),
        organisation::Command::from(teams::ListTeam(team)),
        organisation::Command::from(councils::Join { council: Village::COUNCIL, name: "Bury".to_owned() }),
        organisation::Command::from(councils::OpenTeam { council: Village::COUNCIL, team, sees: true }),
        organisation::Command::from(accounts::Give { account: account(1), membership: of(workers[0]) }),
        organisation::Command::from(accounts::Give { account: account(2), membership: of(workers[1]) }),
    ];
    for command in commands {
        app.service().organise(administrator, CommandId::new(Uuid::new_v4()), &command).await.unwrap();
    }
}
