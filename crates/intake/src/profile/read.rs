//! TOML → profile, with a finding for everything that does not fit.

use std::sync::Arc;

use lodestone_model::diagnostic::{Code, Diagnostic};
use lodestone_model::read::document::{Fields, Node, Report, Value, text_of, tree_of_text};
use lodestone_model::schema::{Kind, Table};
use lodestone_model::tables::TABLES;
use lodestone_model::time::{Date, Span};

use super::kinds::{Block, CheckKind, Column, Days, Origin, Profile, Role, StatedOn, When};

/// Name of the sheet in which a template carries its own profile, one line a row.
pub const EMBEDDED_SHEET: &str = "#profile";

/// Tables to which rows can be added.
const TARGETS: [&str; 6] = ["reports", "milestones", "obstacles", "prices", "titles", "posts"];

/// Reads a profile; none when a finding says why.
pub fn read_profile(file: &str, text: &str, findings: &mut Vec<Diagnostic>) -> Option<Profile> {
    let before = findings.len();
    let mut report = Report { file: Arc::from(file), findings, missing: Code::TomlKeyMissing };
    let tree = match tree_of_text(text) {
        Ok(tree) => tree,
        Err(fault) => {
            let place = report.place(fault.line);
            report.findings.push(Diagnostic::new(Code::TomlSyntax, place).with("reason", fault.reason));
            return None;
        }
    };
    let mut fields = Fields::new(&tree, String::new()).expect("a document is a table");
    let name = fields.text("profile", &mut report);
    let name = fields.required("profile", name, &mut report);
    let stated_on = fields.read("stated_on", STATED_ON, &mut report, |value| stated_on_of(&text_of(value)?));
    let stated_on = fields.required("stated_on", stated_on, &mut report);
    let sender = origin(&mut fields, "sender", &mut report);
    let grade = fields.read("grade", "A | B | C | D | S", &mut report, |value| {
        text_of(value).filter(|text| ["A", "B", "C", "D", "S"].contains(&text.as_str()))
    });
    let audience = fields.text("audience", &mut report);
    let words = pairs(&mut fields, "words", &mut report);
    let names = pairs(&mut fields, "names", &mut report);
    let confirmed_by = fields.text("confirmed_by", &mut report);
    let nodes = fields.list("block", &mut report);
    let blocks: Vec<Block> = nodes.iter().filter_map(|node| block(node, &mut report)).collect();
    if nodes.is_empty() {
        fields.required("block", None::<()>, &mut report);
    }
    fields.finish(&mut report);
    if report.findings.len() > before {
        return None;
    }
    let grade = grade.unwrap_or_else(|| "D".to_owned());
    Some(Profile { name: name?, sender, grade, audience, stated_on: stated_on?, blocks, words, names, confirmed_by })
}

const STATED_ON: &str = "2025-10-15 | field:LABEL | title | file | +15";

fn stated_on_of(text: &str) -> Option<StatedOn> {
    if let Some(days) = text.strip_prefix('+') {
        return days.parse().ok().filter(|days| *days < 1000).map(StatedOn::After);
    }
    match origin_of(text) {
        Origin::Text(text) if Date::parse(&text).is_err() => None,
        origin => Some(StatedOn::On(origin)),
    }
}

fn origin_of(text: &str) -> Origin {
    match text {
        "title" => Origin::Title,
        "sheet" => Origin::Sheet,
        "file" => Origin::File,
        _ => match text.strip_prefix("field:") {
            Some(label) => Origin::Field(label.trim().to_owned()),
            None => Origin::Text(text.to_owned()),
        },
    }
}

fn origin(fields: &mut Fields<'_>, key: &'static str, report: &mut Report<'_>) -> Option<Origin> {
    fields.text(key, report).map(|text| origin_of(&text))
}

fn pairs(fields: &mut Fields<'_>, key: &'static str, report: &mut Report<'_>) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (word, node) in fields.table(key, report) {
        match text_of(&node.value).filter(|text| !text.is_empty()) {
            Some(id) => pairs.push((word.clone(), id)),
            None => report.bad_value(&fields.name(&format!("{key}.{word}")), node.line, "text"),
        }
    }
    pairs
}

fn texts(fields: &mut Fields<'_>, key: &'static str, usual: &[&str], report: &mut Report<'_>) -> Vec<String> {
    let list = fields.read(key, "list", report, |value| match value {
        Value::List(items) => items.iter().map(|item| text_of(&item.value)).collect::<Option<Vec<String>>>(),
        _ => None,
    });
    list.unwrap_or_else(|| usual.iter().map(|word| (*word).to_owned()).collect())
}

fn block(node: &Node, report: &mut Report<'_>) -> Option<Block> {
    let mut fields = Fields::new(node, "block.".to_owned())?;
    let table = fields.read("table", &TARGETS.join(" | "), report, |value| {
        let id = text_of(value)?;
        TABLES.iter().copied().find(|table| table.id == id && TARGETS.contains(&table.id))
    });
    let table = table.unwrap_or(&lodestone_model::tables::reports::TABLE);
    let sheet = fields.text("sheet", report);
    let anchor = fields.text("anchor", report);
    let anchor = fields.required("anchor", anchor, report);
    let header_rows = fields.read("header_rows", "1 … 5", report, |value| {
        text_of(value)?.parse().ok().filter(|rows| (1..=5).contains(rows))
    });
    let span = origin(&mut fields, "span", report);
    let unit = origin(&mut fields, "unit", report);
    let subject = origin(&mut fields, "subject", report);
    let reporter = origin(&mut fields, "reporter", report);
    const WHEN: [(&str, When); 2] = [("skip", When::Skip), ("zero", When::Zero)];
    let blank = fields.word("blank", &WHEN, report).unwrap_or(When::Skip);
    let zero = fields.word("zero", &WHEN, report).unwrap_or(When::Zero);
    let totals = texts(&mut fields, "totals", &["合计", "总计", "小计", "累计", "total"], report);
    let parts = texts(&mut fields, "parts", &["其中"], report);
    let notes = texts(&mut fields, "notes", &NOTES, report);
    let line = fields.line();
    let mut set = Vec::new();
    for (id, node) in fields.table("set", report) {
        match (table.column(id), text_of(&node.value)) {
            (Some((at, _)), Some(text)) => set.push((at, text)),
            _ => report.unknown_key(&format!("block.set.{id}"), node.line, table.columns.iter().map(|c| c.id)),
        }
    }
    let nodes = fields.list("column", report);
    let columns: Vec<Column> = nodes.iter().filter_map(|node| column(node, table, report)).collect();
    fields.finish(report);
    Some(Block {
        table,
        sheet,
        anchor: anchor?,
        header_rows: header_rows.unwrap_or(1),
        span,
        unit,
        subject,
        reporter,
        blank,
        zero,
        totals,
        parts,
        notes,
        set,
        columns,
        line,
    })
}

/// First words of rows that stand behind a table.
const NOTES: [&str; 12] =
    ["注", "说明", "备注", "填表", "制表", "填报", "审核", "负责人", "单位负责人", "报出日期", "联系", "note"];

/// Columns of `reports` that a value may set with a key of its own.
const DIRECT: [&str; 5] = ["indicator", "attribute", "commodity", "rounding", "status"];

fn column(node: &Node, table: &'static Table, report: &mut Report<'_>) -> Option<Column> {
    let mut fields = Fields::new(node, "block.column.".to_owned())?;
    let header = fields.text("header", report);
    let header = fields.required("header", header, report);
    let line = fields.line();
    let of = fields.text("of", report);
    let to = fields.text("to", report);
    let rule = fields.text("ignore", report);
    const CHECKS: [(&str, CheckKind); 3] =
        [("to-date", CheckKind::ToDate), ("year-ago", CheckKind::YearAgo), ("growth", CheckKind::Growth)];
    let check = fields.word("check", &CHECKS, report);
    let is_value = fields.word("value", &[("yes", true), ("no", false)], report).unwrap_or(false);
    let mut set = Vec::new();
    for key in DIRECT {
        if let (Some(text), Some((at, _))) = (fields.text(key, report), table.column(key)) {
            set.push((at, text));
        }
    }
    for (id, node) in fields.table("set", report) {
        match (table.column(id), text_of(&node.value)) {
            (Some((at, _)), Some(text)) => set.push((at, text)),
            _ => report.unknown_key(&format!("block.column.set.{id}"), node.line, table.columns.iter().map(|c| c.id)),
        }
    }
    let days = fields.read("days", "block | month | to-date | header | 2025-03", report, |value| {
        Some(match text_of(value)?.as_str() {
            "block" => Days::Block,
            "month" => Days::Month,
            "to-date" => Days::ToDate,
            "header" => Days::Header,
            text => Days::Fixed(Span::parse(text).ok()?),
        })
    });
    let unit = fields.text("unit", report);
    let plant = fields.word("subject", &[("plant", true), ("row", false)], report).unwrap_or(false);
    let role = match (to, rule, check) {
        (Some(to), None, None) if to == "growth" && of.is_some() && table.column("growth").is_some() => {
            Role::Growth { of: of? }
        }
        (Some(to), None, None) => match table.column(&to) {
            Some((at, _)) => Role::Field(at),
            None => {
                report.bad_value(&fields.name("to"), line, &ids(table).join(" | "));
                return None;
            }
        },
        (None, Some(rule), None) => Role::Ignore { rule },
        (None, None, Some(what)) => Role::Check { what, of: fields.required("of", of, report)? },
        (None, None, None) if is_value || !set.is_empty() => {
            Role::Value { set, days: days.unwrap_or(Days::Block), unit, plant }
        }
        _ => {
            report.bad_value("block.column", line, "to | indicator | attribute | value | check | ignore");
            return None;
        }
    };
    fields.finish(report);
    Some(Column { header: header?, role, line })
}

fn ids(table: &Table) -> Vec<&'static str> {
    let is_written = |kind: Kind| !matches!(kind, Kind::Refs(_));
    table.columns.iter().filter(|column| is_written(column.kind)).map(|column| column.id).collect()
}
