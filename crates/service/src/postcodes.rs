//! Where postcodes are: a table that is installed once for the place, so that nobody is asked for latitude and longitude.
//!
//! It is kept with the journal as a file for each postcode area (M, SK), of which a look-up reads only those it needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::io::Read;

use week::{Finding, Point};

use crate::streets::spot;
use crate::{Error, Kind, Service};

/// The file that lists the areas, with how many postcodes are known in each.
const AREAS: &str = "postcodes";

impl Service {
    /// Installs a table of postcodes for the place, beside what is known already: where a postcode is in both, the new one
    /// counts. Gives how many postcodes it has. The caller has made sure that they may: the machine's operator.
    ///
    /// # Errors
    /// If the table cannot be read, has no columns or no postcodes, or cannot be kept.
    pub async fn install_postcodes(&self, table: &mut (dyn Read + Send)) -> Result<usize, Error> {
        let mut areas: BTreeMap<String, BTreeMap<String, Point>> = BTreeMap::new();
        week::each_postcode(table, &mut |code, point| {
            areas.entry(area(&code).to_owned()).or_default().insert(code, point);
            true
        })
        .map_err(|finding| unreadable(&finding))?;
        let read: usize = areas.values().map(BTreeMap::len).sum();
        if read == 0 {
            let sentence = "The table has no postcode with a latitude and longitude. Look whether it is the file you meant.";
            return Err(Error::new(Kind::Invalid, sentence));
        }
        let mut counts = self.postcode_areas().await?;
        for (area, new) in areas {
            let mut codes = self.area(&area, None).await?;
            codes.extend(new);
            self.inner.journal.save_file(&file_of(&area), &body(&codes)).await?;
            counts.insert(area, codes.len());
        }
        let list = serde_json::to_vec(&counts).map_err(Error::internal)?;
        self.inner.journal.save_file(AREAS, &list).await?;
        Ok(read)
    }

    /// The postcode areas of which something is known, with how many postcodes.
    ///
    /// # Errors
    /// If they cannot be read.
    pub async fn postcode_areas(&self) -> Result<BTreeMap<String, usize>, Error> {
        let Some(list) = self.inner.journal.file(AREAS).await? else { return Ok(BTreeMap::new()) };
        serde_json::from_slice(&list).map_err(Error::internal)
    }

    /// Where these postcodes are, as far as the place's table says.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn whereabouts(&self, wanted: &BTreeSet<String>) -> Result<BTreeMap<String, Point>, Error> {
        let mut found = BTreeMap::new();
        for area in wanted.iter().map(|code| area(code)).collect::<BTreeSet<_>>() {
            found.extend(self.area(area, Some(wanted)).await?);
        }
        Ok(found)
    }

    /// Where an address is, by its postcode; none where it has none, or the place's table does not say.
    ///
    /// # Errors
    /// If the table cannot be read.
    pub async fn place_of(&self, address: &str) -> Result<Option<care::Location>, Error> {
        let Some(code) = week::postcode_in(address) else { return Ok(None) };
        let found = self.whereabouts(&BTreeSet::from([code.clone()])).await?;
        Ok(found.get(&code).and_then(spot))
    }

    /// What is known of one area: all of it, or what is wanted.
    async fn area(
        &self,
        area: &str,
        wanted: Option<&BTreeSet<String>>,
    ) -> Result<BTreeMap<String, Point>, Error> {
        let mut found = BTreeMap::new();
        let Some(body) = self.inner.journal.file(&file_of(area)).await? else { return Ok(found) };
        week::each_postcode(&mut body.as_slice(), &mut |code, point| {
            if wanted.is_none_or(|wanted| wanted.contains(&code)) {
                found.insert(code, point);
            }
            true
        })
        .map_err(|finding| Error::internal(finding.to_string()))?;
        Ok(found)
    }
}

/// Why a table of postcodes is of no use, for the person who gave it.
pub(crate) fn unreadable(finding: &Finding) -> Error {
    let sentence = format!("In {}, {}: {}.", finding.at, finding.what, finding.help);
    Error::new(Kind::Invalid, sentence)
}

/// The letters that a postcode begins with.
fn area(code: &str) -> &str {
    &code[..code.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(code.len())]
}

fn file_of(area: &str) -> String {
    format!("{AREAS}/{area}")
}

/// A table of its own, with places to about a metre.
fn body(codes: &BTreeMap<String, Point>) -> Vec<u8> {
    let mut body = String::from("postcode,lat,lon\n");
    for (code, point) in codes {
        // Writing to a text cannot fail.
        let _ = writeln!(body, "{code},{:.5},{:.5}", point.lat, point.lon);
    }
    body.into_bytes()
}
