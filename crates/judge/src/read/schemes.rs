//! `[[scheme]]`: editions with their rules, vetoes and shortcuts.

use lodestone_model::read::document::{Fields, Node, text_of};

use super::conditions::{Scope, read_at, read_condition, read_whole};
use super::limits::RULES_MAX;
use super::reader::{Ids, Reader, tables};
use super::scores::read_scores;
use crate::scheme::{
    Application, Ask, Both, Condition, Rule, Scheme, Scores, Shortcut, Subject, Subsidy, Validity, Window,
};

const SUBJECTS: [(&str, Subject); 5] = [
    ("enterprise", Subject::Enterprise),
    ("project", Subject::Project),
    ("platform", Subject::Platform),
    ("product", Subject::Product),
    ("research", Subject::Research),
];

const APPLICATIONS: [(&str, Application); 2] = [("new", Application::New), ("renewal", Application::Renewal)];

/// One edition.
pub(super) fn read_scheme(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Scheme> {
    let id = reader.required_text(fields, "id");
    let family = reader.required_text(fields, "family");
    let name = reader.both(fields);
    let [authority_zh, authority_en, document] =
        ["authority_zh", "authority_en", "document"].map(|key| reader.required_text(fields, key));
    let [title_zh, title_en] = ["title_zh", "title_en"].map(|key| reader.required_text(fields, key));
    let sources = read_sources(reader, fields);
    let grade = reader.grade(fields);
    let grade = fields.required("grade", grade, &mut reader.report);
    let subject = fields.word("subject", &SUBJECTS, &mut reader.report);
    let subject = fields.required("subject", subject, &mut reader.report);
    let validity = read_validity(reader, fields);
    let certificate_years = fields.number("certificate_years", &mut reader.report);
    let not_loaded = read_text_at(reader, fields, "not_loaded");
    let scores = read_scores(reader, fields, id.as_deref().unwrap_or_default());
    let rules = read_rules(reader, fields, scores.as_ref());
    let shortcuts = read_shortcuts(reader, fields, rules.as_deref().unwrap_or_default(), scores.as_ref());
    let windows = read_windows(reader, fields);
    let subsidy = read_subsidy(reader, fields);
    let notes = read_notes(reader, fields);
    Some(Scheme {
        id: id?,
        family: family?,
        name: name?,
        authority: Both { zh: authority_zh?, en: authority_en? },
        document: document?,
        title: Both { zh: title_zh?, en: title_en? },
        sources: sources?,
        grade: grade?,
        subject: subject?,
        validity: validity?,
        certificate_years,
        not_loaded,
        rules: rules?,
        shortcuts: shortcuts?,
        scores,
        windows,
        subsidy,
        notes,
    })
}

fn read_sources(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Vec<u16>> {
    let nodes = fields.list("sources", &mut reader.report);
    let list = fields.get("sources");
    fields.required("sources", list, &mut reader.report)?;
    let mut sources = Vec::new();
    for node in nodes {
        let id = text_of(&node.value).unwrap_or_default();
        match reader.library.sources.iter().position(|source| source.id == id) {
            Some(at) => sources.push(at as u16),
            None => {
                let known: Vec<String> = reader.library.sources.iter().map(|source| source.id.clone()).collect();
                reader.no_such(&id, node.line, known.iter().map(String::as_str));
            }
        }
    }
    Some(sources)
}

fn read_validity(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Vec<Validity>> {
    let mut list = Vec::new();
    for (mut entry, _) in tables(reader, fields, "in_force") {
        let application = read_application(reader, &mut entry);
        let from = entry.date("from", &mut reader.report);
        let from = entry.required("from", from, &mut reader.report);
        let to = entry.date("to", &mut reader.report);
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            reader.report.bad_value(&entry.name("to"), entry.line(), "day that is not before from");
        }
        entry.finish(&mut reader.report);
        list.extend(from.map(|from| Validity { application, from, to }));
    }
    let is_there = (!list.is_empty()).then_some(());
    let node = fields.get("in_force");
    fields.required("in_force", node, &mut reader.report);
    is_there.map(|()| list)
}

fn read_application(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Application> {
    if fields.get("for").is_some() { fields.word("for", &APPLICATIONS, &mut reader.report) } else { None }
}

fn read_text_at(reader: &mut Reader<'_>, fields: &mut Fields<'_>, key: &'static str) -> Option<Both> {
    let name = fields.name(key);
    let node = fields.get(key)?;
    let mut text = reader.fields(node, name)?;
    let both = reader.both(&mut text);
    text.finish(&mut reader.report);
    both
}

fn read_rules(reader: &mut Reader<'_>, fields: &mut Fields<'_>, scores: Option<&Scores>) -> Option<Vec<Rule>> {
    let mut rules = Vec::new();
    let mut ids = Ids::default();
    for (key, is_veto) in [("rule", false), ("veto", true)] {
        for (mut rule, line) in tables(reader, fields, key) {
            let read = read_rule(reader, &mut rule, scores, is_veto);
            rule.finish(&mut reader.report);
            if let Some(rule) = &read
                && !ids.add(reader, &rule.id, line)
            {
                continue;
            }
            rules.push(read);
        }
    }
    reader.is_within("rule", fields.line(), rules.len(), RULES_MAX);
    rules.into_iter().collect()
}

fn read_rule(reader: &mut Reader<'_>, fields: &mut Fields<'_>, scores: Option<&Scores>, is_veto: bool) -> Option<Rule> {
    let scope = Scope { scores };
    let id = reader.required_text(fields, "id");
    let text = reader.both(fields);
    let application = read_application(reader, fields);
    let ask = read_condition(reader, fields, &scope, 1);
    let when = read_at(reader, fields, "when", &scope);
    let or = read_at(reader, fields, "or", &scope);
    let grade = reader.grade(fields);
    let note = read_text_at(reader, fields, "note");
    let is_class = reader.flag(fields, "class");
    Some(Rule {
        id: id?,
        text: text?,
        application,
        is_veto,
        is_class,
        condition: Condition { ask: ask?, text: None },
        when: when?,
        or: or?,
        grade,
        note,
    })
}

fn read_shortcuts(
    reader: &mut Reader<'_>,
    fields: &mut Fields<'_>,
    rules: &[Rule],
    scores: Option<&Scores>,
) -> Option<Vec<Shortcut>> {
    let mut shortcuts = Vec::new();
    for (mut shortcut, _) in tables(reader, fields, "shortcut") {
        let mut waives = Vec::new();
        for node in shortcut.list("waives", &mut reader.report) {
            let id = text_of(&node.value).unwrap_or_default();
            match rules.iter().position(|rule| rule.id == id) {
                Some(at) => waives.push(at as u16),
                None => reader.no_such(&id, node.line, rules.iter().map(|rule| rule.id.as_str())),
            }
        }
        let name = shortcut.name("any");
        let nodes: &[Node] = shortcut.list("any", &mut reader.report);
        let node = shortcut.get("any");
        shortcut.required("any", node, &mut reader.report);
        let parts: Vec<Option<Condition>> = nodes
            .iter()
            .enumerate()
            .map(|(at, node)| read_whole(reader, node, format!("{name}[{at}]"), &Scope { scores }, 1))
            .collect();
        shortcut.finish(&mut reader.report);
        let parts = parts.into_iter().collect::<Option<Vec<Condition>>>()?;
        shortcuts.push(Shortcut { waives, any: Condition { ask: Ask::Any(parts), text: None } });
    }
    Some(shortcuts)
}

fn read_windows(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Window> {
    let mut windows = Vec::new();
    for (mut window, _) in tables(reader, fields, "window") {
        let name = reader.both(&mut window);
        let from = window.date("from", &mut reader.report);
        let from = window.required("from", from, &mut reader.report);
        let to = window.date("to", &mut reader.report);
        let to = window.required("to", to, &mut reader.report);
        window.finish(&mut reader.report);
        if let (Some(name), Some(from), Some(to)) = (name, from, to) {
            windows.push(Window { name, from, to });
        }
    }
    windows
}

fn read_subsidy(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Option<Subsidy> {
    let name = fields.name("subsidy");
    let node = fields.get("subsidy")?;
    let mut subsidy = reader.fields(node, name)?;
    let share = subsidy.number("share", &mut reader.report);
    let share = subsidy.required("share", share, &mut reader.report);
    let of = reader.fact(&mut subsidy, "of");
    let of = subsidy.required("of", of, &mut reader.report);
    subsidy.finish(&mut reader.report);
    Some(Subsidy { share: share?, of: of? })
}

fn read_notes(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Both> {
    let mut notes = Vec::new();
    for (mut note, _) in tables(reader, fields, "note") {
        notes.extend(reader.both(&mut note));
        note.finish(&mut reader.report);
    }
    notes
}
