//! `[[case]]`: named lists of changes.

use super::fields::{Fields, Report, text_of};
use super::tree::Node;
use crate::manifest::{Case, Change, Op};
use crate::tables::sources::Grade;

/// Every case that can be read.
pub(super) fn read_cases(fields: &mut Fields<'_>, report: &mut Report<'_>) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for (at, node) in fields.list("case", report).iter().enumerate() {
        let Some(case) = read_case(node, format!("case[{at}]"), report) else { continue };
        if cases.iter().any(|other| other.name == case.name) {
            report.bad_value(&format!("case[{at}].name"), node.line, "unique name");
            continue;
        }
        cases.push(case);
    }
    cases
}

fn read_case(node: &Node, name: String, report: &mut Report<'_>) -> Option<Case> {
    let Some(mut fields) = Fields::new(node, format!("{name}.")) else {
        report.bad_value(&name, node.line, "table");
        return None;
    };
    let id = fields.text("name", report);
    let id = fields.required("name", id, report);
    let name_zh = fields.text("name_zh", report);
    let name_en = fields.text("name_en", report);
    let source = fields.text("source", report);
    let grade = fields.read("grade", "A | B | C | D | S", report, |value| {
        text_of(value).filter(|letter| Grade::from_letter(letter).is_some())
    });
    let changes = fields.list("change", report);
    let changes = changes.iter().enumerate();
    let changes: Vec<Option<Change>> =
        changes.map(|(at, node)| read_change(node, format!("{name}.change[{at}]"), report)).collect();
    fields.finish(report);
    let name = id?;
    let (name_zh, name_en) = both_names(name_zh, name_en, &name);
    Some(Case { name, name_zh, name_en, source, grade, changes: changes.into_iter().collect::<Option<_>>()? })
}

/// Names in both languages; the other language, then the id, where one is missing.
pub(super) fn both_names(zh: Option<String>, en: Option<String>, id: &str) -> (String, String) {
    let other = |name: &Option<String>| name.clone().unwrap_or_else(|| id.to_owned());
    (zh.clone().unwrap_or_else(|| other(&en)), en.unwrap_or_else(|| other(&zh)))
}

fn read_change(node: &Node, name: String, report: &mut Report<'_>) -> Option<Change> {
    let Some(mut fields) = Fields::new(node, format!("{name}.")) else {
        report.bad_value(&name, node.line, "table");
        return None;
    };
    const OPS: [&str; 6] = ["set", "times", "plus", "shift", "drop", "add"];
    let table = fields.text("table", report);
    let table = fields.required("table", table, report);
    let words = OPS.map(|op| (op, op));
    let has_op = fields.get("op").is_some();
    let op = fields.word("op", &words, report);
    let op = if has_op { op } else { Some("set") };
    let matching = texts(&mut fields, "where", report);
    let done = op.and_then(|op| read_op(op, &mut fields, report));
    fields.finish(report);
    Some(Change { table: table?, matching: matching?, op: done?, place: report.place(node.line) })
}

fn read_op(op: &str, fields: &mut Fields<'_>, report: &mut Report<'_>) -> Option<Op> {
    match op {
        "drop" => return Some(Op::Drop),
        "add" => {
            let row = texts(fields, "row", report);
            return fields.required("row", row, report).map(Op::Add);
        }
        _ => {}
    }
    let column = fields.text("column", report);
    let column = fields.required("column", column, report);
    match op {
        "shift" => {
            let months = fields.read("value", "whole months", report, |value| text_of(value)?.parse().ok());
            let months = fields.required("value", months, report);
            Some(Op::Shift(column?, months?))
        }
        "times" => {
            let factor = fields.number("value", report);
            let factor = fields.required("value", factor, report);
            Some(Op::Times(column?, factor?))
        }
        _ => {
            let text = fields.read("value", "text or number", report, text_of);
            let text = fields.required("value", text, report);
            let make = if op == "plus" { Op::Plus } else { Op::Set };
            Some(make(column?, text?))
        }
    }
}

/// A table of texts, such as `where`; empty when it is absent.
fn texts(fields: &mut Fields<'_>, key: &'static str, report: &mut Report<'_>) -> Option<Vec<(String, String)>> {
    let entries = fields.table(key, report);
    let mut pairs = Vec::with_capacity(entries.len());
    for (column, node) in entries {
        match text_of(&node.value) {
            Some(text) => pairs.push((column.clone(), text)),
            None => report.bad_value(&fields.name(&format!("{key}.{column}")), node.line, "text or number"),
        }
    }
    (pairs.len() == entries.len()).then_some(pairs)
}
