//! Price steps, bounds that contradict each other, limits of zero, and goods that are sold for more than they cost.
//!
//! Supply prices rise and market prices fall from step to step: otherwise a linear plan would take the steps in the wrong
//! order. A step without a price counts as zero, as it does in the plan.

use std::collections::{BTreeMap, HashSet};

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::{Flow, Sym};
use crate::ids::{CommodityId, EnterpriseId, Id, SiteId};
use crate::spread::amount_in;
use crate::tables::Sense;
use crate::time::{Date, Span};

/// Relative excess that is rounding only.
const ROUNDING: f64 = 1e-9;

/// Reports conflicts within and between supplies, markets, stocks and quotas.
pub(super) fn check_steps(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let supplies = steps(base, Side::Supply);
    let markets = steps(base, Side::Market);
    check_ladders(base, &supplies, Side::Supply, findings);
    check_ladders(base, &markets, Side::Market, findings);
    check_arbitrage(base, &supplies, &markets, findings);
    check_stocks(base, findings);
    check_quotas(base, findings);
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Supply,
    Market,
}

impl Side {
    fn table(self) -> &'static str {
        match self {
            Side::Supply => "supplies",
            Side::Market => "markets",
        }
    }

    /// Whether a later step at `next` may follow an earlier one at `price`.
    fn may_follow(self, price: f64, next: f64) -> bool {
        match self {
            Side::Supply => next >= price,
            Side::Market => next <= price,
        }
    }
}

/// One row of `supplies` or `markets`.
struct Step {
    row: u32,
    ladder: (Sym, CommodityId, SiteId, Option<EnterpriseId>),
    stated: Option<Span>,
    number: u32,
    /// Without VAT.
    price: Option<f64>,
    min: Option<Flow>,
    max: Option<Flow>,
}

impl Step {
    fn span(&self) -> Span {
        self.stated.unwrap_or(Span { start: Date::MIN, end: Date::MAX })
    }
}

/// The rows, ladder by ladder and in order of time.
fn steps(base: &CheckedBase, side: Side) -> Vec<Step> {
    macro_rules! step {
        ($row:ident, $name:ident) => {
            Step {
                row: $row.row,
                ladder: ($row.$name, $row.commodity, $row.site, $row.enterprise),
                stated: $row.span,
                number: $row.step,
                price: $row.price.map(|price| base.without_vat(price, $row.vat)),
                min: $row.min,
                max: $row.max,
            }
        };
    }
    let mut steps: Vec<Step> = match side {
        Side::Supply => base.rows.supplies.iter().map(|row| step!(row, supply)).collect(),
        Side::Market => base.rows.markets.iter().map(|row| step!(row, market)).collect(),
    };
    steps.sort_by_key(|step| (step.ladder, step.span().start, step.number));
    steps
}

fn check_ladders(base: &CheckedBase, steps: &[Step], side: Side, findings: &mut Vec<Diagnostic>) {
    let code = match side {
        Side::Supply => Code::SupplySteps,
        Side::Market => Code::MarketSteps,
    };
    let argument = match side {
        Side::Supply => "supply",
        Side::Market => "market",
    };
    for ladder in steps.chunk_by(|a, b| a.ladder == b.ladder) {
        for row in out_of_order(ladder, side) {
            findings.push(
                Diagnostic::new(code, base.place(side.table(), row, "price")).with(argument, name(base, &ladder[0])),
            );
        }
        for step in ladder {
            let Some((min, max)) = too_narrow(base, ladder, step) else { continue };
            findings.push(
                Diagnostic::new(Code::BoundsConflict, base.place(side.table(), step.row, "min"))
                    .with("what", name(base, step))
                    .with("min", min)
                    .with("max", max),
            );
        }
    }
}

/// Rows whose price goes the wrong way from an earlier step that holds at the same time.
fn out_of_order(ladder: &[Step], side: Side) -> Vec<u32> {
    let mut wrong = Vec::new();
    let mut holding: Vec<&Step> = Vec::new();
    for step in ladder {
        holding.retain(|other| other.span().end > step.span().start);
        for other in &holding {
            let (earlier, later) = if other.number < step.number { (*other, step) } else { (step, *other) };
            let prices = (earlier.price.unwrap_or(0.0), later.price.unwrap_or(0.0));
            if earlier.number < later.number && !side.may_follow(prices.0, prices.1) && !wrong.contains(&later.row) {
                wrong.push(later.row);
            }
        }
        holding.push(step);
    }
    wrong
}

/// The minimum of a step over its span and all that the ladder takes in that span, when that is less.
fn too_narrow(base: &CheckedBase, ladder: &[Step], step: &Step) -> Option<(f64, f64)> {
    let horizon = base.horizon();
    let span = step.stated.unwrap_or(horizon);
    let min = amount_in(step.stated, step.min?, span, horizon)?;
    let mut max = 0.0;
    for other in ladder.iter().filter(|other| other.span().intersection(span).is_some()) {
        max += amount_in(other.stated, other.max?, span, horizon).unwrap_or(0.0);
    }
    (min > max * (1.0 + ROUNDING)).then_some((min, max))
}

fn name(base: &CheckedBase, step: &Step) -> String {
    let (name, commodity, site, _) = step.ladder;
    [base.text(name), commodity_id(base, commodity), site_id(base, site)].join(" ")
}

fn commodity_id(base: &CheckedBase, commodity: CommodityId) -> &str {
    base.text(base.rows.commodities[commodity.index()].commodity)
}

fn site_id(base: &CheckedBase, site: SiteId) -> &str {
    base.text(base.rows.sites[site.index()].site)
}

/// A row with its price, and whether it buys or sells.
type Offer<'a> = (&'a Step, f64, Side);

/// Firms at one site trade freely, so that what one of them buys another may sell: where neither has a limit, the plan is
/// unbounded. The widest margin of each commodity and site is reported, at the row that sells.
fn check_arbitrage(base: &CheckedBase, supplies: &[Step], markets: &[Step], findings: &mut Vec<Diagnostic>) {
    let mut offers: BTreeMap<(CommodityId, SiteId), Vec<Offer<'_>>> = BTreeMap::new();
    for (steps, side) in [(supplies, Side::Supply), (markets, Side::Market)] {
        for step in steps {
            let Some(price) = step.price.filter(|_| step.max.is_none()) else { continue };
            let (_, commodity, site, _) = step.ladder;
            offers.entry((commodity, site)).or_default().push((step, price, side));
        }
    }
    for ((commodity, site), mut offers) in offers {
        offers.sort_by_key(|(step, _, _)| step.span().start);
        let Some((market, buy, sell)) = widest_margin(&offers) else { continue };
        findings.push(
            Diagnostic::new(Code::Arbitrage, base.place("markets", market.row, "price"))
                .with("commodity", commodity_id(base, commodity))
                .with("site", site_id(base, site))
                .with("buy", buy)
                .with("sell", sell),
        );
    }
}

/// The market with the cheapest supply that holds at the same time, if that costs less.
fn widest_margin<'a>(offers: &[Offer<'a>]) -> Option<(&'a Step, f64, f64)> {
    let mut widest: Option<(&Step, f64, f64)> = None;
    let mut holding: Vec<Offer<'_>> = Vec::new();
    for &(step, price, side) in offers {
        holding.retain(|(other, _, _)| other.span().end > step.span().start);
        for &(other, other_price, other_side) in holding.iter().filter(|(_, _, other)| *other != side) {
            let (market, buy, sell) = match other_side {
                Side::Supply => (step, other_price, price),
                Side::Market => (other, price, other_price),
            };
            let margin = widest.map_or(buy.abs().max(sell.abs()) * ROUNDING, |(_, buy, sell)| sell - buy);
            if sell - buy > margin {
                widest = Some((market, buy, sell));
            }
        }
        holding.push((step, price, side));
    }
    widest
}

fn check_stocks(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    for stock in &base.rows.stocks {
        let Some(max) = stock.max else { continue };
        for (column, least) in [("opening", stock.opening), ("closing_min", stock.closing_min)] {
            if least > max {
                let what = [commodity_id(base, stock.commodity), site_id(base, stock.site)].join(" ");
                findings.push(
                    Diagnostic::new(Code::BoundsConflict, base.place("stocks", stock.row, column))
                        .with("what", what)
                        .with("min", least)
                        .with("max", max),
                );
            }
        }
    }
}

fn check_quotas(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    for quota in &base.rows.quotas {
        if quota.limit.value == 0.0 && quota.sense != Sense::Ge && seen.insert(quota.row) {
            findings.push(
                Diagnostic::new(Code::QuotaZero, base.place("quotas", quota.row, "limit"))
                    .with("quota", base.quota_id(quota.quota)),
            );
        }
    }
}
