//! The workspace on the web: pages, live updates and what keeps them safe. Nothing outside this crate knows HTTP.
//!
//! - [`Config`] says where to listen and how people reach it; [`Server`] binds, serves and stops.
//! - [`board`] draws the week.
//! - [`frame`] is what every page has around it, made of the pieces of the crate `design`; [`assets`] serves the styles and
//!   scripts behind them.
//! - [`App`] is what every page is given; [`router`] puts pages, security and limits together.
//! - Every topic has a file or folder of its own and declares its pages once (`pages.rs`): method, address, who may come, and
//!   what answers. What nobody declared cannot be reached.
//! - [`Trouble`] is what a page answers when it cannot do what was asked.
#![forbid(unsafe_code)]

mod about;
mod access;
mod account;
mod accounts;
mod answer;
mod app;
mod arrivals;
pub mod assets;
mod bank;
mod bills;
pub mod board;
mod budget;
mod calendars;
mod care_plan;
mod carers;
mod case;
mod concerns;
mod config;
mod consents;
mod councils;
mod day;
mod decisions;
mod delegated;
mod demonstration;
mod disputes;
mod door;
mod draft;
mod emergency;
mod equipment;
mod erasures;
mod farewells;
mod feedback;
mod figures;
mod founding;
pub mod frame;
mod gallery;
mod gate;
mod history;
mod hitches;
mod home;
mod import;
mod invitation;
mod invitations;
mod kept;
mod live;
mod lone_working;
mod medicines;
mod meetings;
mod notices;
mod observations;
mod observe;
mod openapi;
mod operations;
mod pages;
mod pay;
mod people;
mod personal;
mod phone;
mod pin;
mod price;
mod print;
mod quarter;
mod requests;
mod roles;
mod router;
mod search;
mod security;
mod sent;
mod server;
pub mod session;
mod settings;
mod sign_in;
mod suspensions;
mod tablet;
mod tablets;
mod tasks;
mod team;
mod teams;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod today;
mod tour;
mod triage;
mod trouble;
mod values;
mod visit;
mod voices;
#[cfg(test)]
mod walk;
mod week;
mod workers;

/// Everything that declares pages. A topic of its own gets a line here.
macro_rules! topics_with_pages {
    ($then:ident) => {
        $then! {
            access,
            account,
            accounts,
            arrivals,
            assets,
            bank,
            bills,
            budget,
            board,
            calendars,
            care_plan,
            carers,
            concerns,
            consents,
            councils,
            day,
            decisions,
            delegated,
            demonstration,
            disputes,
            draft,
            equipment,
            emergency,
            erasures,
            farewells,
            feedback,
            figures,
            founding,
            gallery,
            history,
            hitches,
            home,
            import,
            invitation,
            invitations,
            live,
            lone_working,
            medicines,
            meetings,
            notices,
            observations,
            openapi,
            pay,
            people,
            phone,
            pin,
            price,
            print,
            quarter,
            requests,
            roles,
            search,
            settings,
            sign_in,
            suspensions,
            tablet,
            tablets,
            tasks,
            teams,
            today,
            tour,
            triage,
            values,
            visit,
            workers,
        }
    };
}
use topics_with_pages;

/// How the history tells what happened: each topic of a team, and its sentence for one of its events.
macro_rules! sentences {
    ($then:ident) => {
        $then! {
            Founding: settings::sentence::of,
            Roles: roles::sentence::of,
            Decisions: decisions::sentence::of,
            Meetings: meetings::sentence::of,
            Day: day::sentence::day,
            Records: day::sentence::records,
            Pay: pay::sentence::of,
            Bank: bank::sentence::of,
            Price: price::sentence::of,
            Budget: budget::sentence::of,
            Bills: bills::sentence::of,
            Disputes: disputes::sentence::of,
            Concerns: concerns::sentence::of,
            Triage: triage::sentence::of,
            Medicines: medicines::sentence::of,
            CarePlan: care_plan::sentence::of,
            Consents: consents::sentence::of,
            Feedback: feedback::sentence::of,
            Carers: carers::sentence::of,
            Equipment: equipment::sentence::of,
            Farewells: farewells::sentence::of,
            Delegated: delegated::sentence::of,
            Emergency: emergency::sentence::of,
            LoneWorking: lone_working::sentence::of,
            Arrivals: arrivals::sentence::of,
            Values: values::sentence::of,
            Calendars: calendars::sentence::of,
            Observations: observations::sentence::of,
            People: people::sentence::people,
            Wishes: people::sentence::wishes,
            Circle: people::sentence::circle,
            Support: people::sentence::support,
            Suspensions: suspensions::sentence::of,
            Tasks: tasks::sentence::of,
            Workers: workers::sentence::workers,
            Skills: workers::sentence::skills,
            Absences: workers::sentence::absences,
            Hitches: hitches::sentence::of,
            Weeks: week::sentence::weeks,
            Drafts: week::sentence::drafts,
            Picks: week::sentence::picks,
            Plans: week::sentence::plans,
            Repairs: requests::sentence::repairs,
            Requests: requests::sentence::requests,
        }
    };
}
use sentences;

/// Where in a team's workspace a page lies: the places of the navigation in their order, each with its address below the team's,
/// what it is called, and who may open it. The first are always in sight, the others behind "More".
macro_rules! places {
    ($then:ident) => {
        $then! {
            first {
            /// The week as published.
            Board "board" "Board" See Weeks,
            /// Next week in the making.
            Draft "draft" "Next week" See Weeks,
            /// Today's rounds, as a list.
            Today "today" "Today" See Weeks,
            /// Whom the team supports.
            People "people" "People" See Weeks,
            /// Who works in it.
            Workers "workers" "Workers" See Colleague,
            /// Swaps, offers, absences.
            Requests "requests" "Requests" See Weeks,
            }
            more {
            /// What happened.
            History "history" "History" See History,
            /// What there is to do besides visits.
            Tasks "tasks" "Things to do" See Weeks,
            /// What somebody worries about.
            Concerns "concerns" "Concerns" Change Raising,
            /// What a clinician signed for when somebody is unwell.
            UnwellPlan "unwell-plan" "When somebody is unwell" See ResponsePlan,
            /// Decisions by consent.
            Decisions "decisions" "Decisions" See Decisions,
            /// When the team met, and what it agreed.
            Meetings "meetings" "Team meetings" See Meetings,
            /// The viewer's own hours and pay.
            MyPay "my-pay" "My hours and pay" See Weeks,
            /// Everybody's hours and pay.
            Pay "pay" "Hours and pay" See Pay,
            /// Blocks of hours, and what is kept of them.
            Bank "bank" "Bank of hours" See Blocks,
            /// The bills that were sent.
            Bills "bills" "Bills" See Bills,
            /// What an hour of care costs, and what is paid for it.
            Price "price" "Price of care" See Price,
            /// Lines that somebody says are not right.
            Disputes "disputes" "Disputed lines" See Disputes,
            /// Shared roles.
            Roles "roles" "Roles" See Roles,
            /// What the team values in a rota.
            Values "values" "What we value" See Values,
            /// What the weeks came to, without a name.
            Figures "figures" "Figures" See Figures,
            /// Thirteen weeks beside the thirteen before, for those who pay.
            Quarter "quarter" "The quarter" See Figures,
            /// Who may see what, and who looked. Anyone may read the rules.
            Access "access" "Who sees what" open,
            /// Bringing people and workers in.
            Import "import" "Import" Change Transfer,
            /// The team's own rules.
            Settings "settings" "Settings" See Settings,
            }
        }
    };
}
use places;

use gate::escaped;

pub use app::App;
pub use config::{Config, Demonstration, Origin, OriginError, TlsFiles, Way};
pub use observe::log_panics;
pub use router::router;
pub use server::{Server, ServerError};
pub use trouble::Trouble;
