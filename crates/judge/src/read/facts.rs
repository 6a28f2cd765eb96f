//! `[[fact]]`: the vocabulary of evidence.

use lodestone_model::diagnostic::Code;
use lodestone_model::read::document::{Fields, Node};
use lodestone_model::unit::Dimension;

use super::limits::{CHOICES_MAX, ENTRIES_MAX};
use super::quantity::Quantity;
use super::reader::{Ids, Reader, tables};
use crate::judge::YEARS_MAX;
use crate::scheme::{Choice, Derived, Fact, FactKind, FactTime, Growth, Take};

const TIMES: [(&str, FactTime); 6] = [
    ("constant", FactTime::Constant),
    ("state", FactTime::State),
    ("year", FactTime::Year),
    ("this-year", FactTime::ThisYear),
    ("title", FactTime::Title),
    ("event", FactTime::Event { years: 0 }),
];

const TAKES: [(&str, Take); 6] = [
    ("last", Take::Last),
    ("first", Take::First),
    ("sum", Take::Sum),
    ("mean", Take::Mean),
    ("min", Take::Min),
    ("max", Take::Max),
];

const GROWTHS: [(&str, Growth); 3] = [("compound", Growth::Compound), ("mean", Growth::Mean), ("min", Growth::Min)];

#[derive(Clone, Copy)]
enum Kind {
    Number,
    Flag,
    Choice,
    Date,
}

const KINDS: [(&str, Kind); 4] =
    [("number", Kind::Number), ("yes-no", Kind::Flag), ("choice", Kind::Choice), ("date", Kind::Date)];

/// Adds the facts of a file to the vocabulary.
pub(super) fn read_facts(reader: &mut Reader<'_>, root: &mut Fields<'_>) {
    let nodes: &[Node] = root.list("fact", &mut reader.report);
    let total = reader.library.facts.len() + nodes.len();
    if !reader.is_within("fact", nodes.first().map_or(1, |node| node.line), total, ENTRIES_MAX) {
        return;
    }
    let mut ids = Ids::default();
    let mut derived = Vec::new();
    for (mut fields, line) in tables(reader, root, "fact") {
        let id = reader.required_text(&mut fields, "id");
        let fact = read_fact(reader, &mut fields, id.clone().unwrap_or_default());
        let from = fields.get("from");
        let name = fields.name("from");
        fields.finish(&mut reader.report);
        let (Some(id), Some(fact)) = (id, fact) else { continue };
        if ids.add(reader, &id, line) && put(reader, fact, line) {
            derived.extend(from.map(|node| (id, node, name)));
        }
    }
    reader.index_facts();
    for (id, node, name) in derived {
        let from = read_derived(reader, node, name);
        let at = reader.library.facts.iter().position(|fact| fact.id == id).expect("it was just put there");
        reader.library.facts[at].derived = from;
    }
}

/// Adds a fact, or replaces one of the built-in vocabulary that says the same of its values.
fn put(reader: &mut Reader<'_>, fact: Fact, line: u32) -> bool {
    let Some(before) = reader.library.facts.iter_mut().find(|before| before.id == fact.id) else {
        reader.library.facts.push(fact);
        return true;
    };
    if before.time == fact.time
        && kind_word(&before.kind) == kind_word(&fact.kind)
        && dimension(before) == dimension(&fact)
    {
        *before = fact;
        return true;
    }
    let differs = reader.at(Code::FactDiffers, line).with("id", fact.id);
    reader.complain(differs);
    false
}

fn kind_word(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Number { .. } => "number",
        FactKind::Flag => "yes-no",
        FactKind::Choice(_) => "choice",
        FactKind::Date => "date",
    }
}

fn dimension(fact: &Fact) -> Option<Dimension> {
    match fact.kind {
        FactKind::Number { dimension, .. } => Some(dimension),
        _ => None,
    }
}

fn read_fact(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Option<Fact> {
    let name = reader.both(fields);
    let kind =
        if fields.get("kind").is_some() { fields.word("kind", &KINDS, &mut reader.report) } else { Some(Kind::Number) };
    let unit = fields.text("unit", &mut reader.report);
    let unit_line = fields.get("unit").map_or(fields.line(), |node| node.line);
    let choices = read_choices(reader, fields);
    let years = reader.count(fields, "years", YEARS_MAX as u8);
    let time = fields.word("time", &TIMES, &mut reader.report);
    let time = match fields.required("time", time, &mut reader.report)? {
        FactTime::Event { .. } => FactTime::Event { years: fields.required("years", years, &mut reader.report)? },
        time => time,
    };
    let kind = match kind? {
        Kind::Number => match unit {
            None => FactKind::Number { dimension: Dimension::NONE, unit: None },
            Some(text) => match reader.units.parse(&text) {
                Ok(unit) => FactKind::Number { dimension: unit.dimension, unit: Some(unit) },
                Err(_) => {
                    let finding = reader.at(Code::UnitUnknown, unit_line).with("text", text).with("hint", "");
                    reader.complain(finding);
                    return None;
                }
            },
        },
        Kind::Flag => FactKind::Flag,
        Kind::Choice => FactKind::Choice(choices),
        Kind::Date => FactKind::Date,
    };
    let title_of = fields.text("title", &mut reader.report);
    let (is_fixed, needs_person) = (reader.flag(fields, "fixed"), reader.flag(fields, "person"));
    let only_rises = reader.flag(fields, "rises");
    let (derived, step) = (None, None);
    let mut fact = Fact { id, name: name?, kind, time, title_of, derived, is_fixed, only_rises, needs_person, step };
    fact.step = Quantity::read(reader, fields, "step", &fact);
    Some(fact)
}

fn read_choices(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Choice> {
    let mut choices = Vec::new();
    let mut ids = Ids::default();
    for (mut choice, line) in tables(reader, fields, "choices") {
        let (id, name) = (reader.required_text(&mut choice, "id"), reader.both(&mut choice));
        choice.finish(&mut reader.report);
        if let (Some(id), Some(name)) = (id, name)
            && ids.add(reader, &id, line)
        {
            choices.push(Choice { id, name });
        }
    }
    reader.is_within("choices", fields.line(), choices.len(), CHOICES_MAX);
    choices
}

fn read_derived(reader: &mut Reader<'_>, node: &Node, name: String) -> Option<Derived> {
    let mut fields = reader.fields(node, name)?;
    let years = reader.count(&mut fields, "years", YEARS_MAX as u8 - 1).unwrap_or(1);
    let (of, per) = (reader.fact(&mut fields, "of"), reader.fact(&mut fields, "per"));
    let growth = reader.fact(&mut fields, "growth_of");
    let since = reader.fact(&mut fields, "since");
    let is_growth = fields.get("growth_of").is_some();
    let mut take = Take::Last;
    let mut how = Growth::Compound;
    if fields.get("take").is_some() && is_growth {
        how = fields.word("take", &GROWTHS, &mut reader.report)?;
    } else if fields.get("take").is_some() {
        take = fields.word("take", &TAKES, &mut reader.report)?;
    }
    let has = |key: &'static str, fields: &mut Fields<'_>| fields.get(key).is_some();
    let derived = match (has("of", &mut fields), has("per", &mut fields), is_growth) {
        (true, false, false) => Some(Derived::Over { of: of?, years, take, since }),
        (true, true, false) => Some(Derived::Ratio { of: of?, per: per?, years, take, since }),
        (false, false, true) => Some(Derived::Growth { of: growth?, years, take: how }),
        (false, false, false) if since.is_some() => Some(Derived::Since { date: since? }),
        _ => None,
    };
    let line = fields.line();
    let key = fields.name("of");
    fields.finish(&mut reader.report);
    match derived {
        Some(derived) if is_of_years(reader, derived) => Some(derived),
        Some(_) => {
            reader.report.bad_value(&key, line, "fact of the time year or this-year");
            None
        }
        None => {
            reader.report.bad_value(&key, line, "of, of with per, growth_of, or since");
            None
        }
    }
}

/// Whether every part of which several years are needed has years, and is a stated number.
fn is_of_years(reader: &Reader<'_>, derived: Derived) -> bool {
    derived.parts().all(|(part, years)| {
        let fact = reader.fact_of(part);
        years <= 1 || matches!(fact.time, FactTime::Year | FactTime::ThisYear)
    })
}
