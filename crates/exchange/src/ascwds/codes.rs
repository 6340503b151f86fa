//! The codes that the service knows, as its own lists have them (August 2026).

/// How somebody is employed: the codes of `EMPLSTATUS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmploymentStatus {
    /// For good.
    Permanent,
    /// Until a date.
    Temporary,
    /// On a pool or bank.
    Pool,
    /// Sent by an agency.
    Agency,
    /// In another way.
    Other,
}

impl EmploymentStatus {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Permanent, Self::Temporary, Self::Pool, Self::Agency, Self::Other];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> i64 {
        match self {
            Self::Permanent => 1,
            Self::Temporary => 2,
            Self::Pool => 3,
            Self::Agency => 4,
            Self::Other => 7,
        }
    }

    /// The status with this code.
    #[must_use]
    pub fn of(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// What it is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::Temporary => "temporary",
            Self::Pool => "pool or bank",
            Self::Agency => "agency",
            Self::Other => "other",
        }
    }

    /// Whether hours are agreed in a contract, rather than counted on average.
    #[must_use]
    pub const fn has_contracted_hours(self) -> bool {
        matches!(self, Self::Permanent | Self::Temporary)
    }
}

/// How the way between visits is paid: the codes of `TRAVELTIME`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TravelTime {
    /// Like a visit.
    AsVisits,
    /// At the minimum wage.
    MinimumWage,
    /// At a rate of its own.
    AnotherRate,
    /// In another way.
    AnotherWay,
    /// Not at all.
    Unpaid,
    /// There is no way between visits.
    NoTravel,
}

impl TravelTime {
    /// Its code.
    #[must_use]
    pub const fn code(self) -> i64 {
        match self {
            Self::AsVisits => 1,
            Self::MinimumWage => 2,
            Self::AnotherRate => 3,
            Self::AnotherWay => 4,
            Self::Unpaid => 5,
            Self::NoTravel => 6,
        }
    }
}

/// Yes, no, and that nobody knows.
pub(super) const YES_NO_UNKNOWN: [i64; 3] = [YES, 2, UNKNOWN];
/// Yes.
pub(super) const YES: i64 = 1;
/// That nobody knows.
pub(super) const UNKNOWN: i64 = 999;

/// British, among nationalities; the United Kingdom, among countries.
pub(super) const UNITED_KINGDOM: i64 = 826;

/// Job roles.
pub(super) const JOB_ROLES: [i64; 37] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 15, 16, 17, 23, 24, 25, 26, 27, 34, 35, 36, 37, 38, 39, 40, 42, 43,
    44, 45, 46, 47, 48, 49, 50, 51, 52,
];
/// Senior management, who may earn more.
pub(super) const SENIOR_MANAGEMENT: i64 = 1;
/// A registered manager.
pub(super) const REGISTERED_MANAGER: i64 = 4;
/// A social worker.
pub(super) const SOCIAL_WORKER: i64 = 6;
/// Somebody who gives care.
pub(super) const CARE_WORKER: i64 = 8;
/// A registered nurse.
pub(super) const REGISTERED_NURSE: i64 = 16;
/// The roles that need a description: “other”, providing care or not.
pub(super) const OTHER_ROLES: [i64; 2] = [23, 27];
/// Professions that the law regulates: social worker, occupational therapist, nurse.
pub(super) const REGULATED_ROLES: [i64; 3] = [SOCIAL_WORKER, 15, REGISTERED_NURSE];
/// The roles that cannot take on tasks from a nurse.
pub(super) const ROLES_WITHOUT_DELEGATION: [i64; 15] =
    [10, 16, 24, 25, 26, 27, 37, 38, 44, 46, 47, 48, 49, 50, 51];

/// Services.
pub(super) const SERVICES: [i64; 36] = [
    1, 2, 5, 6, 7, 8, 10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 52, 53, 54, 55, 60, 61, 62, 63, 64, 66, 67,
    68, 69, 70, 71, 72, 73, 74, 75,
];
/// The services that the Care Quality Commission regulates.
pub(super) const REGULATED_SERVICES: [i64; 16] =
    [1, 2, 8, 17, 54, 55, 61, 62, 63, 64, 66, 67, 68, 69, 70, 74];
/// A head office, which may be regulated or not, and may have no staff.
pub(super) const HEAD_OFFICE: i64 = 72;
/// Care in people's own homes.
pub(super) const DOMICILIARY_CARE: i64 = 8;
/// The services that may be described: “other” of some kind.
pub(super) const OTHER_SERVICES: [i64; 8] = [5, 7, 12, 21, 52, 71, 72, 75];
/// The services whose staff cannot take on tasks from a nurse.
pub(super) const SERVICES_WITHOUT_DELEGATION: [i64; 5] = [10, 13, 19, 60, 72];
/// Who is supported.
pub(super) const SERVICE_USERS: [i64; 23] =
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 18, 19, 20, 21, 22, 23, 25, 26, 27, 28, 29, 31, 45, 46];
/// Those of them who need a description.
pub(super) const OTHER_SERVICE_USERS: [i64; 3] = [3, 9, 21];

/// What organisations are: local authority (adult services, other), private, voluntary, other.
pub(super) const ESTABLISHMENTS: [i64; 5] = [1, 3, 6, 7, OTHER_ESTABLISHMENT];
/// An organisation of another kind, which needs a description.
pub(super) const OTHER_ESTABLISHMENT: i64 = 8;

/// Ethnicities.
pub(super) const ETHNICITIES: [i64; 19] =
    [31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 98, 99];
/// Where people were recruited from; 16 is that nobody knows.
pub(super) const RECRUITED_FROM: [i64; 11] = [1, 2, 5, 7, 8, 10, 12, 15, 16, 17, 18];
/// The care workforce pathway.
pub(super) const PATHWAY: [i64; 9] = [1, 2, 3, 4, 5, 6, 7, 998, UNKNOWN];
/// Levels of qualifications.
pub(super) const LEVELS: [i64; 10] = [0, 1, 2, 3, 4, 5, 6, 7, 8, UNKNOWN];

/// Categories of training.
pub(super) fn is_training_category(code: i64) -> bool {
    matches!(code, 1 | 2 | 5..=23 | 25..=51)
}

/// Words in the name of a competence, and the category of training that it belongs to; the first that fits counts.
const CATEGORIES: [(&str, i64); 26] = [
    ("medic", 13),
    ("insulin", 29),
    ("diabet", 29),
    ("moving", 15),
    ("hoist", 15),
    ("lifting", 15),
    ("dementia", 2),
    ("first aid", 7),
    ("life support", 7),
    ("fire", 6),
    ("food", 8),
    ("health and safety", 9),
    ("infection", 10),
    ("learning disab", 12),
    ("mental capacity", 14),
    ("mental health", 31),
    ("nutrition", 16),
    ("palliative", 17),
    ("end of life", 17),
    ("safeguarding", 20),
    ("epilepsy", 27),
    ("communication", 28),
    ("autism", 32),
    ("catheter", 33),
    ("stoma", 33),
    ("stroke", 36),
];

/// The category of training that a competence belongs to, by the words of its name; `None` where none of them says so.
#[must_use]
pub fn training_category(competence: &str) -> Option<i64> {
    let name = competence.to_lowercase();
    CATEGORIES.iter().find(|(words, _)| name.contains(words)).map(|(_, category)| *category)
}

/// Qualifications.
pub(super) fn is_qualification(code: i64) -> bool {
    matches!(
        code,
        1..=6 | 8..=10 | 12..=20 | 22 | 25..=28 | 32..=39 | 41 | 42 | 48..=58 | 62..=64 | 67 | 68 | 72..=74 | 76 | 77
            | 82..=96 | 98..=105 | 107..=158 | 301..=315
    )
}

/// Nationalities: the numbers of countries (ISO 3166-1), with some of the service's own. British, unknown and other besides.
const NATIONALITIES: &[i16] = &[
    4, 8, 12, 16, 20, 24, 28, 31, 32, 36, 40, 44, 48, 50, 51, 52, 56, 60, 64, 68, 70, 72, 76, 84, 90, 96,
    100, 104, 108, 112, 116, 120, 124, 132, 136, 140, 144, 148, 152, 156, 158, 170, 174, 178, 180, 184, 188,
    191, 192, 196, 203, 204, 208, 212, 214, 218, 222, 226, 231, 232, 233, 234, 242, 246, 250, 262, 266, 268,
    270, 275, 276, 288, 292, 296, 300, 304, 308, 316, 320, 324, 328, 332, 340, 344, 348, 352, 356, 360, 364,
    368, 372, 376, 380, 384, 388, 392, 398, 400, 404, 408, 410, 414, 417, 418, 422, 426, 428, 430, 434, 438,
    440, 442, 446, 450, 454, 458, 462, 466, 470, 474, 478, 480, 484, 492, 496, 498, 499, 500, 504, 508, 512,
    516, 520, 524, 528, 531, 534, 535, 548, 554, 558, 562, 566, 570, 578, 583, 584, 585, 586, 591, 598, 600,
    604, 608, 616, 620, 624, 626, 630, 634, 642, 643, 646, 654, 659, 660, 662, 670, 674, 678, 682, 686, 688,
    690, 694, 702, 703, 704, 705, 706, 710, 716, 724, 728, 732, 736, 740, 748, 752, 756, 760, 762, 764, 768,
    776, 780, 784, 788, 792, 795, 796, 798, 800, 804, 807, 818, 834, 840, 854, 858, 860, 862, 876, 882, 887,
    894, 995, 826, 998, 999,
];

/// Countries that have a number of their own, but no nationality.
const COUNTRIES_BESIDES: &[i16] = &[
    10, 74, 86, 92, 162, 166, 175, 238, 239, 248, 254, 258, 260, 312, 334, 336, 530, 533, 540, 574, 580, 581,
    612, 638, 652, 663, 666, 744, 772, 831, 832, 850,
];

/// Whether the service knows a nationality.
pub(super) fn is_nationality(code: i64) -> bool {
    NATIONALITIES.iter().any(|&known| i64::from(known) == code)
}

/// Whether the service knows a country.
pub(super) fn is_country(code: i64) -> bool {
    is_nationality(code) || COUNTRIES_BESIDES.iter().any(|&known| i64::from(known) == code)
}
