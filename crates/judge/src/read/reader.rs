//! What every part of the reader shares: the file, the findings so far, the units, and what is known already.

use std::collections::HashMap;

use lodestone_model::diagnostic::{Code, Diagnostic};
use lodestone_model::read::document::{Fields, Node, Report, Value, text_of};
use lodestone_model::tables::sources::Grade;
use lodestone_model::text::did_you_mean;
use lodestone_model::unit::{Currency, Units};

use crate::scheme::{Both, Fact, FactId, Library};

/// What every part of the reader shares.
pub(super) struct Reader<'a> {
    pub report: Report<'a>,
    pub library: Library,
    pub units: Units,
    by_id: HashMap<String, FactId>,
}

impl<'a> Reader<'a> {
    pub fn new(file: &str, library: Library, findings: &'a mut Vec<Diagnostic>) -> Self {
        let report = Report { file: file.into(), findings, missing: Code::SchemeKeyMissing };
        let mut reader = Reader { report, library, units: Units::new(Currency::CNY), by_id: HashMap::new() };
        reader.index_facts();
        reader
    }

    pub fn index_facts(&mut self) {
        let facts = self.library.facts.iter().enumerate();
        self.by_id = facts.map(|(at, fact)| (fact.id.clone(), FactId(at as u16))).collect();
    }

    /// A finding with arguments.
    pub fn complain(&mut self, finding: Diagnostic) {
        self.report.findings.push(finding);
    }

    pub fn at(&self, code: Code, line: u32) -> Diagnostic {
        Diagnostic::new(code, self.report.place(line))
    }

    /// The fields of a table; a finding and none when it is something else.
    pub fn fields<'t>(&mut self, node: &'t Node, name: String) -> Option<Fields<'t>> {
        let fields = Fields::new(node, format!("{name}."));
        if fields.is_none() {
            self.report.bad_value(&name, node.line, "table");
        }
        fields
    }

    pub fn required_text(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<String> {
        let text = fields.text(key, &mut self.report);
        fields.required(key, text, &mut self.report)
    }

    /// `zh` and `en`; both must be there.
    pub fn both(&mut self, fields: &mut Fields<'_>) -> Option<Both> {
        let (zh, en) = (self.required_text(fields, "zh"), self.required_text(fields, "en"));
        Some(Both { zh: zh?, en: en? })
    }

    /// `zh` and `en`, or neither.
    pub fn both_or_none(&mut self, fields: &mut Fields<'_>) -> Option<Both> {
        let is_there = fields.get("zh").is_some() || fields.get("en").is_some();
        if is_there { self.both(fields) } else { None }
    }

    pub fn grade(&mut self, fields: &mut Fields<'_>) -> Option<Grade> {
        fields.read("grade", "A | B | C | D | S", &mut self.report, |value| {
            text_of(value).and_then(|letter| Grade::from_letter(&letter))
        })
    }

    pub fn flag(&mut self, fields: &mut Fields<'_>, key: &'static str) -> bool {
        let flag = fields.read(key, "true or false", &mut self.report, |value| match value {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        });
        flag.unwrap_or(false)
    }

    /// A whole number from 1 to `max`.
    pub fn count(&mut self, fields: &mut Fields<'_>, key: &'static str, max: u8) -> Option<u8> {
        fields.read(key, "whole number that is not too large", &mut self.report, |value| match value {
            Value::Number(text) => text.parse().ok().filter(|count| (1..=max).contains(count)),
            _ => None,
        })
    }

    /// A fact by the id that stands at a key.
    pub fn fact(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<FactId> {
        let line = fields.get(key)?.line;
        let id = fields.text(key, &mut self.report)?;
        self.fact_named(&id, line)
    }

    pub fn fact_named(&mut self, id: &str, line: u32) -> Option<FactId> {
        let found = self.by_id.get(id).copied();
        if found.is_none() {
            let hint = did_you_mean(id, self.library.facts.iter().map(|fact| fact.id.as_str())).unwrap_or_default();
            let finding = self.at(Code::FactUnknown, line).with("fact", id).with("hint", hint);
            self.complain(finding);
        }
        found
    }

    pub fn fact_of(&self, id: FactId) -> &Fact {
        &self.library.facts[id.index()]
    }

    /// Something that is referred to and not there.
    pub fn no_such<'k>(&mut self, id: &str, line: u32, known: impl IntoIterator<Item = &'k str>) {
        let hint = did_you_mean(id, known).unwrap_or_default().to_owned();
        let finding = self.at(Code::SchemeReference, line).with("id", id).with("hint", hint);
        self.complain(finding);
    }

    /// Whether there are not too many; a finding when there are.
    pub fn is_within(&mut self, what: &str, line: u32, count: usize, limit: usize) -> bool {
        if count > limit {
            let finding = self.at(Code::SchemeTooMany, line);
            self.complain(finding.with("what", what).with("count", count).with("limit", limit));
        }
        count <= limit
    }
}

/// The fields of `key` as a list of tables, each with its name in findings; a finding for what is no table.
pub(super) fn tables<'t>(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'t>,
    key: &'static str,
) -> Vec<(Fields<'t>, u32)> {
    let name = fields.name(key);
    let nodes = fields.list(key, &mut reader.report);
    let mut found = Vec::with_capacity(nodes.len());
    for (at, node) in nodes.iter().enumerate() {
        if let Some(fields) = reader.fields(node, format!("{name}[{at}]")) {
            found.push((fields, node.line));
        }
    }
    found
}

/// Ids with the lines on which they stand first.
#[derive(Default)]
pub(super) struct Ids(HashMap<String, u32>);

impl Ids {
    /// Remembers an id; a finding when it is there already.
    pub fn add(&mut self, reader: &mut Reader<'_>, id: &str, line: u32) -> bool {
        if let Some(first) = self.0.get(id) {
            let finding = reader.at(Code::SchemeIdTwice, line).with("id", id).with("first", *first as usize);
            reader.complain(finding);
            return false;
        }
        self.0.insert(id.to_owned(), line);
        true
    }
}
