//! Checking an answer against the program it answers, with nothing but the program's own numbers.

use std::fmt;

use crate::block::{Col, Row};
use crate::outcome::{Ray, Solution};
use crate::program::Program;

/// The first condition of optimality that a solution breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// Which condition, of which row or column, in words.
    pub what: String,
    /// By how much, relative to the size of the terms involved.
    pub amount: f64,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} by {:e}", self.what, self.amount)
    }
}

/// Checks that a solution is feasible and, if it has prices, that these prove it optimal: stationarity, signs and
/// complementarity. A vertex is not asked for. `tol` is relative to the terms of each condition, but at least 1 unit.
pub fn check_optimality(program: &Program, solution: &Solution, tol: f64) -> Result<(), Violation> {
    let check = Check { program, solution, tol };
    check.sizes()?;
    let rows = check.row_sums();
    check.columns_feasible()?;
    check.rows_feasible(&rows)?;
    check.objective()?;
    if !solution.col_dual.is_empty() || !solution.row_dual.is_empty() {
        check.columns_optimal()?;
        check.rows_optimal(&rows)?;
    }
    Ok(())
}

struct Check<'a> {
    program: &'a Program,
    solution: &'a Solution,
    tol: f64,
}

/// A sum and the size of its terms.
#[derive(Clone, Copy, Default)]
struct Sum {
    value: f64,
    size: f64,
}

impl Sum {
    fn add(&mut self, term: f64) {
        self.value += term;
        self.size += term.abs();
    }
}

impl Check<'_> {
    fn sizes(&self) -> Result<(), Violation> {
        let (program, solution) = (self.program, self.solution);
        let duals = [(solution.col_dual.len(), program.cols()), (solution.row_dual.len(), program.rows())];
        let absent = duals.iter().all(|&(len, _)| len == 0);
        let fits = solution.col_value.len() == program.cols()
            && solution.row_value.len() == program.rows()
            && (absent || duals.iter().all(|&(len, full)| len == full));
        if fits { Ok(()) } else { Err(Violation { what: "the solution is of another program".into(), amount: 1.0 }) }
    }

    fn row_sums(&self) -> Vec<Sum> {
        let mut rows = vec![Sum::default(); self.program.rows()];
        for col in self.cols() {
            for (row, value) in self.program.column(col) {
                rows[row.idx()].add(value * self.solution.value(col));
            }
        }
        rows
    }

    fn columns_feasible(&self) -> Result<(), Violation> {
        for col in self.cols() {
            let value = self.solution.value(col);
            self.within(value, self.program.col_bounds(col), 0.0, || self.program.col_name(col))?;
        }
        for col in self.program.integers() {
            let value = self.solution.value(col);
            let off = (value - value.round()).abs();
            self.small(off, value.abs(), || format!("{} is not whole", self.program.col_name(col)))?;
        }
        Ok(())
    }

    fn rows_feasible(&self, rows: &[Sum]) -> Result<(), Violation> {
        for (row, sum) in self.rows().zip(rows) {
            let off = (sum.value - self.solution.activity(row)).abs();
            self.small(off, sum.size, || format!("the value of {} is not its sum", self.program.row_name(row)))?;
            self.within(sum.value, self.program.row_bounds(row), sum.size, || self.program.row_name(row))?;
        }
        Ok(())
    }

    fn objective(&self) -> Result<(), Violation> {
        let mut sum = Sum::default();
        sum.add(self.program.offset());
        self.cols().for_each(|col| sum.add(self.program.cost(col) * self.solution.value(col)));
        let off = (sum.value - self.solution.objective).abs();
        self.small(off, sum.size, || "the objective is not its sum".into())
    }

    fn columns_optimal(&self) -> Result<(), Violation> {
        for col in self.cols() {
            let mut sum = Sum::default();
            sum.add(self.program.cost(col));
            for (row, value) in self.program.column(col) {
                sum.add(-value * self.solution.row_dual[row.idx()]);
            }
            let reduced = self.solution.col_dual[col.idx()];
            let name = || self.program.col_name(col);
            self.small((sum.value - reduced).abs(), sum.size, || {
                format!("the reduced cost of {} does not follow from the prices", name())
            })?;
            let value = self.solution.value(col);
            self.complementary(reduced, sum.size, value, self.program.col_bounds(col), value.abs(), name)?;
        }
        Ok(())
    }

    fn rows_optimal(&self, rows: &[Sum]) -> Result<(), Violation> {
        // The objective's sensitivity to a row is measured against the largest term the price makes in any column.
        let mut sizes = vec![0.0_f64; self.program.rows()];
        for col in self.cols() {
            for (row, value) in self.program.column(col) {
                let in_cost_units = self.program.cost(col).abs() / value.abs();
                sizes[row.idx()] = sizes[row.idx()].max(in_cost_units);
            }
        }
        for (row, sum) in self.rows().zip(rows) {
            let price = self.solution.row_dual[row.idx()];
            let bounds = self.program.row_bounds(row);
            let name = || self.program.row_name(row);
            self.complementary(price, sizes[row.idx()], sum.value, bounds, sum.size, name)?;
        }
        Ok(())
    }

    /// A positive dual needs the value at its lower bound, a negative one at its upper bound.
    fn complementary(
        &self,
        dual: f64,
        dual_size: f64,
        value: f64,
        (lower, upper): (f64, f64),
        value_size: f64,
        name: impl Fn() -> String,
    ) -> Result<(), Violation> {
        let (bound, side) = if dual > 0.0 { (lower, "lower") } else { (upper, "upper") };
        let dual_off = dual.abs() / dual_size.max(1.0);
        let value_off = if bound.is_finite() {
            (value - bound).abs() / value_size.max(bound.abs()).max(1.0)
        } else {
            f64::INFINITY
        };
        let off = dual_off.min(value_off);
        if off <= self.tol {
            return Ok(());
        }
        let what = format!("{} has a dual of {dual:e} although it is not at its {side} bound", name());
        Err(Violation { what, amount: off })
    }

    fn within(
        &self,
        value: f64,
        (lower, upper): (f64, f64),
        size: f64,
        name: impl Fn() -> String,
    ) -> Result<(), Violation> {
        let below = (lower - value).max(0.0);
        let above = (value - upper).max(0.0);
        let bound = if below > 0.0 { lower } else { upper };
        let size = if below.max(above) > 0.0 { size.max(bound.abs()) } else { size };
        self.small(below.max(above), size, || format!("{} breaks a bound", name()))
    }

    fn small(&self, off: f64, size: f64, what: impl Fn() -> String) -> Result<(), Violation> {
        let amount = off / size.max(1.0);
        // Not `amount > tol`: a value that is not a number must fail.
        if amount <= self.tol { Ok(()) } else { Err(Violation { what: what(), amount }) }
    }

    fn cols(&self) -> impl Iterator<Item = Col> + use<> {
        (0..self.program.cols() as u32).map(Col)
    }

    fn rows(&self) -> impl Iterator<Item = Row> + use<> {
        (0..self.program.rows() as u32).map(Row)
    }
}

/// Checks that along a ray no row or bound is ever left while the objective falls at the rate it states.
pub fn check_ray(program: &Program, ray: &Ray, tol: f64) -> Result<(), Violation> {
    let mut rate = Sum::default();
    let mut rows = vec![Sum::default(); program.rows()];
    for &(col, weight) in &ray.columns {
        let (lower, upper) = program.col_bounds(col);
        let ends = if weight > 0.0 { upper } else { lower };
        if ends.is_finite() {
            return Err(Violation { what: format!("{} meets its bound", program.col_name(col)), amount: weight.abs() });
        }
        rate.add(program.cost(col) * weight);
        program.column(col).for_each(|(row, value)| rows[row.idx()].add(value * weight));
    }
    for (row, sum) in (0..).map(Row).zip(rows) {
        let (lower, upper) = program.row_bounds(row);
        let ends = if sum.value > 0.0 { upper } else { lower };
        if ends.is_finite() && sum.value.abs() > tol * sum.size {
            return Err(Violation {
                what: format!("{} meets its limit", program.row_name(row)),
                amount: sum.value.abs(),
            });
        }
    }
    let off = (rate.value - ray.rate).abs();
    if rate.value >= 0.0 || off > tol * rate.size {
        return Err(Violation { what: "the objective does not fall as stated".into(), amount: off });
    }
    Ok(())
}
