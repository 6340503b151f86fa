//! Prints travel times, for comparing with other routers and for measuring.
//!
//! `times MAP pairs MODE < PAIRS` reads lines `north,east,north,east` in degrees and prints the seconds of
//! each, or `-`. `streets` instead of `pairs`
//! prints the streets of each way. `times MAP nodes MODE` prints the nodes it can start from. `times MAP table MODE COUNT` measures a table between COUNT junctions. MAP is an
//! `.osm.pbf` extract or a compiled map; MODE is foot, bicycle or car.

use std::error::Error;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::Instant;

use roads::{Graph, Mode, NodeId, Point};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<_> = std::env::args().collect();
    let [_, map, task, mode, rest @ ..] = arguments.as_slice() else {
        return Err("usage: times MAP pairs|streets|nodes|table MODE [COUNT]".into());
    };
    let graph = open(Path::new(map))?;
    let mode = Mode::ALL.into_iter().find(|known| known.to_string() == *mode).ok_or("unknown mode")?;
    match (task.as_str(), rest) {
        ("pairs", []) => pairs(&graph, mode),
        ("streets", []) => streets(&graph, mode),
        ("nodes", []) => nodes(&graph, mode),
        ("table", [count]) => table(&graph, mode, count.parse()?),
        _ => Err("usage: times MAP pairs|streets|nodes|table MODE [COUNT]".into()),
    }
}

fn open(path: &Path) -> Outcome<Graph> {
    let compiled = path.extension().is_some_and(|extension| extension == "fairly");
    Ok(if compiled { Graph::read_file(path)? } else { roads::osm::read(path)?.graph })
}

fn pair(line: &str) -> Outcome<(Point, Point)> {
    let numbers: Vec<f64> = line.split(',').map(str::parse).collect::<Result<_, _>>()?;
    let [north, east, to_north, to_east] = numbers[..] else {
        return Err("each line holds four numbers".into());
    };
    Ok((Point::from_degrees(north, east)?, Point::from_degrees(to_north, to_east)?))
}

fn streets(graph: &Graph, mode: Mode) -> Outcome<()> {
    let mut out = io::stdout().lock();
    let known: Vec<_> = graph.streets().collect();
    for line in io::stdin().lock().lines() {
        let (from, to) = pair(&line?)?;
        let Some(route) = graph.route(mode, from, to) else {
            writeln!(out, "-")?;
            continue;
        };
        writeln!(out, "{} s", route.seconds)?;
        for street in route.streets {
            let street = known[street as usize];
            let metres = street.centimetres() / 100;
            writeln!(out, "  {:?} {} {metres} m", street.kind(), street.name().unwrap_or("-"))?;
        }
    }
    Ok(())
}

fn pairs(graph: &Graph, mode: Mode) -> Outcome<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let (from, to) = pair(&line?)?;
        match graph.times_from(mode, from, &[to])[0] {
            Some(seconds) => writeln!(out, "{seconds}")?,
            None => writeln!(out, "-")?,
        }
    }
    Ok(())
}

fn connected(graph: &Graph, mode: Mode) -> Outcome<Vec<Point>> {
    let nodes = u32::try_from(graph.node_count())?;
    let connected = (0..nodes).map(NodeId).filter(|&node| graph.is_connected(node, mode));
    Ok(connected.filter_map(|node| graph.node(node)).collect())
}

fn nodes(graph: &Graph, mode: Mode) -> Outcome<()> {
    let mut out = io::stdout().lock();
    for point in connected(graph, mode)? {
        writeln!(out, "{:.7},{:.7}", point.north(), point.east())?;
    }
    Ok(())
}

fn table(graph: &Graph, mode: Mode, count: u32) -> Outcome<()> {
    let junctions = connected(graph, mode)?;
    // Every so manieth junction, so that the table covers the whole place.
    let step = (junctions.len() / count.max(1) as usize).max(1);
    let points: Vec<_> = junctions.into_iter().step_by(step).take(count as usize).collect();
    let begun = Instant::now();
    let table = graph.table(mode, &points, 1);
    let spent = begun.elapsed();
    let sum: u64 = (0..points.len()).flat_map(|row| table.row(row)).map(|&cell| u64::from(cell)).sum();
    writeln!(
        io::stdout(),
        "{} places, {} junctions, {spent:?}, sum {sum}",
        points.len(),
        graph.connected_node_count(mode)
    )?;
    Ok(())
}
