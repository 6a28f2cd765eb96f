//! Projects: sizes that fit the decision, dates inside the horizon, spending that adds up, precedence without circles.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::{Id, ProjectId};
use crate::tables::projects::{Decision, Project, Repeat};
use crate::time::Date;

/// How far spend shares may be from 1: rounding in binary only.
const SLACK: f64 = 1e-9;

/// Reports what is wrong with projects, their spending and their links.
pub(super) fn check_projects(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    for project in &base.rows.projects {
        if project.decision == Decision::Fixed && project.start.is_none() {
            findings.push(finding(base, Code::ProjectStart, project, "start"));
        }
        if let Some(column) = misfit(project, Role::of(base, project)) {
            findings.push(finding(base, Code::ProjectSize, project, column));
        }
        if let Some(column) = outside(base, project) {
            findings.push(finding(base, Code::ProjectOutside, project, column));
        }
    }
    check_spend(base, findings);
    check_cycles(base, findings);
}

fn finding(base: &CheckedBase, code: Code, project: &Project, column: &str) -> Diagnostic {
    Diagnostic::new(code, base.place("projects", project.row, column)).with("project", base.text(project.project))
}

/// What a project's size must be known for.
#[derive(Clone, Copy)]
struct Role {
    may_start_twice: bool,
    is_exclusive: bool,
    requires: bool,
    is_required: bool,
}

impl Role {
    fn of(base: &CheckedBase, project: &Project) -> Self {
        let rows = &base.rows;
        let is_it = |id: ProjectId| rows.projects[id.index()].project == project.project;
        let in_group = rows.projects.iter().filter(|other| other.excludes == project.excludes).count();
        Role {
            may_start_twice: possible_starts(base, project) > 1,
            is_exclusive: project.excludes.is_some() && in_group > 1,
            requires: rows.project_links.iter().any(|link| is_it(link.project)),
            is_required: rows.project_links.iter().any(|link| is_it(link.requires)),
        }
    }
}

/// In how many planned periods an open project may start.
fn possible_starts(base: &CheckedBase, project: &Project) -> usize {
    let window = project.window.unwrap_or(base.horizon());
    base.planned().iter().filter(|period| window.contains(period.span.start)).count()
}

/// The first column that is missing, or filled where the decision has no use for it.
///
/// A yes/no needs a largest size: of a least size, of being built once, of excluding others, of requiring another. A
/// project that another requires is there from its least size on.
fn misfit(project: &Project, role: Role) -> Option<&'static str> {
    use Decision::{Fixed, Modular, Optional, Sized};
    let decision = project.decision;
    let has_plant = project.plant.is_some();
    let is_reversed = match (project.size_min, project.size_max) {
        (Some(min), Some(max)) => min > max,
        _ => false,
    };
    let has_least = project.size_min.is_some_and(|m| m > 0.0);
    let is_split = project.repeat == Repeat::Once && role.may_start_twice;
    let needs_most = has_least || is_split || role.is_exclusive || role.requires;
    let wrong = [
        ("decision", !has_plant && matches!(decision, Sized | Modular)),
        ("size", has_plant && project.size.is_none() && matches!(decision, Fixed | Optional | Modular)),
        ("size", project.size.is_some() && (!has_plant || decision == Sized)),
        ("size_min", project.size_min.is_some() && decision != Sized),
        ("size_max", project.size_max.is_some() && decision != Sized),
        ("size_min", is_reversed),
        ("size_min", decision == Sized && role.is_required && !has_least),
        ("size_max", decision == Sized && needs_most && project.size_max.is_none()),
        ("modules_max", project.modules_max.is_some() && decision != Modular),
        ("modules_max", decision == Modular && (role.is_exclusive || role.requires) && project.modules_max.is_none()),
        ("capex", project.capex.is_some() && decision == Sized),
        ("annuity", project.annuity.is_some() && decision == Sized),
        ("repeat", project.repeat == Repeat::Each && decision == Fixed),
    ];
    wrong.into_iter().find(|(_, is_wrong)| *is_wrong).map(|(column, _)| column)
}

/// The column that keeps the project from ever operating within the horizon.
fn outside(base: &CheckedBase, project: &Project) -> Option<&'static str> {
    let horizon = base.horizon();
    let (earliest, column) = match project.decision {
        Decision::Fixed => (project.start?, "start"),
        _ => match project.window {
            Some(window) => (window.intersection(horizon).map_or(Date::MAX, |window| window.start), "window"),
            None => (horizon.start, "lead"),
        },
    };
    if earliest >= horizon.end {
        return Some(column);
    }
    let commissioned = earliest.add_years(project.lead).unwrap_or(Date::MAX);
    if commissioned >= horizon.end {
        return Some("lead");
    }
    let last_day = project.life.and_then(|life| commissioned.add_years(life)).unwrap_or(Date::MAX);
    (last_day <= horizon.start).then_some("life")
}

fn check_spend(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut spend: BTreeMap<ProjectId, (u32, f64)> = BTreeMap::new();
    for row in &base.rows.project_spend {
        if row.year == 0 {
            let place = base.place("project_spend", row.row, "year");
            findings.push(Diagnostic::new(Code::BelowMin, place).with("value", 0.0).with("min", 1.0));
        }
        spend.entry(row.project).or_insert((row.row, 0.0)).1 += row.share;
    }
    for (project, (row, total)) in spend {
        if (total - 1.0).abs() > SLACK {
            findings.push(
                Diagnostic::new(Code::ProjectSpend, base.place("project_spend", row, "share"))
                    .with("project", id(base, project))
                    .with("total", total),
            );
        }
    }
}

/// Reports every circle of requirements once, at the link that closes it first in the table.
///
/// Projects whose requirements can all be met are taken away until none is left; each project that then remains requires
/// another one that remains, so that following requirements ends in a circle.
fn check_cycles(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let count = base.rows.projects.len();
    let mut requires = vec![Vec::new(); count];
    let mut required_by = vec![Vec::new(); count];
    for link in &base.rows.project_links {
        requires[link.project.index()].push(link);
        required_by[link.requires.index()].push(link.project.index());
    }
    let mut open: Vec<usize> = requires.iter().map(Vec::len).collect();
    let mut met: Vec<usize> = (0..count).filter(|&at| open[at] == 0).collect();
    while let Some(at) = met.pop() {
        for &waiting in &required_by[at] {
            open[waiting] -= 1;
            if open[waiting] == 0 {
                met.push(waiting);
            }
        }
    }
    let mut seen = BTreeSet::new();
    for start in (0..count).filter(|&at| open[at] > 0) {
        let mut path = Vec::new();
        let mut at = start;
        while seen.insert(at) {
            let next = requires[at].iter().find(|link| open[link.requires.index()] > 0);
            let link = next.expect("a project that remains requires one that remains");
            path.push((at, link.row));
            at = link.requires.index();
        }
        let Some(first) = path.iter().position(|&(on_path, _)| on_path == at) else { continue };
        let circle = &path[first..];
        let on_circle = circle.iter().chain(&circle[..1]);
        let names: Vec<&str> = on_circle.map(|&(at, _)| id(base, ProjectId::from_index(at))).collect();
        findings.push(
            Diagnostic::new(Code::ProjectCycle, base.place("project_links", circle[0].1, "requires"))
                .with("project", names[0])
                .with("cycle", names.join(" → ")),
        );
    }
}

fn id(base: &CheckedBase, project: ProjectId) -> &str {
    base.text(base.rows.projects[project.index()].project)
}
