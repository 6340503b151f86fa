//! The words of a plan, of what people said, and of those who care. Nobody who said them exists.

use care::care_plan::Doer;

pub(in super::super) const QUESTIONS: &str = "A first talk\nWhat is a good day for you?\nWho matters to you, and how do you stay in touch?\n\
    What would you like to do that you cannot do now?\nWhat should we never do?\nWhat worries you at night?";

pub(in super::super) const IMPORTANT: &str = "My garden, and being outside every day. Doing things myself, however long it takes.\n\
    Knowing who is coming through my door.";
pub(in super::super) const PEOPLE: &str = "My daughter. My neighbour, who has a key. The women from chapel.";
pub(in super::super) const COMMUNICATE: &str =
    "Speak up and face me; the left ear is the good one. Give me a minute to answer.";
pub(in super::super) const PLEASE_DO: &str =
    "Knock and call out. Open the back door so that I can smell the garden.";
pub(in super::super) const PLEASE_DONT: &str = "Don’t call me dear. Don’t tidy my seed tins.";
pub(in super::super) const STRENGTHS: &str =
    "I know every plant by name. I can wash and dress the top half. I make a good soup sitting down.";
pub(in super::super) const NEEDS: &str =
    "Shoes and stockings. Anything heavy. Somebody beside me on the step.";

pub(in super::super) const GARDEN: (&str, &str) =
    ("Sow my own beans again and pick them.", "There are beans on the table by summer.");
pub(in super::super) const COOKING: (&str, &str) =
    ("Cook my own dinner twice a week.", "I say so, on the calendar in the kitchen.");

pub(in super::super) const ACTIONS: [(Doer, &str, &str); 3] = [
    (Doer::Team, "", "Walk to the garden with me after breakfast when it is dry."),
    (Doer::Family, "My daughter", "Brings compost and seeds at the weekend."),
    (Doer::Themselves, "", "I chop the vegetables sitting down."),
];
pub(in super::super) const NEW_ACTION: (Doer, &str, &str) =
    (Doer::Community, "The allotment club", "Two members come on Saturdays and dig the bed.");
pub(in super::super) const WHAT_IFS: [(&str, &str); 2] = [
    (
        "I fall",
        "Don’t lift me. Ask if anything hurts, keep me warm. Ring 999 if I cannot get up, and then my daughter.",
    ),
    ("nobody comes", "Ring the team first, then my neighbour, who has a key."),
];

pub(in super::super) const GARDEN_EARLY: &str = "The bed is dug. I watched from the chair.";
pub(in super::super) const GARDEN_NOW: &str = "I sowed two rows myself. My knees know it, and I don’t mind.";

pub(in super::super) const ASKED_SHARING: &str = "May the team tell your daughter how your day was?";
pub(in super::super) const ASKED_CAMERA: &str = "May there be a camera at the front door?";
pub(in super::super) const ATTORNEY: &str = "Registered in 2024. Not for decisions about moving out of the house, as long as I can say so in any way.";

pub(in super::super) const THANKS: &str =
    "You stayed ten minutes longer on a low day. I heard about it all evening.";
pub(in super::super) const WISH_THEN: &str =
    "Could breakfast be a little later on Sundays? I like to hear the service first.";
pub(in super::super) const WISH_ANSWER: &str = "Yes, half an hour later from this Sunday on.";
pub(in super::super) const WISH_NOW: &str = "Could somebody look at the feet on bath days? Mum will not ask.";

/// How many days before yesterday, for how many minutes, what.
pub(in super::super) const CARE_GIVEN: [(i32, u32, &str); 3] = [
    (2, 180, "The big shop, and compost for the garden."),
    (9, 150, "Lunch together, and the paperwork from the council."),
    (11, 45, "Rang the surgery and waited."),
];
pub(in super::super) const CARER: &str = "I am glad to do it, and I have not had a weekend since the summer.";

pub(in super::super) const HOIST: &str = "Ceiling hoist in the bedroom, lent by the NHS store";
pub(in super::super) const TRIED: &str = "The occupational therapist showed two of us the single-handed sling. It went well on three mornings; \
    “less of a crowd”, was the word on it.";
