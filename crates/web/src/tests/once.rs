//! A visit that is there for once is changed for once, and is still there.

use super::village::Village;
use care::details::{DataSubject, Detail};
use care::ids::{AccountId, CommandId, ExceptionId, OnceId, SealedId};
use care::support::Exception;
use care::team::Command;
use care::visit::{Support, VisitId};
use care::{Minutes, support};
use service::Order;
use uuid::Uuid;

impl Village {
    /// One more visit on Tuesday of next week, at noon.
    async fn one_more(&self) -> VisitId {
        let person = *self.state().await.people.first_key_value().unwrap().0;
        let (visit, what) = (OnceId::new(Uuid::new_v4()), SealedId::new(Uuid::new_v4()));
        let support = Support { agreed: "12:00".parse().ok(), ..Support::new(what, Minutes(30)) };
        let to = Some(Exception::Extra { visit, person, date: "2026-03-10".parse().unwrap(), support });
        let exception = ExceptionId::new(Uuid::new_v4());
        let command = Command::from(support::SetException { exception, to });
        let mut order = Order::new(CommandId::new(Uuid::new_v4()), command);
        order.sealed.push((what, DataSubject::Person(person), Detail::Words("eye drops".to_owned())));
        let caller = self.app.service().caller(AccountId::new(Uuid::from_u128(1))).await.unwrap();
        self.app.service().act(&caller, self.team, order).await.unwrap();
        VisitId::Once(visit)
    }
}

#[tokio::test]
async fn a_visit_that_is_there_for_once_is_still_there_at_another_time() {
    let village = Village::build().await;
    let visit = village.one_more().await;
    for time in ["13:00", "13:30"] {
        let fields = format!("on=board&date=2026-03-10&time={time}&minutes=45&not-needed=");
        village.does(0, &format!("visit/{visit}/once"), &fields).await;
        let state = village.state().await;
        let support = state.visit(visit).unwrap().support;
        assert_eq!((support.agreed, support.minutes), (time.parse().ok(), Minutes(45)));
        assert_eq!(state.exceptions.len(), 2, "the visit, and what is different about it now");
    }
    village.does(0, &format!("visit/{visit}/once"), "on=board&not-needed=yes").await;
    assert!(village.state().await.visit(visit).is_none());
}
