//! Programs without an optimum.

use super::tableau::{INF, Line, Tableau};
use super::{Case, Expected};

pub(super) fn cases() -> Vec<Case> {
    infeasible().into_iter().chain(unbounded()).collect()
}

fn infeasible() -> Vec<Case> {
    let case = |name, tableau: Tableau<'_>| Case { name, program: tableau.program(), expected: Expected::Infeasible };
    vec![
        case(
            "two rows contradict each other",
            Tableau {
                costs: &[1.0, 1.0],
                lines: &[Line(&[1.0, 1.0], -INF, 1.0), Line(&[1.0, 1.0], 3.0, INF)],
                ..Tableau::default()
            },
        ),
        case(
            "a row contradicts the bounds",
            Tableau {
                costs: &[1.0, 0.0],
                lines: &[Line(&[1.0, 1.0], 3.0, INF)],
                bounds: &[(0.0, 1.0)],
                ..Tableau::default()
            },
        ),
        case(
            "bounds that cross",
            Tableau { costs: &[1.0], lines: &[Line(&[1.0], 0.0, INF)], bounds: &[(2.0, 1.0)], ..Tableau::default() },
        ),
        case(
            "limits of a row that cross",
            Tableau { costs: &[1.0], lines: &[Line(&[1.0], 2.0, 1.0)], ..Tableau::default() },
        ),
        case(
            "a row without terms that 0 does not satisfy",
            Tableau { costs: &[1.0], lines: &[Line(&[0.0], 1.0, INF)], ..Tableau::default() },
        ),
        case(
            "no columns, and a row that wants something",
            Tableau { lines: &[Line(&[], 1.0, 2.0)], ..Tableau::default() },
        ),
        case(
            "infeasible, and with an improving direction",
            Tableau {
                costs: &[-1.0, -1.0],
                lines: &[Line(&[1.0, -1.0], 1.0, INF), Line(&[1.0, -1.0], -INF, 0.0)],
                ..Tableau::default()
            },
        ),
        case(
            "no whole number fits",
            Tableau {
                costs: &[1.0],
                lines: &[Line(&[2.0], 1.0, 1.0)],
                bounds: &[(0.0, 10.0)],
                integers: &[0],
                ..Tableau::default()
            },
        ),
        case(
            "whole numbers, and infeasible without them too",
            Tableau {
                costs: &[1.0, 1.0],
                lines: &[Line(&[1.0, 1.0], 5.0, INF)],
                bounds: &[(0.0, 2.0)],
                integers: &[0, 1],
                ..Tableau::default()
            },
        ),
    ]
}

fn unbounded() -> Vec<Case> {
    let case = |name, tableau: Tableau<'_>| Case { name, program: tableau.program(), expected: Expected::Unbounded };
    vec![
        case(
            "a column without an end",
            Tableau { costs: &[-1.0], lines: &[Line(&[1.0], 0.0, INF)], ..Tableau::default() },
        ),
        case(
            "two columns that grow together",
            Tableau {
                costs: &[-2.0, 1.0],
                lines: &[Line(&[1.0, -1.0], -INF, 1.0), Line(&[1.0, 1.0], 2.0, INF)],
                ..Tableau::default()
            },
        ),
        case(
            "a free column falls",
            Tableau {
                costs: &[1.0, 0.0],
                lines: &[Line(&[1.0, 1.0], -INF, 4.0)],
                bounds: &[(-INF, INF), (0.0, 1.0)],
                ..Tableau::default()
            },
        ),
        case("no rows", Tableau { costs: &[1.0, -1.0], bounds: &[(0.0, 1.0), (0.0, INF)], ..Tableau::default() }),
        case(
            "a circle that earns: buy, turn, sell",
            Tableau {
                costs: &[3.0, 1.0, -5.0],
                lines: &[Line(&[1.0, -1.0, 0.0], 0.0, 0.0), Line(&[0.0, 1.0, -1.0], 0.0, 0.0)],
                ..Tableau::default()
            },
        ),
        case(
            "whole numbers without an end",
            Tableau {
                costs: &[-1.0, 0.0],
                lines: &[Line(&[1.0, -2.0], 0.0, 0.0)],
                integers: &[0, 1],
                ..Tableau::default()
            },
        ),
    ]
}
