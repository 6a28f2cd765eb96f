//! What was promised and what the modelled part reaches; indicators over the periods.

use super::page::Page;
use crate::terminal::wrap::clip_middle;
use crate::terminal::{Align, Grid, Ink};
use crate::view::PlanView;
use crate::view::plan::{AnswersView, MeasureView, SolvedView, TargetView};
use crate::words::number;
use crate::words::unit::Scaled;

/// Periods that fit side by side.
const PERIODS: usize = 6;

/// Targets under every plan, and in words how many are met.
pub fn targets(page: &mut Page<'_>, view: &PlanView, plan: &SolvedView, answers: &AnswersView) {
    if plan.targets.is_empty() {
        return;
    }
    page.heading("plan-targets");
    let words = page.words;
    let reached = |target: &&TargetView| target.shortfall == Some(0.0);
    let computed = plan.targets.iter().filter(|target| target.shortfall.is_some()).count();
    let met = plan.targets.iter().filter(reached).count();
    let args = [("computed", computed.into()), ("met", met.into()), ("all", plan.targets.len().into())];
    let verdict = words.say("plan-targets-verdict", &args);
    page.ink(if met == computed { Ink::Good } else { Ink::Doubtful }, &verdict);
    if !answers.assumptions.is_empty() {
        page.line(&page.said("plan-targets-modelled"));
    }
    let roles = ["baseline", "best-value", "least-cost", "most-targets"];
    let find = |role: &&str| view.plans().find(|plan| plan.role.id() == *role);
    let plans: Vec<&SolvedView> = roles.iter().filter_map(find).collect();
    let mut titles = vec![
        (page.said("plan-title-target"), Align::Left),
        (page.said("plan-title-unit-only"), Align::Left),
        (page.said("plan-title-promised"), Align::Right),
    ];
    titles.extend(plans.iter().map(|plan| (plan.role.say(words), Align::Right)));
    let has_alone = !answers.target_prices.is_empty();
    if has_alone {
        titles.push((page.said("plan-title-most-alone"), Align::Right));
    }
    page.fit(60, |page, names| {
        let mut grid = Grid::new(&titles);
        for (at, target) in plan.targets.iter().enumerate() {
            let of: Vec<&TargetView> = plans.iter().filter_map(|plan| plan.targets.get(at)).collect();
            let alone = answers.target_prices.iter().find(|price| price.target.id == target.target.id);
            let amounts = of.iter().filter_map(|target| target.reached).chain([target.promised]);
            let amounts = amounts.chain(alone.map(|price| price.most));
            let scale = Scaled::of(&target.unit, amounts, page.lang());
            let name = clip_middle(target.target.get(page.lang()), names);
            let mut row = vec![name, scale.unit.clone(), promised(target, &scale)];
            row.extend(of.into_iter().map(|target| value(target, &scale)));
            if has_alone {
                row.push(alone.map_or_else(String::new, |price| {
                    let sign = if target.is_lower_bound { "≥ " } else { "" };
                    format!("{sign}{}", scale.number(price.most))
                }));
            }
            grid.row(row);
        }
        grid
    });
    super::missed::prices(page, &answers.target_prices);
}

fn promised(target: &TargetView, scale: &Scaled) -> String {
    let sign = match target.sense {
        "le" => "≤ ",
        "eq" => "= ",
        _ => "",
    };
    format!("{sign}{}", scale.number(target.promised))
}

/// What the modelled part reaches, with ≥ before a lower bound.
fn value(target: &TargetView, scale: &Scaled) -> String {
    let sign = if target.is_lower_bound { "≥ " } else { "" };
    target.reached.map_or_else(|| "—".to_owned(), |reached| format!("{sign}{}", scale.number(reached)))
}

/// Indicators: a row each, a column per period.
pub fn measures(page: &mut Page<'_>, view: &PlanView, plan: &SolvedView) {
    if plan.measures.is_empty() {
        return;
    }
    page.heading("plan-measures");
    let periods = shown(&view.base.periods);
    let mut titles =
        vec![(page.said("plan-title-indicator"), Align::Left), (page.said("plan-title-unit-only"), Align::Left)];
    titles.extend(periods.iter().map(|period| ((*period).to_owned(), Align::Right)));
    page.fit(36, |page, names| {
        let mut grid = Grid::new(&titles);
        for row in by_indicator(&plan.measures) {
            grid.row(cells(page, &row, &periods, names));
        }
        grid
    });
    if plan.measures.iter().any(|measure| !measure.unpriced.is_empty()) {
        page.item(&page.said("plan-measures-lower"));
    }
    if plan.measures.iter().any(|measure| measure.has_unknown_cost) {
        page.item(&page.said("plan-measures-upper"));
    }
}

/// The values of each indicator, in the order of the base.
fn by_indicator(measures: &[MeasureView]) -> Vec<Vec<&MeasureView>> {
    let mut rows: Vec<Vec<&MeasureView>> = Vec::new();
    for measure in measures {
        match rows.iter_mut().find(|row| row[0].indicator == measure.indicator) {
            Some(row) => row.push(measure),
            None => rows.push(vec![measure]),
        }
    }
    rows
}

fn cells(page: &Page<'_>, row: &[&MeasureView], periods: &[&String], names: usize) -> Vec<String> {
    let scale = Scaled::of(&row[0].unit, row.iter().map(|measure| measure.value), page.lang());
    let mut cells = vec![clip_middle(row[0].indicator.get(page.lang()), names), scale.unit.clone()];
    cells.extend(periods.iter().map(|period| {
        let found = row.iter().find(|measure| measure.period == **period);
        found.map_or_else(String::new, |measure| cell(measure, &scale))
    }));
    cells
}

fn cell(measure: &MeasureView, scale: &Scaled) -> String {
    let sign = match (measure.unpriced.is_empty(), measure.has_unknown_cost) {
        (true, false) => "",
        (false, false) => "≥ ",
        (true, true) => "≤ ",
        (false, true) => "≈ ",
    };
    format!("{sign}{}", number::rounded(measure.value / scale.divisor, 4))
}

/// All periods, or the first and the last where there are too many.
fn shown(periods: &[String]) -> Vec<&String> {
    match periods.len() > PERIODS {
        true => periods.iter().take(PERIODS - 1).chain(periods.last()).collect(),
        false => periods.iter().collect(),
    }
}
