//! What holds for every format.

mod hostile;
mod published;
mod samples;

use super::{Format, Instance, Objective, read};

/// The instance of a sample.
fn instance(format: Format, text: &str) -> Box<dyn Instance> {
    read(format, Objective::Travel, text.as_bytes()).unwrap()
}

/// What our rules say of a sample's solution: the names of the rules it breaks, and its cost.
fn judged(instance: &dyn Instance, solution: &str) -> (Vec<&'static str>, f64) {
    let plan = instance.plan(solution.as_bytes()).unwrap();
    let verdict = rota::check(instance.problem(), &plan);
    let broken = verdict.breaches.iter().map(|breach| breach.rule.name()).collect();
    (broken, instance.cost(&verdict.score))
}

#[test]
fn samples_cost_what_they_do_by_hand() {
    for (format, text, solution, cost) in samples::ALL {
        let (broken, ours) = judged(&*instance(format, text), solution);
        assert_eq!((broken, ours), (vec![], cost), "{format:?}");
    }
}

#[test]
fn a_plan_written_and_read_again_is_the_same() {
    for (format, text, solution, _) in samples::ALL {
        let instance = instance(format, text);
        let plan = instance.plan(solution.as_bytes()).unwrap();
        assert_eq!(instance.plan(instance.write(&plan).as_bytes()).unwrap(), plan, "{format:?}");
    }
}

#[test]
fn preferences_become_wishes() {
    let text = samples::VRPTWSYN;
    let instance = read(Format::Vrptwsyn, Objective::Preference, text.as_bytes()).unwrap();
    let (broken, cost) = judged(&*instance, samples::VRPTWSYN_SOLUTION);
    assert!(broken.is_empty());
    assert!((cost - (-1.5 + 0.25 - 3.0)).abs() < 1e-9, "{cost}");
}

#[test]
fn a_double_up_is_late_once_and_left_out_whole() {
    let instance = instance(Format::Day, samples::DAY);
    let late = r#"{"routes":[{"carer":7,"stops":[{"visit":5,"start":1100}]},{"carer":9,"stops":[{"visit":5,"start":1100}]}]}"#;
    // Travel 2 x 20, lateness 100 at 2, a known carer, and visit 6 left out.
    assert_eq!(judged(&*instance, late), (vec![], 40.0 + 200.0 + 300.0 + 36_000.0));
    let half = r#"{"routes":[{"carer":7,"stops":[{"visit":5,"start":1000}]}]}"#;
    assert_eq!(judged(&*instance, half).0, ["linked visits"]);
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    let unknown = samples::HHCRSP.replace(r#""abilities":["s2"]"#, r#""abilities":["s9"]"#);
    let error = read(Format::Hhcrsp, Objective::Travel, unknown.as_bytes()).err().unwrap();
    assert_eq!(error.to_string(), r#"c2: "s9" is not known"#);
    let ragged = samples::VRPTWSYN.replace("1 10 1", "1 10");
    let error = read(Format::Vrptwsyn, Objective::Travel, ragged.as_bytes()).err().unwrap();
    assert!(error.to_string().starts_with("s_id: "), "{error}");
}

#[test]
fn instances_may_be_packed() {
    use std::io::Write as _;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(samples::VRPTW.as_bytes()).unwrap();
    assert!(read(Format::Vrptw, Objective::Travel, &packed.finish().unwrap()).is_ok());
}

#[test]
fn a_bomb_is_not_unpacked() {
    use std::io::Write as _;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..65 {
        packed.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let error = read(Format::Day, Objective::Travel, &packed.finish().unwrap()).err().unwrap();
    assert_eq!(error.to_string(), "larger than 64 MB unpacked");
}
