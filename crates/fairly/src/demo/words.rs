//! What people of the story wrote, word for word. Nobody who wrote it exists.

pub(super) mod plan;

/// What a worker should know before knocking; the first is said of the first person, and so on.
pub(super) const OF_PEOPLE: [&str; 24] = [
    "Knock twice and call out; the answer comes from the kitchen. Biscuit, the terrier, barks and then wants his ears done.",
    "Likes the wireless on and the curtains open before anything else. Tea strong, one sugar, in the blue mug.",
    "Likes to do the buttons alone, even when it takes a while.",
    "Shoes off at the door. Prays at midday, so come a little before or a little after.",
    "Hearing aids are in the dish by the bed. Sit where your face can be seen.",
    "Was a bus driver for thirty years and will ask which way you came.",
    "The chair by the window is taken. Bad mornings are quiet mornings; sit down together for a minute first.",
    "Walks with a stick inside and a frame outside. Do not move the rug: everyone here knows where it is.",
    "Two cats, Salt and Pepper. They are not allowed upstairs and they know it.",
    "Speaks little before breakfast. Porridge with cream, never milk.",
    "Does the crossword in pen. Leave the last clue.",
    "Likes to be told what you are about to do, one thing at a time.",
    "The bell does not work. Phone from the step and wait for the curtain to move.",
    "A sister rings at six every evening. Tea can wait until after the call.",
    "There is an old watch on the bedside table. Wind it together at night.",
    "Tablets are in the tin on the shelf, out of sight of the grandchildren.",
    "Would rather wash at the sink than be washed. Warm the towel on the radiator.",
    "Worked with a needle for forty years. Nobody leaves this house with a loose button.",
    "Gets up alone on good days. Ask which sort of day it is.",
    "The front step is steep; put the light on when you go.",
    "Loves a walk to the canal when it is dry. Coat, hat and the big scarf.",
    "Do not be polite about the soup. It is home-made.",
    "On low days the photographs in the hall are a good place to start.",
    "Sugar in the red tin, salt in the green one. They look the same.",
];

/// How to get in, likewise in turn.
pub(super) const WAYS_IN: [&str; 6] = [
    "Opens the door themselves. Give them a minute.",
    "Key safe to the left of the back door; the team has the number.",
    "The neighbour at the next door has a key.",
    "Rings you in from the window upstairs.",
    "Key on the team's ring, with a blue tag.",
    "The door is open from seven. Knock and call out.",
];

/// What the team should know of a worker; most have nothing to say.
pub(super) const OF_WORKERS: [&str; 6] = [
    "School run on weekdays until half past eight when my mum is away.",
    "",
    "Happy to take someone new along for a week.",
    "",
    "Choir on Thursday evenings, when I can.",
    "Bicycle, so not with the big laundry bags.",
];

/// What was proposed at a team meeting.
pub(super) const PROPOSAL: &str = "Few faces first: nobody should see more than five of us in a fortnight, even if that means longer ways for us.";

/// Why somebody had a reason against it.
pub(super) const OBJECTION: &str = "Those of us on foot would lose our breaks to walking. Two of us have sore knees already. I am for it, but not at any distance.";

/// What was proposed instead, and decided.
pub(super) const AMENDED: &str = "Few faces first, and much more than short ways, but anyone who walks or cycles keeps their rounds \
                                  on their side of the river. We look at it again in three months.";

/// What is being talked about now.
pub(super) const OPEN_PROPOSAL: &str = "Let us plan two weeks ahead instead of one from January, so that everybody can promise \
                                        things at home. Picks would open on Mondays.";

/// What somebody has against that.
pub(super) const OPEN_OBJECTION: &str = "In two weeks half of our people change something. I would rather have one week that holds than two that do not.";

/// Why a worker was away weeks ago.
pub(super) const ILL_BEFORE: &str =
    "Stomach bug since last night. I will try the morning, but not more than that.";

/// Why the rota was changed then.
pub(super) const REPAIR_BEFORE: &str = "Shared out among those who know them, nobody two evenings in a row.";

/// Why a worker is away now.
pub(super) const AWAY_NOW: &str = "The hospital has moved my scan to then. I can do everything before it.";

/// Why the rota was changed for it.
pub(super) const REPAIR_NOW: &str =
    "The rest of the round is covered. One visit has nobody yet; I did not want to stretch anyone further.";

/// Why visits were taken off when somebody went to hospital.
pub(super) const TO_HOSPITAL: &str =
    "Had a fall in the night, nothing broken. In hospital until next week, the ward says.";

/// Why the visits of somebody are taken off.
pub(super) const DIED: &str =
    "Died at home on Wednesday, with the family there. Two of us were there too. We will miss the stories.";

/// What an extra visit was for.
pub(super) const EXTRA: &str = "eye clinic";

/// What was said when it was offered.
pub(super) const OFFER: &str = "Somebody to go along to the eye clinic. The taxi is booked both ways.";

/// Why somebody asked to swap, weeks ago.
pub(super) const SWAP_BEFORE: &str = "My daughter is a sheep in the nativity and I would like to see it.";

/// Why somebody asks to swap now.
pub(super) const SWAP_NOW: &str =
    "The boiler man comes then, and nobody else can be in. I will gladly do yours instead.";

/// Why somebody asks to have a visit taken over now.
pub(super) const TAKE_OVER_NOW: &str = "The boiler man comes then, and nobody else can be in.";

/// What kept hours were spent on.
pub(super) const OUTING: &str =
    "Tea at the garden centre with an old friend from the mill, there and back by taxi.";

/// Why kept hours were given away.
pub(super) const GIFT: &str =
    "I am home again and managing. Let somebody have them who needs a bit more just now.";

/// What was bought for work.
pub(super) const GLOVES: &str = "Gloves, medium. The box in the cupboard was empty.";

/// What a worker asked about their pay.
pub(super) const PAY_QUESTION: &str =
    "Is the way from the last visit to my own door in here, or only the ways between?";

/// What was answered.
pub(super) const PAY_ANSWER: &str =
    "It is: the line that says on the way back. Gloves are in money back, below.";

/// What a person says of a line of their bill.
pub(super) const BILL_SHORT: &str = "The worker had to leave ten minutes early that morning, for a neighbour who had fallen. I do not mind, but it should not be on the bill.";

/// What was answered, and why it was credited.
pub(super) const BILL_CREDIT: &str =
    "You are right: you had ten minutes less that morning. The last ten minutes are credited.";

/// What a person asks about another line.
pub(super) const BILL_QUESTION: &str = "Was this one not the morning on which my son was here?";

/// What was bought from a budget.
pub(super) const CHOIR: &str = "The choir at St Mary’s, until Easter.";

/// Why somebody is away next week.
pub(super) const LEAVE: &str = "At my brother's wedding.";

/// What was written down of visits: how it was, what was noticed, and a word for the next worker.
pub(super) const RECORDS: [(&str, &str, &str); 10] = [
    ("Ate most of it and had two cups of tea. We laughed about the neighbour's cat.", "", ""),
    ("A quiet morning, but up and dressed by the time I left.", "Slept badly: third night this week.", ""),
    ("All done without hurry. Wanted the window open.", "", "The milk will not last until tomorrow."),
    ("Did the buttons alone today and was proud of it.", "", ""),
    (
        "Not hungry, so we left a sandwich for later.",
        "Less appetite than last week.",
        "Look whether the sandwich was eaten.",
    ),
    ("Warm wash at the sink, cream on both legs.", "A small bruise on the left shin, not painful.", ""),
    ("Told me about the buses in 1974. A good hour.", "", ""),
    (
        "Short walk to the corner and back with the frame.",
        "",
        "Good mood for a walk in the afternoon, if it is dry.",
    ),
    ("Everything as usual, and a joke at the door.", "", ""),
    (
        "Tired after the clinic, so we took it slowly.",
        "",
        "The letter from the clinic is on the kitchen table.",
    ),
];

/// What a daughter complained about.
pub(super) const COMPLAINT: &str = "Three different faces at breakfast last week, and none of them knew that Mum takes tablets before eating.";

/// What was found out.
pub(super) const COMPLAINT_NOTE: &str = "Read the rota of last week with the three who went. Two were stepping in, and the note about the tablets was not on the page they open first.";

/// The answer.
pub(super) const COMPLAINT_ANSWER: &str = "You are right, and we are sorry. Breakfast is with the two whom your mother knows from Monday on. The tablets \
     are now the first thing that anyone reads before a visit.";

/// What came of it.
pub(super) const COMPLAINT_END: &str =
    "Few faces at breakfast are agreed, and the note is at the top. Brought to the team meeting.";

/// Why nobody came.
pub(super) const MISSED: &str = "The evening visit was on nobody’s phone. The neighbour rang at ten to six.";

/// How the person was.
pub(super) const MISSED_CHECK: &str = "Went round at seven. Had not eaten, made soup and toast together, evening tablets taken late. In good spirits.";

/// Who signed what the team does when somebody is unwell.
pub(super) const CLINICIAN: &str = "Sister Ruth Kay, community matron, 98A1234E";

/// The plan that was signed.
pub(super) const RESPONSE_PLAN: &str = "0 to 4 and not worried: fluids, company, look again within 4 hours. A 3 in one part, or worried: ring the community team within the \
     hour. 5 or 6: ring the community team or GP now. 7 and more: 999. In doubt, ring.";

/// What is normal for three people.
pub(super) const NORMAL: [&str; 3] = [
    "Up by seven, knows all of us by name, two mugs of tea before ten. Slow on the stairs, steady on the flat.",
    "Talks about the buses from the moment you come in. Drinks well if the glass is in reach. Pulse about 70.",
    "Quiet until lunch, then good company. Eats half of what is on the plate and always the pudding.",
];

/// What changed one morning.
pub(super) const UNWELL: &str = "Did not talk about the buses and asked twice what day it is. Slept in the chair, half a glass since yesterday evening.";

/// Who was spoken to.
pub(super) const UNWELL_WITH: &str = "Dr Farah Ahmed, duty GP";

/// What was asked for.
pub(super) const UNWELL_ASKED: &str = "A visit this morning; I think it is an infection.";

/// What was agreed.
pub(super) const UNWELL_AGREED: &str = "The GP comes before one. Until then fluids every half hour, and somebody looks in at midday. If sleepier, 999.";

/// What came of it.
pub(super) const UNWELL_END: &str =
    "A water infection. Antibiotics since Tuesday evening; back to the buses on Thursday.";
