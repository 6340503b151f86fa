//! What invented people are called: names that go with the language someone speaks or wishes to be spoken to in.
//!
//! Lists of common names, put together by chance. Where one is like somebody's, that is chance too.

use std::collections::BTreeSet;
use town::Chance;

/// A name, and what others say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// In full, such as "Margaret Booth".
    pub(super) full: String,
    /// Such as "Peggy" or "Mrs Booth"; no two in a team are called the same.
    pub(super) known_as: String,
}

impl Name {
    /// The family's name.
    pub(super) fn last(&self) -> &str {
        self.full.rsplit_once(' ').map_or(&self.full, |(_, last)| last)
    }
}

/// Names from one part of the world, for those who are old now and for those who go to work.
struct Roots {
    language: Option<&'static str>,
    families: &'static [&'static str],
    old_women: &'static [&'static str],
    old_men: &'static [&'static str],
    women: &'static [&'static str],
    men: &'static [&'static str],
}

#[rustfmt::skip]
const ENGLISH: Roots = Roots {
    language: None,
    families: &[
        "Appleby", "Ashworth", "Bailey", "Barlow", "Booth", "Bradshaw", "Clegg", "Crompton", "Eastwood", "Fielding",
        "Fletcher", "Greenwood", "Hampson", "Hargreaves", "Heywood", "Holt", "Howarth", "Lawton", "Leigh", "Lomax",
        "Marsden", "Mather", "Ogden", "Oldham", "Partington", "Pearson", "Ramsden", "Rigby", "Schofield", "Sharples",
        "Stott", "Sutcliffe", "Taylor", "Thompson", "Unsworth", "Whitehead", "Wilkinson", "Rosenberg", "Cohen", "Carr",
    ],
    old_women: &[
        "Margaret", "Joan", "Dorothy", "Jean", "Sheila", "Doreen", "Barbara", "Marjorie", "Edna", "Hilda", "Irene",
        "Brenda", "Audrey", "Vera", "Elsie", "Norma", "Freda", "Muriel",
    ],
    old_men: &[
        "Ronald", "Harold", "Kenneth", "Stanley", "Walter", "Dennis", "Ernest", "Albert", "Derek", "Norman", "Leonard",
        "Raymond",
    ],
    women: &[
        "Tracy", "Gemma", "Leanne", "Hannah", "Kerry", "Nicola", "Stacey", "Jade", "Donna", "Chloe", "Beth", "Rachel",
        "Sophie", "Dawn",
    ],
    men: &["Craig", "Luke", "Adam", "Neil", "Joel", "Stephen", "Ryan", "Ben"],
};
#[rustfmt::skip]
const IRISH_AND_WELSH: Roots = Roots {
    language: None,
    families: &["Brennan", "Connolly", "Delaney", "Doyle", "Gallagher", "Kavanagh", "Murphy", "Walsh", "Owens", "Pugh"],
    old_women: &["Bridget", "Nora", "Maureen", "Philomena", "Eileen", "Gwen"],
    old_men: &["Patrick", "Michael", "Brendan", "Gwilym"],
    women: &["Siobhan", "Orla", "Roisin", "Aoife", "Carys"],
    men: &["Declan", "Conor", "Rhys"],
};
#[rustfmt::skip]
const CARIBBEAN: Roots = Roots {
    language: None,
    families: &["Campbell", "Francis", "Grant", "Joseph", "Morgan", "Powell", "Reid", "Sinclair"],
    old_women: &["Joyce", "Gloria", "Monica", "Cynthia", "Pearl", "Hyacinth"],
    old_men: &["Winston", "Clifton", "Everton", "Desmond"],
    women: &["Ebony", "Shanice", "Simone", "Natalie", "Marcia"],
    men: &["Jerome", "Marlon", "Andre"],
};
#[rustfmt::skip]
const WEST_AFRICAN: Roots = Roots {
    language: Some("Igbo"),
    families: &["Achebe", "Adeyemi", "Asante", "Mensah", "Nwosu", "Okafor", "Eze", "Obi"],
    old_women: &["Comfort", "Ngozi", "Patience", "Adaeze"],
    old_men: &["Emmanuel", "Chukwudi", "Kofi"],
    women: &["Bukola", "Chidi", "Amara", "Esther", "Ifeoma"],
    men: &["Emeka", "Kwame", "Tobenna"],
};
#[rustfmt::skip]
const PAKISTANI: Roots = Roots {
    language: Some("Urdu"),
    families: &["Ahmed", "Akhtar", "Chaudhry", "Farooq", "Hussain", "Iqbal", "Mahmood", "Malik"],
    old_women: &["Nasreen", "Zubaida", "Khalida", "Shamim"],
    old_men: &["Bashir", "Riaz", "Abdul"],
    women: &["Aisha", "Samina", "Rukhsana", "Sadia", "Farah"],
    men: &["Imran", "Tariq", "Hamza"],
};
#[rustfmt::skip]
const PUNJABI: Roots = Roots {
    language: Some("Punjabi"),
    families: &["Bains", "Gill", "Sidhu", "Dhillon", "Sandhu"],
    old_women: &["Surinder", "Gurmeet", "Balbir"],
    old_men: &["Harbhajan", "Mohinder", "Gurdial"],
    women: &["Jasleen", "Manpreet", "Simran", "Kiran"],
    men: &["Harpreet", "Jagdeep"],
};
#[rustfmt::skip]
const GUJARATI: Roots = Roots {
    language: Some("Gujarati"),
    families: &["Bhatt", "Desai", "Mistry", "Parekh", "Patel", "Shah"],
    old_women: &["Kusum", "Manjula", "Urmila"],
    old_men: &["Ramesh", "Jayant", "Dinesh"],
    women: &["Priya", "Anita", "Hetal", "Nisha"],
    men: &["Nikhil", "Jigar"],
};
#[rustfmt::skip]
const POLISH: Roots = Roots {
    language: Some("Polish"),
    families: &["Nowak", "Zielinski", "Dudek", "Wrona", "Pawlak"],
    old_women: &["Halina", "Danuta", "Krystyna"],
    old_men: &["Zbigniew", "Tadeusz", "Kazimierz"],
    women: &["Agnieszka", "Kasia", "Marta", "Ola"],
    men: &["Marcin", "Piotr"],
};
#[rustfmt::skip]
const ARABIC: Roots = Roots {
    language: Some("Arabic"),
    families: &["Hassan", "Ibrahim", "Haddad", "Mansour", "Nasser"],
    old_women: &["Samira", "Salma", "Fawzia"],
    old_men: &["Mahmoud", "Yusuf", "Khalil"],
    women: &["Amina", "Fatima", "Nadia", "Yasmin"],
    men: &["Karim", "Omar"],
};
#[rustfmt::skip]
const CANTONESE: Roots = Roots {
    language: Some("Cantonese"),
    families: &["Chan", "Lam", "Wong", "Leung", "Cheung"],
    old_women: &["Mei-Ling", "Siu-Fong", "Wai-Yin"],
    old_men: &["Kwok-Wing", "Chi-Ming", "Yiu-Fai"],
    women: &["Mei", "Ka-Yan", "Joanne", "Vivian"],
    men: &["Jason", "Ka-Ho"],
};

/// All of them, and how common each is. The shares are invented.
const ALL: [(&Roots, usize); 10] = [
    (&ENGLISH, 46),
    (&IRISH_AND_WELSH, 11),
    (&CARIBBEAN, 10),
    (&WEST_AFRICAN, 8),
    (&PAKISTANI, 8),
    (&PUNJABI, 4),
    (&GUJARATI, 4),
    (&POLISH, 4),
    (&ARABIC, 3),
    (&CANTONESE, 2),
];

/// What someone whose name is on the left is called by everybody.
const SHORT: [(&str, &str); 12] = [
    ("Margaret", "Peggy"),
    ("Dorothy", "Dot"),
    ("Ronald", "Ron"),
    ("Harold", "Harry"),
    ("Kenneth", "Ken"),
    ("Leonard", "Len"),
    ("Raymond", "Ray"),
    ("Bridget", "Bridie"),
    ("Michael", "Mick"),
    ("Patrick", "Paddy"),
    ("Stephen", "Steve"),
    ("Philomena", "Phil"),
];

/// Gives out names, none twice.
pub(super) struct Names {
    chance: Chance,
    taken: BTreeSet<String>,
    called: BTreeSet<String>,
}

impl Names {
    pub(super) fn new(seed: u64) -> Self {
        Self { chance: Chance::new(seed, "names"), taken: BTreeSet::new(), called: BTreeSet::new() }
    }

    /// Someone old, who wishes to be spoken to in a language where one is given. Half like to be called by their first
    /// name, half not.
    pub(super) fn person(&mut self, language: Option<&str>) -> Name {
        let roots = self.roots(language);
        let woman = self.chance.percent(64);
        let firsts = if woman { roots.old_women } else { roots.old_men };
        let full = self.full(firsts, roots.families);
        let formal = format!("{} {}", if woman { "Mrs" } else { "Mr" }, last(&full));
        let by_first_name = self.chance.percent(55);
        let short = short(&full).to_owned();
        let known_as = self.known_as(if by_first_name { [short, formal] } else { [formal, short] }, &full);
        Name { full, known_as }
    }

    /// Someone who goes to work, and speaks these languages besides English.
    pub(super) fn worker(&mut self, woman: bool, languages: &[String]) -> Name {
        let roots = self.roots(languages.first().map(String::as_str));
        let full = self.full(if woman { roots.women } else { roots.men }, roots.families);
        let initial = last(&full).chars().next().map(String::from).unwrap_or_default();
        let (short, longer) = (short(&full).to_owned(), format!("{} {initial}", short(&full)));
        let known_as = self.known_as([short, longer], &full);
        Name { full, known_as }
    }

    /// A grown-up child of someone, who kept the family's name.
    pub(super) fn child(&mut self, parent: &Name, woman: bool) -> Name {
        let of_family = |roots: &&Roots| roots.families.contains(&parent.last());
        let roots = ALL.iter().map(|(roots, _)| *roots).find(of_family).unwrap_or(&ENGLISH);
        let full = self.full(if woman { roots.women } else { roots.men }, &[parent.last()]);
        Name { known_as: short(&full).to_owned(), full }
    }

    fn roots(&mut self, language: Option<&str>) -> &'static Roots {
        let drawn = self.chance.weighed(&ALL);
        let speaking = ALL.iter().map(|(roots, _)| *roots).find(|roots| roots.language == language);
        if language.is_some() { speaking.unwrap_or(drawn) } else { drawn }
    }

    /// A first and a last name that nobody has yet; where all are taken, with an initial in between.
    fn full(&mut self, firsts: &[&str], families: &[&str]) -> String {
        let mut orders: [Vec<&str>; 2] = [firsts.to_vec(), families.to_vec()];
        orders.iter_mut().for_each(|order| self.chance.shuffle(order));
        let [firsts, families] = orders;
        let mut both = firsts.iter().flat_map(|first| families.iter().map(move |last| (*first, *last)));
        // At first nobody shares a first or a last name with anyone; later, nobody the two together.
        let alone =
            |(first, last): &(&str, &str)| !self.taken.contains(*first) && !self.taken.contains(*last);
        let known = |(first, last): &(&str, &str)| !self.taken.contains(&format!("{first} {last}"));
        let (first, last) = both
            .clone()
            .find(alone)
            .or_else(|| both.clone().find(|both| known(both) && !self.taken.contains(both.0)))
            .or_else(|| both.find(known))
            .unwrap_or(("Sam", "Somebody"));
        let mut full = format!("{first} {last}");
        let mut letters = 'A'..='Z';
        while self.taken.contains(&full) {
            full = format!("{first} {} {last}", letters.next().unwrap_or('X'));
            if letters.is_empty() {
                break;
            }
        }
        self.taken.extend([first.to_owned(), last.to_owned(), full.clone()]);
        full
    }

    /// The first of these that nobody else is called; else the full name.
    fn known_as(&mut self, choices: [String; 2], full: &str) -> String {
        let free = choices.into_iter().find(|choice| !self.called.contains(choice));
        let known_as = free.unwrap_or_else(|| full.to_owned());
        self.called.insert(known_as.clone());
        known_as
    }
}

fn last(full: &str) -> &str {
    full.rsplit(' ').next().unwrap_or(full)
}

/// What friends say for a first name.
fn short(full: &str) -> &str {
    let first = full.split(' ').next().unwrap_or(full);
    SHORT.iter().find(|(long, _)| *long == first).map_or(first, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_called_like_another() {
        let mut names = Names::new(3);
        let people = (0..120).map(|_| names.person(None)).collect::<Vec<_>>();
        let workers = (0..60).map(|at| names.worker(at % 5 != 0, &[]));
        let all: Vec<Name> = people.into_iter().chain(workers).collect();
        let full: BTreeSet<&str> = all.iter().map(|name| name.full.as_str()).collect();
        let called: BTreeSet<&str> = all.iter().map(|name| name.known_as.as_str()).collect();
        assert_eq!((full.len(), called.len()), (180, 180));
    }

    #[test]
    fn a_name_goes_with_the_language() {
        let mut names = Names::new(1);
        let name = names.worker(true, &["Polish".to_owned()]);
        assert!(
            POLISH.women.contains(&name.known_as.as_str()) && POLISH.families.contains(&name.last()),
            "{name:?}"
        );
        assert_eq!(names.child(&name, false).last(), name.last());
    }
}
