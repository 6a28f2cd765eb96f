//! `[[scheme.group]]` and `[[scheme.score]]`: points, and whether they add up.

use lodestone_model::decimal;
use lodestone_model::diagnostic::Code;
use lodestone_model::read::document::{Fields, Node, Value, text_of};

use super::conditions::{Scope, read_condition};
use super::limits::ITEMS_MAX;
use super::quantity::Quantity;
use super::reader::{Ids, Reader, tables};
use crate::risk::{Range, same};
use crate::scheme::{Band, Case, Condition, Fact, Group, Item, Points, Scores, Way};

/// The scores of a scheme; none when it has none.
pub(super) fn read_scores(reader: &mut Reader<'_>, scheme: &mut Fields<'_>, id: &str) -> Option<Scores> {
    let points = scheme.number("points", &mut reader.report);
    let stated = reader.fact(scheme, "points_stated");
    let mut scores = Scores { points: points.unwrap_or(0.0), stated, ..Scores::default() };
    for (mut fields, line) in tables(reader, scheme, "group") {
        let (id, name) = (reader.required_text(&mut fields, "id"), reader.both(&mut fields));
        let max = fields.number("max", &mut reader.report);
        let max = fields.required("max", max, &mut reader.report);
        fields.finish(&mut reader.report);
        if let (Some(id), Some(name), Some(max)) = (id, name, max) {
            if scores.groups.iter().any(|group| group.id == id) {
                let finding = reader.at(Code::SchemeIdTwice, line).with("id", id).with("first", line as usize);
                reader.complain(finding);
            } else {
                scores.groups.push(Group { id, name, max });
            }
        }
    }
    let mut ids = Ids::default();
    for (mut fields, line) in tables(reader, scheme, "score") {
        let item = read_item(reader, &mut fields, &scores.groups);
        fields.finish(&mut reader.report);
        if let Some(item) = item
            && ids.add(reader, &item.id, line)
        {
            scores.items.push(item);
        }
    }
    let has_scores = !scores.items.is_empty() || scores.stated.is_some();
    if !has_scores || !reader.is_within("score", scheme.line(), scores.items.len(), ITEMS_MAX) {
        return None;
    }
    scheme.required("points", points, &mut reader.report)?;
    check_sum(reader, &scores, id, scheme.line());
    Some(scores)
}

/// The most of all groups, and of the items outside them, must be what the scheme says; and a group can reach its cap.
fn check_sum(reader: &mut Reader<'_>, scores: &Scores, scheme: &str, line: u32) {
    if scores.items.is_empty() {
        return;
    }
    let of_items = |group: Option<usize>| -> f64 {
        let items = scores.items.iter().filter(|item| item.group.map(usize::from) == group);
        items.map(|item| item.max).sum()
    };
    let mut sums = Vec::new();
    for (at, group) in scores.groups.iter().enumerate() {
        if of_items(Some(at)) < group.max && !same(of_items(Some(at)), group.max) {
            sums.push((format!("{scheme}.{}", group.id), of_items(Some(at)), group.max));
        }
    }
    let total = of_items(None) + scores.groups.iter().map(|group| group.max).sum::<f64>();
    if !same(total, scores.points) {
        sums.push((scheme.to_owned(), total, scores.points));
    }
    for (what, total, points) in sums {
        let finding = reader.at(Code::ScoreSum, line).with("scheme", what);
        reader.complain(finding.with("total", total).with("points", points));
    }
}

fn read_item(reader: &mut Reader<'_>, fields: &mut Fields<'_>, groups: &[Group]) -> Option<Item> {
    let (id, name) = (reader.required_text(fields, "id"), reader.both(fields));
    let max = fields.number("max", &mut reader.report);
    let max = fields.required("max", max, &mut reader.report);
    let stated = reader.fact(fields, "stated");
    let group = match fields.text("group", &mut reader.report) {
        None => None,
        Some(group) => match groups.iter().position(|known| known.id == group) {
            Some(at) => Some(at as u16),
            None => {
                reader.no_such(&group, fields.line(), groups.iter().map(|group| group.id.as_str()));
                return None;
            }
        },
    };
    let (item, most) = (id.as_deref().unwrap_or_default(), max.unwrap_or(f64::INFINITY));
    let mut ways = Vec::new();
    for (mut way, _) in tables(reader, fields, "ways") {
        ways.push(read_way(reader, &mut way, item, most));
        way.finish(&mut reader.report);
    }
    if ways.is_empty() && WAY_KEYS.iter().any(|key| fields.get(key).is_some()) {
        ways.push(read_way(reader, fields, item, most));
    }
    // An item whose ways cannot be read still has its id and its points, so that nothing else seems to be missing.
    let ways = ways.into_iter().flatten().collect();
    Some(Item { id: id?, name: name?, group, max: max?, ways, stated })
}

const WAY_KEYS: [&str; 5] = ["of", "bands", "cases", "sum", "each"];

fn read_way(reader: &mut Reader<'_>, fields: &mut Fields<'_>, item: &str, max: f64) -> Option<Way> {
    let has = |key: &'static str, fields: &mut Fields<'_>| fields.get(key).is_some();
    if has("cases", fields) {
        return Some(Way::Cases(read_cases(reader, fields, "cases", max)?));
    }
    if has("sum", fields) {
        return Some(Way::Sum(read_cases(reader, fields, "sum", max)?));
    }
    let line = fields.line();
    let of = reader.fact(fields, "of");
    let of = fields.required("of", of, &mut reader.report)?;
    let fact = reader.fact_of(of).clone();
    if has("each", fields) {
        let per = Quantity::read(reader, fields, "each", &fact);
        let gives = fields.number("gives", &mut reader.report);
        let points = fields.required("gives", gives, &mut reader.report)?;
        return per.filter(|per| *per > 0.0).map(|per| Way::PerFull { fact: of, per, points });
    }
    let name = fields.name("bands");
    let mut bands = Vec::new();
    for (mut band, line) in tables(reader, fields, "bands") {
        let read = read_band(reader, &mut band, &fact, max);
        band.finish(&mut reader.report);
        bands.push((read?, line));
    }
    if bands.is_empty() {
        reader.report.bad_value(&name, line, "list that is not empty");
        return None;
    }
    bands.sort_by(|(a, _), (b, _)| a.within.low.total_cmp(&b.within.low));
    let is_sound = check_bands(reader, item, &fact, &bands, line);
    is_sound.then(|| Way::Bands(of, bands.into_iter().map(|(band, _)| band).collect()))
}

fn read_band(reader: &mut Reader<'_>, fields: &mut Fields<'_>, fact: &Fact, max: f64) -> Option<Band> {
    let [from, above] = ["from", "above"].map(|key| Quantity::read(reader, fields, key, fact));
    let [to, below] = ["to", "below"].map(|key| Quantity::read(reader, fields, key, fact));
    let points = read_points(reader, fields, max)?;
    let mut within = Range::ALL;
    if let Some(low) = from.or(above) {
        within = Range { low, low_open: from.is_none(), ..within };
    }
    if let Some(high) = to.or(below) {
        within = Range { high, high_open: to.is_none(), ..within };
    }
    Some(Band { within, points })
}

/// From the lowest band on, each must begin where the one before it ends, and the last and the first have no end.
fn check_bands(reader: &mut Reader<'_>, item: &str, fact: &Fact, bands: &[(Band, u32)], line: u32) -> bool {
    let mut faults: Vec<(Code, f64, f64, u32)> = Vec::new();
    let ends = (bands.first().map(|(band, _)| band.within.low), bands.last().map(|(band, _)| band.within.high));
    if let (Some(low), _) = ends
        && low.is_finite()
    {
        faults.push((Code::BandGap, f64::NEG_INFINITY, low, line));
    }
    for pair in bands.windows(2) {
        let ((before, _), (after, line)) = (pair[0], pair[1]);
        let (end, start) = (before.within.high, after.within.low);
        let both_closed = !before.within.high_open && !after.within.low_open;
        let both_open = before.within.high_open && after.within.low_open;
        if end > start && !same(end, start) || same(end, start) && both_closed {
            faults.push((Code::BandOverlap, end, start, line));
        } else if end < start && !same(end, start) || same(end, start) && both_open {
            faults.push((Code::BandGap, end, start, line));
        }
    }
    if let (_, Some(high)) = ends
        && high.is_finite()
    {
        faults.push((Code::BandGap, high, f64::INFINITY, line));
    }
    for (code, at, next, line) in &faults {
        let finding = reader.at(*code, *line).with("item", item);
        let finding = finding.with("at", written(fact, *at)).with("next", written(fact, *next));
        reader.complain(finding);
    }
    faults.is_empty()
}

/// A number in the unit in which the fact is written.
fn written(fact: &Fact, value: f64) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "+∞" } else { "-∞" }.to_owned();
    }
    match &fact.kind {
        crate::scheme::FactKind::Number { unit: Some(unit), .. } => {
            let number = unit.scale.inverse().and_then(|scale| scale.apply(value).ok()).unwrap_or(value);
            format!("{number} {}", unit.written)
        }
        _ => value.to_string(),
    }
}

fn read_cases(reader: &mut Reader<'_>, fields: &mut Fields<'_>, key: &'static str, max: f64) -> Option<Vec<Case>> {
    let mut cases = Vec::new();
    for (mut case, _) in tables(reader, fields, key) {
        let points = read_points(reader, &mut case, max);
        let ask = read_condition(reader, &mut case, &Scope { scores: None }, 1);
        let text = reader.both_or_none(&mut case);
        case.finish(&mut reader.report);
        cases.push(points.zip(ask).map(|(points, ask)| Case { when: Condition { ask, text }, points }));
    }
    cases.into_iter().collect()
}

/// `points = 20`, or `points = [7, 8]` where experts choose within a range; no more than the item has.
fn read_points(reader: &mut Reader<'_>, fields: &mut Fields<'_>, max: f64) -> Option<Points> {
    let number = |node: &Node| text_of(&node.value).and_then(|text| decimal::parse(&text).ok());
    let node = fields.get("points");
    let node = fields.required("points", node, &mut reader.report)?;
    let points = match &node.value {
        Value::List(ends) => match ends.iter().map(number).collect::<Option<Vec<f64>>>().as_deref() {
            Some([low, high]) if low <= high => Some(Points { low: *low, high: *high }),
            _ => None,
        },
        _ => number(node).map(|points| Points { low: points, high: points }),
    };
    let points = points.filter(|points| points.low >= 0.0 && points.high <= max);
    if points.is_none() {
        reader.report.bad_value(&fields.name("points"), node.line, "points up to the most of the item");
    }
    points
}
