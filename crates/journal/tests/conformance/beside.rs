//! What is kept beside the events: jobs, looks, sessions, accounts.

use std::time::Duration;

use journal::{
    Credential, Journal, Look, Moment, NewCode, NewJob, Seen, Session, SessionKey, StoreError, SubjectId,
    Version,
};

use crate::support::{one, team, write};

const NOW: Moment = Moment::from_micros(1_795_000_000_000_000);
const MINUTE: Duration = Duration::from_secs(60);

fn later(minutes: u32) -> Moment {
    NOW.plus(MINUTE * minutes)
}

async fn three_jobs(journal: &Journal) {
    let mut append = one(&team(), 0, "a");
    for (kind, due) in [("tell", 0), ("tell", 10), ("plan", 0)] {
        append.jobs.push(NewJob::new(kind, later(due), "{}"));
    }
    write(journal, append).await;
}

pub(crate) async fn a_job_is_in_one_pair_of_hands(journal: Journal) {
    three_jobs(&journal).await;
    let jobs = journal.jobs();
    let taken = jobs.take(&["tell"], MINUTE, 10, NOW).await.unwrap();
    assert_eq!(taken.iter().map(|job| (job.kind.as_str(), job.attempts)).collect::<Vec<_>>(), [("tell", 1)]);
    assert_eq!(jobs.take(&["tell"], MINUTE, 10, NOW).await.unwrap(), []);
    assert_eq!(jobs.take(&["tell", "plan"], MINUTE, 0, NOW).await.unwrap(), []);
    let others = jobs.take(&["tell", "plan"], MINUTE, 10, later(10)).await.unwrap();
    assert_eq!(others.len(), 3);
    // The lease was over, so the first was taken again: it is no longer for the one who took it first.
    assert!(!jobs.done(&taken[0]).await.unwrap());
    for job in &others {
        assert!(jobs.done(job).await.unwrap());
        assert!(!jobs.done(job).await.unwrap());
    }
    assert_eq!(jobs.take(&["tell", "plan"], MINUTE, 10, later(60)).await.unwrap(), []);
}

pub(crate) async fn a_job_that_fails_is_tried_again_or_parked(journal: Journal) {
    three_jobs(&journal).await;
    let jobs = journal.jobs();
    let plan = jobs.take(&["plan"], MINUTE, 1, NOW).await.unwrap().remove(0);
    assert!(jobs.failed(&plan, Some(later(5)), "no answer").await.unwrap());
    assert_eq!(jobs.take(&["plan"], MINUTE, 1, later(4)).await.unwrap(), []);
    let again = jobs.take(&["plan"], MINUTE, 1, later(5)).await.unwrap().remove(0);
    assert_eq!(again.attempts, 2);
    assert!(jobs.failed(&again, None, "never an answer").await.unwrap());
    assert_eq!(jobs.take(&["plan"], MINUTE, 1, later(60)).await.unwrap(), []);
    let parked = jobs.parked().await.unwrap().remove(0);
    assert_eq!((parked.job.kind.as_str(), parked.trouble.as_str()), ("plan", "never an answer"));
    jobs.try_again(&parked, later(61)).await.unwrap();
    assert_eq!(jobs.parked().await.unwrap(), []);
    assert_eq!(jobs.take(&["plan"], MINUTE, 1, later(61)).await.unwrap().len(), 1);
}

pub(crate) async fn long_work_is_kept_in_hand_and_can_be_stopped_from_anywhere(journal: Journal) {
    let mut append = one(&team(), 0, "a");
    append.jobs =
        vec![NewJob::new("plan", NOW, "{}").about("oak"), NewJob::new("plan", later(90), "{}").about("elm")];
    let mut woken = journal.woken();
    woken.mark_unchanged();
    write(&journal, append).await;
    tokio::time::timeout(MINUTE, woken.changed()).await.unwrap().unwrap();
    let jobs = journal.jobs();
    assert_eq!(jobs.next("plan").await.unwrap(), Some(NOW));
    assert_eq!(jobs.next("tell").await.unwrap(), None);
    let plan = jobs.take(&["plan"], MINUTE, 9, NOW).await.unwrap().remove(0);
    assert_eq!((plan.about.as_deref(), plan.stopping), (Some("oak"), false));
    assert_eq!(jobs.next("plan").await.unwrap(), Some(later(1)));
    assert_eq!(jobs.renew(&plan, later(30), Some("half")).await.unwrap(), Some(false));
    assert_eq!(jobs.take(&["plan"], MINUTE, 9, later(29)).await.unwrap(), []);
    let open = jobs.open("plan").await.unwrap();
    assert_eq!(
        (open.len(), open[0].told.as_deref(), open[0].leased_until),
        (2, Some("half"), Some(later(30)))
    );
    assert_eq!(jobs.stop("plan", "oak").await.unwrap(), 1);
    assert_eq!(jobs.renew(&plan, later(40), None).await.unwrap(), Some(true));
    // It is given back as if it had not been taken, and still knows that it is to stop.
    assert!(jobs.release(&plan).await.unwrap());
    assert_eq!(jobs.renew(&plan, later(50), None).await.unwrap(), None);
    let again = jobs.take(&["plan"], MINUTE, 1, NOW).await.unwrap().remove(0);
    assert_eq!((again.attempts, again.stopping), (1, true));
    assert!(jobs.done(&again).await.unwrap());
    assert_eq!(jobs.next("plan").await.unwrap(), Some(later(90)));
}

pub(crate) async fn a_job_without_an_event_wakes_those_who_work(journal: Journal) {
    let mut append = journal::Append::new(team(), Version(0), crate::support::meta("a"));
    append.jobs = vec![NewJob::new("plan", NOW, "{}")];
    let mut woken = journal.woken();
    // PostgreSQL says once that it listens.
    tokio::time::sleep(Duration::from_millis(200)).await;
    woken.mark_unchanged();
    assert_eq!(write(&journal, append).await, []);
    tokio::time::timeout(Duration::from_secs(5), woken.changed()).await.unwrap().unwrap();
}

pub(crate) async fn many_hands_take_each_job_once(journal: Journal) {
    let mut append = one(&team(), 0, "a");
    append.jobs = vec![NewJob::new("tell", NOW, "1"); 40];
    write(&journal, append).await;
    let hands = (0..4).map(|_| {
        let journal = journal.clone();
        tokio::spawn(async move {
            let mut done = 0;
            loop {
                let taken = journal.jobs().take(&["tell"], MINUTE, 3, NOW).await.unwrap();
                if taken.is_empty() {
                    return done;
                }
                for job in taken {
                    assert_eq!(job.attempts, 1);
                    assert!(journal.jobs().done(&job).await.unwrap());
                    done += 1;
                }
            }
        })
    });
    let mut done = 0;
    for hand in hands.collect::<Vec<_>>() {
        done += hand.await.unwrap();
    }
    // PostgreSQL may pass over a job that is just being taken; then one round more finds it.
    done += journal.jobs().take(&["tell"], MINUTE, 40, NOW).await.unwrap().len();
    assert_eq!(done, 40);
}

pub(crate) async fn a_person_can_read_who_looked(journal: Journal) {
    let look = |minute, subject: &str, record: &str| Look {
        at: later(minute),
        actor: "account/zoe".into(),
        subject: subject.into(),
        record: record.into(),
        purpose: "round today".into(),
    };
    let (first, second) = (look(1, "anna", "home"), look(3, "anna", "week"));
    journal.looks().write(vec![first.clone(), look(2, "ben", "home"), second.clone()]).await.unwrap();
    journal.looks().write(vec![]).await.unwrap();
    let anna = SubjectId::from("anna");
    let read = journal.looks().at(&anna, None, 10).await.unwrap();
    assert_eq!(read.iter().map(|(_, look)| look.clone()).collect::<Vec<_>>(), [second, first.clone()]);
    let on = journal.looks().at(&anna, Some(read[0].0), 10).await.unwrap();
    assert_eq!(on.into_iter().map(|(_, look)| look).collect::<Vec<_>>(), [first]);
}

fn session(id: &str, account: Option<&str>) -> Session {
    Session {
        key: SessionKey::of(id),
        account: account.map(Into::into),
        data: b"what it knows".to_vec(),
        device: "Firefox on Linux".into(),
        made_at: NOW,
        seen_at: NOW,
        idle_until: later(30),
        ends_at: later(60),
    }
}

pub(crate) async fn a_session_is_kept_until_it_is_over(journal: Journal) {
    let sessions = journal.sessions();
    let mut anna = session("one", Some("anna"));
    sessions.begin(&anna).await.unwrap();
    assert_eq!(sessions.begin(&anna).await, Err(StoreError::Taken));
    assert_eq!(sessions.load(anna.key, later(29)).await.unwrap(), Some(anna.clone()));
    assert_eq!(sessions.load(anna.key, later(30)).await.unwrap(), None);
    (anna.data, anna.seen_at, anna.idle_until) = (b"more".to_vec(), later(29), later(59));
    assert!(sessions.save(&anna).await.unwrap());
    assert_eq!(sessions.load(anna.key, later(30)).await.unwrap(), Some(anna.clone()));
    (anna.idle_until, anna.account) = (later(90), None);
    assert!(sessions.save(&anna).await.unwrap());
    assert_eq!(sessions.load(anna.key, later(60)).await.unwrap(), None);
    assert_eq!(sessions.expire(later(60)).await.unwrap(), 1);
    assert!(!sessions.save(&anna).await.unwrap());
    assert!(!sessions.end(anna.key).await.unwrap());
}

pub(crate) async fn signing_out_everywhere_ends_every_session(journal: Journal) {
    let sessions = journal.sessions();
    for (id, account) in
        [("one", Some("anna")), ("two", Some("anna")), ("three", Some("ben")), ("four", None)]
    {
        sessions.begin(&session(id, account)).await.unwrap();
    }
    let anna = "anna".into();
    assert_eq!(sessions.of(&anna, NOW).await.unwrap().len(), 2);
    assert_eq!(sessions.end_all_of(&anna, Some(SessionKey::of("two"))).await.unwrap(), 1);
    assert_eq!(sessions.of(&anna, NOW).await.unwrap()[0].key, SessionKey::of("two"));
    assert_eq!(sessions.end_all_of(&anna, None).await.unwrap(), 1);
    assert!(sessions.load(SessionKey::of("three"), NOW).await.unwrap().is_some());
    assert!(sessions.load(SessionKey::of("four"), NOW).await.unwrap().is_some());
    // Another page that was under way brings nothing back.
    assert!(!sessions.save(&session("one", Some("anna"))).await.unwrap());
}

pub(crate) async fn an_account_is_found_by_its_name(journal: Journal) {
    let keyring = journal.keyring();
    let (anna, ben) = ("anna".into(), "ben".into());
    keyring.make_account(&anna, "anna@example.org", b"Anna", NOW).await.unwrap();
    let taken = keyring.make_account(&ben, "anna@example.org", b"Ben", NOW).await;
    assert_eq!(taken, Err(StoreError::Taken));
    keyring.make_account(&ben, "ben@example.org", b"Ben", later(1)).await.unwrap();
    let found = keyring.account_named("anna@example.org").await.unwrap().unwrap();
    assert_eq!((found.id, found.profile.as_slice(), found.made_at), (anna.clone(), &b"Anna"[..], NOW));
    assert!(keyring.save_profile(&anna, b"Anna Arden").await.unwrap());
    assert!(keyring.rename(&anna, "arden@example.org").await.unwrap());
    assert_eq!(keyring.rename(&anna, "ben@example.org").await, Err(StoreError::Taken));
    assert!(keyring.close_account(&anna, Some(later(2))).await.unwrap());
    assert_eq!(keyring.account_named("anna@example.org").await.unwrap(), None);
    let found = keyring.account(&anna).await.unwrap().unwrap();
    assert_eq!((found.profile.as_slice(), found.closed_at), (&b"Anna Arden"[..], Some(later(2))));
    assert_eq!(
        keyring.accounts().await.unwrap().iter().map(|a| a.id.as_str()).collect::<Vec<_>>(),
        ["anna", "ben"]
    );
    assert!(!keyring.save_profile(&"nobody".into(), b"").await.unwrap());
}

fn passkey(account: &str, counter: u64) -> Credential {
    Credential {
        account: account.into(),
        kind: "passkey".into(),
        id: b"key one".to_vec(),
        secret: b"public key".to_vec().into(),
        counter,
        made_at: NOW,
        used_at: None,
    }
}

pub(crate) async fn a_credential_is_used_by_one_at_a_time(journal: Journal) {
    let keyring = journal.keyring();
    let anna = passkey("anna", 4);
    keyring.save_credential(&passkey("anna", 3)).await.unwrap();
    keyring.save_credential(&anna).await.unwrap();
    assert_eq!(keyring.credentials_of(&"anna".into()).await.unwrap(), std::slice::from_ref(&anna));
    assert!(keyring.use_credential(&anna, b"public key", 5, later(1)).await.unwrap());
    assert!(!keyring.use_credential(&anna, b"public key", 5, later(1)).await.unwrap());
    let used = keyring.credentials_with("passkey", b"key one").await.unwrap().remove(0);
    assert_eq!((used.counter, used.used_at), (5, Some(later(1))));
    assert!(keyring.use_credential(&used, b"public key", 5, later(2)).await.unwrap());
    assert!(keyring.delete_credential(&"anna".into(), "passkey", b"key one").await.unwrap());
    assert!(!keyring.delete_credential(&"anna".into(), "passkey", b"key one").await.unwrap());
}

fn code(account: &str, code: &str) -> NewCode {
    NewCode {
        kind: "recovery".into(),
        code: code.to_owned().into(),
        account: Some(account.into()),
        payload: b"lets in".to_vec(),
        made_at: NOW,
        ends_at: later(60),
    }
}

pub(crate) async fn a_code_works_once(journal: Journal) {
    let keyring = journal.keyring();
    keyring.save_codes(vec![code("anna", "abc"), code("anna", "def")], None).await.unwrap();
    assert_eq!(keyring.save_codes(vec![code("ben", "abc")], None).await, Err(StoreError::Taken));
    assert_eq!(keyring.code("recovery", "abc", NOW).await.unwrap().unwrap().payload.as_slice(), b"lets in");
    assert_eq!(keyring.code("invitation", "abc", NOW).await.unwrap(), None);
    assert_eq!(keyring.use_code("recovery", "abc", later(60)).await.unwrap(), None);
    let tries =
        tokio::join!(keyring.use_code("recovery", "abc", NOW), keyring.use_code("recovery", "abc", NOW));
    assert!(tries.0.unwrap().is_some() != tries.1.unwrap().is_some());
    assert_eq!(keyring.code("recovery", "abc", NOW).await.unwrap(), None);
    let again = Some(("recovery", &"anna".into()));
    keyring.save_codes(vec![code("anna", "ghi")], again).await.unwrap();
    assert_eq!(keyring.use_code("recovery", "def", NOW).await.unwrap(), None);
    let kept = keyring.codes("recovery").await.unwrap();
    assert_eq!(keyring.codes_of(&"anna".into(), "recovery").await.unwrap(), kept);
    assert_eq!(keyring.codes_of(&"anna".into(), "invitation").await.unwrap(), []);
    assert_eq!(keyring.codes_of(&"ben".into(), "recovery").await.unwrap(), []);
    let (used, unused): (Vec<_>, Vec<_>) = kept.iter().partition(|code| code.used_at.is_some());
    assert_eq!((used.len(), unused.len()), (1, 1));
    assert!(!keyring.withdraw_code("recovery", used[0].hash, NOW).await.unwrap());
    assert!(keyring.withdraw_code("recovery", unused[0].hash, NOW).await.unwrap());
    assert!(!keyring.withdraw_code("recovery", unused[0].hash, later(1)).await.unwrap());
    assert_eq!(keyring.codes("recovery").await.unwrap().len(), 2, "what was taken back stays listed");
    assert_eq!(keyring.use_code("recovery", "ghi", NOW).await.unwrap(), None);
}

pub(crate) async fn a_deleted_account_leaves_nothing(journal: Journal) {
    let keyring = journal.keyring();
    let anna = "anna".into();
    keyring.make_account(&anna, "anna@example.org", b"Anna", NOW).await.unwrap();
    keyring.save_credential(&passkey("anna", 1)).await.unwrap();
    keyring.save_codes(vec![code("anna", "abc")], None).await.unwrap();
    journal.sessions().begin(&session("one", Some("anna"))).await.unwrap();
    let seen = Seen { since: Version(1), since_at: NOW, latest: Version(2), at: NOW };
    journal.seen().save(&anna, (&team(), "week"), seen, NOW).await.unwrap();
    keyring.delete_account(&anna).await.unwrap();
    assert_eq!(keyring.account(&anna).await.unwrap(), None);
    assert_eq!(keyring.credentials_of(&anna).await.unwrap(), []);
    assert_eq!(keyring.codes("recovery").await.unwrap(), []);
    assert_eq!(journal.sessions().of(&anna, NOW).await.unwrap(), []);
    assert_eq!(journal.seen().of(&anna, &team(), "week").await.unwrap(), None);
}

pub(crate) async fn what_an_account_saw_is_kept_for_a_while(journal: Journal) {
    let (anna, ben, team) = ("anna".into(), "ben".into(), team());
    let saw = |since, at| Seen { since: Version(since), since_at: NOW, latest: Version(since + 1), at };
    let seen = journal.seen();
    assert_eq!(seen.of(&anna, &team, "this week").await.unwrap(), None);
    seen.save(&anna, (&team, "last week"), saw(1, NOW), NOW).await.unwrap();
    seen.save(&anna, (&team, "this week"), saw(2, NOW), NOW).await.unwrap();
    seen.save(&ben, (&team, "this week"), saw(3, NOW), NOW).await.unwrap();
    seen.save(&anna, (&team, "this week"), saw(4, later(9)), later(1)).await.unwrap();
    assert_eq!(seen.of(&anna, &team, "this week").await.unwrap(), Some(saw(4, later(9))));
    assert_eq!(seen.of(&anna, &team, "last week").await.unwrap(), None, "that was too long ago");
    assert_eq!(
        seen.of(&ben, &team, "this week").await.unwrap(),
        Some(saw(3, NOW)),
        "everyone for themselves"
    );
}
