//! Where elements come from and go, per year, and what is held at the end.

use super::page::{Page, figure};
use crate::terminal::Align;
use crate::terminal::wrap::clip;
use crate::view::PlanView;
use crate::view::plan::{AmountView, ClosingView, ElementView, LabelView, SolvedView};
use crate::words::unit;

/// Stocks that are shown; tables have them all.
const STOCKS: usize = 12;

/// Means per year of one element, t of element.
#[derive(Default)]
struct Mean {
    mined: f64,
    bought: f64,
    sold: f64,
    disposed: f64,
    lost: f64,
    unclosed: f64,
    into_stock: f64,
}

/// Element accounts, t of element per year, means over the planned periods.
pub fn elements(page: &mut Page<'_>, view: &PlanView, plan: &SolvedView) {
    let years: f64 = view.base.years.iter().sum();
    let mut means: Vec<(&LabelView, Mean)> = Vec::new();
    for account in &plan.elements {
        let at = means.iter().position(|(element, _)| **element == account.element).unwrap_or_else(|| {
            means.push((&account.element, Mean::default()));
            means.len() - 1
        });
        means[at].1.add(account, years);
    }
    means.retain(|(_, mean)| mean.mined + mean.bought + mean.sold + mean.disposed + mean.into_stock.abs() > 1e-6);
    if means.is_empty() {
        return;
    }
    page.heading("plan-elements");
    let mut grid = page.grid(&[
        ("plan-title-element", Align::Left),
        ("plan-title-mined", Align::Right),
        ("plan-title-bought", Align::Right),
        ("plan-title-sold", Align::Right),
        ("plan-title-disposed", Align::Right),
        ("plan-title-lost", Align::Right),
        ("plan-title-unclosed", Align::Right),
        ("plan-title-into-stock", Align::Right),
    ]);
    for (element, mean) in &means {
        let amounts = [mean.mined, mean.bought, mean.sold, mean.disposed, mean.lost, mean.unclosed, mean.into_stock];
        let name = clip(element.get(page.lang()), 20);
        grid.row(std::iter::once(name).chain(amounts.into_iter().map(|amount| figure(Some(settled(amount))))));
    }
    page.put(&grid);
}

/// Rounding of the solver is nothing.
fn settled(amount: f64) -> f64 {
    if amount.abs() < 1e-6 { 0.0 } else { amount }
}

impl Mean {
    fn add(&mut self, account: &ElementView, years: f64) {
        let total = |amounts: &[AmountView]| amounts.iter().map(|amount| amount.amount).sum::<f64>() / years;
        self.mined += account.mined / years;
        self.bought += total(&account.bought);
        self.sold += total(&account.sold);
        self.disposed += total(&account.disposed);
        self.lost += account.lost / years;
        self.unclosed += account.unclosed / years;
        self.into_stock -= total(&account.from_stock);
    }
}

/// What is held at the end, the largest first.
pub fn closing(page: &mut Page<'_>, stocks: &[ClosingView]) {
    if stocks.is_empty() {
        return;
    }
    page.heading("plan-closing");
    let mut stocks: Vec<&ClosingView> = stocks.iter().collect();
    stocks.sort_by(|a, b| b.amount.total_cmp(&a.amount));
    let titles =
        [("plan-title-commodity", Align::Left), ("plan-title-node", Align::Left), ("plan-title-amount", Align::Right)];
    page.fit(48, |page, names| {
        let mut grid = page.grid(&titles);
        for stock in stocks.iter().take(STOCKS) {
            let (commodity, node) = (stock.commodity.get(page.lang()), stock.node.get(page.lang()));
            grid.row([clip(commodity, names), clip(node, names), unit::amount(stock.amount, &stock.unit, page.lang())]);
        }
        grid
    });
    page.more(stocks.len(), STOCKS);
}
