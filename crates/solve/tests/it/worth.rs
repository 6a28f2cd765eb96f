//! Worths, reaches and ranges against solves from scratch.

use lodestone_solve::{
    Asking, Builder, Direction, Edit, Gain, Options, Outcome, Program, ReachEnd, Row, Session, Solution, SolveControl,
};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::random::{INF, config, dense, solve};

/// The program with the limit of a row moved as `Session::moved` says, by a rule written down again.
fn moved(program: &Program, base: &Solution, row: Row, by: f64) -> Program {
    let (lower, upper) = program.row_bounds(row);
    let price = base.price(row).unwrap();
    let near_lower = base.activity(row) - lower <= upper - base.activity(row);
    let bounds = if lower == upper {
        (lower + by, upper + by)
    } else if price > 0.0 || (price == 0.0 && near_lower) {
        (lower + by, upper)
    } else {
        (lower, upper + by)
    };
    let mut program = program.clone();
    program.apply(Edit::new().row_bounds(row, bounds.0, bounds.1));
    program
}

fn gain(base: &Solution, outcome: Outcome) -> Gain {
    match outcome {
        Outcome::Optimal(solution) => Gain::Of(base.objective - solution.objective),
        Outcome::Infeasible => Gain::Infeasible,
        Outcome::Unbounded(_) => Gain::Unbounded,
        Outcome::Limit { reason, .. } => Gain::Unknown(reason),
    }
}

fn same(a: Gain, b: Gain) -> bool {
    match (a, b) {
        (Gain::Of(a), Gain::Of(b)) => (a - b).abs() < 1e-6,
        _ => a == b,
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn worth_is_what_a_solve_from_scratch_gains(dense in dense(false)) {
        let program = dense.program();
        let mut session = Session::load(&program, &Options::default()).unwrap();
        let Outcome::Optimal(base) = session.solve(SolveControl::default()).unwrap() else { return Ok(()) };
        for row in (0..program.rows() as u32).map(Row) {
            let worth = session.worth(&base, row, 0.75).unwrap();
            for (by, found) in [(0.75, worth.raised), (-0.75, worth.lowered)] {
                let expected = gain(&base, solve(&moved(&program, &base, row, by)));
                prop_assert!(same(found, expected), "{row:?} {by}: {found:?} {expected:?}");
            }
        }
        let again = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
        prop_assert!((again.objective - base.objective).abs() < 1e-9 && again.iterations == 0, "left as it was");
    }

    #[test]
    fn a_reach_is_straight_to_its_end_and_bends_there(dense in dense(false)) {
        let program = dense.program();
        let mut session = Session::load(&program, &Options::default()).unwrap();
        let Outcome::Optimal(base) = session.solve(SolveControl::default()).unwrap() else { return Ok(()) };
        for row in (0..program.rows() as u32).map(Row) {
            for (direction, sign) in [(Direction::Raise, 1.0), (Direction::Lower, -1.0)] {
                let reach = session.reach(&base, row, direction, 5.0, &mut Asking::default()).unwrap();
                let at = |units: f64| gain(&base, solve(&moved(&program, &base, row, sign * units)));
                for units in [reach.units / 2.0, reach.units * (1.0 - 1e-6)] {
                    let straight = Gain::Of(reach.gain_per_unit * units);
                    prop_assert!(same(at(units), straight), "{row:?} {direction:?} {units} {reach:?} {:?}", at(units));
                }
                let beyond = at(reach.units + 0.01);
                match reach.end {
                    ReachEnd::Beyond => prop_assert!(reach.units == 5.0),
                    ReachEnd::Infeasible => prop_assert_eq!(beyond, Gain::Infeasible, "{:?}", reach),
                    ReachEnd::Bends => {
                        let Gain::Of(beyond) = beyond else { panic!("{beyond:?} {reach:?}") };
                        let straight = reach.gain_per_unit * (reach.units + 0.01);
                        prop_assert!(beyond < straight - 1e-6, "{row:?} {direction:?} {reach:?} {beyond} {straight}");
                    }
                }
            }
        }
    }

    #[test]
    fn ranging_says_what_reaches_say(dense in dense(false)) {
        let program = dense.program();
        let mut session = Session::load(&program, &Options::default()).unwrap();
        let Outcome::Optimal(base) = session.solve(SolveControl::default()).unwrap() else { return Ok(()) };
        let Some(ranges) = session.ranging(&base).unwrap() else { return Ok(()) };
        for (row, range) in (0..).map(Row).zip(ranges) {
            let Some(range) = range else { continue };
            let limit = base.activity(row);
            for (direction, sign, end) in
                [(Direction::Raise, 1.0, range.upper), (Direction::Lower, -1.0, range.lower)]
            {
                let reach = session.reach(&base, row, direction, 5.0, &mut Asking::default()).unwrap();
                let price = base.price(row).unwrap();
                prop_assert!((reach.gain_per_unit + sign * price).abs() < 1e-6);
                let expected = (sign * (end - limit)).min(5.0);
                // Where the price is 0, nothing tells the pieces apart, and a reach may go further.
                let fits = (reach.units - expected).abs() < 1e-5 || (price == 0.0 && reach.units >= expected - 1e-5);
                prop_assert!(fits, "{row:?} {direction:?} {reach:?} {range:?} at {limit}, price {price}");
            }
        }
    }
}

/// Two plants of 4 and 6 with profits 3 and 2 per unit and one market of 10: at the vertex, capacity and market
/// coincide. One more unit of market is worth nothing, one less costs 2, whatever price the basis happens to show.
#[test]
fn at_a_degenerate_vertex_both_sides_are_told_apart() {
    let mut builder = Builder::new();
    let plant = builder.axis("plant", 2, |p| p.to_string());
    let capacity = builder.rows("capacity", &[plant]);
    let market = builder.rows("market", &[]);
    let make = builder.cols("make", &[plant]);
    builder.row_bounds(capacity.at1(0), -INF, 4.0);
    builder.row_bounds(capacity.at1(1), -INF, 6.0);
    builder.row_bounds(market.only(), -INF, 10.0);
    let mut writer = builder.write();
    for (p, profit) in [(0, 3.0), (1, 2.0)] {
        writer.column(make.at1(p), -profit, 0.0, INF).term(capacity.at1(p), 1.0).term(market.only(), 1.0);
    }
    let program = writer.finish();
    let mut session = Session::load(&program, &Options::default()).unwrap();
    let base = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
    assert_eq!(session.ranging(&base).unwrap(), None, "a basis does not know");
    let worth = session.worth(&base, market.only(), 1.0).unwrap();
    assert_eq!((worth.raised, worth.lowered), (Gain::Of(0.0), Gain::Of(-2.0)));
    let up = session.reach(&base, market.only(), Direction::Raise, 100.0, &mut Asking::default()).unwrap();
    let down = session.reach(&base, market.only(), Direction::Lower, 100.0, &mut Asking::default()).unwrap();
    assert_eq!((up.gain_per_unit, up.units, up.end), (0.0, 100.0, ReachEnd::Beyond));
    assert_eq!((down.gain_per_unit, down.end), (-2.0, ReachEnd::Bends));
    assert!((down.units - 6.0).abs() < 1e-9);
}
