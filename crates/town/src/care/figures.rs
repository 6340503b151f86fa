//! Every distribution the care is drawn from, with its source. `docs/town.md` holds the same as a table.
//!
//! "Invented" means that no published figure was found: the value is a guess that gives a plausible week.

use week::Mode;

/// How much daily support someone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Four calls a day, two workers at three or all of them.
    TwoWorkers,
    /// Breakfast, lunch, tea and bed.
    FourCalls,
    /// Breakfast, bed, and lunch or tea.
    ThreeCalls,
    /// Breakfast and bed, or breakfast and tea.
    TwoCalls,
    /// One call a day: breakfast, or medicines in the evening.
    OneCall,
    /// A few visits a week: a bath, shopping, company.
    Weekly,
}

/// In hundredths. Invented, so that a person has some 9 to 10 worker hours a week, which is what £164 a week
/// bought (Greater Manchester Independent Prosperity Review, 2019), and one visit in eight takes two workers.
pub(crate) const NEEDS: [(Need, usize); 6] = [
    (Need::TwoWorkers, 8),
    (Need::FourCalls, 16),
    (Need::ThreeCalls, 18),
    (Need::TwoCalls, 21),
    (Need::OneCall, 21),
    (Need::Weekly, 16),
];

/// Guaranteed minutes a week, in hundredths of workers: 27 hours on average, from 16 to 37.5. Invented round
/// a team of secure part-time contracts, as the review of 2019 and the Ethical Care Charter ask for.
pub(crate) const CONTRACTS: [(u32, usize); 7] = [
    (16 * 60, 12),
    (20 * 60, 14),
    (24 * 60, 16),
    (28 * 60, 20),
    (30 * 60, 16),
    (35 * 60, 11),
    (37 * 60 + 30, 11),
];

/// How workers travel, in thousandths. From households by cars in Trafford (Census 2021: none 19.3 %, one
/// 43.4 %, two or more 37.4 %), where invented shares of workers drive: none of the first, 60 % of the second,
/// 90 % of the third. Of those who do not drive 30 % cycle, which is invented too.
pub(crate) const MODES: [(Mode, usize); 3] = [(Mode::Car, 597), (Mode::Bicycle, 121), (Mode::Foot, 282)];

/// Which part of the day someone works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Line {
    /// 07:00 to 14:30.
    Early,
    /// 09:30 to 14:30 on weekdays.
    School,
    /// Early and late, on different days.
    Mixed,
    /// 15:00 to 22:30.
    Late,
    /// 07:00 to 11:00 and 16:00 to 20:00: eleven hours lie between one day and the next.
    Split,
}

/// In hundredths of workers. Invented.
pub(crate) const LINES: [(Line, usize); 5] =
    [(Line::Early, 28), (Line::School, 4), (Line::Mixed, 32), (Line::Late, 28), (Line::Split, 8)];

/// The lines of teams of six or fewer, one after another: with so few, each half of the day needs its own.
pub(crate) const FEW_LINES: [Line; 6] =
    [Line::Early, Line::Late, Line::Mixed, Line::Mixed, Line::Late, Line::Early];
/// Up to how many workers a team has few. It takes on nobody who needs two at a time.
pub(crate) const FEW: usize = 6;

/// Offered shift time, in hundredths of guaranteed time: rounds are shorter than the shifts they lie in, and the
/// team can choose. Invented.
pub(crate) const OFFERED: u32 = 140;
/// Length of a shift in minutes, as offered.
pub(crate) const SHIFT_MINUTES: u32 = 450;

/// Women, in hundredths of workers: about four in five in adult social care in England (Skills for Care, size
/// and structure of the workforce; from memory).
pub(crate) const WOMEN: [(bool, usize); 2] = [(true, 80), (false, 20)];
/// Workers with a language besides English, in hundredths. Invented.
pub(crate) const SECOND_LANGUAGE: usize = 25;
/// People who wish for a worker who speaks another language, in hundredths: between those whose main language
/// is not English (8.9 %) and those who speak it badly or not at all (1.8 %; England and Wales, Census 2021;
/// from memory).
pub(crate) const LANGUAGE_WISH: [(bool, usize); 2] = [(true, 5), (false, 95)];
/// People who wish for a woman, for a man, or for neither, in hundredths. Invented.
pub(crate) const GENDER_WISH: [(Option<&str>, usize); 3] =
    [(Some("woman"), 12), (Some("man"), 3), (None, 85)];

/// Teams with a worker of seventeen, in hundredths. Invented.
pub(crate) const YOUNG_WORKER: usize = 30;

/// A task that takes more than everyone can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Feeding by tube; some workers are trained for it.
    PegFeeding,
    /// Insulin, delegated by a nurse who signs off each worker for each person.
    Insulin,
    /// Catheter care; many workers are trained for it.
    Catheter,
}

/// In hundredths of people with two to four calls a day. Invented.
pub(crate) const TASKS: [(Option<Task>, usize); 4] =
    [(Some(Task::PegFeeding), 4), (Some(Task::Insulin), 9), (Some(Task::Catheter), 12), (None, 75)];
/// People with dementia, whose workers must be trained for it, in hundredths. Invented.
pub(crate) const DEMENTIA: [(bool, usize); 2] = [(true, 27), (false, 73)];
/// People whose medicines need a gap between calls, in hundredths of those with three or four calls. Invented.
pub(crate) const MEDICINE_GAPS: [(bool, usize); 2] = [(true, 35), (false, 65)];
/// Least minutes between two such calls: four hours is the usual least gap between doses of paracetamol.
pub(crate) const MEDICINE_GAP: u32 = 240;

/// How many minutes either side of the agreed time are fine, in hundredths of people. Invented; a provider
/// defines its own window.
pub(crate) const FINE: [(u16, usize); 3] = [(15, 35), (30, 45), (45, 20)];

/// Lengths of visits in minutes and their weights. NICE NG21 wants at least 30 minutes unless the worker is
/// known and the task is short, so few are shorter; the mean of all visits comes near 35. Invented.
pub(crate) const BREAKFAST: [(u16, usize); 3] = [(30, 62), (45, 36), (60, 2)];
/// Lunch.
pub(crate) const LUNCH: [(u16, usize); 3] = [(20, 22), (30, 75), (45, 3)];
/// Tea.
pub(crate) const TEA: [(u16, usize); 3] = [(20, 18), (30, 79), (45, 3)];
/// Bed.
pub(crate) const BED: [(u16, usize); 2] = [(30, 88), (45, 12)];
/// Medicines only.
pub(crate) const MEDICINES: [(u16, usize); 2] = [(15, 40), (20, 60)];

/// A weekly bath, in hundredths of people with daily support. Invented.
pub(crate) const BATH: usize = 30;
/// Weekly shopping, likewise.
pub(crate) const SHOPPING: usize = 22;
/// Weekly company, likewise.
pub(crate) const COMPANY: usize = 25;
/// Those with one call a day whose family comes at weekends instead, in hundredths. Invented; in Trafford
/// 8.5 % of residents give unpaid care (Census 2021).
pub(crate) const FAMILY_WEEKENDS: usize = 35;

/// People who do not want one of the workers, in hundredths. Invented.
pub(crate) const NOT_THIS_WORKER: usize = 9;
/// People who asked for one or two workers by name, in hundredths. Invented.
pub(crate) const LIKED: usize = 35;
/// Workers with hours in which they would rather not work, in hundredths. Invented.
pub(crate) const UNWANTED: usize = 30;
/// Workers who pick visits for themselves, in hundredths. Invented.
pub(crate) const PICKING: usize = 25;
