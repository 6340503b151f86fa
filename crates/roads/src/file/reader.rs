//! From bytes to the tables of a graph, every index checked.

use super::FileError;
use super::writer::NO_NAME;
use crate::builder::LONGEST_STREET;
use crate::graph::{Backdrop, BackdropKind, NodeId, Row};
use crate::part::Parts;
use crate::{Kind, Point};

/// The tables in the body of a compiled map.
pub(super) fn parts(body: &[u8]) -> Result<Parts, FileError> {
    let mut body = Body { rest: body };
    let mut parts = Parts {
        attribution: body.text()?,
        names: body.list(4, Body::text)?,
        nodes: body.list(8, Body::point)?,
        shapes: body.list(8, Body::point)?,
        ..Parts::default()
    };
    let mut bends = 0;
    parts.rows = body.list(45, |body| body.street(&parts, &mut bends))?;
    if bends as usize != parts.shapes.len() {
        return Err(FileError::Damaged("bends belong to no street"));
    }
    parts.backdrop = body.list(5, Body::backdrop)?;
    if body.rest.is_empty() { Ok(parts) } else { Err(FileError::Damaged("something follows its end")) }
}

struct Body<'a> {
    rest: &'a [u8],
}

impl<'a> Body<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], FileError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(FileError::Damaged("it is cut off"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], FileError> {
        let bytes = self.take(LENGTH)?;
        bytes.try_into().map_err(|_| FileError::Damaged("it is cut off"))
    }

    fn number(&mut self) -> Result<u32, FileError> {
        self.array().map(u32::from_le_bytes)
    }

    /// A number below a limit.
    fn index(&mut self, limit: usize, wrong: &'static str) -> Result<u32, FileError> {
        let index = self.number()?;
        if (index as usize) < limit { Ok(index) } else { Err(FileError::Damaged(wrong)) }
    }

    /// A list whose items take at least so many bytes, so that a wrong count cannot ask for more memory
    /// than the file has bytes.
    fn list<T>(
        &mut self,
        least: usize,
        mut item: impl FnMut(&mut Self) -> Result<T, FileError>,
    ) -> Result<Vec<T>, FileError> {
        let count = self.number()? as usize;
        if count > self.rest.len() / least {
            return Err(FileError::Damaged("it is cut off"));
        }
        (0..count).map(|_| item(self)).collect()
    }

    fn text(&mut self) -> Result<String, FileError> {
        let length = self.number()? as usize;
        let text = std::str::from_utf8(self.take(length)?);
        text.map(str::to_owned).map_err(|_| FileError::Damaged("a text is not UTF-8"))
    }

    fn point(&mut self) -> Result<Point, FileError> {
        let (north, east) = (i32::from_le_bytes(self.array()?), i32::from_le_bytes(self.array()?));
        Point::from_units(north, east).map_err(|_| FileError::Damaged("a point is outside the world"))
    }

    fn kind<T: Copy>(&mut self, all: &[T]) -> Result<T, FileError> {
        let [kind] = self.array()?;
        all.get(usize::from(kind)).copied().ok_or(FileError::Damaged("a street is of no known kind"))
    }

    /// A street of `parts`, whose first bend is number `bends`.
    fn street(&mut self, parts: &Parts, bends: &mut u32) -> Result<Row, FileError> {
        let nodes = parts.nodes.len();
        let [from, to] = [
            NodeId(self.index(nodes, "a street has no end")?),
            NodeId(self.index(nodes, "a street has no end")?),
        ];
        let kind = self.kind(&Kind::ALL)?;
        let name = Some(self.number()?).filter(|&name| name != NO_NAME);
        if name.is_some_and(|name| name as usize >= parts.names.len()) {
            return Err(FileError::Damaged("a name is missing"));
        }
        let first = *bends;
        let end = first.checked_add(self.number()?).filter(|&end| end as usize <= parts.shapes.len());
        *bends = end.ok_or(FileError::Damaged("a street bends where there is no point"))?;
        let centimetres = self.number()?;
        let mut times = [[0; 2]; 3];
        for time in times.as_flattened_mut() {
            *time = self.index(LONGEST_STREET as usize + 1, "a street takes too long")?;
        }
        Ok(Row { from, to, kind, name, shape: first..*bends, centimetres, times })
    }

    fn backdrop(&mut self) -> Result<Backdrop, FileError> {
        let kind = self.kind(&BackdropKind::ALL)?;
        Ok(Backdrop { kind, points: self.list(8, Self::point)? })
    }
}
