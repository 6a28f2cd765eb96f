//! Linear programs with an optimum.

use super::tableau::{INF, Line, Tableau};
use super::{Case, Expected};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = plain();
    cases.extend(bounds());
    cases.extend(degenerate());
    cases.extend(extreme());
    cases
}

fn case(name: &'static str, objective: f64, tableau: Tableau<'_>) -> Case {
    Case { name, program: tableau.program(), expected: Expected::Optimal(objective) }
}

fn plain() -> Vec<Case> {
    vec![
        case(
            "two products, three plants (Hillier and Lieberman, Wyndor Glass): 36 at (2, 6)",
            -36.0,
            Tableau {
                costs: &[-3.0, -5.0],
                lines: &[Line(&[1.0, 0.0], -INF, 4.0), Line(&[0.0, 2.0], -INF, 12.0), Line(&[3.0, 2.0], -INF, 18.0)],
                ..Tableau::default()
            },
        ),
        case(
            "transport (Dantzig 1963, ch. 3.3, thousand dollars): 153.675",
            153.675,
            Tableau {
                costs: &[0.225, 0.153, 0.162, 0.225, 0.162, 0.126],
                lines: &[
                    Line(&[1.0, 1.0, 1.0, 0.0, 0.0, 0.0], -INF, 350.0),
                    Line(&[0.0, 0.0, 0.0, 1.0, 1.0, 1.0], -INF, 600.0),
                    Line(&[1.0, 0.0, 0.0, 1.0, 0.0, 0.0], 325.0, INF),
                    Line(&[0.0, 1.0, 0.0, 0.0, 1.0, 0.0], 300.0, INF),
                    Line(&[0.0, 0.0, 1.0, 0.0, 0.0, 1.0], 275.0, INF),
                ],
                ..Tableau::default()
            },
        ),
        case(
            "equations and a constant in the objective: x = 2, y = 1",
            100.0 + 2.0 + 3.0,
            Tableau {
                offset: 100.0,
                costs: &[1.0, 3.0],
                lines: &[Line(&[1.0, 1.0], 3.0, 3.0), Line(&[1.0, -1.0], 1.0, 1.0)],
                ..Tableau::default()
            },
        ),
        case(
            "no rows: every column at its better bound",
            -3.0 + 2.0,
            Tableau { costs: &[-1.0, 1.0], bounds: &[(0.0, 3.0), (2.0, INF)], ..Tableau::default() },
        ),
        case(
            "no columns: the constant",
            7.0,
            Tableau { offset: 7.0, lines: &[Line(&[], -1.0, 1.0)], ..Tableau::default() },
        ),
        case("nothing at all", 0.0, Tableau::default()),
        case(
            "a row without terms that 0 satisfies",
            0.0,
            Tableau { costs: &[1.0], lines: &[Line(&[0.0], -1.0, 0.0)], ..Tableau::default() },
        ),
    ]
}

fn bounds() -> Vec<Case> {
    vec![
        case(
            "a free column held by a row from below",
            -5.0,
            Tableau { costs: &[1.0], lines: &[Line(&[1.0], -5.0, INF)], bounds: &[(-INF, INF)], ..Tableau::default() },
        ),
        case(
            "least distance to 3 of a free column: two rows meet",
            0.0,
            Tableau {
                costs: &[0.0, 1.0],
                lines: &[Line(&[-1.0, 1.0], -3.0, INF), Line(&[1.0, 1.0], 3.0, INF)],
                bounds: &[(-INF, INF), (0.0, INF)],
                ..Tableau::default()
            },
        ),
        case(
            "a column without lower bound at its negative upper bound",
            4.0,
            Tableau {
                costs: &[-2.0],
                lines: &[Line(&[1.0], -INF, 100.0)],
                bounds: &[(-INF, -2.0)],
                ..Tableau::default()
            },
        ),
        case(
            "a ranged row at its lower limit",
            2.0,
            Tableau { costs: &[1.0, 1.0], lines: &[Line(&[1.0, 1.0], 2.0, 6.0)], ..Tableau::default() },
        ),
        case(
            "a ranged row at its upper limit",
            -6.0,
            Tableau { costs: &[-1.0, -1.0], lines: &[Line(&[1.0, 1.0], 2.0, 6.0)], ..Tableau::default() },
        ),
        case(
            "a fixed column",
            2.0,
            Tableau {
                costs: &[0.0, 1.0],
                lines: &[Line(&[1.0, 1.0], 5.0, INF)],
                bounds: &[(3.0, 3.0), (0.0, INF)],
                ..Tableau::default()
            },
        ),
        case(
            "a free row changes nothing",
            -4.0,
            Tableau {
                costs: &[-1.0],
                lines: &[Line(&[1.0], -INF, INF), Line(&[1.0], -INF, 4.0)],
                ..Tableau::default()
            },
        ),
    ]
}

fn degenerate() -> Vec<Case> {
    vec![
        case(
            "cycling with the largest-coefficient rule (Beale 1955): −1/20",
            -0.05,
            Tableau {
                costs: &[-0.75, 150.0, -0.02, 6.0],
                lines: &[
                    Line(&[0.25, -60.0, -0.04, 9.0], -INF, 0.0),
                    Line(&[0.5, -90.0, -0.02, 3.0], -INF, 0.0),
                    Line(&[0.0, 0.0, 1.0, 0.0], -INF, 1.0),
                ],
                ..Tableau::default()
            },
        ),
        case(
            "cycling (Marshall and Suurballe 1969): −1",
            -1.0,
            Tableau {
                costs: &[-10.0, 57.0, 9.0, 24.0],
                lines: &[
                    Line(&[0.5, -5.5, -2.5, 9.0], -INF, 0.0),
                    Line(&[0.5, -1.5, -0.5, 1.0], -INF, 0.0),
                    Line(&[1.0, 0.0, 0.0, 0.0], -INF, 1.0),
                ],
                ..Tableau::default()
            },
        ),
        case(
            "assignment of three to three, every vertex degenerate: 1 + 2 + 2",
            5.0,
            Tableau {
                costs: &[1.0, 4.0, 5.0, 3.0, 2.0, 6.0, 4.0, 5.0, 2.0],
                lines: &[
                    Line(&[1.0, 1.0, 1.0], 1.0, 1.0),
                    Line(&[0.0, 0.0, 0.0, 1.0, 1.0, 1.0], 1.0, 1.0),
                    Line(&[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0], 1.0, 1.0),
                    Line(&[1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0], 1.0, 1.0),
                    Line(&[0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0], 1.0, 1.0),
                    Line(&[0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0], 1.0, 1.0),
                ],
                ..Tableau::default()
            },
        ),
        case(
            "the same row three times",
            -5.0,
            Tableau {
                costs: &[-1.0, -1.0],
                lines: &[Line(&[1.0, 1.0], -INF, 5.0), Line(&[1.0, 1.0], -INF, 5.0), Line(&[2.0, 2.0], -INF, 10.0)],
                ..Tableau::default()
            },
        ),
        case(
            "a whole edge is optimal",
            -4.0,
            Tableau {
                costs: &[-1.0, -1.0],
                lines: &[Line(&[1.0, 1.0], -INF, 4.0), Line(&[1.0, 0.0], -INF, 3.0), Line(&[0.0, 1.0], -INF, 3.0)],
                ..Tableau::default()
            },
        ),
        case(
            "no objective: any feasible point",
            0.0,
            Tableau { costs: &[0.0, 0.0], lines: &[Line(&[1.0, 2.0], 3.0, 3.0)], ..Tableau::default() },
        ),
    ]
}

fn extreme() -> Vec<Case> {
    vec![
        case(
            "a cube that makes simplex visit every vertex (Klee and Minty 1972, n = 5): 5⁵",
            -3125.0,
            Tableau {
                costs: &[-16.0, -8.0, -4.0, -2.0, -1.0],
                lines: &[
                    Line(&[1.0], -INF, 5.0),
                    Line(&[4.0, 1.0], -INF, 25.0),
                    Line(&[8.0, 4.0, 1.0], -INF, 125.0),
                    Line(&[16.0, 8.0, 4.0, 1.0], -INF, 625.0),
                    Line(&[32.0, 16.0, 8.0, 4.0, 1.0], -INF, 3125.0),
                ],
                ..Tableau::default()
            },
        ),
        case(
            "money beside tonnes: coefficients 1e9 apart",
            -5e9,
            Tableau {
                costs: &[-1e9, 0.0],
                lines: &[Line(&[1.0, 0.0], -INF, 8.0), Line(&[2e9, -1.0], -INF, 0.0), Line(&[0.0, 1.0], -INF, 1e10)],
                ..Tableau::default()
            },
        ),
        case(
            "costs of a millionth",
            3e-6,
            Tableau { costs: &[1e-6, 2e-6], lines: &[Line(&[1.0, 1.0], 3.0, INF)], ..Tableau::default() },
        ),
    ]
}
