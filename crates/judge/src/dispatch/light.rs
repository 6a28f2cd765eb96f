//! What a preset looks at, from a project's stages and money.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::ProjectId;
use lodestone_model::lights::{Quantity, Seen};
use lodestone_model::tables::milestones::{Event, MilestoneStatus};
use lodestone_model::tables::obstacles::Obstacle;
use lodestone_model::time::{Date, Span};

use super::money::Money;
use super::stages::Stages;
use super::statements::Statements;

/// By what the year's plan says should be done by now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Pace {
    /// The project's own plan for these months.
    Planned(f64),
    /// The share of the year's days of building that have passed: only the whole year is planned.
    ByDays(f64),
}

impl Pace {
    /// Share of the year's plan.
    pub fn share(self) -> f64 {
        match self {
            Pace::Planned(share) | Pace::ByDays(share) => share,
        }
    }
}

/// The pace that is due by the last day of what was done.
pub(super) fn pace(stated: &Statements<'_>, stages: &Stages, money: &Money) -> Option<Pace> {
    let (plan, (_, done)) = (money.plan_of_year.filter(|plan| *plan > 0.0)?, money.done_this_year?);
    if let Some(due) = stated.amount(Event::Invested, MilestoneStatus::Planned, done).filter(|_| !is_year(done)) {
        return Some(Pace::Planned(due / plan));
    }
    let year = Span::year(done.start.year())?;
    let first = stages.planned(Event::Started).unwrap_or(year.start).max(year.start);
    let last = stages.planned(Event::Commissioned).filter(|day| *day > first).unwrap_or(year.end).min(year.end);
    let building = Span::new(first, last)?;
    Some(Pace::ByDays(f64::from(building.overlap_days(done)) / f64::from(building.days())))
}

fn is_year(span: Span) -> bool {
    Span::year(span.start.year()) == Some(span)
}

/// What is known of a project on a day.
pub(super) fn seen(
    stages: &Stages,
    money: &Money,
    pace: Option<Pace>,
    stated: &Statements<'_>,
    open: &[&Obstacle],
    as_of: Date,
) -> Seen {
    let gap = pace.and_then(|pace| {
        let (done, _) = money.done_this_year?;
        Some(100.0 * (done / money.plan_of_year? - pace.share()))
    });
    Seen::nothing()
        .with(Quantity::GapPp, gap)
        .with(Quantity::StartMonthsLate, start_months_late(stages, as_of))
        .with(Quantity::MonthsNotEnrolled, months_not_enrolled(stages, as_of))
        .with(Quantity::Excused, excused(open))
        .with(Quantity::PaidLessPlannedPp, paid_less_planned(stated))
        .with(Quantity::DaysLeft, days_left(open, as_of))
}

/// Months in a row, the planned one first, at whose end it should have started and had not; 0 once it has started, none
/// without a plan.
fn start_months_late(stages: &Stages, as_of: Date) -> Option<f64> {
    if stages.actual(Event::Started).is_some() {
        return Some(0.0);
    }
    let planned = stages.planned(Event::Started).filter(|_| stages.is_stated && stages.is_complete)?;
    // A month counts once it has ended: on its last day the project may still start.
    let months = |day: Date| 12 * day.year() + day.month() as i32;
    Some(f64::from((months(as_of) - months(planned)).max(0)))
}

/// Months from the start on in which it was not in the register; none when that is not known.
fn months_not_enrolled(stages: &Stages, as_of: Date) -> Option<f64> {
    if stages.actual(Event::Enrolled).is_some() {
        return Some(0.0);
    }
    match stages.actual(Event::Started) {
        _ if !stages.is_complete => None,
        Some(started) => Some((as_of.year_coordinate() - started.year_coordinate()) * 12.0),
        None => stages.is_stated.then_some(0.0),
    }
}

/// Whether the office has accepted a reason; with no obstacle on record there is none.
fn excused(open: &[&Obstacle]) -> Option<f64> {
    if open.iter().any(|obstacle| obstacle.excused == Some(true)) {
        return Some(1.0);
    }
    open.iter().all(|obstacle| obstacle.excused == Some(false)).then_some(0.0)
}

/// Points of the planned funds that were paid above plan, over the longest days for which both are stated.
fn paid_less_planned(stated: &Statements<'_>) -> Option<f64> {
    let paid = stated.amounts(Event::Funded, MilestoneStatus::Actual);
    let both = paid.filter_map(|(span, amount, _)| {
        let planned = stated.amount(Event::Funded, MilestoneStatus::Planned, span).filter(|planned| *planned > 0.0)?;
        Some((span.end, 100.0 * (amount - planned) / planned))
    });
    both.max_by_key(|(end, _)| *end).map(|(_, points)| points)
}

/// Days to the nearest deadline of an open obstacle.
fn days_left(open: &[&Obstacle], as_of: Date) -> Option<f64> {
    open.iter().filter_map(|obstacle| obstacle.deadline).min().map(|day| f64::from(day.days_after(as_of)))
}

/// Obstacles of a project as last stated by a day, those that stand.
pub(super) fn open_obstacles(base: &CheckedBase, project: ProjectId, as_of: Date) -> Vec<&Obstacle> {
    let mut last: Vec<&Obstacle> = Vec::new();
    for row in base.rows.obstacles.iter().filter(|row| row.project == project && row.stated_on <= as_of) {
        match last.iter_mut().find(|known| known.obstacle == row.obstacle) {
            Some(known) if (known.stated_on, known.row) < (row.stated_on, row.row) => *known = row,
            Some(_) => {}
            None => last.push(row),
        }
    }
    last.retain(|row| row.opened <= as_of && row.closed.is_none_or(|day| day > as_of));
    last
}
