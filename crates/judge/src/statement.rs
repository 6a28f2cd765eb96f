//! A statement as people write it, as evidence: `rd_spend`, `120 万元`, `2024`.

use lodestone_model::decimal;
use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_model::tables::sources::Grade;
use lodestone_model::text::{did_you_mean, eq_folded};
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::{Dimension, Units, split_value_unit};

use crate::evidence::{Evidence, Measured, Said};
use crate::scheme::{FactKind, Library};

/// A statement as people write it.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'a> {
    /// Id of the fact.
    pub fact: &'a str,
    /// A number with its unit, yes or no, one of the fact's choices, or a day.
    pub value: &'a str,
    /// Standard uncertainty with its unit, where there is one.
    pub u: Option<&'a str>,
    /// The days that it is about.
    pub period: Span,
    /// When it was stated.
    pub stated_on: Option<Date>,
    /// How far it may be trusted.
    pub grade: Grade,
}

impl Library {
    /// A statement as evidence on a day. Text of units is read with `units`, those of the base.
    ///
    /// # Errors
    /// When the fact is not known, the value is not of its kind and unit, or it was stated, or is about days, after `as_of`.
    pub fn evidence(
        &self,
        statement: &Statement<'_>,
        units: &Units,
        as_of: Date,
        place: &Place,
    ) -> Result<Evidence, Diagnostic> {
        let find = |code| Diagnostic::new(code, place.clone()).with("fact", statement.fact);
        let Some(fact) = self.fact(statement.fact) else {
            let hint = did_you_mean(statement.fact, self.facts.iter().map(|fact| fact.id.as_str()));
            return Err(find(Code::FactUnknown).with("hint", hint.unwrap_or_default()));
        };
        // A title may be valid beyond the day; everything else is over on it.
        let last = match self.fact_of(fact).time {
            crate::scheme::FactTime::Title | crate::scheme::FactTime::Constant => statement.period.start,
            crate::scheme::FactTime::ThisYear => statement.period.start,
            _ => statement.period.last_day(),
        };
        if let Some(date) = [Some(last), statement.stated_on].into_iter().flatten().find(|day| *day > as_of) {
            return Err(find(Code::EvidenceLater).with("date", date.to_string()).with("as_of", as_of.to_string()));
        }
        let refuse =
            |expected: &'static str| find(Code::FactValue).with("text", statement.value).with("expected", expected);
        let said = match &self.fact_of(fact).kind {
            FactKind::Number { dimension, unit } => {
                let number = |text: &str| read_number(text, *dimension, unit.is_some(), units);
                let value = number(statement.value).map_err(|fault| fault.finding(find, refuse, *dimension))?;
                let u = statement.u.map(number).transpose();
                let u = u.map_err(|fault| fault.finding(find, refuse, *dimension))?.unwrap_or(0.0);
                Said::Number(Measured::uncertain(value, u, *dimension))
            }
            FactKind::Flag => match statement.value.trim() {
                "yes" | "true" | "是" | "1" => Said::Flag(true),
                "no" | "false" | "否" | "0" => Said::Flag(false),
                _ => return Err(refuse("yes or no")),
            },
            FactKind::Choice(choices) => {
                let is_it = |text: &str| eq_folded(text, statement.value);
                let found = choices.iter().position(|c| is_it(&c.id) || is_it(&c.name.zh) || is_it(&c.name.en));
                match found.and_then(|at| u8::try_from(at).ok()) {
                    Some(at) => Said::Choice(at),
                    None => return Err(refuse("one of the choices")),
                }
            }
            FactKind::Date => match Date::parse(statement.value) {
                Ok(date) => Said::Date(date),
                Err(_) => return Err(refuse("date")),
            },
        };
        let Statement { period, stated_on, grade, .. } = *statement;
        Ok(Evidence { fact, said, period, stated_on, grade })
    }
}

pub(crate) enum Fault {
    Number,
    NoUnit,
    Unit { unit: String, found: Dimension },
}

impl Fault {
    pub(crate) fn finding(
        self,
        find: impl Fn(Code) -> Diagnostic,
        refuse: impl Fn(&'static str) -> Diagnostic,
        dimension: Dimension,
    ) -> Diagnostic {
        match self {
            Fault::Number => refuse("number"),
            Fault::NoUnit => refuse("number with unit"),
            Fault::Unit { unit, found } => find(Code::FactUnit)
                .with("unit", unit)
                .with_term("found", found.to_string())
                .with_term("expected", dimension.to_string()),
        }
    }
}

pub(crate) fn read_number(text: &str, dimension: Dimension, has_unit: bool, units: &Units) -> Result<f64, Fault> {
    let (number, unit) = split_value_unit(text);
    if unit.is_empty() {
        return if has_unit { Err(Fault::NoUnit) } else { decimal::parse(number).map_err(|_| Fault::Number) };
    }
    let read = units.parse(unit).map_err(|_| Fault::NoUnit)?;
    if read.dimension != dimension {
        return Err(Fault::Unit { unit: unit.to_owned(), found: read.dimension });
    }
    read.read(number).map_err(|_| Fault::Number)
}
