//! Invented names of streets and neighbourhoods. Where one is like a real name, that is chance.

use crate::chance::Chance;

#[rustfmt::skip]
const FIRST: [&str; 136] = [
    "Alder", "Ashdene", "Barley", "Beacon", "Birch", "Bramble", "Brook", "Burnside", "Canal", "Cherry",
    "Clough", "Coppice", "Cotton", "Cross", "Dale", "Damson", "Derwent", "Drovers", "Elder", "Ellesmere",
    "Fairfield", "Fern", "Ferry", "Foundry", "Foxglove", "Garth", "Gorse", "Greenhill", "Harvest",
    "Hawthorn", "Hazel", "Heather", "Heron", "Holly", "Ivy", "Jubilee", "Juniper", "Kestrel", "Kiln",
    "Langdale", "Larch", "Laurel", "Linden", "Loom", "Lower Mill", "Malt", "Maple", "Marl", "Meadow",
    "Millrace", "Moss", "Nightingale", "Oakfield", "Orchard", "Osier", "Pear Tree", "Pinfold", "Plover",
    "Quarry", "Reed", "Rowan", "Sandpiper", "Shuttle", "Sorrel", "Spindle", "Springwell", "Sycamore",
    "Tanner", "Thistle", "Weavers", "Willow", "Wren", "Abbots", "Acorn", "Almond", "Apple Tree", "Ashlar",
    "Aspen", "Avocet", "Bank Hall", "Beech", "Bilberry", "Bluebell", "Bobbin", "Bracken", "Briar",
    "Broadoak", "Bullfinch", "Buttercup", "Carder", "Cedar", "Chapel", "Chestnut", "Clover", "Cobbler",
    "Copper", "Cornflower", "Cowslip", "Crane", "Curlew", "Dyers", "Farriers", "Finch", "Flax", "Fountain",
    "Glebe", "Goldcrest", "Granary", "Hopfield", "Hornbeam", "Jackdaw", "Jasmine", "Kingfisher", "Lapwing",
    "Lavender", "Lilac", "Magpie", "Mallard", "Medlar", "Myrtle", "Nuthatch", "Partridge", "Poplar",
    "Primrose", "Quince", "Redwing", "Saddlers", "Sedge", "Skylark", "Swallow", "Teal", "Thrush", "Vetch",
    "Warbler", "Woodlark", "Yew Tree",
];
const LAST: [(&str, usize); 9] = [
    ("Road", 30),
    ("Street", 24),
    ("Avenue", 18),
    ("Lane", 10),
    ("Grove", 7),
    ("Terrace", 5),
    ("Drive", 4),
    ("Crescent", 1),
    ("Place", 1),
];

/// Names for streets, none twice until they run out.
pub(crate) struct StreetNames {
    first: Vec<&'static str>,
    used: usize,
}

impl StreetNames {
    pub(crate) fn new(chance: &mut Chance) -> Self {
        let mut first = FIRST.to_vec();
        chance.shuffle(&mut first);
        Self { first, used: 0 }
    }

    /// A name for the next street.
    pub(crate) fn street(&mut self, chance: &mut Chance) -> String {
        let last = chance.weighed(&LAST);
        self.next(last)
    }

    /// A name for the next main road.
    pub(crate) fn main(&mut self) -> String {
        self.next("Road")
    }

    /// A name for the next close.
    pub(crate) fn close(&mut self) -> String {
        self.next("Close")
    }

    /// In a big town first words come again, with "New", "Upper" and so on before them.
    fn next(&mut self, last: &str) -> String {
        let first = self.first[self.used % self.first.len()];
        let round = self.used / self.first.len();
        self.used += 1;
        match round {
            0 => format!("{first} {last}"),
            1 => format!("New {first} {last}"),
            2 => format!("Upper {first} {last}"),
            3 => format!("Old {first} {last}"),
            _ => format!("{first} {last} {round}"),
        }
    }
}

#[rustfmt::skip]
const TOWN_FIRST: [&str; 24] = [
    "Alder", "Bram", "Clover", "Dapple", "Eller", "Fallow", "Gorse", "Heron", "Iron", "Juniper", "Kestrel",
    "Linnet", "Marl", "Nettle", "Otter", "Plover", "Quarry", "Rush", "Sorrel", "Teasel", "Umber", "Wether",
    "Wren", "Yarrow",
];
const TOWN_LAST: [&str; 12] =
    ["bank", "bottom", "bridge", "clough", "field", "ford", "gate", "ley", "moor", "royd", "shaw", "wick"];

/// An invented name for a neighbourhood.
pub(crate) fn town_name(chance: &mut Chance) -> String {
    format!("{}{}", chance.pick(&TOWN_FIRST), chance.pick(&TOWN_LAST))
}
