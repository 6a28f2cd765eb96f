//! Money of a project as offices report it: total, cumulative, this year's plan, done this year, done this period.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, ProjectId};
use lodestone_model::tables::milestones::{Event, MilestoneStatus};
use lodestone_model::time::{Date, Span};

use super::statements::Statements;

/// Money of a project, in the base's currency; none where it is not stated.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Money {
    /// Total investment.
    pub total: Option<f64>,
    /// Done since it began.
    pub cumulative: Option<f64>,
    /// Planned for the year.
    pub plan_of_year: Option<f64>,
    /// Done from the first of January to the last stated day, and these days.
    pub done_this_year: Option<(f64, Span)>,
    /// Done since the statement before, and these days.
    pub done_this_period: Option<(f64, Span)>,
}

impl Money {
    pub(super) fn of(base: &CheckedBase, project: ProjectId, stated: &Statements<'_>, as_of: Date) -> Self {
        let row = &base.rows.projects[project.index()];
        let by_size = || Some(row.unit_capex? * row.size?);
        let year = Span::year(as_of.year());
        let plan = year.and_then(|year| stated.amount(Event::Invested, MilestoneStatus::Planned, year));
        let steps = steps(stated, as_of.year());
        let done = steps.last().copied();
        let before = steps.len().checked_sub(2).map(|at| steps[at]);
        let period = done.map(|(amount, span)| match before {
            Some((earlier, until)) => {
                Span::new(until.end, span.end).map_or((amount, span), |days| (amount - earlier, days))
            }
            None => (amount, span),
        });
        Money {
            total: row.capex.or_else(by_size),
            cumulative: cumulative(stated, as_of),
            plan_of_year: plan,
            done_this_year: done,
            done_this_period: period,
        }
    }
}

/// What was stated as done from the first of January on, by last day.
fn steps(stated: &Statements<'_>, year: i32) -> Vec<(f64, Span)> {
    let Some(whole) = Span::year(year) else { return Vec::new() };
    let done = stated.amounts(Event::Invested, MilestoneStatus::Actual);
    let inside = done.filter(|(span, _, _)| span.start == whole.start && whole.covers(*span));
    let mut steps: Vec<(f64, Span)> = inside.map(|(span, amount, _)| (amount, span)).collect();
    steps.sort_by_key(|(_, span)| span.end);
    steps
}

/// From the longest statement over several years and what years after it add; each year by its longest statement from
/// January on.
fn cumulative(stated: &Statements<'_>, as_of: Date) -> Option<f64> {
    let done = || stated.amounts(Event::Invested, MilestoneStatus::Actual);
    let spans_years = |span: &Span| span.start.year() < span.last_day().year();
    let long = done().filter(|(span, _, _)| spans_years(span)).max_by_key(|(span, _, _)| (span.end, span.days()));
    let first = match long {
        Some((span, _, _)) if span.end.month() == 1 && span.end.day_of_year() == 1 => span.end.year(),
        Some((span, _, _)) => span.end.year() + 1,
        None => done().map(|(span, _, _)| span.start.year()).min()?,
    };
    let of_year = |year: i32| steps(stated, year).last().map(|(amount, _)| *amount);
    let later: Vec<f64> = (first..=as_of.year()).filter_map(of_year).collect();
    let base = long.map(|(_, amount, _)| amount);
    (base.is_some() || !later.is_empty()).then(|| base.unwrap_or(0.0) + later.iter().sum::<f64>())
}
