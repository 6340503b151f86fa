//! Tables to start from.

/// A table to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// The table of workers.
    Workers,
    /// The table of people.
    People,
    /// The table of visits.
    Visits,
    /// A table that says where the postcodes of the others are.
    Postcodes,
}

impl Template {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Workers, Self::People, Self::Visits, Self::Postcodes];

    /// The name of its file.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Workers => "workers.csv",
            Self::People => "people.csv",
            Self::Visits => "visits.csv",
            Self::Postcodes => "postcodes.csv",
        }
    }

    /// Its text: a header, and a few rows that show how it is filled in.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Workers => {
                "name,days,from,to,from 2,to 2,contracted hours,most hours,travel,postcode,competences,cleared until,gender,languages\n\
                 Asha Patel,Mon-Fri,7:00,14:00,,,30,37.5,bicycle,M16 9EA,medicines;hoist,31/03/2028,woman,English;Gujarati\n\
                 Ben Okoro,Mon-Fri,7:00,11:00,16:30,21:30,30,40,car,M16 9EA,medicines;hoist,30/09/2027,man,English\n\
                 Ben Okoro,Sat,8:00,14:00,,,,,,,,,,\n"
            }
            Self::People => {
                "name,postcode,not these workers,likes,knows,gender wish,language wish\n\
                 Mrs Hill,M15 4AB,,Asha Patel,Asha Patel;Ben Okoro,woman,\n\
                 Mr Shah,M16 7AD,,,Asha Patel,,Gujarati\n"
            }
            Self::Visits => {
                "person,visit,days,any one day,time,earliest,latest,minutes,shortest minutes,workers,competences,priority\n\
                 Mrs Hill,breakfast,Mon-Fri,,8.30,7.30,9.30,30,,1,medicines,essential\n\
                 Mr Shah,getting up,Mon-Fri,,8am,,,45,,2,hoist,important\n\
                 Mr Shah,shopping,Tue Thu Fri,yes,,10:00,13:00,60,45,1,,flexible\n"
            }
            Self::Postcodes => {
                "postcode,lat,lon\n\
                 M15 4AB,53.465578,-2.26046\n\
                 M16 7AD,53.4601,-2.2642\n\
                 M16 9EA,53.4573,-2.269\n"
            }
        }
    }
}
