//! One cell: text to value, by the kind of its column. Files, sheets, cases and schema defaults all come through here.

use std::sync::Arc;

use super::fault::CellFault;
use super::units::UnitTexts;
use crate::decimal::{self, DecimalError, Scale};
use crate::diagnostic::Code;
use crate::grid::{ABSENT, Interner, Sym, Value};
use crate::schema::{Choice, Kind, Quantity};
use crate::text::{did_you_mean, eq_folded};
use crate::time::{Date, Span};
use crate::unit::{Unit, split_value_unit};

/// Units that stand beside a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct UnitsBeside<'a> {
    /// In the header.
    pub header: Option<&'a Arc<Unit>>,
    /// In the row's `unit` column, for numbers whose unit the row states.
    pub row: Option<&'a Arc<Unit>>,
}

/// Reads a cell without white space around it; an empty one is absent.
pub(crate) fn read_cell(
    kind: Kind,
    text: &str,
    beside: UnitsBeside<'_>,
    texts: &mut Interner,
    units: &mut UnitTexts,
) -> Result<Value, CellFault> {
    if text.is_empty() {
        return Ok(Value::absent(kind));
    }
    match kind {
        Kind::Id | Kind::Name | Kind::Ref(_) => read_id(text, texts).map(|sym| Value::Sym(Some(sym))),
        Kind::Text => read_text(text, texts).map(|sym| Value::Sym(Some(sym))),
        Kind::Refs(_) => read_ids(text, texts).map(Value::List),
        Kind::Choice(choices) => read_choice(choices, text).map(Value::Count),
        Kind::YesNo => read_flag(text).map(Value::Count),
        Kind::Count => read_count(text).map(Value::Count),
        Kind::Date => read_date(text).map(|date| Value::Date(Some(date))),
        Kind::Span => read_span(text).map(|span| Value::Span(Some(span))),
        Kind::Number(quantity) => {
            read_number(quantity, text, beside, units).map(|(value, unit)| Value::Number(value, unit))
        }
        Kind::Unit => read_unit(text, units).map(|unit| Value::Unit(Some(unit))),
    }
}

/// An id or a name.
pub(crate) fn read_id(text: &str, texts: &mut Interner) -> Result<Sym, CellFault> {
    refuse_spreadsheet_error(text)?;
    Ok(texts.id(text))
}

/// A free text.
pub(crate) fn read_text(text: &str, texts: &mut Interner) -> Result<Sym, CellFault> {
    refuse_spreadsheet_error(text)?;
    Ok(texts.text(text))
}

/// Ids separated by `;` or `、`.
pub(crate) fn read_ids(text: &str, texts: &mut Interner) -> Result<Vec<Sym>, CellFault> {
    refuse_spreadsheet_error(text)?;
    let parts = text.split([';', '；', '、']).map(str::trim);
    Ok(parts.filter(|part| !part.is_empty()).map(|part| texts.id(part)).collect())
}

/// Position in a closed list.
pub(crate) fn read_choice(choices: &[Choice], text: &str) -> Result<u32, CellFault> {
    let spelled = |choice: &Choice| [choice.id, choice.zh, choice.en].iter().any(|label| eq_folded(label, text));
    let exact = choices.iter().position(|choice| choice.id == text);
    if let Some(at) = exact.or_else(|| choices.iter().position(spelled)) {
        return Ok(at as u32);
    }
    refuse_spreadsheet_error(text)?;
    let labels = choices.iter().flat_map(|choice| [choice.id, choice.zh, choice.en]);
    let ids: Vec<&str> = choices.iter().map(|choice| choice.id).collect();
    Err(CellFault::about(Code::ChoiceUnknown, text)
        .with("choices", ids.join(" / "))
        .with("hint", did_you_mean(text, labels).unwrap_or_default()))
}

/// 1 for yes, 0 for no.
pub(crate) fn read_flag(text: &str) -> Result<u32, CellFault> {
    const YES: [&str; 4] = ["yes", "true", "1", "是"];
    const NO: [&str; 4] = ["no", "false", "0", "否"];
    if YES.iter().any(|word| eq_folded(word, text)) {
        Ok(1)
    } else if NO.iter().any(|word| eq_folded(word, text)) {
        Ok(0)
    } else {
        refuse_spreadsheet_error(text)?;
        Err(CellFault::about(Code::FlagBad, text))
    }
}

/// A whole number, at least zero.
pub(crate) fn read_count(text: &str) -> Result<u32, CellFault> {
    match decimal::parse(text) {
        Ok(value) if value >= 0.0 && value < f64::from(ABSENT) && value.fract() == 0.0 => Ok(value as u32),
        Err(DecimalError::SpreadsheetError) => Err(CellFault::about(Code::SpreadsheetError, text)),
        _ => Err(CellFault::about(Code::CountBad, text)),
    }
}

/// A day.
pub(crate) fn read_date(text: &str) -> Result<Date, CellFault> {
    Date::parse(text).or_else(|_| {
        refuse_spreadsheet_error(text)?;
        Err(CellFault::about(Code::DateBad, text))
    })
}

/// A span of days.
pub(crate) fn read_span(text: &str) -> Result<Span, CellFault> {
    Span::parse(text).or_else(|_| {
        refuse_spreadsheet_error(text)?;
        Err(CellFault::about(Code::SpanBad, text))
    })
}

/// A unit.
pub(crate) fn read_unit(text: &str, units: &mut UnitTexts) -> Result<Arc<Unit>, CellFault> {
    refuse_spreadsheet_error(text)?;
    units.read(text)
}

/// A number in the canonical unit of the unit that it was given in, and that unit; without one, its face value.
pub(crate) fn read_number(
    quantity: Quantity,
    text: &str,
    beside: UnitsBeside<'_>,
    units: &mut UnitTexts,
) -> Result<(f64, Option<Arc<Unit>>), CellFault> {
    let stated = if quantity == Quantity::Stated { beside.row } else { None };
    let unit = beside.header.or(stated);
    let number_fault = |error| decimal_fault(error, text);
    match decimal::parse_with(text, unit.map_or(Scale::ONE, |unit| unit.scale)) {
        Err(DecimalError::NotANumber) => {}
        read => return Ok((read.map_err(number_fault)?, unit.cloned())),
    }
    let (number, unit) = split_value_unit(text);
    if number.is_empty() || unit.is_empty() {
        return Err(number_fault(DecimalError::NotANumber));
    }
    if quantity == Quantity::MolarMass && is_grams_per_mole(unit) {
        return Ok((decimal::parse(number).map_err(number_fault)?, None));
    }
    let unit = units.read(unit)?;
    Ok((unit.read(number).map_err(number_fault)?, Some(unit)))
}

/// The unit of a molar mass, which is its bare unit too.
pub(crate) fn is_grams_per_mole(unit: &str) -> bool {
    ["g/mol", "克/摩尔"].iter().any(|word| eq_folded(word, unit))
}

fn decimal_fault(error: DecimalError, text: &str) -> CellFault {
    let code = match error {
        DecimalError::NotFinite => Code::NumberNotFinite,
        DecimalError::OutOfRange => Code::NumberOutOfRange,
        DecimalError::AmbiguousSeparator => Code::SeparatorAmbiguous,
        DecimalError::SpreadsheetError => Code::SpreadsheetError,
        DecimalError::Empty | DecimalError::NotANumber => Code::NumberBad,
    };
    CellFault::about(code, text)
}

/// `#REF!` is no id, text or date either.
fn refuse_spreadsheet_error(text: &str) -> Result<(), CellFault> {
    if text.starts_with('#') && decimal::parse(text) == Err(DecimalError::SpreadsheetError) {
        return Err(CellFault::about(Code::SpreadsheetError, text));
    }
    Ok(())
}
