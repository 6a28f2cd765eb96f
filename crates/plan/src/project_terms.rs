//! What one unit of a project's start gives and costs: capacity by period, spend by period,
//! annuity, salvage. The unit is the whole project (fixed, optional), a module (modular) or one
//! unit of capacity (sized).

use std::ops::Range;

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::ids::{Id, ProjectId};
use lodestone_model::manifest::CapexConvention;
use lodestone_model::tables::projects::{Decision, Project};
use rustc_hash::FxHashMap;

use crate::conventions::{Discount, annuity_factor, overlap, ramp_at, ramped_years, years_of};
use crate::sets::Start;

/// Money of one unit of a start, undiscounted unless said otherwise.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct StartMoney {
    /// Discounted capital cost.
    pub capex: f64,
    /// Discounted annuities.
    pub annuity: f64,
    /// Discounted salvage, a gain.
    pub salvage: f64,
}

/// Capacity per unit of the decision, in units of what the plant counts, per year.
pub fn unit_size(row: &Project) -> f64 {
    match row.decision {
        Decision::Sized => 1.0,
        Decision::Fixed | Decision::Optional | Decision::Modular => row.size.unwrap_or(0.0),
    }
}

/// Capital cost per unit of the decision.
pub fn unit_capex(row: &Project) -> f64 {
    let by_size = row.unit_capex.unwrap_or(0.0) * unit_size(row);
    match row.decision {
        Decision::Sized => by_size,
        _ => row.capex.unwrap_or(by_size),
    }
}

/// Stated yearly cost per unit of the decision.
fn unit_annuity(row: &Project) -> Option<f64> {
    match row.decision {
        Decision::Sized => row.unit_annuity,
        _ => row.annuity.or_else(|| row.unit_annuity.map(|a| a * unit_size(row))),
    }
}

/// Years of full capacity that a start gives in a period (year coordinates).
pub fn capacity_years(start: &Start, period: (f64, f64)) -> f64 {
    ramped_years(period, start.commissioned, start.ramp, start.life)
}

/// Share of full capacity at an instant: 0 before, 1 after the ramp.
pub fn sustained_at(start: &Start, year: f64) -> f64 {
    ramp_at(year, start.commissioned, start.ramp, start.life)
}

/// Years of a period between commissioning and the end of life.
pub fn alive_years(start: &Start, period: (f64, f64)) -> f64 {
    overlap(period, lifetime(start))
}

/// From commissioning to the end of life, as year coordinates.
pub fn lifetime(start: &Start) -> (f64, f64) {
    (start.commissioned, start.commissioned + start.life)
}

/// Years of a period between the start and commissioning.
pub fn building_years(start: &Start, period: (f64, f64)) -> f64 {
    overlap(period, (start.on.year_coordinate(), start.commissioned))
}

/// Spend shares by year after the start; all in the first year when nothing is said.
pub fn spend_shares(base: &CheckedBase, project: ProjectId) -> Vec<(u32, f64)> {
    let said: Vec<(u32, f64)> =
        base.rows.project_spend.iter().filter(|s| s.project == project).map(|s| (s.year, s.share)).collect();
    if said.is_empty() { vec![(1, 1.0)] } else { said }
}

/// Share of the capital that is spent in an interval of year coordinates.
pub fn spend_share_in(shares: &[(u32, f64)], start: &Start, interval: (f64, f64)) -> f64 {
    let on = start.on.year_coordinate();
    shares
        .iter()
        .map(|&(year, share)| {
            let from = on + f64::from(year) - 1.0;
            share * overlap((from, from + 1.0), interval)
        })
        .sum()
}

/// Years of full capacity by period, and discounted years of life, of starts that are alike in time.
pub struct Profile {
    /// The planned periods that a start lives in.
    pub touched: Range<usize>,
    /// Years of full capacity in each of them.
    pub capacity: Vec<f64>,
    /// Σ years of life · operating discount factor.
    life: f64,
}

/// Profiles of starts, each computed once: many projects are commissioned on the same day with the same life.
#[derive(Default)]
pub struct Profiles {
    known: FxHashMap<[u64; 3], Profile>,
}

impl Profiles {
    /// The profile of a start.
    pub fn of(&mut self, start: &Start, discount: &Discount) -> &Profile {
        let key = [start.commissioned, start.ramp, start.life].map(f64::to_bits);
        self.known.entry(key).or_insert_with(|| {
            let touched = discount.touched(lifetime(start));
            let capacity = touched.clone().map(|t| capacity_years(start, discount.interval(t))).collect();
            Profile { touched, capacity, life: discounted_life(start, discount) }
        })
    }
}

/// Σ years of life in a period · its operating discount factor.
fn discounted_life(start: &Start, discount: &Discount) -> f64 {
    let periods = discount.touched(lifetime(start));
    periods.map(|t| alive_years(start, discount.interval(t)) * discount.operating(t)).sum()
}

/// Discounted money of one unit of a start.
pub fn start_money(base: &CheckedBase, start: &Start, periods: &[Period], discount: &Discount) -> StartMoney {
    money_over(base, start, periods, discount, || discounted_life(start, discount))
}

/// As [`start_money`], by the start's profile.
pub fn profiled_money(
    base: &CheckedBase,
    start: &Start,
    profile: &Profile,
    periods: &[Period],
    discount: &Discount,
) -> StartMoney {
    money_over(base, start, periods, discount, || profile.life)
}

fn money_over(
    base: &CheckedBase,
    start: &Start,
    periods: &[Period],
    discount: &Discount,
    life: impl Fn() -> f64,
) -> StartMoney {
    let row = &base.rows.projects[start.project.index()];
    let capex = unit_capex(row);
    let pays_annuity = base.manifest.capex == CapexConvention::Annuity;
    if let Some(yearly) = unit_annuity(row).or_else(|| {
        (pays_annuity && start.life.is_finite()).then(|| capex * annuity_factor(discount.rate(), start.life))
    }) {
        return StartMoney { annuity: yearly * life(), ..StartMoney::default() };
    }
    let spent = Spent::of(base, start, periods, discount);
    let (end, used) = (discount.at(end_of(periods)), used_life(start, periods));
    let is_known = start.life.is_finite();
    StartMoney {
        capex: capex * (spent.inside + spent.after * used * end),
        annuity: 0.0,
        salvage: if is_known { capex * (1.0 - spent.after) * (1.0 - used) * end } else { 0.0 },
    }
}

/// Whether anything is said about what a project's capital costs.
pub fn has_known_capital(row: &Project) -> bool {
    row.unit_capex.is_some() || row.unit_annuity.is_some() || row.capex.is_some() || row.annuity.is_some()
}

/// Shares of the capital by when they are spent.
struct Spent {
    /// Σ share · df within the plan. What was spent before it is sunk and does not count.
    inside: f64,
    /// Share after the end of the horizon, not discounted.
    after: f64,
}

impl Spent {
    /// Cuts spend years at the periods' borders; each slice is discounted at its middle.
    fn of(base: &CheckedBase, start: &Start, periods: &[Period], discount: &Discount) -> Self {
        let on = start.on.year_coordinate();
        let (planned, end) = (periods.first().map_or(f64::MIN, |p| years_of(p.span).0), end_of(periods));
        let mut spent = Spent { inside: 0.0, after: 0.0 };
        for (year, share) in spend_shares(base, start.project) {
            let (from, until) = (on + f64::from(year) - 1.0, on + f64::from(year));
            let mut cuts: Vec<f64> = vec![from, until];
            let borders = periods.iter().map(|p| years_of(p.span).0).chain([end]);
            cuts.extend(borders.filter(|&c| c > from && c < until));
            cuts.sort_by(f64::total_cmp);
            for slice in cuts.windows(2).filter(|s| s[0] >= planned - 1e-9) {
                let middle = (slice[0] + slice[1]) / 2.0;
                let part = share * (slice[1] - slice[0]);
                if middle < end {
                    spent.inside += part * discount.at(middle);
                } else {
                    spent.after += part;
                }
            }
        }
        spent
    }
}

fn end_of(periods: &[Period]) -> f64 {
    periods.last().map_or(f64::MAX, |p| years_of(p.span).1)
}

/// Share of a start's life that is over at the end of the horizon; a life that is not stated is used up
/// once it has begun.
fn used_life(start: &Start, periods: &[Period]) -> f64 {
    let used = end_of(periods) - start.commissioned;
    if used <= 0.0 {
        0.0
    } else if start.life.is_finite() {
        (used / start.life).min(1.0)
    } else {
        1.0
    }
}
