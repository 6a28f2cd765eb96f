//! Handing a program, or changes of it, to the solver: checked, and in the solver's units.

use std::borrow::Cow;

use crate::block::{Col, Row};
use crate::edit::{Edit, last_by_place};
use crate::error::SolveError;
use crate::highs::{Model, Refused};
use crate::names::Names;
use crate::program::Program;
use crate::scale::{Exponents, Scale};
use crate::session::{Part, Session};

impl Session {
    /// Hands over the program, or a part of it, in one call.
    pub(crate) fn pass(&mut self, program: &Program, part: Part) -> Result<(), Refused> {
        let scale = &self.scale;
        let costs = match part {
            Part::Whole => scaled_costs(program, scale),
            Part::Feasibility | Part::Relaxation => Cow::Owned(vec![0.0; program.cols()]),
        };
        let by_row = |values: &mut [f64]| scale.map_rows(values, |r| r);
        let by_col = |values: &mut [f64]| scale.map_cols(values, |c| 1.0 / c);
        self.highs.pass(&Model {
            starts: &program.starts,
            rows: &program.rows,
            values: &scaled_values(program, scale),
            costs: &costs,
            col_lower: &scaled(&program.col_lower, scale, by_col),
            col_upper: &scaled(&program.col_upper, scale, by_col),
            row_lower: &scaled(&program.row_lower, scale, by_row),
            row_upper: &scaled(&program.row_upper, scale, by_row),
            offset: program.offset * scale.objective(),
            integers: &self.integers,
        })
    }

    /// Hands over the changes of an edit, in bulk by kind.
    pub(crate) fn hand_over(&mut self, edit: &Edit) -> Result<(), Refused> {
        let (scale, highs) = (&self.scale, &mut self.highs);
        let s = scale.objective();
        if let Some(offset) = edit.offset {
            highs.change_offset(offset * s)?;
        }
        if !edit.costs.is_empty() {
            let costs = edit.costs.iter().map(|&(col, cost)| (col.0 as i32, cost * s * scale.col(col.idx())));
            let (cols, costs) = last_by_place(costs);
            highs.change_costs(&cols, &costs)?;
        }
        if !edit.col_bounds.is_empty() {
            let bounds = edit.col_bounds.iter().map(|&(col, lower, upper)| {
                let c = scale.col(col.idx());
                (col.0 as i32, (lower / c, upper / c))
            });
            let (cols, bounds) = last_by_place(bounds);
            let (lower, upper): (Vec<f64>, Vec<f64>) = bounds.into_iter().unzip();
            highs.change_col_bounds(&cols, &lower, &upper)?;
        }
        if !edit.row_bounds.is_empty() {
            let bounds = edit.row_bounds.iter().map(|&(row, lower, upper)| {
                let r = scale.row(row.idx());
                (row.0 as i32, (lower * r, upper * r))
            });
            let (rows, bounds) = last_by_place(bounds);
            let (lower, upper): (Vec<f64>, Vec<f64>) = bounds.into_iter().unzip();
            highs.change_row_bounds(&rows, &lower, &upper)?;
        }
        for &(row, col, value) in &edit.coefficients {
            let factor = scale.row(row.idx()) * scale.col(col.idx());
            highs.change_coefficient(row.0 as i32, col.0 as i32, value * factor)?;
        }
        Ok(())
    }
}

fn scaled<'a>(values: &'a [f64], scale: &Scale, by: impl Fn(&mut [f64])) -> Cow<'a, [f64]> {
    let mut values = Cow::Borrowed(values);
    if !scale.is_plain() {
        by(values.to_mut());
    }
    values
}

fn scaled_costs<'a>(program: &'a Program, scale: &Scale) -> Cow<'a, [f64]> {
    let mut costs = Cow::Borrowed(program.costs.as_slice());
    let s = scale.objective();
    if !scale.is_plain() || s != 1.0 {
        scale.map_cols(costs.to_mut(), |c| s * c);
    }
    costs
}

fn scaled_values<'a>(program: &'a Program, scale: &Scale) -> Cow<'a, [f64]> {
    let mut values = Cow::Borrowed(program.values.as_slice());
    if scale.is_plain() {
        return values;
    }
    let mut row_factors = vec![1.0; program.rows()];
    scale.map_rows(&mut row_factors, |r| r);
    let mut col_factors = vec![1.0; program.cols()];
    scale.map_cols(&mut col_factors, |c| c);
    let owned = values.to_mut();
    for (col, factor) in col_factors.iter().enumerate() {
        let entries = program.entries(Col(col as u32));
        for (value, &row) in owned[entries.clone()].iter_mut().zip(&program.rows[entries]) {
            *value *= factor * row_factors[row as usize];
        }
    }
    values
}

/// Every number must be one, and only bounds may be infinite, each on its own side.
pub(crate) fn check_program(program: &Program, coefficients: Exponents) -> Result<(), SolveError> {
    if coefficients.are_finite() && is_sound(program) { Ok(()) } else { find_fault(program) }
}

/// The answer without the place, for all but the coefficients, in loops without a branch.
fn is_sound(program: &Program) -> bool {
    let finite = |values: &[f64]| values.iter().fold(true, |sound, value| sound & value.is_finite());
    let bounds = |lower: &[f64], upper: &[f64]| {
        let sound = |lower: f64, upper: f64| (lower < f64::INFINITY) & (upper > f64::NEG_INFINITY);
        lower.iter().zip(upper).fold(true, |all, (&lower, &upper)| all & sound(lower, upper))
    };
    program.offset.is_finite()
        && finite(&program.costs)
        && bounds(&program.col_lower, &program.col_upper)
        && bounds(&program.row_lower, &program.row_upper)
}

fn find_fault(program: &Program) -> Result<(), SolveError> {
    let names = &program.names;
    check_finite(program.offset, || "the constant of the objective".to_owned())?;
    for (col, &cost) in program.costs.iter().enumerate() {
        check_finite(cost, || cost_of(names, col))?;
    }
    for (col, (&lower, &upper)) in program.col_lower.iter().zip(&program.col_upper).enumerate() {
        check_bounds(lower, upper, || names.col_name(col as u32))?;
    }
    for (row, (&lower, &upper)) in program.row_lower.iter().zip(&program.row_upper).enumerate() {
        check_bounds(lower, upper, || names.row_name(row as u32))?;
    }
    if let Some(at) = program.values.iter().position(|value| !value.is_finite()) {
        let col = program.starts.partition_point(|&start| start as usize <= at) - 1;
        let (row, col) = (Row(program.rows[at] as u32), Col(col as u32));
        return Err(SolveError::Number { what: coefficient_of(names, row, col), value: program.values[at] });
    }
    Ok(())
}

pub(crate) fn check_edit(edit: &Edit, names: &Names) -> Result<(), SolveError> {
    check_finite(edit.offset.unwrap_or(0.0), || "the constant of the objective".to_owned())?;
    for &(col, cost) in &edit.costs {
        check_finite(cost, || cost_of(names, col.idx()))?;
    }
    for &(col, lower, upper) in &edit.col_bounds {
        check_bounds(lower, upper, || names.col_name(col.0))?;
    }
    for &(row, lower, upper) in &edit.row_bounds {
        check_bounds(lower, upper, || names.row_name(row.0))?;
    }
    for &(row, col, value) in &edit.coefficients {
        check_finite(value, || coefficient_of(names, row, col))?;
    }
    Ok(())
}

fn cost_of(names: &Names, col: usize) -> String {
    format!("the cost of {}", names.col_name(col as u32))
}

fn coefficient_of(names: &Names, row: Row, col: Col) -> String {
    format!("the coefficient of {} in {}", names.col_name(col.0), names.row_name(row.0))
}

fn check_finite(value: f64, what: impl Fn() -> String) -> Result<(), SolveError> {
    if value.is_finite() { Ok(()) } else { Err(SolveError::Number { what: what(), value }) }
}

fn check_bounds(lower: f64, upper: f64, name: impl Fn() -> String) -> Result<(), SolveError> {
    if lower.is_nan() || lower == f64::INFINITY {
        return Err(SolveError::Number { what: format!("the lower bound of {}", name()), value: lower });
    }
    if upper.is_nan() || upper == f64::NEG_INFINITY {
        return Err(SolveError::Number { what: format!("the upper bound of {}", name()), value: upper });
    }
    Ok(())
}
