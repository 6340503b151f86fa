//! What happens once in each of the topics of everyday care and pay.

use super::*;

pub(super) fn about_concerns(world: &mut World) {
    use care::concerns::{About, ConcernId, Found, Kind};
    let concern = ConcernId::new(Uuid::from_u128(1));
    let about = About {
        person: Some(person(DOT)),
        worker: Some(worker(CARA)),
        visit: Some(breakfast()),
        medicine: None,
    };
    let by = By::Member(MemberId::new(Uuid::from_u128(1)));
    let (kind, words) = (Kind::MissedVisit, Some(sealed(14)));
    world.does(ADA, &Command::from(concerns::Raise { concern, kind, about, whose: Some(by), words }));
    for command in [
        Command::from(concerns::Check { concern, found: Found::Helped, words: Some(sealed(15)) }),
        Command::from(concerns::TakeOn { concern, owner: By::Worker(worker(BEN)) }),
        Command::from(concerns::Note { concern, words: sealed(16) }),
        Command::from(concerns::Answer { concern, words: sealed(17) }),
        Command::from(concerns::Close { concern, words: sealed(18) }),
        Command::from(concerns::Reopen { concern, words: sealed(19) }),
    ] {
        world.does(ADA, &command);
    }
}

pub(super) fn about_triage(world: &mut World) {
    use care::triage::news2::Observations;
    use care::triage::{Decision, EpisodeId, ResponsePlan, Route, ScaleTwo};
    let (episode, person) = (EpisodeId::new(Uuid::from_u128(1)), person(DOT));
    let scale = Some(ScaleTwo { clinician: sealed(21), on: date("2026-10-01") });
    let (signed, review) = (date("2026-11-02"), date("2027-05-02"));
    let plan = Some(ResponsePlan { clinician: sealed(22), signed, review, words: sealed(23) });
    let observations = Some(Observations { pulse: Some(96), ..Observations::default() });
    let decision = Decision {
        with: sealed(25),
        asked: sealed(26),
        route: Route::Gp,
        agreed: sealed(27),
        checks: By::Worker(worker(BEN)),
        by_when: "2026-11-16T18:00:00Z".parse().unwrap(),
    };
    for command in [
        Command::from(triage::SayNormal { person, words: Some(sealed(20)) }),
        Command::from(triage::RecordScaleTwo { person, scale }),
        Command::from(triage::SignPlan { plan }),
        Command::from(triage::LookAt { episode, person, seen: sealed(24), observations }),
        Command::from(triage::Decide { episode, person, decision }),
        Command::from(triage::Conclude { episode, person, words: sealed(28) }),
    ] {
        world.does(ADA, &command);
    }
}

pub(super) fn about_medicines(world: &mut World) {
    use care::medicines::{DoseId, Help, Medicine, MedicineId, Outcome, When};
    let (medicine, person) = (MedicineId::new(Uuid::from_u128(1)), person(DOT));
    let times = [clock("08:00")].into();
    let to = Medicine {
        person,
        details: sealed(29),
        help: Help::Given,
        when: When::Daily { times, within: Some(care::Minutes(15)), least_gap: None },
        witnessed: true,
        from: date("2026-11-01"),
        until: Some(date("2027-11-01")),
        per_dose: 1,
    };
    let record = medicines::RecordDose {
        dose: DoseId::new(Uuid::from_u128(1)),
        medicine,
        person,
        due: Some("2026-11-16T08:00".parse().unwrap()),
        at: None,
        outcome: Outcome::Given,
        words: Some(sealed(30)),
        witness: Some(worker(BEN)),
        all_the_same: false,
    };
    world.does(ADA, &Command::from(medicines::AgreeMedicine { medicine, to }));
    world.does(ADA, &Command::from(record));
    world.does(ADA, &Command::from(medicines::CountStock { medicine, person, counted: 28, order_at: 7 }));
}

/// Dot will be on holiday, and there is something to do for Dot.
pub(super) fn about_being_away_and_tasks(world: &mut World) {
    use care::suspensions::{Counts, Suspend, Suspension, SuspensionId};
    use care::tasks::{AddTask, DoTask, TaskId};
    let dot = person(DOT);
    let (from, to) = ("2027-03-01T10:00".parse().unwrap(), "2027-03-05T18:00".parse().ok());
    let why = care::support::Away::Holiday;
    let suspension = Suspension {
        person: dot,
        from,
        to,
        why,
        usually: Counts::USUAL,
        visits: [(visit(BREAKFAST, "2027-03-02"), Counts { charged: true, paid: true })].into(),
        words: Some(sealed(71)),
    };
    let away =
        Suspend { suspension: SuspensionId::new(Uuid::from_u128(1)), person: dot, to: Some(suspension) };
    let (task, dot) = (TaskId::new(Uuid::from_u128(1)), Some(dot));
    let (words, due) = (sealed(72), date("2026-11-18"));
    let add = AddTask { task, person: dot, words, owner: Some(worker(BEN)), due, urgent: true };
    world.does(ADA, &away.into());
    world.does(ADA, &add.into());
    world.does(BEN, &DoTask { task, person: dot, words: Some(sealed(73)) }.into());
}

pub(super) fn about_safety(world: &mut World) {
    use care::arrivals::{AgreedWay, Means};
    use care::delegated::{HealthTask, HealthTaskId};
    use care::emergency::{SheetCodeId, SheetLookId};
    use care::lone_working::{OutingId, Whom};
    let (task, person) = (HealthTaskId::new(Uuid::from_u128(1)), person(DOT));
    let (competence, nurse) = (Competence::new("insulin").unwrap(), MemberId::new(Uuid::from_u128(1)));
    let to = Some(HealthTask { person, competence, nurse, words: sealed(31) });
    let (on, review) = (date("2026-11-12"), date("2027-05-12"));
    let ben = worker(BEN);
    let (code, look) = (SheetCodeId::new(Uuid::from_u128(1)), SheetLookId::new(Uuid::from_u128(1)));
    let way = Some(AgreedWay { means: Means::Door, code: sealed(34) });
    let sign = delegated::SignOffTask { task, person, worker: ben, taught: on, signed: on, review };
    for command in [
        Command::from(delegated::SetHealthTask { task, person, to }),
        Command::from(sign),
        Command::from(delegated::WithdrawSignOff { task, person, worker: ben }),
        Command::from(emergency::WriteSheet { person, words: sealed(32) }),
        Command::from(emergency::SetSheetCode { person, code: Some(code) }),
        Command::from(arrivals::AgreeWay { person, way }),
    ] {
        world.does(ADA, &command);
    }
    let seen = emergency::LookAtSheet { person, code, look, who: sealed(33) };
    world.make(By::Program, &Command::from(seen));
    let outing = OutingId::new(Uuid::from_u128(1));
    let until = "2026-11-16T10:00:00Z".parse().unwrap();
    let back_by = lone_working::SayBackBy {
        outing,
        worker: ben,
        until,
        after: Some(breakfast()),
        colleague: Some(worker(CARA)),
        said: None,
    };
    world.does(BEN, &Command::from(back_by));
    let before = std::mem::replace(&mut world.now, "2026-11-16T10:01:00Z".parse().unwrap());
    let ask = lone_working::AskWhoIsBack { outing, worker: ben, whom: Whom::Colleague };
    world.make(By::Program, &Command::from(ask));
    world.does(BEN, &Command::from(lone_working::SayBack { outing, worker: ben, happened: None }));
    world.now = before;
}

pub(super) fn about_pay(world: &mut World) {
    use care::pay::{Extra, ExtraId, ExtraKind, QuestionId, Rules, Standing, Terms};
    let (ada, on) = (worker(ADA), date("2026-11-12"));
    let terms = Terms { hour: care::Pence(1_345), standing: Standing::Aged(34), mile: care::Pence(45) };
    let what = ExtraKind::SleepIn { allowance: care::Pence(6_000), awake: care::Minutes(45) };
    let extra = Extra { worker: ada, on, what, words: sealed(14) };
    let question = QuestionId::new(Uuid::from_u128(1));
    for command in [
        Command::from(pay::SetTerms { worker: ada, from: date("2026-04-01"), to: Some(terms) }),
        Command::from(pay::SetRules(Rules { bank_holidays: 50, ..Rules::default() })),
        Command::from(pay::NoteExtra { extra: ExtraId::new(Uuid::from_u128(1)), to: Some(extra) }),
        Command::from(pay::Ask { question, worker: ada, on, words: sealed(15) }),
    ] {
        world.does(ADA, &command);
    }
    world.does(BEN, &Command::from(pay::Answer { question, words: sealed(16) }));
}

pub(super) fn about_the_bank(world: &mut World) {
    use care::bank::{Block, BlockId, Keeping, Known, Payer, Side, Spending, SpendingId, Use, Whose};
    use care::ledger::Amount;
    let block = BlockId::new(Uuid::from_u128(1));
    let (percent, most, weeks) = (50, care::Minutes::hours(10), 12);
    let keeping = Keeping { percent, most, weeks, uses: Use::ALL.into() };
    let (whose, payer, from) = (Whose::Person(person(DOT)), Payer::Council, date("2026-11-02"));
    let agreed = Block { whose, payer, a_week: care::Minutes::hours(9), from, last: None, keeping };
    world.does(ADA, &Command::from(bank::AgreeBlock { block, to: Some(agreed) }));
    let known = |world: &World, amount| Known { version: world.team.version, amount: Amount::new(amount) };
    let spending =
        Spending { block, minutes: care::Minutes(90), on: Use::Outing, to: None, words: sealed(17) };
    let (spend, kept) = (SpendingId::new(Uuid::from_u128(1)), known(world, 120));
    world.does(ADA, &Command::from(bank::Spend { spending: spend, to: Some(spending), kept }));
    let (kept, delivered) = (known(world, 30), Amount::new(1_000));
    let (side, through) = (Side::Team, date("2026-11-08"));
    world.does(ADA, &Command::from(bank::Sign { block, side, through, kept, delivered }));
    let (correction, kept) = (bank::CorrectionId::new(Uuid::from_u128(1)), known(world, 30));
    let to = Some(bank::Correction { block, line: 2, minutes: 15, words: sealed(18) });
    world.does(ADA, &Command::from(bank::PutRight { correction, to, kept }));
}

/// A fee and what is assumed, a budget and what it is spent on, who pays, a bill, a credit, a disputed line.
pub(super) fn about_money(world: &mut World) {
    use care::bank::Payer;
    use care::bills::{Counts, Paying, Who};
    use care::budget::{Budget, BudgetId, Kind, Seen, Spending, SpendingId, Use};
    use care::price::{Assumption, Fee, Item};
    let (dot, from, on) = (person(DOT), date("2026-11-01"), date("2026-11-09"));
    let fee = Some(Fee { hour: care::Pence(2_410), counts: Counts::Delivered });
    let assumption = Some(Assumption { value: 2_200, words: sealed(40) });
    let agreed = Budget {
        person: dot,
        kind: Kind::Managed,
        amount: care::Pence(1_200_000),
        contingency: care::Pence(60_000),
        from,
        last: date("2027-10-31"),
        council_sees: Seen::Uses,
    };
    let (budget, spending) = (BudgetId::new(Uuid::from_u128(1)), SpendingId::new(Uuid::from_u128(1)));
    let (amount, what) = (care::Pence(4_250), Use::Activities);
    let spent = Spending { budget, on, amount, what, contingency: true, words: sealed(41) };
    let member = MemberId::new(Uuid::from_u128(1));
    let paying = Paying::Shares(vec![(Who::Council, 7_500), (Who::Member(member), 2_500)]);
    for command in [
        Command::from(price::Assume { item: Item::Running, from, to: assumption }),
        Command::from(price::AgreeFee { payer: Payer::Council, from, to: fee }),
        Command::from(budget::AgreeBudget { budget, person: dot, to: Some(agreed) }),
        Command::from(budget::Spend { spending, person: dot, to: Some(spent) }),
        Command::from(bills::AgreePaying { person: dot, from, to: Some(paying) }),
    ] {
        world.does(BEN, &command);
    }
    about_bills(world);
}

/// A bill, a credit, a disputed line.
fn about_bills(world: &mut World) {
    use care::bills::{Bill, BillId, Counts, Credit, CreditId, Line, LineKnown, Who};
    use care::disputes::DisputeId;
    let (dot, from, on) = (person(DOT), date("2026-11-01"), date("2026-11-09"));
    let line = Line {
        visit: breakfast(),
        on,
        workers: 1,
        agreed: care::Minutes(45),
        promised: care::Minutes(45),
        delivered: Some(care::Minutes(40)),
        happened: true,
        hour: care::Pence(2_410),
        counts: Counts::Delivered,
        share: 7_500,
        amount: care::Pence(1_205),
    };
    let bill = BillId::new(Uuid::from_u128(1));
    let total = care::Pence(1_205);
    let header = Bill { person: dot, who: Who::Council, first: from, last: on, lines: 1, total, sent: on };
    let version = world.team.version;
    let send = bills::SendBill { bill, person: dot, to: Some(header), lines: vec![line], version };
    world.does(BEN, &Command::from(send));
    let credit =
        Credit { bill, line: 1, amount: care::Pence(205), words: sealed(42), on: date("2026-11-12") };
    let known = LineKnown { version: world.team.version, amount: total };
    let id = CreditId::new(Uuid::from_u128(1));
    world.does(
        BEN,
        &Command::from(bills::GiveCredit { credit: id, person: dot, to: Some(credit), line: known }),
    );
    let (dispute, line) = (DisputeId::new(Uuid::from_u128(1)), disputes::Line::Bill { bill, number: 1 });
    let subject = care::details::DataSubject::Person(dot);
    let raise = disputes::Raise { dispute, line, said: 1_205, subject, words: sealed(43) };
    world.make(By::Person(dot), &Command::from(raise));
    world.does(BEN, &Command::from(disputes::TakeOn { dispute }));
    world.does(BEN, &Command::from(disputes::Answer { dispute, put_right: true, words: sealed(44) }));
    let reopen = disputes::Reopen { dispute, words: sealed(45) };
    world.make(By::Person(dot), &Command::from(reopen));
}

/// Two come to Dot's breakfast, which takes one; one writes down what was done, and Ben finds who went.
pub(super) fn about_a_day(world: &mut World) {
    use care::day::{Clocks, StatementId, What};
    let clocks = Clocks::both("2026-11-23T08:02:00Z".parse().unwrap());
    let (visit, worker) = (breakfast(), worker(CARA));
    let say = |number, what| day::Say {
        statement: StatementId::new(Uuid::from_u128(number)),
        visit,
        worker,
        what,
        clocks,
        corrects: None,
        why: Some(sealed(13)),
    };
    world.does(CARA, &Command::from(say(1, What::Arrived)));
    world.does(BEN, &Command::from(day::Say { worker: crate::world::worker(BEN), ..say(2, What::Arrived) }));
    world.does(
        CARA,
        &Command::from(day::Say { corrects: Some(say(1, What::Left).statement), ..say(3, What::Left) }),
    );
    let proof = arrivals::ProveArrival {
        statement: StatementId::new(Uuid::from_u128(4)),
        visit,
        worker,
        proof: care::arrivals::Proof::Door,
    };
    world.does(CARA, &Command::from(proof));
    let id = records::RecordId::new(Uuid::from_u128(1));
    let record =
        records::Write { id, visit, worker, clocks, words: sealed(14), noticed: true, handover: true };
    world.does(CARA, &Command::from(record));
    let went = Some(workers(&[CARA]));
    world.does(BEN, &Command::from(day::Settle { visit, went, words: Some(sealed(15)) }));
}

pub(super) fn about_a_plan(world: &mut World) {
    use care::care_plan::{Domain, Nearness, OutcomeId, OutcomeTerms, RatingId, Score, StarterId};
    let (person, outcome) = (person(DOT), OutcomeId::new(Uuid::from_u128(1)));
    let support = [pattern(BREAKFAST)].into();
    let terms = OutcomeTerms { domain: Some(Domain::Social), by_when: Some(date("2027-03-01")), support };
    let review = date("2027-05-16");
    let write = |based_on, words| care_plan::WritePlan {
        person,
        based_on,
        words: sealed(words),
        outcomes: [(outcome, terms.clone())].into(),
        review,
    };
    let whose = By::Person(person);
    let score = Score::Near(Nearness::Halfway);
    let words = Some(sealed(31));
    let rating = RatingId::new(Uuid::from_u128(1));
    for command in [
        Command::from(write(0, 32)),
        Command::from(care_plan::AgreeToPlan { person, number: 1, whose }),
        Command::from(care_plan::RateOutcome { person, rating, outcome, whose, score, words }),
        Command::from(care_plan::SetStarter {
            starter: StarterId::new(Uuid::from_u128(1)),
            words: Some(sealed(33)),
        }),
    ] {
        world.does(ADA, &command);
    }
}

pub(super) fn about_consents(world: &mut World) {
    use care::consents::{
        Authority, AuthorityId, AuthorityKind, Capacity, ConsentId, Decided, DecisionAbout,
    };
    let (person, consent) = (person(DOT), ConsentId::new(Uuid::from_u128(1)));
    let capacity =
        Capacity { understands: true, remembers: false, weighs: false, says: true, by_whom: sealed(35) };
    let decided = Decided::BestInterests { yes: true, capacity, because: sealed(36) };
    let authority = AuthorityId::new(Uuid::from_u128(1));
    let to = Authority {
        person,
        kind: AuthorityKind::AttorneyHealth,
        holder: Some(MemberId::new(Uuid::from_u128(1))),
        words: sealed(37),
        from: date("2026-01-05"),
        until: None,
        seen: Some((worker(ADA), date("2026-11-02"))),
    };
    let (about, asked, review) = (DecisionAbout::Health, sealed(34), Some(date("2027-05-02")));
    for command in [
        Command::from(consents::RecordConsent { consent, person, about, asked, decided, review }),
        Command::from(consents::WithdrawConsent { consent, person }),
        Command::from(consents::SetAuthority { authority, person, to: Some(to) }),
    ] {
        world.does(ADA, &command);
    }
}

pub(super) fn about_feedback(world: &mut World) {
    use care::feedback::{FeedbackId, Felt, WantedChangeId};
    let (person, whose) = (person(DOT), By::Member(MemberId::new(Uuid::from_u128(1))));
    let (feedback, asked) = (FeedbackId::new(Uuid::from_u128(1)), WantedChangeId::new(Uuid::from_u128(1)));
    let (felt, thanks, words) = (Some(Felt::Good), Some(worker(BEN)), Some(sealed(38)));
    let visit = Some(breakfast());
    for command in [
        Command::from(feedback::GiveFeedback { feedback, person, whose, felt, visit, thanks, words }),
        Command::from(feedback::AskForChange { asked, person, whose, words: sealed(39) }),
        Command::from(feedback::AnswerWish { asked, person, yes: true, words: sealed(40) }),
    ] {
        world.does(ADA, &command);
    }
}

pub(super) fn about_carers(world: &mut World) {
    use care::carers::{CareGiven, CareId, CarerWordId, Strain};
    let (person, member) = (person(DOT), MemberId::new(Uuid::from_u128(1)));
    let (on, minutes, words) = (date("2026-11-14"), care::Minutes(90), sealed(41));
    let to = CareGiven { person, member, on, minutes, words };
    let (word, strain, words) = (CarerWordId::new(Uuid::from_u128(1)), Strain::WornOut, Some(sealed(42)));
    world.does(ADA, &Command::from(carers::NoteCare { care: CareId::new(Uuid::from_u128(1)), to }));
    let say = carers::SayHowYouAre { word, person, member, strain, wants_break: true, words };
    world.does(ADA, &Command::from(say));
}

pub(super) fn about_equipment(world: &mut World) {
    use care::equipment::{CrewReviewId, Equipment, EquipmentId, ReviewCrew, SetEquipment};
    let (dot, checked) = (person(DOT), Some(date("2026-10-01")));
    let to = Equipment { person: dot, words: sealed(43), checked, next_check: date("2027-04-01") };
    let equipment = EquipmentId::new(Uuid::from_u128(1));
    world.does(ADA, &Command::from(SetEquipment { equipment, person: dot, to: Some(to) }));
    let mut by_two = agreed(25, DOT, every_day(), support(LUNCH, 30, Some("19:00")));
    by_two.terms.support.crew = care::visit::Crew::Two;
    world.does(ADA, &Command::from(support::Agree(by_two)));
    let look = ReviewCrew {
        review: CrewReviewId::new(Uuid::from_u128(1)),
        person: dot,
        pattern: pattern(25),
        one_from: Some(date("2026-12-07")),
        learnt: [care::visit::Competence::new("single-handed hoist").unwrap()].into(),
        words: sealed(45),
        next: date("2027-06-07"),
    };
    world.does(ADA, &Command::from(look));
}

pub(super) fn about_a_farewell(world: &mut World) {
    use care::farewells::{FarewellStep, TickFarewell};
    let (dot, step) = (person(DOT), FarewellStep::KeysReturned);
    let last = Some(date("2027-01-31"));
    world.does(ADA, &Command::from(people::Leave { person: dot, last }));
    world.does(ADA, &Command::from(TickFarewell { person: dot, step, done: true }));
    world.does(ADA, &Command::from(people::Leave { person: dot, last: None }));
}
