//! What a rule asks: `{ fact, op, value }`, `{ score, op, value }`, `{ all }`, `{ any }`, `{ not_loaded }`.

use lodestone_model::decimal;
use lodestone_model::diagnostic::Code;
use lodestone_model::read::document::{Fields, Node, Value, text_of};

use super::limits::DEPTH_MAX;
use super::quantity::Quantity;
use super::reader::Reader;
use crate::risk::{DecisionRule, Range};
use crate::scheme::{Ask, Condition, Fact, FactId, FactKind, ScoreOf, Scores};

/// Where scores may be asked for: their ids.
pub(super) struct Scope<'a> {
    pub scores: Option<&'a Scores>,
}

#[derive(Clone, Copy, PartialEq)]
enum Op {
    AtLeast,
    Above,
    AtMost,
    Below,
    Equal,
    Between,
    In,
    NotIn,
}

const OPS: [(&str, Op); 10] = [
    (">=", Op::AtLeast),
    ("≥", Op::AtLeast),
    (">", Op::Above),
    ("<=", Op::AtMost),
    ("≤", Op::AtMost),
    ("<", Op::Below),
    ("=", Op::Equal),
    ("between", Op::Between),
    ("in", Op::In),
    ("not in", Op::NotIn),
];

const OF_NUMBERS: &str = ">= > <= < = between";

/// The condition of a table that may have other keys too; the caller finishes it.
pub(super) fn read_condition(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    scope: &Scope<'_>,
    depth: usize,
) -> Option<Ask> {
    let forms = ["fact", "score", "all", "any", "not_loaded"];
    let given: Vec<&str> = forms.into_iter().filter(|key| fields.get(key).is_some()).collect();
    if given.len() != 1 || depth > DEPTH_MAX {
        // Known here, so that they are no findings of their own.
        for key in ["op", "value", "decision", "guard_r", "round_to"] {
            fields.get(key);
        }
        let name = fields.name("");
        let finding = reader.at(Code::RuleForm, fields.line()).with("rule", name.trim_end_matches('.'));
        reader.complain(finding);
        return None;
    }
    match given[0] {
        "fact" => read_fact_condition(reader, fields),
        "score" => read_score_condition(reader, fields, scope),
        "all" => Some(Ask::All(read_parts(reader, fields, "all", scope, depth)?)),
        "any" => Some(Ask::Any(read_parts(reader, fields, "any", scope, depth)?)),
        _ => {
            reader.flag(fields, "not_loaded");
            Some(Ask::NotLoaded)
        }
    }
}

/// A whole table that is a condition, with words of its own or without.
pub(super) fn read_whole(
    reader: &mut Reader<'_>,
    node: &Node,
    name: String,
    scope: &Scope<'_>,
    depth: usize,
) -> Option<Condition> {
    let mut fields = reader.fields(node, name)?;
    let ask = read_condition(reader, &mut fields, scope, depth);
    let text = reader.both_or_none(&mut fields);
    fields.finish(&mut reader.report);
    Some(Condition { ask: ask?, text })
}

/// The condition at a key, if there is one; the outer none is a condition that cannot be read.
pub(super) fn read_at(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
    scope: &Scope<'_>,
) -> Option<Option<Condition>> {
    let name = fields.name(key);
    match fields.get(key) {
        Some(node) => read_whole(reader, node, name, scope, 1).map(Some),
        None => Some(None),
    }
}

fn read_parts(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    key: &'static str,
    scope: &Scope<'_>,
    depth: usize,
) -> Option<Vec<Condition>> {
    let name = fields.name(key);
    let nodes = fields.list(key, &mut reader.report);
    let parts: Vec<Option<Condition>> = nodes
        .iter()
        .enumerate()
        .map(|(at, node)| read_whole(reader, node, format!("{name}[{at}]"), scope, depth + 1))
        .collect();
    if parts.is_empty() {
        reader.report.bad_value(&name, fields.line(), "list that is not empty");
        return None;
    }
    parts.into_iter().collect()
}

fn read_fact_condition(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Ask> {
    let id = reader.fact(fields, "fact");
    let op = read_op(fields);
    let line = fields.get("op").map_or(fields.line(), |node| node.line);
    let value = fields.get("value");
    let value = fields.required("value", value, &mut reader.report);
    let decision = read_decision(reader, fields);
    fields.get("round_to");
    let (fact, value) = (id?, value?);
    let described = reader.fact_of(fact).clone();
    match (&described.kind, op.1) {
        (FactKind::Number { .. }, Some(op)) if !matches!(op, Op::In | Op::NotIn) => {
            let round_to = Quantity::read(reader, fields, "round_to", &described);
            let within = read_range(reader, op, value, |reader, node| Quantity::of(reader, node, &described))?;
            Some(Ask::Number { fact, within, decision: decision?, round_to })
        }
        (FactKind::Flag, Some(Op::Equal)) => read_flag(reader, fact, &described, value),
        (FactKind::Choice(_), Some(op @ (Op::In | Op::NotIn | Op::Equal))) => {
            read_allowed(reader, fact, &described, op, value)
        }
        (kind, _) => {
            let choices = match kind {
                FactKind::Number { .. } => OF_NUMBERS,
                FactKind::Flag => "=",
                FactKind::Choice(_) => "in, not in, =",
                FactKind::Date => "–",
            };
            let finding = reader.at(Code::OperatorUnknown, line).with("op", op.0).with("fact", described.id.as_str());
            reader.complain(finding.with("choices", choices));
            None
        }
    }
}

fn read_score_condition(reader: &mut Reader<'_>, fields: &mut Fields<'_>, scope: &Scope<'_>) -> Option<Ask> {
    let line = fields.get("op").map_or(fields.line(), |node| node.line);
    let id = fields.text("score", &mut reader.report)?;
    let (written, op) = read_op(fields);
    let value = fields.get("value");
    let value = fields.required("value", value, &mut reader.report)?;
    let score = score_named(reader, scope, &id, fields.line())?;
    let Some(op) = op.filter(|op| !matches!(op, Op::In | Op::NotIn)) else {
        let finding = reader.at(Code::OperatorUnknown, line).with("op", written).with("fact", id);
        reader.complain(finding.with("choices", OF_NUMBERS));
        return None;
    };
    let within = read_range(reader, op, value, |reader, node| {
        let number = text_of(&node.value).and_then(|text| decimal::parse(&text).ok());
        if number.is_none() {
            reader.report.bad_value("value", node.line, "number");
        }
        number
    })?;
    Some(Ask::Score { score, within })
}

fn score_named(reader: &mut Reader<'_>, scope: &Scope<'_>, id: &str, line: u32) -> Option<ScoreOf> {
    let empty = Scores::default();
    let scores = scope.scores.unwrap_or(&empty);
    if id == "total" && scope.scores.is_some() {
        return Some(ScoreOf::Total);
    }
    if let Some(at) = scores.groups.iter().position(|group| group.id == id) {
        return Some(ScoreOf::Group(at as u16));
    }
    if let Some(at) = scores.items.iter().position(|item| item.id == id) {
        return Some(ScoreOf::Item(at as u16));
    }
    let known = scores.groups.iter().map(|group| group.id.as_str()).chain(scores.items.iter().map(|i| i.id.as_str()));
    reader.no_such(id, line, known.chain(["total"]));
    None
}

/// The operator as written, and what it means.
fn read_op(fields: &mut Fields<'_>) -> (String, Option<Op>) {
    let written = fields.get("op").and_then(|node| text_of(&node.value)).unwrap_or_default();
    let op = OPS.iter().find(|(word, _)| *word == written).map(|(_, op)| *op);
    (written, op)
}

fn read_range(
    reader: &mut Reader<'_>,
    op: Op,
    node: &Node,
    mut number: impl FnMut(&mut Reader<'_>, &Node) -> Option<f64>,
) -> Option<Range> {
    if op == Op::Between {
        let Value::List(ends) = &node.value else {
            reader.report.bad_value("value", node.line, "two numbers, the smaller first");
            return None;
        };
        let numbers: Vec<f64> = ends.iter().filter_map(|end| number(reader, end)).collect();
        return match numbers.as_slice() {
            [low, high] if ends.len() == 2 && low <= high => Some(Range::between(*low, *high)),
            _ => {
                reader.report.bad_value("value", node.line, "two numbers, the smaller first");
                None
            }
        };
    }
    let limit = number(reader, node)?;
    Some(match op {
        Op::AtLeast => Range::at_least(limit),
        Op::Above => Range::above(limit),
        Op::AtMost => Range::at_most(limit),
        Op::Below => Range::below(limit),
        Op::Equal | Op::Between | Op::In | Op::NotIn => Range::between(limit, limit),
    })
}

fn read_flag(reader: &mut Reader<'_>, fact: FactId, described: &Fact, node: &Node) -> Option<Ask> {
    match node.value {
        Value::Flag(is) => Some(Ask::Flag { fact, is }),
        _ => {
            let text = text_of(&node.value).unwrap_or_default();
            Quantity::refuse(reader, node, described, &text, "true or false");
            None
        }
    }
}

fn read_allowed(reader: &mut Reader<'_>, fact: FactId, described: &Fact, op: Op, node: &Node) -> Option<Ask> {
    let FactKind::Choice(choices) = &described.kind else { return None };
    let one = std::slice::from_ref(node);
    let items = match &node.value {
        Value::List(items) => items.as_slice(),
        _ => one,
    };
    let mut allowed = 0_u64;
    for item in items {
        let text = text_of(&item.value).unwrap_or_default();
        match choices.iter().position(|choice| choice.id == text) {
            Some(at) => allowed |= 1 << at,
            None => {
                reader.no_such(&text, item.line, choices.iter().map(|choice| choice.id.as_str()));
                return None;
            }
        }
    }
    let all = u64::MAX >> (64 - choices.len().clamp(1, 64));
    Some(Ask::Choice { fact, allowed: if op == Op::NotIn { all & !allowed } else { allowed } })
}

fn read_decision(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<DecisionRule> {
    #[derive(Clone, Copy)]
    enum Name {
        Interval,
        Simple,
        Guard,
        NonBinary,
    }
    const NAMES: [(&str, Name); 4] = [
        ("interval", Name::Interval),
        ("simple", Name::Simple),
        ("guard", Name::Guard),
        ("non-binary", Name::NonBinary),
    ];
    let r = fields.number("guard_r", &mut reader.report).unwrap_or(1.0);
    let is_named = fields.get("decision").is_some();
    let name = if is_named { fields.word("decision", &NAMES, &mut reader.report)? } else { Name::Interval };
    Some(match name {
        Name::Interval => DecisionRule::Interval,
        Name::Simple => DecisionRule::Simple,
        Name::Guard => DecisionRule::Guard { r },
        Name::NonBinary => DecisionRule::NonBinary { r },
    })
}
