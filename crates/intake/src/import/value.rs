//! The number of a cell, with its unit, as a figure that can be stated and compared.

use lodestone_model::decimal::{self, Scale};
use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_model::read::sheets::{Cell, CellKind};
use lodestone_model::unit::Dimension;

use super::work::Work;
use crate::cells::{Number, is_blank_mark, read_number};

/// A number as stated.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub number: Number,
    /// In the canonical unit.
    pub value: f64,
    /// One in its last digit, in the canonical unit.
    pub step: f64,
    /// None: without a unit.
    pub dimension: Option<Dimension>,
}

/// What a cell of a number holds.
#[derive(Debug)]
pub(super) enum Held {
    Figure(Figure),
    /// A mark such as `—`.
    Mark,
}

/// Units that may be meant, the nearest first.
pub(super) type Nearest<'u> = [Option<&'u str>; 4];

/// Reads a cell.
///
/// # Errors
/// A finding at its place.
pub(super) fn read_value(
    work: &Work<'_>,
    cell: Cell<'_>,
    beside: Nearest<'_>,
    place: impl Fn() -> Place,
) -> Result<Held, Diagnostic> {
    let fault = |code: Code| Diagnostic::new(code, place());
    match cell.kind {
        CellKind::Error => return Err(fault(Code::SpreadsheetError).with("text", cell.text)),
        CellKind::Formula => return Err(fault(Code::FormulaEmpty)),
        CellKind::Text if is_blank_mark(cell.text) => return Ok(Held::Mark),
        CellKind::Text | CellKind::Number | CellKind::Date | CellKind::Flag => {}
    }
    let read = if cell.kind == CellKind::Flag || cell.kind == CellKind::Date { None } else { read_number(cell.text) };
    let Some(mut number) = read else { return Err(fault(Code::NumberBad).with("text", cell.text)) };
    if number.unit.is_none() {
        number.unit = beside.into_iter().flatten().next().map(str::to_owned);
    }
    figure(work, number, place).map(Held::Figure)
}

/// A number with its unit as a figure.
///
/// # Errors
/// A finding when its unit is none.
pub(super) fn figure(work: &Work<'_>, number: Number, place: impl Fn() -> Place) -> Result<Figure, Diagnostic> {
    let unit = match &number.unit {
        Some(text) => Some(work.unit(text).map_err(|error| work.unit_fault(text, error, place()))?),
        None => None,
    };
    let scale = unit.as_ref().map_or(Scale::ONE, |unit| unit.scale);
    let out_of_range = |_| Diagnostic::new(Code::NumberOutOfRange, place()).with("text", number.digits.as_str());
    let value = decimal::parse_with(&number.digits, scale).map_err(out_of_range)?;
    let decimals = number.digits.split_once('.').map_or(0, |(_, after)| after.len() as i16);
    let step = Scale::pow10(-decimals).times(scale).map_or(0.0, Scale::as_f64);
    Ok(Figure { value, step, dimension: unit.map(|unit| unit.dimension), number })
}
