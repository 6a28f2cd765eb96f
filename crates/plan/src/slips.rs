//! What it costs when projects come later: the base is planned with each project at its planned day and at the day that is
//! foreseen, everything else free to make up for it.
//!
//! ```text
//! money  = NPV(planned day) − NPV(foreseen day)
//! amount = Σ over the horizon of the output of what the project's plant counts, planned day less foreseen day
//! ```
//!
//! Test: `slips::a_year_later_loses_a_year_of_sales`.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, Id as _, ProjectId};
use lodestone_solve::NamedBasis;

use crate::progress::OnProgress;
use crate::request::{Answers, PlanError, Request};
use crate::result::{FlowKind, Outcome, Plan};
use crate::run::plan;

/// A project, and the base with it on two days.
pub struct Slipped {
    /// The project.
    pub project: ProjectId,
    /// The base with it on the planned day.
    pub planned: Arc<CheckedBase>,
    /// The base with it on the foreseen day.
    pub foreseen: Arc<CheckedBase>,
}

/// What a slip costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SlipCost {
    /// The project.
    pub project: ProjectId,
    /// Less output of what its plant counts, over the horizon, in the commodity's unit; 0 without a plant.
    pub amount: f64,
    /// Less net present value, in the base's currency.
    pub money: f64,
}

/// What slips cost, those for which both plans exist. Planned for value: under another objective money would mean less.
pub fn slip_costs(
    slipped: &[Slipped],
    request: &Request,
    progress: OnProgress<'_>,
) -> Result<Vec<SlipCost>, PlanError> {
    let mut start: Option<NamedBasis> = None;
    let mut costs = Vec::new();
    for slip in slipped {
        let mut of = |base: &Arc<CheckedBase>| -> Result<Option<(f64, f64)>, PlanError> {
            let request = Request {
                objective: Some(lodestone_model::manifest::Objective::Value),
                answers: Answers::Solution,
                start: start.take(),
                ..request.clone()
            };
            let result = plan(base, &request, progress)?;
            start = result.basis;
            let counted = base.rows.projects[slip.project.index()].plant;
            let counted = counted.and_then(|plant| base.rows.plants[plant.index()].counted);
            let Outcome::Planned(planned) = result.outcome else { return Ok(None) };
            let amount = counted.map_or(0.0, |commodity| output(base, &planned.plan, commodity));
            Ok(Some((planned.plan.objective, amount)))
        };
        if let (Some((value, amount)), Some((later_value, later_amount))) = (of(&slip.planned)?, of(&slip.foreseen)?) {
            let (project, money) = (slip.project, value - later_value);
            costs.push(SlipCost { project, amount: amount - later_amount, money });
        }
    }
    Ok(costs)
}

fn output(base: &CheckedBase, plan: &Plan, commodity: CommodityId) -> f64 {
    let id = base.text(base.rows.commodities[commodity.index()].commodity);
    let made = plan.flows.iter().filter(|flow| flow.kind == FlowKind::Output && flow.commodity.id == id);
    made.map(|flow| flow.amount).sum()
}
