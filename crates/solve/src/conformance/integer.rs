//! Programs with integer columns.

use super::tableau::{INF, Line, Tableau};
use super::{Case, Expected};

pub(super) fn cases() -> Vec<Case> {
    let case = |name, objective, tableau: Tableau<'_>| Case {
        name,
        program: tableau.program(),
        expected: Expected::Optimal(objective),
    };
    vec![
        case(
            "knapsack of four yes-or-no items whose relaxation is fractional: 21 with items 2, 3, 4",
            -21.0,
            Tableau {
                costs: &[-8.0, -11.0, -6.0, -4.0],
                lines: &[Line(&[5.0, 7.0, 4.0, 3.0], -INF, 14.0)],
                bounds: &[(0.0, 1.0)],
                integers: &[0, 1, 2, 3],
                ..Tableau::default()
            },
        ),
        case(
            "whole numbers without upper bound: 2 of 2.5",
            -2.0,
            Tableau {
                costs: &[-1.0, -1.0],
                lines: &[Line(&[2.0, 2.0], -INF, 5.0)],
                integers: &[0, 1],
                ..Tableau::default()
            },
        ),
        // 10 per plant opened, at most 4 from each: three plants for 10 units.
        case(
            "fixed charge: three plants must open for ten units",
            3.0 * 10.0 + 10.0,
            Tableau {
                costs: &[10.0, 10.0, 10.0, 1.0, 1.0, 1.0],
                lines: &[
                    Line(&[-4.0, 0.0, 0.0, 1.0, 0.0, 0.0], -INF, 0.0),
                    Line(&[0.0, -4.0, 0.0, 0.0, 1.0, 0.0], -INF, 0.0),
                    Line(&[0.0, 0.0, -4.0, 0.0, 0.0, 1.0], -INF, 0.0),
                    Line(&[0.0, 0.0, 0.0, 1.0, 1.0, 1.0], 10.0, INF),
                ],
                bounds: &[(0.0, 1.0), (0.0, 1.0), (0.0, 1.0), (0.0, INF)],
                integers: &[0, 1, 2],
                ..Tableau::default()
            },
        ),
        case(
            "bounds that are not whole: the best is 2, not 2.7",
            -2.0,
            Tableau {
                costs: &[-1.0],
                lines: &[Line(&[1.0], -INF, 100.0)],
                bounds: &[(0.4, 2.7)],
                integers: &[0],
                ..Tableau::default()
            },
        ),
        case(
            "a negative whole number",
            -3.0,
            Tableau {
                costs: &[1.0],
                lines: &[Line(&[2.0], -7.0, INF)],
                bounds: &[(-INF, INF)],
                integers: &[0],
                ..Tableau::default()
            },
        ),
    ]
}
