//! Every plausibility check over the reports. It flags; nothing is corrected or left out.

use std::collections::{BTreeMap, HashMap};

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Interval;
use lodestone_model::ids::{EnterpriseId, Id as _, Subject};
use lodestone_model::time::Date;
use lodestone_model::unit::Dimension;

use super::capacity::Utilised;
use super::facts::{Fact, Topic};
use super::ratios::Ratio;
use super::series::claims;
use super::sums::PartsSum;
use super::weights::weights;
use crate::decumulate::{Sign, decumulate};
use crate::month::Month;
use crate::plausible::{Flag, Related, copied_months, flat_line, ratio_breaks, revision, splits, unit_slips};

/// Something that may not be true.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// What was found.
    pub flag: Flag,
    /// What it is about.
    pub topic: Topic,
    /// Rows of `reports` behind it.
    pub rows: Vec<u32>,
}

/// Months of one topic, none where a month is not known exactly enough.
struct Monthly {
    topic: Topic,
    rows: Vec<u32>,
    first: Month,
    values: Vec<Option<f64>>,
    /// The same, with months of which few digits are known.
    rough: Vec<Option<f64>>,
}

/// How wide a month may be, as a share of it, to be known; and to be known well enough for a power of ten: a value off by
/// 10⁻⁴ has lost most of its digits.
const WIDTHS: (f64, f64) = (0.1, 0.5);

/// Every flag, the strongest first.
pub(super) fn checks(
    base: &CheckedBase,
    facts: &[Fact],
    known: &[&Fact],
    utilised: &[Utilised],
    sums: &[PartsSum],
    ratios: &[Ratio],
    as_of: Date,
) -> Vec<Check> {
    let mut found = of_rows(known, utilised, sums);
    found.extend(weights(base, known, ratios));
    revisions(facts, &mut found);
    statements(known, &mut found);
    let monthly = monthly(known, as_of);
    for series in &monthly {
        let mut flags = flat_line(series.first, &series.values);
        flags.extend(unit_slips(series.first, &series.rough));
        let check = |flag| Check { flag, topic: series.topic, rows: series.rows.clone() };
        found.extend(flags.into_iter().map(check));
    }
    of_firms(&monthly, &mut found);
    of_plants(base, &monthly, &mut found);
    split_firms(&monthly, &mut found);
    found.sort_by(|a, b| {
        b.flag.strength().cmp(&a.flag.strength()).then(a.flag.code().cmp(b.flag.code())).then(a.rows.cmp(&b.rows))
    });
    found
}

fn of_rows(known: &[&Fact], utilised: &[Utilised], sums: &[PartsSum]) -> Vec<Check> {
    let topic = |row: u32| known.iter().find(|fact| fact.row == row).map(|fact| fact.topic);
    let over = utilised.iter().filter_map(|u| Some((u.flag.clone()?, vec![u.row])));
    let parts = sums.iter().filter_map(|sum| {
        let rows = std::iter::once(sum.whole).chain(sum.parts.iter().copied()).collect();
        Some((sum.flag.clone()?, rows))
    });
    let of = |(flag, rows): (Flag, Vec<u32>)| Some(Check { flag, topic: topic(rows[0])?, rows });
    over.chain(parts).filter_map(of).collect()
}

/// A reporter's later statement of one figure against the earlier one.
fn revisions(facts: &[Fact], found: &mut Vec<Check>) {
    let mut last: HashMap<_, &Fact> = HashMap::new();
    let mut ordered: Vec<&Fact> = facts.iter().filter(|fact| fact.is_actual()).collect();
    ordered.sort_by_key(|fact| (fact.stated_on, fact.row));
    for fact in ordered {
        if let Some(earlier) = last.insert((fact.topic, fact.span, fact.reporter), fact)
            && let Some(flag) = revision(earlier.value(), fact.value())
        {
            found.push(Check { flag, topic: fact.topic, rows: vec![earlier.row, fact.row] });
        }
    }
}

/// Two reporters who contradict each other, and cumulative values that fall.
fn statements(known: &[&Fact], found: &mut Vec<Check>) {
    let mut by_start: HashMap<(Topic, Date), Vec<&Fact>> = HashMap::new();
    for fact in known {
        by_start.entry((fact.topic, fact.span.start)).or_default().push(fact);
    }
    for list in by_start.values() {
        for (at, one) in list.iter().enumerate() {
            for other in &list[at + 1..] {
                found.extend(contradiction(one, other));
            }
        }
    }
}

fn contradiction(one: &Fact, other: &Fact) -> Option<Check> {
    let (a, b) = if one.span.end <= other.span.end { (one, other) } else { (other, one) };
    let is_amount = a.topic.dimension != Dimension::NONE && a.topic.dimension.time() == 0;
    let flag = if a.span == b.span && a.reporter != b.reporter {
        let is_apart = a.value().high < b.value().low || b.value().high < a.value().low;
        is_apart.then(|| Flag::TwoReporters { one: a.value(), other: b.value() })
    } else {
        let falls = is_amount && a.span != b.span && a.reporter == b.reporter && b.value().high < a.value().low;
        falls.then(|| Flag::CumulativeFalls { earlier: a.value(), later: b.value() })
    };
    flag.map(|flag| Check { flag, topic: a.topic, rows: vec![a.row, b.row] })
}

fn monthly(known: &[&Fact], as_of: Date) -> Vec<Monthly> {
    let mut by_topic: HashMap<Topic, Vec<&Fact>> = HashMap::new();
    for fact in known.iter().filter(|fact| fact.topic.dimension.time() == 0) {
        by_topic.entry(fact.topic).or_default().push(fact);
    }
    let mut found: Vec<Monthly> = by_topic
        .into_iter()
        .filter_map(|(topic, facts)| {
            let (months, _) = decumulate(&claims(&facts), as_of, Sign::NonNegative);
            let months = months?;
            let within = |width: f64| {
                let known = |month: &Interval| (month.high - month.low <= width * month.mid.abs()).then_some(month.mid);
                months.months.iter().map(known).collect()
            };
            let rows = facts.iter().map(|fact| fact.row).collect();
            Some(Monthly { topic, rows, first: months.first, values: within(WIDTHS.0), rough: within(WIDTHS.1) })
        })
        .collect();
    found.sort_by(|a, b| a.rows.cmp(&b.rows));
    found
}

/// A subject's series beside each other: copied months, and money or tonnes against electricity.
fn of_firms(monthly: &[Monthly], found: &mut Vec<Check>) {
    let mut subjects: Vec<Subject> = monthly.iter().filter_map(|series| series.topic.subject).collect();
    subjects.dedup();
    let mut seen: Vec<Subject> = Vec::new();
    for subject in subjects {
        if seen.contains(&subject) {
            continue;
        }
        seen.push(subject);
        let own: Vec<&Monthly> = monthly.iter().filter(|series| series.topic.subject == Some(subject)).collect();
        let Some((first, aligned)) = aligned(&own) else { continue };
        let rows = || own.iter().flat_map(|series| series.rows.iter().copied()).collect::<Vec<u32>>();
        let lists: Vec<&[Option<f64>]> = aligned.iter().map(Vec::as_slice).collect();
        let copied = copied_months(first, &lists).into_iter();
        found.extend(copied.map(|flag| Check { flag, topic: own[0].topic, rows: rows() }));
        let energy = own.iter().position(|series| series.topic.dimension == Dimension::ENERGY);
        let Some(energy) = energy else { continue };
        for (at, series) in own.iter().enumerate() {
            if !matches!(series.topic.dimension, Dimension::MONEY | Dimension::MASS) {
                continue;
            }
            let breaks = ratio_breaks(first, &aligned[at], &aligned[energy], Related::default()).into_iter();
            found.extend(breaks.map(|flag| Check { flag, topic: series.topic, rows: series.rows.clone() }));
        }
    }
}

/// What a firm's plants made against the firm's electricity, where all of them report one and the same commodity: of
/// several commodities nobody says which took how much.
fn of_plants(base: &CheckedBase, monthly: &[Monthly], found: &mut Vec<Check>) {
    let mut made: BTreeMap<EnterpriseId, Vec<&Monthly>> = BTreeMap::new();
    for series in monthly.iter().filter(|series| series.topic.attribute.is_none()) {
        let Some(Subject::Plant(plant)) = series.topic.subject else { continue };
        let firm = base.rows.plants[plant.index()].enterprise.filter(|_| series.topic.commodity.is_some());
        if let Some(firm) = firm {
            made.entry(firm).or_default().push(series);
        }
    }
    for (firm, plants) in made {
        let is_one = plants.iter().all(|series| series.topic.commodity == plants[0].topic.commodity);
        let is_power = |series: &&Monthly| {
            series.topic.subject == Some(Subject::Enterprise(firm)) && series.topic.dimension == Dimension::ENERGY
        };
        let Some(power) = monthly.iter().find(is_power).filter(|_| is_one) else { continue };
        let Some((first, mut aligned)) = aligned(&[plants.as_slice(), &[power]].concat()) else { continue };
        let power = aligned.pop().expect("the electricity stands last");
        let amounts = sum_of(&aligned, first, &plants);
        let breaks = ratio_breaks(first, &amounts, &power, Related::default()).into_iter();
        let rows: Vec<u32> = plants.iter().flat_map(|series| series.rows.iter().copied()).collect();
        found.extend(breaks.map(|flag| Check { flag, topic: plants[0].topic, rows: rows.clone() }));
    }
}

/// Series added up by month; a month is unknown where one of them is, unless that one begins later or has ended.
fn sum_of(aligned: &[Vec<Option<f64>>], first: Month, series: &[&Monthly]) -> Vec<Option<f64>> {
    let months = aligned.first().map_or(0, Vec::len);
    let of_month = |at: usize| {
        let is_there = |series: &Monthly| {
            let from = series.first.since(first) as usize;
            (from..from + series.values.len()).contains(&at)
        };
        let there = aligned.iter().zip(series).filter(|(_, series)| is_there(series));
        there.map(|(values, _)| values[at]).sum::<Option<f64>>()
    };
    (0..months).map(of_month).collect()
}

/// Firms of one indicator, and plants of one commodity: where one fell as another began. Halves that trade with each other
/// hide the fall in money, not in tonnes.
fn split_firms(monthly: &[Monthly], found: &mut Vec<Check>) {
    let mut alike: Vec<(Topic, Vec<&Monthly>)> = Vec::new();
    let is_amount = |topic: Topic| match topic.subject {
        Some(Subject::Enterprise(_)) => topic.indicator.is_some() && topic.dimension == Dimension::MONEY,
        Some(Subject::Plant(_)) => topic.commodity.is_some() && topic.attribute.is_none(),
        _ => false,
    };
    for series in monthly.iter().filter(|series| is_amount(series.topic)) {
        let of = Topic { subject: None, ..series.topic };
        match alike.iter_mut().find(|(known, _)| *known == of) {
            Some((_, list)) => list.push(series),
            None => alike.push((of, vec![series])),
        }
    }
    for (_, own) in alike {
        let Some((first, aligned)) = aligned(&own) else { continue };
        for (firm, flag) in splits(first, &aligned) {
            found.push(Check { flag, topic: own[firm].topic, rows: own[firm].rows.clone() });
        }
    }
}

/// Series over one range of months.
fn aligned(series: &[&Monthly]) -> Option<(Month, Vec<Vec<Option<f64>>>)> {
    let first = series.iter().map(|series| series.first).min()?;
    let end = series.iter().map(|series| series.first.plus(series.values.len() as i32)).max()?;
    let count = end.since(first) as usize;
    let place = |series: &&Monthly| {
        let mut values = vec![None; series.first.since(first) as usize];
        values.extend(series.values.iter().copied());
        values.resize(count, None);
        values
    };
    Some((first, series.iter().map(place).collect()))
}
