//! Periods of the base: a list of spans, or a span and a step.

use super::fields::{Fields, Report, text_of};
use super::tree::{Node, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::time::{Date, Span};

/// A base with more periods than this is a mistake.
const PERIODS_MAX: usize = 10_000;

/// The periods, contiguous and in order; none when a finding says why.
pub(super) fn read_periods(fields: &mut Fields<'_>, report: &mut Report<'_>) -> Option<Vec<Span>> {
    let node = fields.get("periods");
    let node = fields.required("periods", node, report);
    const STEPS: [(&str, i32); 4] = [("year", 12), ("half", 6), ("quarter", 3), ("month", 1)];
    let months = fields.word("step", &STEPS, report);
    let node = node?;
    let periods = match &node.value {
        Value::List(items) => listed(items, fields, report)?,
        value => {
            let whole = text_of(value).and_then(|text| Span::parse(&text).ok());
            let Some(whole) = whole else {
                report.bad_value(&fields.name("periods"), node.line, "list of spans");
                return None;
            };
            stepped(whole, months.unwrap_or(12), node.line, report)?
        }
    };
    if periods.is_empty() {
        report.bad_value(&fields.name("periods"), node.line, "list of spans");
        return None;
    }
    Some(periods)
}

fn listed(items: &[Node], fields: &Fields<'_>, report: &mut Report<'_>) -> Option<Vec<Span>> {
    let mut periods: Vec<Span> = Vec::with_capacity(items.len());
    let mut is_sound = true;
    for item in items {
        let Some(span) = text_of(&item.value).and_then(|text| Span::parse(&text).ok()) else {
            report.bad_value(&fields.name("periods"), item.line, "span");
            is_sound = false;
            continue;
        };
        if let Some(last) = periods.last()
            && last.end != span.start
        {
            report_broken(*last, span, item.line, report);
            is_sound = false;
        }
        periods.push(span);
    }
    is_sound.then_some(periods)
}

fn stepped(whole: Span, months: i32, line: u32, report: &mut Report<'_>) -> Option<Vec<Span>> {
    let mut periods = Vec::new();
    let mut start = whole.start;
    while start < whole.end && periods.len() < PERIODS_MAX {
        let period = start.add_months(months).and_then(|end| Span::new(start, end))?;
        if period.end > whole.end {
            report_broken(period, whole, line, report);
            return None;
        }
        start = period.end;
        periods.push(period);
    }
    Some(periods)
}

fn report_broken(from: Span, to: Span, line: u32, report: &mut Report<'_>) {
    let finding = Diagnostic::new(Code::PeriodsBroken, report.place(line));
    report.findings.push(finding.with("from", from.to_string()).with("to", to.to_string()));
}

/// The first planned day, which is the first day of a period.
pub(super) fn read_plan_from(fields: &mut Fields<'_>, periods: &[Span], report: &mut Report<'_>) -> Option<Date> {
    let first = periods.first()?.start;
    let line = fields.get("plan_from").map(|node| node.line);
    let Some(line) = line else { return Some(first) };
    let date = fields.date("plan_from", report)?;
    if periods.iter().any(|period| period.start == date) {
        return Some(date);
    }
    let finding = Diagnostic::new(Code::PlanFromInside, report.place(line));
    report.findings.push(finding.with("plan_from", date.to_string()));
    None
}

/// Given discount factors, one for each planned period.
pub(super) fn read_discount_factors(
    fields: &mut Fields<'_>,
    planned: &[Span],
    report: &mut Report<'_>,
) -> Option<Vec<f64>> {
    let line = fields.get("discount_factors").map(|node| node.line)?;
    let entries = fields.table("discount_factors", report);
    let mut factors: Vec<Option<f64>> = vec![None; planned.len()];
    for (key, node) in entries {
        let name = fields.name(&format!("discount_factors.{key}"));
        let period = Span::parse(key).ok().and_then(|span| planned.iter().position(|&period| period == span));
        let Some(period) = period else {
            let known: Vec<String> = planned.iter().map(Span::to_string).collect();
            report.unknown_key(&name, node.line, known.iter().map(String::as_str));
            continue;
        };
        factors[period] = super::fields::number_of(&node.value).filter(|&factor| factor > 0.0);
        if factors[period].is_none() {
            report.bad_value(&name, node.line, "number");
        }
    }
    for (period, _) in planned.iter().zip(&factors).filter(|(_, factor)| factor.is_none()) {
        let finding = Diagnostic::new(Code::DiscountMissing, report.place(line));
        report.findings.push(finding.with("period", period.to_string()));
    }
    factors.into_iter().collect()
}
