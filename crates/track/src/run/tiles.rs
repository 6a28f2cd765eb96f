//! What statements of one topic say of a span: the statement of exactly the span, otherwise statements that follow each
//! other without gap or overlap from its first day to its last.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Figure;
use lodestone_model::ids::{EnterpriseId, Id as _, IndicatorRef, Subject};
use lodestone_model::text::eq_folded;
use lodestone_model::time::{Date, Span};

use super::facts::Fact;
use super::ratios::measure_of;

/// Whether a fact states an indicator or measure: by name, by the measure behind it, or by its attribute.
pub(super) fn states(base: &CheckedBase, fact: &Fact, wanted: IndicatorRef) -> bool {
    if fact.topic.indicator == Some(wanted) {
        return true;
    }
    let IndicatorRef::Indicator(id) = wanted else {
        return matches!(wanted, IndicatorRef::Measure(measure) if measure_of(base, fact) == Some(measure));
    };
    let row = &base.rows.indicators[id.index()];
    let by_measure = row.over.is_none() && row.measure.is_some() && measure_of(base, fact) == row.measure;
    let by_attribute = fact.topic.indicator.is_none()
        && matches!((row.attribute, fact.topic.attribute), (Some(a), Some(b)) if eq_folded(base.text(a), base.text(b)));
    by_measure || by_attribute
}

/// The facts that make up a span, in order; none where a day is not told.
pub(super) fn tiles<'f>(facts: &[&'f Fact], span: Span) -> Option<Vec<&'f Fact>> {
    let mut from: BTreeMap<Date, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().copied().filter(|fact| span.covers(fact.span)) {
        from.entry(fact.span.start).or_default().push(fact);
    }
    // The longest statement first; of equal ones the last that was made.
    for list in from.values_mut() {
        list.sort_by_key(|fact| std::cmp::Reverse((fact.span.end, fact.stated_on, fact.row)));
    }
    // Backwards: what begins where the rest is already told.
    let mut told: BTreeMap<Date, Option<&Fact>> = BTreeMap::from([(span.end, None)]);
    for (start, list) in from.iter().rev() {
        if let Some(fact) = list.iter().copied().find(|fact| told.contains_key(&fact.span.end)) {
            told.insert(*start, Some(fact));
        }
    }
    let (mut found, mut at) = (Vec::new(), span.start);
    while let Some(fact) = told.get(&at)? {
        found.push(*fact);
        at = fact.span.end;
    }
    Some(found)
}

/// The sum of facts as one figure over a span; none where they count different things.
pub(super) fn total(facts: &[&Fact], span: Span) -> Option<Figure> {
    let parts: Vec<Figure> = facts.iter().map(|fact| fact.figure.clone()).collect();
    let mut figure = Figure::sum(parts).ok().flatten()?;
    figure.period = Some(span);
    Some(figure)
}

/// Facts by the firm they are about.
pub(super) fn by_firm<'f>(facts: &[&'f Fact], of: impl Fn(&Fact) -> bool) -> BTreeMap<EnterpriseId, Vec<&'f Fact>> {
    let mut firms: BTreeMap<EnterpriseId, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().copied().filter(|fact| fact.topic.sample.is_none() && of(fact)) {
        if let Some(Subject::Enterprise(firm)) = fact.topic.subject {
            firms.entry(firm).or_default().push(fact);
        }
    }
    firms
}

/// The days of a span on which a firm exists.
pub(super) fn alive(base: &CheckedBase, firm: EnterpriseId, span: Span) -> Option<Span> {
    let row = &base.rows.enterprises[firm.index()];
    Span::new(row.valid_from.unwrap_or(Date::MIN), row.valid_to.unwrap_or(Date::MAX))?.intersection(span)
}
