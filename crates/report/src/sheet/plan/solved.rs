//! Tables of the solved plans.

use super::{name, word};
use crate::sheet::{Sheet, Value};
use crate::view::PlanView;
use crate::view::plan::{AmountView, ElementView, LabelView};
use crate::words::Languages;

/// Targets.
pub fn targets(view: &PlanView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-plan",
        "plan-column-id",
        "plan-column-target",
        "plan-column-owner",
        "plan-column-span",
        "plan-column-sense",
        "plan-column-promised",
        "plan-column-modelled",
        "plan-column-short",
        "plan-column-unit",
    ];
    let mut out = Sheet::titled("targets", "plan-sheet-targets", &columns, languages);
    for plan in view.plans() {
        for target in &plan.targets {
            out.row(vec![
                word(plan.role, languages),
                target.target.id.as_str().into(),
                name(&target.target),
                target.owner.as_str().into(),
                target.span.as_str().into(),
                target.sense.into(),
                target.promised.into(),
                target.reached.into(),
                target.shortfall.into(),
                target.unit.as_str().into(),
            ]);
        }
    }
    out
}

/// Indicators by period.
pub fn measures(view: &PlanView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-plan",
        "plan-column-period",
        "plan-column-id",
        "plan-column-indicator",
        "plan-column-value",
        "plan-column-unit",
        "plan-column-unpriced",
    ];
    let mut out = Sheet::titled("measures", "plan-sheet-measures", &columns, languages);
    for plan in view.plans() {
        for measure in &plan.measures {
            let unpriced: Vec<&str> = measure.unpriced.iter().map(|label| label.id.as_str()).collect();
            out.row(vec![
                word(plan.role, languages),
                measure.period.as_str().into(),
                measure.indicator.id.as_str().into(),
                name(&measure.indicator),
                measure.value.into(),
                measure.unit.as_str().into(),
                unpriced.join("; ").as_str().into(),
            ]);
        }
    }
    out
}

/// Projects: a row per start, or one without a start for a project that is left out.
pub fn projects(view: &PlanView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-plan",
        "plan-column-id",
        "plan-column-project",
        "plan-column-decision",
        "plan-column-start",
        "plan-column-commissioned",
        "plan-column-size",
        "plan-column-unit",
        "plan-column-gain",
    ];
    let mut out = Sheet::titled("projects", "plan-sheet-projects", &columns, languages);
    let left_out = view.answers.iter().flat_map(|answers| &answers.why_not);
    let lacks = |id: &str| left_out.clone().find(|found| found.project.id == id)?.would_have_to_gain;
    for (at, plan) in view.plans().enumerate() {
        for project in &plan.projects {
            let row = |start: Value, commissioned: Value, size: Value, gain: Value| {
                let mut row =
                    vec![word(plan.role, languages), project.project.id.as_str().into(), name(&project.project)];
                row.extend([
                    word(project.decision, languages),
                    start,
                    commissioned,
                    size,
                    project.unit.as_str().into(),
                    gain,
                ]);
                row
            };
            for start in &project.starts {
                out.row(row(start.start.as_str().into(), start.commissioned.into(), start.size.into(), Value::Blank));
            }
            if project.starts.is_empty() {
                // Only the plan itself was asked why it leaves a project out.
                let gain = lacks(&project.project.id).filter(|_| at == 0);
                out.row(row(Value::Blank, Value::Blank, Value::Blank, gain.into()));
            }
        }
    }
    out
}

/// Element accounts: a row per entry, into the chain positive.
pub fn elements(view: &PlanView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-plan",
        "plan-column-period",
        "plan-column-id",
        "plan-column-element",
        "plan-column-entry",
        "plan-column-commodity",
        "plan-column-amount-t",
    ];
    let mut out = Sheet::titled("elements", "plan-sheet-elements", &columns, languages);
    for plan in view.plans() {
        for account in &plan.elements {
            for (key, commodity, amount) in entries(account) {
                out.row(vec![
                    word(plan.role, languages),
                    account.period.as_str().into(),
                    account.element.id.as_str().into(),
                    name(&account.element),
                    Value::Both(languages.both(|words| words.say(key, &[]))),
                    commodity.map_or(Value::Blank, name),
                    amount.into(),
                ]);
            }
        }
    }
    out
}

/// Entries of an account, into the chain positive.
fn entries(account: &ElementView) -> Vec<(&'static str, Option<&LabelView>, f64)> {
    let lists: [(&'static str, &[AmountView], f64); 4] = [
        ("plan-entry-bought", &account.bought, 1.0),
        ("plan-entry-stock", &account.from_stock, 1.0),
        ("plan-entry-sold", &account.sold, -1.0),
        ("plan-entry-disposed", &account.disposed, -1.0),
    ];
    let mut entries = vec![
        ("plan-entry-mined", None, account.mined),
        ("plan-entry-lost", None, -account.lost),
        ("plan-entry-unclosed", None, -account.unclosed),
    ];
    for (key, amounts, sign) in lists {
        entries.extend(amounts.iter().map(|amount| (key, Some(&amount.commodity), sign * amount.amount)));
    }
    entries.retain(|(_, _, amount)| *amount != 0.0);
    entries
}

/// Parts of the objective.
pub fn categories(view: &PlanView, languages: &Languages) -> Sheet {
    let columns = ["plan-column-plan", "plan-column-category", "plan-column-value", "plan-column-unit"];
    let mut out = Sheet::titled("categories", "plan-sheet-categories", &columns, languages);
    for plan in view.plans() {
        for part in &plan.categories {
            let unit = plan.objective.unit.as_str();
            out.row(vec![word(plan.role, languages), word(part.category, languages), part.value.into(), unit.into()]);
        }
    }
    out
}

/// Flows.
pub fn flows(view: &PlanView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-plan",
        "plan-column-period",
        "plan-column-kind",
        "plan-column-node",
        "plan-column-commodity",
        "plan-column-by",
        "plan-column-amount",
        "plan-column-unit",
        "plan-column-money",
    ];
    let mut out = Sheet::titled("flows", "plan-sheet-flows", &columns, languages);
    for plan in view.plans() {
        for flow in &plan.flows {
            out.row(vec![
                word(plan.role, languages),
                flow.period.as_str().into(),
                word(flow.kind, languages),
                name(&flow.node),
                name(&flow.commodity),
                name(&flow.by),
                flow.amount.into(),
                flow.unit.as_str().into(),
                flow.money.into(),
            ]);
        }
    }
    out
}

/// What is held at the end.
pub fn closing(view: &PlanView, languages: &Languages) -> Sheet {
    let columns =
        ["plan-column-plan", "plan-column-commodity", "plan-column-node", "plan-column-amount", "plan-column-unit"];
    let mut out = Sheet::titled("closing", "plan-sheet-closing", &columns, languages);
    for plan in view.plans() {
        for stock in &plan.closing_stocks {
            out.row(vec![
                word(plan.role, languages),
                name(&stock.commodity),
                name(&stock.node),
                stock.amount.into(),
                stock.unit.as_str().into(),
            ]);
        }
    }
    out
}
