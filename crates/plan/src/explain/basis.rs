//! What the plan rests on: assumptions, unknown costs, needs that were not evaluated.

use lodestone_model::ids::Id;

use crate::formulation::Formulation;
use crate::project_terms::{has_known_capital, spend_shares};
use crate::result::Label;
use crate::sets::Start;

/// Assumptions of the base, printed beside the figures.
pub fn assumptions(f: &Formulation) -> Vec<Label> {
    let base = &f.sets.base;
    let label = |row: &lodestone_model::tables::assumptions::Assumption| Label {
        id: base.text(row.assumption).to_owned(),
        zh: base.text(row.text_zh).to_owned(),
        en: base.text(row.text_en).to_owned(),
    };
    base.rows.assumptions.iter().map(label).collect()
}

/// Processes in use without any operating cost: the objective is a margin over known costs.
pub fn unknown_costs(f: &Formulation) -> Vec<Label> {
    let base = &f.sets.base;
    let mut processes: Vec<_> = f
        .sets
        .modes
        .iter()
        .filter(|mode| !f.costs.is_known(&f.sets, mode))
        .map(|mode| base.recipe(mode.recipe).process)
        .collect();
    processes.sort();
    processes.dedup();
    let label = |p: lodestone_model::ids::ProcessId| {
        let row = &base.rows.processes[p.index()];
        Label::of(base, row.process, row.names)
    };
    processes.into_iter().map(label).collect()
}

/// Projects of which no capital cost is known although some of it falls into the plan.
pub fn unknown_capex(f: &Formulation) -> Vec<Label> {
    let base = &f.sets.base;
    let from = f.sets.horizon.start.year_coordinate();
    let is_due = |start: &Start| {
        let years = spend_shares(base, start.project).into_iter().map(|(year, _)| f64::from(year));
        start.on.year_coordinate() + years.fold(0.0, f64::max) > from
    };
    let due = |j: usize| f.sets.starts.iter().any(|start| start.project.index() == j && is_due(start));
    let rows = base.rows.projects.iter().enumerate();
    rows.filter(|(j, row)| !has_known_capital(row) && due(*j))
        .map(|(_, row)| Label::of(base, row.project, row.names))
        .collect()
}

/// Blank coefficients of resource use: (resource, who).
pub fn not_evaluated(f: &Formulation) -> Vec<(Label, Label)> {
    let base = &f.sets.base;
    let blank = base.rows.resource_use.iter().filter(|u| u.coefficient.is_none());
    blank
        .map(|u| {
            let resource = &base.rows.resources[u.resource.index()];
            let who = match (u.project, u.plant, u.process) {
                (Some(j), _, _) => {
                    let row = &base.rows.projects[j.index()];
                    Label::of(base, row.project, row.names)
                }
                (None, Some(p), _) => {
                    let row = &base.rows.plants[p.index()];
                    Label::of(base, row.plant, row.names)
                }
                (None, None, Some(p)) => {
                    let row = &base.rows.processes[p.index()];
                    Label::of(base, row.process, row.names)
                }
                (None, None, None) => Label::default(),
            };
            (Label::of(base, resource.resource, resource.names), who)
        })
        .collect()
}
