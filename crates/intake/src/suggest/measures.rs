//! Which indicator of the base a label means: by its name, by words that mean the same, and by the unit of what was
//! stated before.

use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::ids::{Id as _, IndicatorRef};
use lodestone_model::unit::{Dimension, Units};

use crate::cells::compact;

/// Words of labels that mean the same; of longer ones first.
const ALIKE: [&[&str]; 9] = [
    &["工业总产值", "总产值", "产值", "gross-output", "grossoutput"],
    &["园区内销售", "内部销售", "对内销售", "园区内", "insidesales", "inside-sales"],
    &["用电量", "用电", "电量", "耗电", "电力", "electricity"],
    &["职工", "从业人员", "用工", "员工", "人数", "staff", "employees"],
    &["研发", "r&d", "rd-spend", "科研"],
    &["营业收入", "营收", "主营业务收入", "revenue"],
    &["增加值", "valueadded", "value-added"],
    &["利润", "profit"],
    &["投资", "spend", "investment"],
];

/// An indicator that firms report, by what was stated about it.
#[derive(Debug, Clone)]
struct Known {
    id: String,
    /// Its names in compact form.
    names: Vec<String>,
    dimension: Option<Dimension>,
    /// How often it was stated.
    count: usize,
}

/// Indicators and measures of a base.
#[derive(Debug)]
pub(super) struct Measures(Vec<Known>);

/// A guess: the id, and how sure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meant {
    pub id: String,
    pub confidence: f64,
}

impl Measures {
    pub fn new(base: &CheckedBase) -> Self {
        let mut known: BTreeMap<String, Known> = BTreeMap::new();
        let entry = |id: &str| Known { id: id.to_owned(), names: vec![compact(id)], dimension: None, count: 0 };
        for row in &base.rows.indicators {
            let id = base.text(row.indicator);
            let known = known.entry(id.to_owned()).or_insert_with(|| entry(id));
            let names = [row.names.zh, row.names.en].into_iter().flatten();
            known.names.extend(names.map(|sym| compact(base.text(sym))));
        }
        for report in &base.rows.reports {
            let id = match report.indicator {
                Some(IndicatorRef::Indicator(id)) => base.text(base.rows.indicators[id.index()].indicator),
                Some(IndicatorRef::Measure(id)) => base.measure_id(id),
                None => continue,
            };
            let known = known.entry(id.to_owned()).or_insert_with(|| entry(id));
            known.count += 1;
            known.dimension = known.dimension.or(report.value.and_then(|value| value.dimension));
        }
        Measures(known.into_values().collect())
    }

    /// What a label means, the likeliest; `unit` is that of its numbers, where it is known.
    pub fn meant(&self, label: &str, unit: Option<&str>, units: &Units) -> Option<Meant> {
        let label = compact(label);
        let dimension = unit.and_then(|unit| units.parse(unit).ok()).map(|unit| unit.dimension);
        let mut best: Option<(f64, usize, &Known)> = None;
        for known in &self.0 {
            let mut score = known.names.iter().map(|name| likeness(&label, name)).fold(0.0, f64::max);
            if let (Some(a), Some(b)) = (dimension, known.dimension) {
                score *= if a == b { 1.0 } else { 0.4 };
            }
            // What nobody ever stated is hardly what a sheet brings.
            score *= if known.count == 0 { 0.8 } else { 1.0 };
            let is_better = best.is_none_or(|(other, count, _)| (score, known.count) > (other, count));
            best = if is_better { Some((score, known.count, known)) } else { best };
        }
        let (confidence, _, known) = best.filter(|(score, ..)| *score >= 0.5)?;
        Some(Meant { id: known.id.clone(), confidence })
    }
}

/// How alike a label and a name are, from 0 to 1.
fn likeness(label: &str, name: &str) -> f64 {
    if label == name {
        return 1.0;
    }
    let group = |text: &str| ALIKE.iter().position(|words| words.iter().any(|word| text.contains(word)));
    // The first group that fits wins: 园区内销售 is a sale, 示例园区产值 a gross output.
    let same_group = group(label).is_some() && group(label) == group(name);
    let contains = label.chars().count() >= 2 && (name.contains(label) || label.contains(name));
    let alike = 0.8 * strsim::jaro_winkler(label, name);
    match (same_group, contains) {
        (true, _) => 0.9,
        (false, true) => 0.85,
        _ => alike.min(0.7),
    }
}
