//! Price steps, bounds that contradict each other, limits of zero, and goods that are sold for more than they cost.
//!
//! Supply prices rise and market prices fall from step to step: otherwise a linear plan would take the steps in the wrong
//! order. A step without a price counts as zero, as it does in the plan.

use std::collections::{BTreeMap, HashSet};

use rustc_hash::FxHashMap;

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
    let mut unlimited = Vec::new();
    for side in [Side::Supply, Side::Market] {
        for_each_ladder(base, side, |ladder| {
            check_ladder(base, ladder, side, findings);
            let offers = ladder.iter().filter(|step| step.max.is_none());
            unlimited.extend(offers.filter_map(|step| step.price.map(|price| Offer { step: *step, price, side })));
        });
    }
    check_arbitrage(base, &unlimited, findings);
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

/// Rows of one ladder are the steps of one supply or market.
type Ladder = (Sym, CommodityId, SiteId, Option<EnterpriseId>);

/// One row of `supplies` or `markets`.
#[derive(Clone, Copy)]
struct Step {
    row: u32,
    ladder: Ladder,
    stated: Option<Span>,
    number: u32,
    /// Without VAT.
    price: Option<f64>,
    min: Option<Flow>,
    max: Option<Flow>,
}

impl Step {
    fn span(&self) -> Span {
        self.stated.unwrap_or(ALWAYS)
    }
}

const ALWAYS: Span = Span { start: Date::MIN, end: Date::MAX };

/// Hands over the rows of one table, ladder by ladder and in order of time.
fn for_each_ladder(base: &CheckedBase, side: Side, mut take: impl FnMut(&[Step])) {
    macro_rules! ladders {
        ($rows:expr, $name:ident) => {{
            let rows = $rows;
            let ladder = |at: u32| {
                let row = &rows[at as usize];
                (row.$name, row.commodity, row.site, row.enterprise)
            };
            let numbers = numbered(rows.len(), ladder);
            let mut order: Vec<u32> = (0..rows.len() as u32).collect();
            order.sort_by_key(|&at| {
                let row = &rows[at as usize];
                (numbers[at as usize], row.span.unwrap_or(ALWAYS).start, row.step)
            });
            let mut steps: Vec<Step> = Vec::new();
            for group in order.chunk_by(|&a, &b| numbers[a as usize] == numbers[b as usize]) {
                steps.clear();
                steps.extend(group.iter().map(|&at| {
                    let row = &rows[at as usize];
                    Step {
                        row: row.row,
                        ladder: ladder(at),
                        stated: row.span,
                        number: row.step,
                        price: row.price.map(|price| base.without_vat(price, row.vat)),
                        min: row.min,
                        max: row.max,
                    }
                }));
                take(&steps);
            }
        }};
    }
    match side {
        Side::Supply => ladders!(&base.rows.supplies, supply),
        Side::Market => ladders!(&base.rows.markets, market),
    }
}

/// Number of each row's ladder, in the order of their first rows.
fn numbered(rows: usize, ladder: impl Fn(u32) -> Ladder) -> Vec<u32> {
    let mut known: FxHashMap<Ladder, u32> = FxHashMap::default();
    let mut last = None;
    let mut number = |at: u32| {
        let this = ladder(at);
        let next = known.len() as u32;
        // Rows of one ladder mostly follow each other.
        let number = match last {
            Some((same, number)) if same == this => number,
            _ => *known.entry(this).or_insert(next),
        };
        last = Some((this, number));
        number
    };
    (0..rows as u32).map(&mut number).collect()
}

fn check_ladder(base: &CheckedBase, ladder: &[Step], side: Side, findings: &mut Vec<Diagnostic>) {
    let (code, argument) = match side {
        Side::Supply => (Code::SupplySteps, "supply"),
        Side::Market => (Code::MarketSteps, "market"),
    };
    for row in out_of_order(ladder, side) {
        findings
            .push(Diagnostic::new(code, base.place(side.table(), row, "price")).with(argument, name(base, &ladder[0])));
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
    let before_end = ladder.iter().take_while(|other| other.span().start < span.end);
    for other in before_end.filter(|other| other.span().end > span.start) {
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

/// A row without a limit, with its price.
#[derive(Clone, Copy)]
struct Offer {
    step: Step,
    price: f64,
    side: Side,
}

/// Firms at one site trade freely, so that what one of them buys another may sell: where neither has a limit, the plan is
/// unbounded. The widest margin of each commodity and site is reported, at the row that sells.
fn check_arbitrage(base: &CheckedBase, unlimited: &[Offer], findings: &mut Vec<Diagnostic>) {
    let mut offers: BTreeMap<(CommodityId, SiteId), Vec<&Offer>> = BTreeMap::new();
    for offer in unlimited {
        let (_, commodity, site, _) = offer.step.ladder;
        offers.entry((commodity, site)).or_default().push(offer);
    }
    for ((commodity, site), mut offers) in offers {
        offers.sort_by_key(|offer| offer.step.span().start);
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
fn widest_margin<'a>(offers: &[&'a Offer]) -> Option<(&'a Step, f64, f64)> {
    let mut widest: Option<(&Step, f64, f64)> = None;
    let mut holding: Vec<&Offer> = Vec::new();
    for &offer in offers {
        holding.retain(|other| other.step.span().end > offer.step.span().start);
        for other in holding.iter().filter(|other| other.side != offer.side) {
            let (market, buy, sell) = match other.side {
                Side::Supply => (&offer.step, other.price, offer.price),
                Side::Market => (&other.step, offer.price, other.price),
            };
            let margin = widest.map_or(buy.abs().max(sell.abs()) * ROUNDING, |(_, buy, sell)| sell - buy);
            if sell - buy > margin {
                widest = Some((market, buy, sell));
            }
        }
        holding.push(offer);
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
