//! Indicators that the table `ratios` reads as one reported figure over another: every denominator side by side, what
//! each firm adds, what lacks for the target, and who moved it since the same days of the year before.
//!
//! Numerator and denominator are added up over the firms of the indicator's area where firms report them, otherwise taken
//! as reported for exactly that area. Test: `shares` in `tests/it`.

use std::collections::{BTreeMap, BTreeSet};

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::{Figure, Interval};
use lodestone_model::ids::{EnterpriseId, Id as _, IndicatorRef, ScopeId};
use lodestone_model::tables::ratios::RatioBasis;
use lodestone_model::time::{Date, Span};

use super::facts::Fact;
use super::tiles::{alive, by_firm, states, tiles, total};
use crate::intensity::{Denominator, Move, Parts, Standing, moves, moves_given, standing};

/// One way of reading an indicator as a ratio, and what it gives.
#[derive(Debug, Clone)]
pub struct Intensity {
    /// Row of `ratios`.
    pub row: u32,
    /// Row of the target on the indicator, the last one where there are several.
    pub target: Option<u32>,
    /// The ratio, or why there is none.
    pub found: Result<Box<Found>, NoRatio>,
}

/// A ratio with what makes it up.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its days.
    pub span: Span,
    /// Firms, in the order of the parts; empty where the numerator is reported for the area only.
    pub firms: Vec<EnterpriseId>,
    /// Numerator and denominator of each firm.
    pub parts: Vec<Parts>,
    /// Firms that report one side only, or not all days: they count in neither.
    pub left_out: Vec<EnterpriseId>,
    /// The ratio with its trail.
    pub figure: Figure,
    /// Contributions, and what lacks for the target (without a target: for zero).
    pub standing: Standing,
    /// The same days of the year before: the ratio, and how each firm moved it.
    pub before: Option<(f64, Vec<Move>)>,
    /// What the reports of the area itself say the ratio is, with their row.
    pub stated: Option<(u32, Interval)>,
}

/// Why there is no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRatio {
    /// Nobody reports one side for the area, or not over the same days.
    Missing(Side),
    /// One side is reported for another area or for a firm that is not of the area only: the row.
    OtherArea(Side, u32),
    /// Both are reported, over no common year.
    NoCommonDays,
    /// The denominator is not positive, or the two do not count the same.
    NotARatio,
}

/// A side of a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// What is divided.
    Numerator,
    /// By what.
    Denominator,
}

impl NoRatio {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            NoRatio::Missing(_) => "N20",
            NoRatio::OtherArea(..) => "N21",
            NoRatio::NoCommonDays => "N22",
            NoRatio::NotARatio => "N23",
        }
    }
}

/// Every row of `ratios`.
pub(super) fn intensities(base: &CheckedBase, facts: &[&Fact], as_of: Date) -> Vec<Intensity> {
    let of = |row: &RatioBasis| {
        let targets = base.rows.targets.iter().filter(|target| target.indicator == row.indicator);
        let target = targets.max_by_key(|target| (target.span.end, target.row));
        let value = target.map_or(0.0, |target| target.value.value);
        let last = target.map_or(as_of.year(), |target| target.span.last_day().year());
        Intensity { row: row.row, target: target.map(|target| target.row), found: found(base, facts, row, value, last) }
    };
    base.rows.ratios.iter().map(of).collect()
}

/// One side of a ratio: what firms report, and what is reported for the area.
struct Reported<'f> {
    firms: BTreeMap<EnterpriseId, Vec<&'f Fact>>,
    area: Vec<&'f Fact>,
}

fn reported<'f>(base: &CheckedBase, facts: &[&'f Fact], of: IndicatorRef, area: Option<ScopeId>) -> Reported<'f> {
    let is_of = |fact: &Fact| fact.topic.commodity.is_none() && states(base, fact, of);
    let mut firms = by_firm(facts, is_of);
    firms.retain(|firm, _| area.is_none_or(|area| is_inside(base, *firm, area)));
    let of_area =
        |fact: &&Fact| fact.topic.subject.is_none() && fact.topic.sample.is_none() && fact.topic.scope == area;
    Reported { firms, area: facts.iter().copied().filter(|fact| is_of(fact)).filter(of_area).collect() }
}

fn is_inside(base: &CheckedBase, firm: EnterpriseId, area: ScopeId) -> bool {
    base.rows.enterprises[firm.index()].site.is_some_and(|site| base.is_in_scope(site, area))
}

fn found(base: &CheckedBase, facts: &[&Fact], row: &RatioBasis, target: f64, last: i32) -> Result<Box<Found>, NoRatio> {
    let area = base.rows.indicators[row.indicator.index()].scope;
    let sides = [(Side::Numerator, row.numerator), (Side::Denominator, row.denominator)];
    let [above, below] = sides.map(|(_, of)| reported(base, facts, of, area));
    for ((side, of), own) in sides.iter().zip([&above, &below]) {
        if own.firms.is_empty() && own.area.is_empty() {
            let other = facts.iter().rev().find(|fact| fact.topic.commodity.is_none() && states(base, fact, *of));
            return Err(other.map_or(NoRatio::Missing(*side), |fact| NoRatio::OtherArea(*side, fact.row)));
        }
    }
    let Some((span, at)) = spans(last).into_iter().find_map(|span| Some((span, at(base, &above, &below, span)?)))
    else {
        return Err(NoRatio::NoCommonDays);
    };
    let whole = at.denominator();
    let standing = standing(&at.parts, whole, target).ok_or(NoRatio::NotARatio)?;
    let figure = at.numerator.clone().over(at.whole.clone()).ok_or(NoRatio::NotARatio)?;
    if figure.dimension != lodestone_model::unit::Dimension::NONE {
        return Err(NoRatio::NotARatio);
    }
    let before = span.add_months(-12).and_then(|span| self::at(base, &above, &below, span));
    let before = before.and_then(|before| moved(&before, &at));
    let is_stated = |fact: &&&Fact| {
        let is_own = fact.topic.subject.is_none() && fact.topic.scope == area && fact.span == span;
        is_own && fact.topic.indicator == Some(IndicatorRef::Indicator(row.indicator))
    };
    let stated = facts.iter().filter(is_stated).max_by_key(|fact| (fact.stated_on, fact.row));
    Ok(Box::new(Found {
        span,
        stated: stated.filter(|_| row.judged).map(|fact| (fact.row, fact.value())),
        firms: at.firms,
        parts: at.parts,
        left_out: at.left_out,
        figure,
        standing,
        before,
    }))
}

/// The year of the target, its months from January on, the longest first, then the years before.
fn spans(last: i32) -> Vec<Span> {
    let part = |months: u32| {
        let end = Span::month(last, months)?.end;
        Span::new(Span::year(last)?.start, end)
    };
    let years = (1..=10).filter_map(|back| Span::year(last - back));
    (1..=12).rev().filter_map(part).chain(years).collect()
}

/// A ratio over one span.
struct At {
    firms: Vec<EnterpriseId>,
    parts: Vec<Parts>,
    left_out: Vec<EnterpriseId>,
    numerator: Figure,
    whole: Figure,
    /// Whether the denominator is the sum over the firms.
    of_firms: bool,
}

impl At {
    fn denominator(&self) -> Denominator {
        if self.of_firms { Denominator::OfFirms } else { Denominator::Given(self.whole.value.mid) }
    }
}

/// Both sides over a span; none where one is not told, or where more firms are left out than counted.
fn at(base: &CheckedBase, above: &Reported<'_>, below: &Reported<'_>, span: Span) -> Option<At> {
    let area = |of: &Reported<'_>| total(&tiles(&of.area, span)?, span);
    if above.firms.is_empty() {
        let (numerator, whole) = (area(above)?, area(below)?);
        let parts = vec![Parts { numerator: numerator.value.mid, denominator: whole.value.mid }];
        return Some(At { firms: Vec::new(), parts, left_out: Vec::new(), numerator, whole, of_firms: false });
    }
    let of_firms = !below.firms.is_empty();
    let both: BTreeSet<EnterpriseId> = above.firms.keys().chain(below.firms.keys()).copied().collect();
    let (mut firms, mut parts, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    let (mut numerators, mut denominators) = (Vec::new(), Vec::new());
    for firm in both {
        let Some(days) = alive(base, firm, span) else { continue };
        let told = |of: &Reported<'_>| {
            let facts = of.firms.get(&firm)?;
            total(&tiles(facts, days).or_else(|| tiles(facts, span))?, span)
        };
        let (numerator, denominator) = (told(above), told(below));
        let (Some(numerator), true) = (numerator, denominator.is_some() || !of_firms) else {
            left_out.push(firm);
            continue;
        };
        let of_firm = denominator.as_ref().map_or(0.0, |figure| figure.value.mid);
        parts.push(Parts { numerator: numerator.value.mid, denominator: of_firm });
        firms.push(firm);
        numerators.push(numerator);
        denominators.extend(denominator);
    }
    if left_out.len() > firms.len() {
        return None;
    }
    let numerator = Figure::sum(numerators).ok().flatten()?;
    let whole = if of_firms { Figure::sum(denominators).ok().flatten()? } else { area(below)? };
    Some(At { firms, parts, left_out, numerator, whole, of_firms })
}

/// How each firm of the later time moved the ratio; none where a firm of one time is missing at the other for another
/// reason than that it did not exist.
fn moved(before: &At, after: &At) -> Option<(f64, Vec<Move>)> {
    let part = |at: &At, firm: &EnterpriseId| {
        let position = at.firms.iter().position(|known| known == firm);
        position.map_or(Parts { numerator: 0.0, denominator: 0.0 }, |position| at.parts[position])
    };
    if before.left_out.len() + after.left_out.len() > 0 || before.firms.iter().any(|firm| !after.firms.contains(firm)) {
        return None;
    }
    let earlier: Vec<Parts> = if after.firms.is_empty() {
        before.parts.clone()
    } else {
        after.firms.iter().map(|firm| part(before, firm)).collect()
    };
    let ratio = before.numerator.value.mid / before.whole.value.mid;
    let wholes = [before, after].map(|at| at.whole.value.mid);
    let moves =
        if after.of_firms { moves(&earlier, &after.parts) } else { moves_given(&earlier, &after.parts, wholes) };
    Some((ratio, moves?))
}
