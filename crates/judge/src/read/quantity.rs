//! A value that a fact is compared with: in the fact's own kind and unit.

use lodestone_model::decimal;
use lodestone_model::diagnostic::Code;
use lodestone_model::read::document::{Fields, Node, Value, text_of};
use lodestone_model::unit::split_value_unit;

use super::reader::Reader;
use crate::scheme::{Fact, FactKind};

/// A number in the canonical unit of a fact.
pub(super) struct Quantity;

impl Quantity {
    /// The number at a key; none when the key is absent, a finding when it is not a number of the fact.
    pub fn read(reader: &mut Reader<'_>, fields: &mut Fields<'_>, key: &'static str, fact: &Fact) -> Option<f64> {
        let node = fields.get(key)?;
        Quantity::of(reader, node, fact)
    }

    /// A number with a unit that fits the fact; a plain number has none.
    pub fn of(reader: &mut Reader<'_>, node: &Node, fact: &Fact) -> Option<f64> {
        let text = match &node.value {
            Value::Text(_) | Value::Number(_) => text_of(&node.value).unwrap_or_default(),
            Value::Flag(_) | Value::List(_) | Value::Table(_) => String::new(),
        };
        let FactKind::Number { dimension, unit } = &fact.kind else {
            Quantity::refuse(reader, node, fact, &text, "value of its kind");
            return None;
        };
        let (number, unit_text) = split_value_unit(&text);
        if unit_text.is_empty() {
            return match decimal::parse(number) {
                Ok(value) if unit.is_none() => Some(value),
                _ => {
                    let expected = if unit.is_some() { "number with unit" } else { "number" };
                    Quantity::refuse(reader, node, fact, &text, expected);
                    None
                }
            };
        }
        let Ok(found) = reader.units.parse(unit_text) else {
            Quantity::refuse(reader, node, fact, &text, "number with unit");
            return None;
        };
        if found.dimension != *dimension {
            let finding = reader.at(Code::FactUnit, node.line).with("fact", fact.id.as_str()).with("unit", unit_text);
            let finding = finding.with_term("found", found.dimension.to_string());
            reader.complain(finding.with_term("expected", dimension.to_string()));
            return None;
        }
        match found.read(number) {
            Ok(value) => Some(value),
            Err(_) => {
                Quantity::refuse(reader, node, fact, &text, "number with unit");
                None
            }
        }
    }

    /// A value of another kind than the fact's.
    pub fn refuse(reader: &mut Reader<'_>, node: &Node, fact: &Fact, text: &str, expected: &'static str) {
        let finding = reader.at(Code::FactValue, node.line).with("fact", fact.id.as_str());
        let shown = if text.is_empty() { kind_of(&node.value).to_owned() } else { text.to_owned() };
        reader.complain(finding.with("text", shown).with("expected", expected));
    }
}

/// A value that has no text of its own.
fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Flag(true) => "true",
        Value::Flag(false) => "false",
        Value::List(_) => "[…]",
        Value::Table(_) => "{…}",
        Value::Text(_) | Value::Number(_) => "",
    }
}
