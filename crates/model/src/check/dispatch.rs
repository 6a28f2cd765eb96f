//! Dispatch of projects: milestones that say what they must, facts that are not foretold, events in order, decisions done
//! only with evidence.

use std::collections::BTreeMap;

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::ProjectId;
use crate::schema::Chosen as _;
use crate::tables::decisions::DecisionStatus;
use crate::tables::milestones::{Event, Milestone, MilestoneStatus};
use crate::time::Date;

/// Reports what is wrong with milestones, obstacles and decisions.
pub(super) fn check_dispatch(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    for row in &base.rows.milestones {
        if let Some(column) = lacking(row) {
            findings.push(about(base, Code::MilestoneIncomplete, row, column).with("column", column));
        } else if let Some((column, date)) = foretold(row) {
            let finding = about(base, Code::MilestoneFuture, row, column);
            findings.push(finding.with("date", date.to_string()).with("stated", row.stated_on.to_string()));
        }
    }
    check_order(base, findings);
    check_closings(base, findings);
}

fn about(base: &CheckedBase, code: Code, row: &Milestone, column: &str) -> Diagnostic {
    let finding = Diagnostic::new(code, base.place("milestones", row.row, column));
    finding.with("milestone", row.event.choice().id)
}

/// The column that a row needs and leaves blank.
fn lacking(row: &Milestone) -> Option<&'static str> {
    match row.event.is_amount() {
        false => row.date.is_none().then_some("date"),
        true if row.span.is_none() => Some("span"),
        true => row.amount.is_none().then_some("amount"),
    }
}

/// A fact that lies after its statement.
fn foretold(row: &Milestone) -> Option<(&'static str, Date)> {
    let end = match row.event.is_amount() {
        false => row.date.map(|date| ("date", date)),
        true => row.span.map(|span| ("span", span.last_day())),
    };
    end.filter(|(_, date)| row.status == MilestoneStatus::Actual && *date > row.stated_on)
}

/// Events of a project as last stated, in the order in which they must happen.
fn check_order(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut happened: BTreeMap<(ProjectId, Event), &Milestone> = BTreeMap::new();
    for row in base.rows.milestones.iter().filter(|row| row.status == MilestoneStatus::Actual && row.date.is_some()) {
        let kept = happened.entry((row.project, row.event)).or_insert(row);
        if kept.stated_on <= row.stated_on {
            *kept = row;
        }
    }
    // The statistics register has no fixed place among the others.
    let ordered: Vec<&&Milestone> = happened.values().filter(|row| row.event != Event::Enrolled).collect();
    for pair in ordered.windows(2).filter(|pair| pair[0].project == pair[1].project) {
        if pair[1].date < pair[0].date {
            let finding = about(base, Code::MilestoneOrder, pair[1], "date");
            findings.push(finding.with("before", pair[0].event.choice().id));
        }
    }
}

fn check_closings(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut backwards = |table, row, column, what, opened: Date, closed: Option<Date>| {
        if let Some(closed) = closed.filter(|closed| *closed < opened) {
            let finding = Diagnostic::new(Code::ClosedBeforeOpened, base.place(table, row, column));
            let what = finding.with("id", base.text(what));
            findings.push(what.with("opened", opened.to_string()).with("closed", closed.to_string()));
        }
    };
    for row in &base.rows.obstacles {
        backwards("obstacles", row.row, "closed", row.obstacle, row.opened, row.closed);
    }
    for row in &base.rows.decisions {
        backwards("decisions", row.row, "closed_on", row.decision, row.date, row.closed_on);
    }
    for row in base.rows.decisions.iter().filter(|row| row.status == DecisionStatus::Done) {
        let column = if row.evidence.is_none() { "evidence" } else { "closed_on" };
        if row.evidence.is_none() || row.closed_on.is_none() {
            let finding = Diagnostic::new(Code::DecisionUnproven, base.place("decisions", row.row, column));
            findings.push(finding.with("decision", base.text(row.decision)).with("column", column));
        }
    }
}
