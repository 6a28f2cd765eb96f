//! Scaling is invisible: other units, the same answer in the units of the program.

use lodestone_solve::{Edit, Options, Outcome, Row, Scaling, Session, SolveControl, check_optimality, check_ray};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::random::{INF, config, dense, solve};

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn units_of_blocks_change_nothing_but_the_units(dense in dense(false)) {
        let plain = solve(&dense.program());
        // A power of two, so that the programs differ in their units only, not by rounding.
        let far = dense.in_units(2_f64.powi(30));
        match (plain, solve(&far)) {
            (Outcome::Optimal(plain), Outcome::Optimal(solution)) => {
                prop_assert!((plain.objective - solution.objective).abs() <= 1e-6 * (1.0 + plain.objective.abs()));
                prop_assert_eq!(check_optimality(&far, &solution, 1e-7), Ok(()));
            }
            (Outcome::Unbounded(_), Outcome::Unbounded(ray)) => {
                prop_assert_eq!(check_ray(&far, &ray, 1e-7), Ok(()));
            }
            (plain, scaled) => prop_assert_eq!(
                std::mem::discriminant(&plain), std::mem::discriminant(&scaled), "{:?} {:?}", plain, scaled
            ),
        }
    }

    #[test]
    fn edits_and_worth_of_a_scaled_session_are_in_the_programs_units(dense in dense(false)) {
        let mut program = dense.in_units(2_f64.powi(30));
        let mut session = Session::load(&program, &Options::default()).unwrap();
        session.solve(SolveControl::default()).unwrap();
        let mut edit = Edit::new();
        let row = Row(program.rows() as u32 - 1);
        edit.row_bounds(row, -INF, 3.0 * 2_f64.powi(30));
        program.apply(&edit);
        session.apply(&edit).unwrap();
        let warm = session.solve(SolveControl::default()).unwrap();
        let options = Options { scaling: Scaling::Off, ..Options::default() };
        let cold = Session::load(&program, &options).unwrap().solve(SolveControl::default()).unwrap();
        if let (Outcome::Optimal(warm), Outcome::Optimal(cold)) = (warm, cold) {
            prop_assert!((warm.objective - cold.objective).abs() <= 1e-6 * (1.0 + cold.objective.abs()));
            prop_assert_eq!(check_optimality(&program, &warm, 1e-7), Ok(()));
        }
    }
}
