//! A file of facts, sources and schemes: text → library and findings.

use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_model::read::document::{Fields, tree_of_text};
use lodestone_model::time::{Date, Span};

use super::facts::read_facts;
use super::limits::{ENTRIES_MAX, FILE_BYTES_MAX};
use super::reader::{Ids, Reader, tables};
use super::schemes::read_scheme;
use crate::scheme::{Application, Library, Scheme, Source};

/// A file as it was read.
#[derive(Debug)]
pub struct Read {
    /// The library with what the file adds; without it where the file has errors.
    pub library: Library,
    /// Everything that is wrong, in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// How many schemes, facts and sources the file has.
    pub counts: Counts,
}

/// How much a file has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Editions of schemes.
    pub schemes: usize,
    /// Their rules and vetoes.
    pub rules: usize,
    /// Facts.
    pub facts: usize,
    /// Sources.
    pub sources: usize,
}

/// Reads a file on top of what is known. A scheme, source or fact with the id of a known one takes its place.
pub fn read_file(name: &str, bytes: &[u8], known: &Library) -> Read {
    let mut findings = Vec::new();
    let before = known.clone();
    let (library, counts) = read_into(name, bytes, known.clone(), &mut findings);
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    let is_sound = findings.is_empty();
    Read { library: library.filter(|_| is_sound).unwrap_or(before), findings, counts }
}

/// Nothing read, for a reason of the caller's: the file is not there, or too large to be taken into memory.
pub fn refused(finding: Diagnostic) -> Read {
    Read { library: Library::default(), findings: vec![finding], counts: Counts::default() }
}

fn read_into(name: &str, bytes: &[u8], library: Library, findings: &mut Vec<Diagnostic>) -> (Option<Library>, Counts) {
    let nothing = (None, Counts::default());
    if bytes.len() > FILE_BYTES_MAX {
        let finding = Diagnostic::new(Code::SchemeTooLarge, Place::file(name));
        findings.push(finding.with("size", bytes.len()).with("limit", FILE_BYTES_MAX));
        return nothing;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(error) => {
            let finding = Diagnostic::new(Code::EncodingBroken, Place::file(name));
            findings.push(finding.with("offset", error.valid_up_to() + 1));
            return nothing;
        }
    };
    let tree = match tree_of_text(text) {
        Ok(tree) => tree,
        Err(fault) if fault.reason.contains("recurs") => {
            let place = Place { line: Some(fault.line), ..Place::file(name) };
            findings.push(Diagnostic::new(Code::SchemeNested, place));
            return nothing;
        }
        Err(fault) => {
            findings.push(fault.finding(name));
            return nothing;
        }
    };
    let mut reader = Reader::new(name, library, findings);
    let mut root = Fields::new(&tree, String::new()).expect("the tree is a table");
    let facts_before = reader.library.facts.len();
    read_sources(&mut reader, &mut root);
    read_facts(&mut reader, &mut root);
    let mut counts = Counts {
        facts: root.list("fact", &mut reader.report).len(),
        sources: root.list("source", &mut reader.report).len(),
        ..Counts::default()
    };
    debug_assert!(reader.library.facts.len() >= facts_before, "facts are only added or replaced");
    let arranged = arrange(&mut reader);
    let lines = read_schemes(&mut reader, &mut root);
    counts.schemes = lines.len();
    let own = reader.library.schemes.len() - lines.len();
    counts.rules = reader.library.schemes[own..].iter().map(|scheme| scheme.rules.len()).sum();
    check_editions(&mut reader, &lines);
    root.finish(&mut reader.report);
    (arranged.then_some(reader.library), counts)
}

/// Sorts what is derived; a circle is a finding.
fn arrange(reader: &mut Reader<'_>) -> bool {
    let Err(circle) = reader.library.arrange() else { return true };
    let names: Vec<&str> = circle.iter().map(|fact| reader.library.fact_of(*fact).id.as_str()).collect();
    let (first, cycle) = (names[0].to_owned(), names.join(" → "));
    let finding = Diagnostic::new(Code::FactCycle, Place::file(&reader.report.file));
    reader.complain(finding.with("fact", first).with("cycle", cycle));
    false
}

fn read_sources(reader: &mut Reader<'_>, root: &mut Fields<'_>) {
    let mut ids = Ids::default();
    for (mut fields, line) in tables(reader, root, "source") {
        let (id, title) = (reader.required_text(&mut fields, "id"), reader.both(&mut fields));
        let document = fields.text("document", &mut reader.report);
        let year = fields.read("year", "number", &mut reader.report, |value| {
            lodestone_model::read::document::text_of(value)?.parse::<u16>().ok()
        });
        let grade = reader.grade(&mut fields);
        let grade = fields.required("grade", grade, &mut reader.report);
        fields.finish(&mut reader.report);
        let (Some(id), Some(title), Some(grade)) = (id, title, grade) else { continue };
        if !ids.add(reader, &id, line) {
            continue;
        }
        let source = Source { id, title, document, year, grade };
        match reader.library.sources.iter_mut().find(|known| known.id == source.id) {
            Some(known) => *known = source,
            None => reader.library.sources.push(source),
        }
    }
}

/// The line of each scheme of the file; they stand last in the library.
fn read_schemes(reader: &mut Reader<'_>, root: &mut Fields<'_>) -> Vec<u32> {
    let mut ids = Ids::default();
    let mut read: Vec<(Scheme, u32)> = Vec::new();
    let found = tables(reader, root, "scheme");
    if !reader.is_within("scheme", 1, reader.library.schemes.len() + found.len(), ENTRIES_MAX) {
        return Vec::new();
    }
    for (mut fields, line) in found {
        let scheme = read_scheme(reader, &mut fields);
        fields.finish(&mut reader.report);
        if let Some(scheme) = scheme
            && ids.add(reader, &scheme.id, line)
        {
            read.push((scheme, line));
        }
    }
    reader.library.schemes.retain(|known| !read.iter().any(|(scheme, _)| scheme.id == known.id));
    let lines = read.iter().map(|(_, line)| *line).collect();
    reader.library.schemes.extend(read.into_iter().map(|(scheme, _)| scheme));
    lines
}

/// No two editions of a family are in force at once for one kind of application.
fn check_editions(reader: &mut Reader<'_>, lines: &[u32]) {
    let schemes = &reader.library.schemes;
    let own = schemes.len() - lines.len();
    let mut found = Vec::new();
    for (at, &line) in (own..schemes.len()).zip(lines) {
        for before in schemes[..at].iter().filter(|before| before.family == schemes[at].family) {
            if let Some(span) = both_in_force(before, &schemes[at]) {
                found.push((line, schemes[at].id.clone(), before.id.clone(), span));
            }
        }
    }
    for (line, scheme, other, span) in found {
        let finding = reader.at(Code::EditionsOverlap, line).with("scheme", scheme);
        reader.complain(finding.with("other", other).with("span", span));
    }
}

/// The first days on which both are in force, as text.
fn both_in_force(a: &Scheme, b: &Scheme) -> Option<String> {
    for application in [Application::New, Application::Renewal] {
        let spans = |scheme: &Scheme| -> Vec<Span> {
            let of = scheme.validity.iter().filter(|v| v.application.is_none_or(|only| only == application));
            of.filter_map(|v| {
                let end = v.to.and_then(|last| last.plus_days(1)).unwrap_or(Date::MAX);
                Span::new(v.from, end)
            })
            .collect()
        };
        for one in spans(a) {
            if let Some(both) = spans(b).into_iter().find_map(|other| one.intersection(other)) {
                let end = both.last_day();
                let is_open = both.end == Date::MAX;
                return Some(if is_open { format!("{}..", both.start) } else { format!("{}..{end}", both.start) });
            }
        }
    }
    None
}
