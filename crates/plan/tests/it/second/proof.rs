//! What proves a point of a dense program optimal: feasibility, signs, complementarity, stationarity, and the dual
//! objective.

use super::matrix::Matrix;

const TOL: f64 = 1e-6;

/// Asserts that `x` and the prices `y` of the rows prove each other optimal. Whole numbers count as fixed.
pub fn proves(matrix: &Matrix, x: &[f64], y: &[f64]) {
    let mut dual = matrix.offset;
    for (i, row) in matrix.rows.iter().enumerate() {
        let terms: Vec<f64> = (0..x.len()).map(|j| matrix.at(i, j) * x[j]).collect();
        let (sum, size) = (terms.iter().sum::<f64>(), terms.iter().map(|t| t.abs()).sum::<f64>().max(1.0));
        dual += held(&row.name, sum, (row.lower, row.upper), size, y[i], y[i].abs().max(1.0));
    }
    let mut value = matrix.offset;
    for (j, col) in matrix.cols.iter().enumerate() {
        let terms: Vec<f64> = (0..y.len()).map(|i| matrix.at(i, j) * y[i]).collect();
        let reduced = col.cost - terms.iter().sum::<f64>();
        let size = terms.iter().map(|t| t.abs()).sum::<f64>().max(col.cost.abs()).max(1.0);
        let bounds = if col.is_integer { (x[j], x[j]) } else { (col.lower, col.upper) };
        dual += held(&col.name, x[j], bounds, x[j].abs().max(1.0), reduced, size);
        value += col.cost * x[j];
    }
    let size = value.abs().max(1.0);
    assert!((value - dual).abs() <= TOL * size, "value {value} and dual value {dual}");
}

/// One row or column: within its bounds, with a price that only a bound which is reached may have. What the price
/// adds to the dual objective.
fn held(name: &str, at: f64, (lower, upper): (f64, f64), size: f64, price: f64, price_size: f64) -> f64 {
    assert!(at >= lower - TOL * size && at <= upper + TOL * size, "{name}: {at} is not in {lower}..{upper}");
    if price > TOL * price_size {
        assert!(at <= lower + TOL * size, "{name}: price {price} at {at}, not at its least of {lower}");
        return price * lower;
    }
    if price < -TOL * price_size {
        assert!(at >= upper - TOL * size, "{name}: price {price} at {at}, not at its most of {upper}");
        return price * upper;
    }
    price * at
}
