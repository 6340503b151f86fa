//! Invented names: of people, as they like to be called, and of workers.

use crate::chance::Chance;

const TITLES: [(&str, usize); 5] = [("Mrs", 46), ("Mr", 36), ("Miss", 9), ("Ms", 7), ("Dr", 2)];
#[rustfmt::skip]
const SURNAMES: [&str; 132] = [
    "Abbott", "Achebe", "Adeyemi", "Ahmed", "Akhtar", "Ali", "Appleby", "Ashworth", "Asante", "Bailey",
    "Bains", "Barlow", "Begum", "Bennett", "Bhatt", "Birch", "Booth", "Bradshaw", "Brennan", "Brooks",
    "Burke", "Campbell", "Carr", "Chan", "Chaudhry", "Clarke", "Clegg", "Cohen", "Connolly", "Cooper",
    "Crompton", "Davies", "Delaney", "Desai", "Dixon", "Doyle", "Dunne", "Eastwood", "Edwards", "Evans",
    "Farooq", "Fielding", "Fletcher", "Flynn", "Forbes", "Francis", "Gallagher", "Garcia", "Ghosh",
    "Gibson", "Gill", "Goodwin", "Grant", "Greenwood", "Hall", "Hamilton", "Hampson", "Haque", "Hargreaves",
    "Harris", "Hassan", "Hayes", "Heywood", "Hill", "Holt", "Hough", "Howarth", "Hughes", "Hussain",
    "Ibrahim", "Iqbal", "Jackson", "James", "Jones", "Joseph", "Kaur", "Kavanagh", "Kelly", "Khan",
    "Kowalski", "Lam", "Lawton", "Lee", "Leigh", "Lewis", "Lomax", "Lowe", "Mahmood", "Malik", "Marsden",
    "Martin", "Mather", "McCarthy", "Mensah", "Mistry", "Mitchell", "Morgan", "Morris", "Murphy", "Nowak",
    "Nwosu", "Ogden", "Okafor", "Oldham", "Owens", "Parekh", "Partington", "Patel", "Pearson", "Pinder",
    "Powell", "Quinn", "Ramsden", "Reid", "Rigby", "Rosenberg", "Ryan", "Schofield", "Shah", "Sharples",
    "Sidhu", "Singh", "Stott", "Sutcliffe", "Taylor", "Thompson", "Unsworth", "Walsh", "Wang", "Whitehead",
    "Wilkinson", "Wong",
];
#[rustfmt::skip]
const WOMEN: [&str; 64] = [
    "Abi", "Agnieszka", "Aisha", "Alice", "Amina", "Amy", "Anita", "Beth", "Bukola", "Carol", "Charlotte",
    "Chidi", "Chloe", "Claire", "Dawn", "Deborah", "Donna", "Ebony", "Elaine", "Ella", "Emma", "Esther",
    "Farah", "Fatima", "Gemma", "Grace", "Hannah", "Helen", "Ines", "Jade", "Janet", "Jo", "Karen", "Kasia",
    "Kelly", "Kerry", "Laura", "Leanne", "Linda", "Lucy", "Maria", "Marta", "Mei", "Michelle", "Nadia",
    "Natalie", "Ngozi", "Nicola", "Olivia", "Pauline", "Priya", "Rachel", "Rukhsana", "Ruth", "Sadia",
    "Sally", "Samina", "Shirley", "Sophie", "Stacey", "Tanya", "Tracy", "Yasmin", "Zoe",
];
#[rustfmt::skip]
const MEN: [&str; 24] = [
    "Adam", "Ben", "Carl", "Craig", "Daniel", "David", "Emeka", "George", "Hamza", "Imran", "Jack", "Joel",
    "Kwame", "Lee", "Luke", "Marcin", "Mark", "Mohammed", "Neil", "Paul", "Rashid", "Ryan", "Stephen",
    "Tariq",
];
/// Languages besides English, and how common they are among those who speak one here. Invented shares.
pub(crate) const LANGUAGES: [(&str, usize); 7] = [
    ("Urdu", 24),
    ("Polish", 18),
    ("Punjabi", 16),
    ("Arabic", 14),
    ("Gujarati", 10),
    ("Cantonese", 10),
    ("Igbo", 8),
];

/// A name and the id made from it.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// Names for so many people, such as "Mrs Okafor"; one whose surname is taken also goes by an initial.
pub(crate) fn people(count: usize, chance: &mut Chance) -> Vec<Named> {
    let mut surnames = SURNAMES.to_vec();
    chance.shuffle(&mut surnames);
    (0..count)
        .map(|at| {
            let title = chance.weighed(&TITLES);
            named(&surnames, at, |surname, initial| format!("{title} {initial}{surname}"))
        })
        .collect()
}

/// First names for workers, a woman's where `women` says so; one whose name is taken also goes by an initial.
pub(crate) fn workers(women: &[bool], chance: &mut Chance) -> Vec<Named> {
    let (mut of_women, mut of_men) = (WOMEN.to_vec(), MEN.to_vec());
    chance.shuffle(&mut of_women);
    chance.shuffle(&mut of_men);
    // Names that women and men share are kept for women, so that ids stay different.
    of_men.retain(|name| !of_women.contains(name));
    let mut used = [0, 0];
    women
        .iter()
        .map(|&woman| {
            let at = &mut used[usize::from(woman)];
            *at += 1;
            let names: &[&str] = if woman { &of_women } else { &of_men };
            named(names, *at - 1, |first, initial| format!("{first} {initial}").trim_end().to_owned())
        })
        .collect()
}

/// The name at a position of a list that begins again when it ends, then with an initial: none, "A ", "B "...
fn named(names: &[&str], at: usize, full: impl Fn(&str, &str) -> String) -> Named {
    let (name, round) = (names[at % names.len()], at / names.len());
    let lower = name.to_lowercase();
    if round == 0 {
        return Named { id: lower, name: full(name, "") };
    }
    let letter = char::from(b'A' + u8::try_from((round - 1) % 26).unwrap_or(0));
    Named { id: format!("{lower}-{}", round + 1), name: full(name, &format!("{letter} ")) }
}
