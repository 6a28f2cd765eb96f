//! Arithmetic of reported figures: parts against the whole, growth against levels, daily rates against totals, output
//! against capacity. It flags and never corrects, and only what no reading of the statements allows.

use std::collections::{BTreeMap, HashMap};

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::figure::Interval;
use crate::ids::{Id, IndicatorRef, PlantId, ScopeId, Subject};
use crate::tables::capacities::CapacityKind;
use crate::tables::projects::Decision;
use crate::time::{Date, Span};
use crate::unit::Dimension;

use super::reach::binds;
use super::statements::{Statement, Topic, half_digit, statements};

/// Fewest operating days per calendar day: a plant works five to seven days a week.
const OPERATING_DAYS_MIN: f64 = 5.0 / 7.0;
/// Days of a year, as units of time count them.
const DAYS_PER_YEAR: f64 = 365.0;
/// Relative excess that is rounding in binary only.
const ROUNDING: f64 = 1e-9;

/// Reports statements that contradict each other or the plants.
pub(super) fn check_reports(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let statements = statements(base);
    check_parts(base, &statements, findings);
    check_growth(base, &statements, findings);
    check_rates(base, &statements, findings);
    check_capacity(base, &statements, findings);
}

fn finding(base: &CheckedBase, code: Code, statement: &Statement<'_>, column: &str) -> Diagnostic {
    Diagnostic::new(code, base.place("reports", statement.report.row, column))
}

/// Bounds of one scope from all its statements together, the loosest; and the statement that stands for it.
type OfScope<'s, 'a> = BTreeMap<ScopeId, (Interval, &'s Statement<'a>)>;

/// Areas that lie in another one must not have more than it has.
fn check_parts(base: &CheckedBase, statements: &[Statement<'_>], findings: &mut Vec<Diagnostic>) {
    let mut wholes: HashMap<_, OfScope<'_, '_>> = HashMap::new();
    for statement in statements.iter().filter(|statement| is_additive(base, statement)) {
        let Some(scope) = statement.topic.scope else { continue };
        let topic = Topic { scope: None, ..statement.topic };
        let key = (topic, statement.report.span, statement.is_fact(), statement.dimension);
        let of_scope = wholes.entry(key).or_default();
        let (bounds, _) = of_scope.entry(scope).or_insert((statement.bounds, statement));
        bounds.low = bounds.low.min(statement.bounds.low);
        bounds.high = bounds.high.max(statement.bounds.high);
    }
    for of_scope in wholes.values() {
        let mut parts: BTreeMap<ScopeId, Interval> = BTreeMap::new();
        for (&scope, (bounds, _)) in of_scope {
            if let Some(whole) = nearest_above(base, scope, of_scope) {
                let sum = parts.entry(whole).or_insert(Interval::ZERO);
                *sum = sum.plus(*bounds);
            }
        }
        for (scope, sum) in parts {
            let (whole, statement) = of_scope[&scope];
            if sum.low > whole.high * (1.0 + ROUNDING) {
                findings.push(
                    finding(base, Code::ReportParts, statement, "value")
                        .with("whole", statement.value)
                        .with("parts", sum.mid)
                        .with("difference", sum.mid - statement.value),
                );
            }
        }
    }
}

/// Amounts that are not negative add up over areas; ratios and attributes do not.
fn is_additive(base: &CheckedBase, statement: &Statement<'_>) -> bool {
    let is_ratio = match statement.topic.indicator {
        Some(IndicatorRef::Indicator(id)) => base.rows.indicators[id.index()].over.is_some(),
        _ => false,
    };
    !is_ratio && statement.topic.attribute.is_none() && statement.dimension != Dimension::NONE && statement.value >= 0.0
}

/// The smallest area around a scope that has a statement too.
fn nearest_above(base: &CheckedBase, scope: ScopeId, of_scope: &OfScope<'_, '_>) -> Option<ScopeId> {
    let above = |scope: ScopeId| base.rows.scopes[scope.index()].part_of;
    std::iter::successors(above(scope), |&scope| above(scope)).find(|scope| of_scope.contains_key(scope))
}

/// Growth over the same span a year earlier must fit the two levels, where both are of the same sample.
fn check_growth(base: &CheckedBase, statements: &[Statement<'_>], findings: &mut Vec<Diagnostic>) {
    let mut levels: HashMap<(Topic<'_>, Span, Dimension), Vec<&Statement<'_>>> = HashMap::new();
    for statement in statements.iter().filter(|statement| statement.is_fact()) {
        levels.entry((statement.topic, statement.report.span, statement.dimension)).or_default().push(statement);
    }
    for statement in statements {
        let Some(growth) = statement.report.growth else { continue };
        let Some(earlier) = statement.report.span.add_months(-12) else { continue };
        let Some(before) = levels.get(&(statement.topic, earlier, statement.dimension)) else { continue };
        let half = half_digit(base, statement.report.row, "growth", growth);
        let implied = before.iter().filter_map(|before| statement.bounds.over(before.bounds));
        let implied: Vec<Interval> = implied.map(|ratio| ratio.plus(Interval::exact(-1.0))).collect();
        let fits = |implied: &Interval| implied.low <= growth + half && growth - half <= implied.high;
        if let Some(last) = implied.last().filter(|_| !implied.iter().any(fits)) {
            findings.push(
                finding(base, Code::ReportGrowth, statement, "growth")
                    .with("growth", growth * 100.0)
                    .with("implied", last.mid * 100.0),
            );
        }
    }
}

/// A rate per day times the days of the span must fit the total of the same span.
fn check_rates(base: &CheckedBase, statements: &[Statement<'_>], findings: &mut Vec<Diagnostic>) {
    let mut totals: HashMap<(Topic<'_>, Span, Dimension), Vec<&Statement<'_>>> = HashMap::new();
    for statement in statements.iter().filter(|statement| statement.is_fact()) {
        totals.entry((statement.topic, statement.report.span, statement.dimension)).or_default().push(statement);
    }
    for rate in statements.iter().filter(|statement| statement.is_fact() && statement.dimension.time() < 0) {
        let Some(amount) = rate.dimension.checked_times(Dimension::TIME) else { continue };
        let span = rate.report.span;
        for total in totals.get(&(rate.topic, span, amount)).into_iter().flatten() {
            let days = f64::from(span.days()) / DAYS_PER_YEAR;
            let least = rate.bounds.low * days.min(span.years()) * OPERATING_DAYS_MIN;
            let most = rate.bounds.high * days.max(span.years());
            if total.bounds.high < least || total.bounds.low > most {
                findings.push(
                    finding(base, Code::ReportRate, rate, "value")
                        .with("rate", rate.value / DAYS_PER_YEAR)
                        .with("total", total.value),
                );
            }
        }
    }
}

/// What a plant put out must not exceed its capacity, where that counts the same commodity and is known over the span.
fn check_capacity(base: &CheckedBase, statements: &[Statement<'_>], findings: &mut Vec<Diagnostic>) {
    let outputs = statements.iter().filter(|statement| statement.is_fact() && statement.topic.attribute.is_none());
    for statement in outputs {
        let (Some(Subject::Plant(plant)), Some(commodity)) = (statement.topic.subject, statement.topic.commodity)
        else {
            continue;
        };
        let row = &base.rows.plants[plant.index()];
        let unit = base.rows.commodities[commodity.index()].unit.as_ref();
        let amount = unit.map_or(Dimension::MASS, |unit| unit.dimension);
        if row.counted != Some(commodity) || statement.dimension != amount {
            continue;
        }
        let Some(capacity) = capacity(base, plant, statement.report.span) else { continue };
        if statement.bounds.low > capacity * (1.0 + ROUNDING) {
            findings.push(
                finding(base, Code::ReportCapacity, statement, "value")
                    .with("plant", base.text(row.plant))
                    .with("output", statement.value)
                    .with("capacity", capacity),
            );
        }
    }
}

/// The most that a plant can put out over a span: the larger of its accepted and its effective capacity, with the fixed
/// projects that were commissioned. None where neither is known over the whole span.
fn capacity(base: &CheckedBase, plant: PlantId, span: Span) -> Option<f64> {
    let of_kind = |kind: CapacityKind| {
        let (mut days, mut most) = (0, 0.0);
        for row in base.rows.capacities.iter().filter(|row| row.plant == plant && row.kind == kind) {
            if let Some(common) = row.span.map_or(Some(span), |held| held.intersection(span)) {
                days += common.days();
                most += row.capacity * common.years();
            }
        }
        (days >= span.days()).then_some(most)
    };
    let kinds = [CapacityKind::Accepted, CapacityKind::Effective].into_iter().filter(|&kind| binds(kind));
    let own = kinds.filter_map(of_kind).reduce(f64::max)?;
    let fixed = base.rows.projects.iter().filter(|row| row.plant == Some(plant) && row.decision == Decision::Fixed);
    let built: f64 = fixed
        .filter_map(|row| {
            let commissioned = row.start?.add_years(row.lead)?;
            let operating = Span::new(commissioned, Date::MAX)?.intersection(span)?;
            Some(row.size? * operating.years())
        })
        .sum();
    Some(own + built)
}
