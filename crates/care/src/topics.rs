//! The lists of topics and of matters: what a team, an organisation and the policy are made of. A topic of its own gets its lines here.

/// The topics of a team. Each line names a topic, whether it has reasons of its own to refuse a command, and what of the team's
/// state is its own.
macro_rules! team_topics {
    ($then:ident) => {
        $then! {
            /// A team as it is now.
            Team;

            founding Founding refuses Problem {
                /// How it began, and how it is described now; `None`: it has not begun.
                founded: Option<crate::founding::Founded>,
                /// The streets it travels on; `None`: it is planned as the crow flies.
                streets: Option<crate::founding::Streets>,
            }
            workers Workers refuses Problem {
                /// Everyone who is or was a worker of it.
                workers: BTreeMap<WorkerId, crate::workers::Worker>,
                /// Last days that wait for a second voice, by worker.
                leaving_proposed: BTreeMap<WorkerId, crate::workers::Waiting>,
            }
            skills Skills {}
            absences Absences {
                /// When workers are away.
                absences: BTreeMap<AbsenceId, crate::absences::Absence>,
            }
            hitches Hitches refuses Problem {
                /// Who is running late or cannot come today.
                hitches: crate::hitches::Hitches,
            }
            people People {
                /// Everyone it supports or supported.
                people: BTreeMap<PersonId, crate::people::Person>,
            }
            wishes Wishes {}
            circle Circle {}
            support Support refuses Problem {
                /// What is agreed with them.
                patterns: BTreeMap<PatternId, crate::support::Pattern>,
                /// What is different for once.
                exceptions: BTreeMap<ExceptionId, crate::support::Exception>,
            }
            suspensions Suspensions refuses Problem {
                /// When nobody comes to a person, because they are away.
                suspensions: BTreeMap<crate::suspensions::SuspensionId, crate::suspensions::Suspension>,
            }
            weeks Weeks refuses Problem {
                /// Its weeks, as far as they have a draft or were published. Shared, because they are nearly all there is of a
                /// team: a server shows the state as it was while it folds a copy.
                weeks: BTreeMap<WeekStart, Arc<crate::weeks::Week>>,
            }
            drafts Drafts refuses Problem {}
            picks Picks refuses Problem {}
            plans Plans refuses Problem {}
            repairs Repairs {}
            requests Requests refuses Problem {
                /// What workers asked of one another.
                requests: BTreeMap<RequestId, crate::requests::Request>,
            }
            day Day refuses Problem {
                /// What was said of its visits, by week.
                days: BTreeMap<WeekStart, crate::day::Days>,
            }
            records Records refuses Problem {
                /// What was recorded of its visits, by week.
                records: BTreeMap<WeekStart, crate::records::OfWeek>,
            }
            roles Roles refuses Problem {
                /// Who has which role when.
                roles: BTreeMap<crate::roles::Role, Vec<crate::roles::Turn>>,
                /// Turns that wait for a second voice, by role.
                roles_proposed: BTreeMap<crate::roles::Role, crate::roles::Waiting>,
            }
            decisions Decisions refuses Problem {
                /// What it decides or decided.
                proposals: BTreeMap<ProposalId, crate::decisions::Proposal>,
            }
            meetings Meetings refuses Problem {
                /// When it met.
                meetings: BTreeMap<crate::meetings::MeetingId, crate::meetings::Meeting>,
            }
            pay Pay refuses Problem {
                /// What is agreed with each worker about pay, by the day from which it holds.
                pay: BTreeMap<WorkerId, BTreeMap<Date, crate::pay::Terms>>,
                /// How the team pays.
                pay_rules: crate::pay::Rules,
                /// What else is paid, or cost somebody something.
                pay_extras: BTreeMap<crate::pay::ExtraId, crate::pay::Extra>,
                /// What workers asked about their pay.
                pay_questions: BTreeMap<crate::pay::QuestionId, crate::pay::Question>,
            }
            bank Bank refuses Problem {
                /// The blocks of hours that are commissioned.
                blocks: BTreeMap<crate::bank::BlockId, crate::bank::Block>,
                /// What kept hours are spent on.
                bank_spendings: BTreeMap<crate::bank::SpendingId, crate::bank::Spending>,
                /// What each side signed last, by block.
                bank_signatures: BTreeMap<crate::bank::BlockId, BTreeMap<crate::bank::Side, crate::bank::Signature>>,
                /// Lines that were put right.
                bank_corrections: BTreeMap<crate::bank::CorrectionId, crate::bank::Correction>,
            }
            price Price refuses Problem {
                /// What the team assumes for the parts of the price of care, by the day from which it does.
                price_assumptions: BTreeMap<crate::price::Item, BTreeMap<Date, crate::price::Assumption>>,
                /// What is agreed to be paid for an hour.
                fees: crate::price::Fees,
            }
            budget Budget refuses Problem {
                /// Personal budgets.
                budgets: BTreeMap<crate::budget::BudgetId, crate::budget::Budget>,
                /// What they were spent on besides the team's visits.
                budget_spendings: BTreeMap<crate::budget::SpendingId, crate::budget::Spending>,
            }
            bills Bills refuses Problem {
                /// Who pays for each person's visits, by the day from which it holds.
                paying: BTreeMap<PersonId, BTreeMap<Date, crate::bills::Paying>>,
                /// The bills that were sent.
                bills: BTreeMap<crate::bills::BillId, crate::bills::Bill>,
                /// What was credited of their lines.
                bill_credits: BTreeMap<crate::bills::CreditId, crate::bills::Credit>,
            }
            disputes Disputes refuses Problem {
                /// Lines that somebody says are not right.
                disputes: BTreeMap<crate::disputes::DisputeId, crate::disputes::Dispute>,
            }
            concerns Concerns refuses Problem {
                /// What somebody worries about, and what was done.
                concerns: BTreeMap<crate::concerns::ConcernId, crate::concerns::Concern>,
            }
            triage Triage refuses Problem {
                /// How people are on an ordinary day, in sealed words.
                normals: BTreeMap<PersonId, SealedId>,
                /// Whose oxygen is scored on scale 2, as a clinician decided.
                scale_two: BTreeMap<PersonId, crate::triage::ScaleTwo>,
                /// What a clinician signed for when somebody is unwell; `None`: nobody did.
                response_plan: Option<crate::triage::ResponsePlan>,
                /// When people seemed unwell, and what was done.
                episodes: BTreeMap<crate::triage::EpisodeId, crate::triage::Episode>,
            }
            medicines Medicines refuses Problem {
                /// What people take, and who sees to it.
                medicines: BTreeMap<crate::medicines::MedicineId, crate::medicines::Medicine>,
                /// What came of each occasion, by week. Shared as the weeks are: there are many.
                doses: BTreeMap<WeekStart, Arc<BTreeMap<crate::medicines::DoseId, crate::medicines::Dose>>>,
                /// What there was when somebody counted.
                stocks: BTreeMap<crate::medicines::MedicineId, crate::medicines::Stock>,
            }
            tasks Tasks refuses Problem {
                /// What there is to do besides visits, as far as somebody said something of it.
                tasks: BTreeMap<crate::tasks::TaskId, crate::tasks::Task>,
            }
            care_plan CarePlan refuses Problem {
                /// What matters to people, in their own words, and what is agreed about it.
                care_plans: BTreeMap<PersonId, crate::care_plan::CarePlan>,
                /// Questions to begin plans with, in sealed words.
                plan_starters: BTreeMap<crate::care_plan::StarterId, SealedId>,
            }
            consents Consents refuses Problem {
                /// What people were asked, and what was decided.
                consents: BTreeMap<crate::consents::ConsentId, crate::consents::PersonConsent>,
                /// Powers of attorney, deputies, advance decisions.
                authorities: BTreeMap<crate::consents::AuthorityId, crate::consents::Authority>,
            }
            feedback Feedback refuses Problem {
                /// What was said of how it was.
                feedback: BTreeMap<crate::feedback::FeedbackId, crate::feedback::Feedback>,
                /// What somebody asked to be different.
                changes_asked: BTreeMap<crate::feedback::WantedChangeId, crate::feedback::WantedChange>,
            }
            carers Carers refuses Problem {
                /// What people's circles did for them.
                care_given: BTreeMap<crate::carers::CareId, crate::carers::CareGiven>,
                /// How carers said they are.
                carer_words: BTreeMap<crate::carers::CarerWordId, crate::carers::CarerWord>,
            }
            equipment Equipment refuses Problem {
                /// What equipment there is in people's homes.
                equipment: BTreeMap<crate::equipment::EquipmentId, crate::equipment::Equipment>,
                /// Looks at whether visits take two workers.
                crew_reviews: BTreeMap<crate::equipment::CrewReviewId, crate::equipment::CrewReview>,
            }
            farewells Farewells refuses Problem {
                /// What was done for people whose support ends.
                farewells: BTreeMap<PersonId, BTreeMap<crate::farewells::FarewellStep, crate::farewells::Ticked>>,
            }
            delegated Delegated refuses Problem {
                /// What nurses hand to workers.
                health_tasks: BTreeMap<crate::delegated::HealthTaskId, crate::delegated::HealthTask>,
                /// Whom a nurse signed off for each of them.
                signed_off: BTreeMap<crate::delegated::HealthTaskId, BTreeMap<WorkerId, crate::delegated::SignedOff>>,
            }
            emergency Emergency refuses Problem {
                /// What is on people's emergency sheets, in sealed words.
                sheets: BTreeMap<PersonId, SealedId>,
                /// The codes that open them.
                sheet_codes: BTreeMap<PersonId, crate::emergency::SheetCode>,
                /// Who looked at one.
                sheet_looks: BTreeMap<crate::emergency::SheetLookId, crate::emergency::SheetLook>,
            }
            lone_working LoneWorking refuses Problem {
                /// When workers were out alone.
                outings: BTreeMap<WorkerId, BTreeMap<crate::lone_working::OutingId, crate::lone_working::Outing>>,
            }
            arrivals Arrivals {
                /// How arrivals at people are proved, where it is agreed that they are.
                arrival_ways: BTreeMap<PersonId, crate::arrivals::AgreedWay>,
                /// What was proved, by week.
                arrival_proofs: BTreeMap<WeekStart, crate::arrivals::Proofs>,
            }
            values Values {
                /// What it values otherwise than as usual.
                values: BTreeMap<crate::values::Value, crate::values::Strength>,
                /// By which rules it makes its rota.
                rules: crate::values::Rules,
            }
            calendars Calendars {
                /// The calendar addresses that are open.
                calendars: BTreeMap<crate::calendars::CalendarId, crate::calendars::Address>,
            }
            observations Observations refuses Problem {
                /// The devices that may send what they measure.
                devices: BTreeMap<crate::observations::DeviceId, crate::observations::Device>,
                /// What was measured lately.
                observations: BTreeMap<crate::observations::ObservationId, crate::observations::Observation>,
            }
            history History refuses Problem {
                /// What is taken back: the version an event had made, and the version that taking it back made.
                taken_back: BTreeMap<u64, u64>,
            }
        }
    };
}
pub(crate) use team_topics;

/// The topics of an organisation.
macro_rules! organisation_topics {
    ($then:ident) => {
        $then! {
            /// An organisation as it is now.
            Organisation;

            provider Provider refuses Problem {
                /// How it began, and how it is described now; `None`: it has not begun.
                founded: Option<crate::provider::Founded>,
            }
            councils Councils refuses Problem {
                /// The councils it works with.
                councils: BTreeMap<CouncilId, crate::councils::Council>,
            }
            teams Teams refuses Problem {
                /// Its teams.
                teams: BTreeSet<TeamId>,
                /// What each is called, as far as that is known here.
                names: BTreeMap<TeamId, String>,
                /// Those that every council saw, before the organisation could say which teams each sees.
                teams_before: BTreeSet<TeamId>,
                /// Those of them that are closed, each with its last day.
                closed: BTreeMap<TeamId, Date>,
            }
            accounts Accounts refuses Problem {
                /// Who each account is.
                memberships: BTreeMap<AccountId, BTreeSet<Membership>>,
                /// The last way back into each account for which one was made.
                ways_back: BTreeMap<AccountId, crate::accounts::WayBack>,
            }
            erasures Erasures refuses Problem {
                /// What each erasure did, in order.
                erasures: Vec<crate::erasures::Erasure>,
                /// For how many days backups are kept; `None`: nobody said.
                backups_kept: Option<u16>,
            }
        }
    };
}
pub(crate) use organisation_topics;

/// The matters of the access policy, as the table shows them, each with where its topic says who may.
macro_rules! matters {
    ($then:ident) => {
        $then! {
            /// Who goes to whom when.
            Weeks: weeks::WEEKS,
            /// When someone comes to a person.
            Times: support::TIMES,
            /// Who comes to a person.
            Faces: wishes::FACES,
            /// What they come for.
            Support: support::SUPPORT,
            /// Where a person lives and how to reach them.
            Contact: people::CONTACT,
            /// What to know before going in.
            Notes: people::NOTES,
            /// When somebody arrived and left.
            Day: day::DAY,
            /// What was recorded of visits.
            Records: records::RECORDS,
            /// Who opened a person's record.
            Looks: people::LOOKS,
            /// Who of a person's circle sees what.
            Circle: circle::CIRCLE,
            /// A worker's name, how to reach them, their roles.
            Colleague: workers::COLLEAGUE,
            /// When a worker can work.
            Availability: workers::AVAILABILITY,
            /// What is agreed with a worker about hours.
            Contract: workers::CONTRACT,
            /// A worker's last day.
            Leaving: workers::LEAVING,
            /// A worker's proofs and clearance.
            Skills: skills::SKILLS,
            /// Why a worker is away.
            Away: absences::AWAY,
            /// Who is running late or cannot come today.
            Hitches: hitches::HITCHES,
            /// Who has which role.
            Roles: roles::ROLES,
            /// What the team decides.
            Decisions: decisions::DECISIONS,
            /// When the team met, who came, what was talked about and agreed.
            Meetings: meetings::MEETINGS,
            /// A worker's hours and pay.
            Pay: pay::PAY,
            /// What a worker asks about their pay.
            PayQuestions: pay::PAY_QUESTIONS,
            /// A person's bank of hours.
            Bank: bank::BANK,
            /// Blocks of hours, without names.
            Blocks: bank::BLOCKS,
            /// What an hour of care costs, and what is paid for it.
            Price: price::PRICE,
            /// A person's budget.
            Budget: budget::BUDGET,
            /// Bills for a person's visits.
            Bills: bills::BILLS,
            /// Lines that somebody says are not right.
            Disputes: disputes::DISPUTES,
            /// Raising a concern, and hearing the answer.
            Raising: concerns::RAISING,
            /// What somebody worries about, and what is done about it.
            Concerns: concerns::CONCERNS,
            /// A safeguarding worry.
            Safeguarding: concerns::SAFEGUARDING,
            /// How a person is, when they seem unwell.
            Triage: triage::TRIAGE,
            /// What a clinician signed for when somebody is unwell.
            ResponsePlan: triage::RESPONSE_PLAN,
            /// A person's medicines.
            Medicines: medicines::MEDICINES,
            /// What there is to do besides visits.
            Tasks: tasks::TASKS,
            /// A person's care plan.
            CarePlan: care_plan::CARE_PLAN,
            /// The questions that a team begins plans with.
            PlanStarters: care_plan::STARTERS,
            /// What a person was asked and decided, and who may decide for them.
            Consents: consents::CONSENTS,
            /// How it was, and what should be different.
            Feedback: feedback::FEEDBACK,
            /// The thanks that a worker got.
            Thanks: feedback::THANKS,
            /// What the circle does, and how carers are.
            Carers: carers::CARERS,
            /// Equipment, and visits by two.
            Equipment: equipment::EQUIPMENT,
            /// What is done when support ends.
            Farewells: farewells::FAREWELLS,
            /// Health tasks that a nurse delegates for a person.
            Delegated: delegated::DELEGATED,
            /// A person's emergency sheet.
            Emergency: emergency::EMERGENCY,
            /// By when somebody who works alone is back.
            LoneWorking: lone_working::LONE_WORKING,
            /// How arrivals at a person are proved.
            Arrivals: arrivals::ARRIVALS,
            /// What the team values, and its rules.
            Values: values::VALUES,
            /// What the team is called, where it is, and its streets.
            Settings: founding::SETTINGS,
            /// What happened.
            History: history::HISTORY,
            /// Hours, continuity and fairness, without names.
            Figures: figures::FIGURES,
            /// What devices measure.
            Observations: observations::OBSERVATIONS,
            /// Calendar addresses.
            Calendar: calendars::CALENDAR,
            /// Taking workers in.
            WorkersJoining: workers::JOINING,
            /// Taking people in.
            PeopleJoining: people::JOINING,
            /// Invitations.
            Invitations: invitations::INVITATIONS,
            /// Import and export.
            Transfer: transfer::TRANSFER,
            /// What the organisation is.
            Provider: provider::PROVIDER,
            /// The councils, and which teams each sees.
            Councils: councils::COUNCILS,
            /// The organisation's teams.
            Teams: teams::TEAMS,
            /// The organisation's accounts.
            Accounts: accounts::ACCOUNTS,
            /// Erasing somebody for ever.
            Erasures: erasures::ERASURES,
        }
    };
}
pub(crate) use matters;
