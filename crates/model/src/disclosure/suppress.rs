//! Withholding of figures that would give a firm away: first the sums that rest on too few firms, then whatever else must
//! go so that nothing withheld can be found by subtraction.
//!
//! > Σ coefficient · quantity = sum: published, unless withheld
//! > Σ coefficient · quantity = constant: laws that hold whatever is published (goods of a market: brought = taken)
//!
//! Quantities are known to the reader or belong to a group (a firm) that he may not see into. Rules of a sum, over what is
//! hidden from the reader, because the rest he can subtract: at least three groups, none with more than half
//! (the frequency and dominance rules of official statistics: Hundepool et al., Statistical Disclosure Control, 2012, ch. 4).
//!
//! A group is exposed when some combination of published sums and laws speaks of its quantities alone. That is found exactly,
//! by elimination of all other hidden quantities, so that two margins of a table, totals of totals and differences of
//! overlapping totals are one case. While a group is exposed, the smallest published sum of the combination is withheld;
//! where there is only laws in it, the smallest quantity that they still show.

use std::collections::{BTreeMap, BTreeSet};

/// Fewest groups behind the hidden part of a sum.
const GROUPS_MIN: usize = 3;
/// Largest share of one group in the hidden part of a sum.
const SHARE_MAX: f64 = 0.5;
/// Coefficients below this, relative to the largest of their row, are rounding.
const ROUNDING: f64 = 1e-9;

/// An elementary quantity, such as what one firm sells on one market in one year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// How much.
    pub amount: f64,
    /// The group that the reader may not see into; none where he may see the quantity.
    pub group: Option<u32>,
}

/// A figure over quantities.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// Its value.
    pub value: f64,
    /// Quantity and coefficient; a quantity may appear more than once.
    pub terms: Vec<(u32, f64)>,
    /// Whether it is withheld whatever its quantities.
    pub is_secret: bool,
}

/// What could be published, and what is known anyway.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// Quantities.
    pub quantities: Vec<Quantity>,
    /// Figures over them.
    pub sums: Vec<Sum>,
    /// Combinations of quantities whose value everybody knows.
    pub laws: Vec<Vec<(u32, f64)>>,
}

/// Why a figure is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It rests on a source above the reader.
    Class,
    /// Fewer than three firms stand behind what the reader may not see.
    FewFirms,
    /// One firm has more than half of what the reader may not see.
    Dominance,
    /// It would allow something withheld to be found by subtraction.
    Subtraction,
}

/// What is withheld, in the order of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Withheld {
    /// Of each quantity.
    pub quantities: Vec<Option<Why>>,
    /// Of each sum.
    pub sums: Vec<Option<Why>>,
}

/// Decides what is withheld.
pub fn suppress(ledger: &Ledger) -> Withheld {
    let hidden = |quantity: &Quantity| quantity.group.map(|_| Why::Class);
    let mut withheld = Withheld {
        quantities: ledger.quantities.iter().map(hidden).collect(),
        sums: ledger.sums.iter().map(|sum| of_sum(ledger, sum)).collect(),
    };
    let groups: BTreeSet<u32> = ledger.quantities.iter().filter_map(|quantity| quantity.group).collect();
    let mut is_calm = false;
    while !is_calm {
        is_calm = true;
        for &group in &groups {
            while let Some(target) = exposure(ledger, &withheld, group) {
                is_calm = false;
                match target {
                    Target::Sum(at) => withheld.sums[at] = Some(Why::Subtraction),
                    Target::Quantity(at) => withheld.quantities[at as usize] = Some(Why::Subtraction),
                }
            }
        }
    }
    withheld
}

/// The rules for one sum on its own.
fn of_sum(ledger: &Ledger, sum: &Sum) -> Option<Why> {
    if sum.is_secret {
        return Some(Why::Class);
    }
    let mut parts: BTreeMap<u32, f64> = BTreeMap::new();
    for &(at, coefficient) in sum.terms.iter().filter(|(_, coefficient)| *coefficient != 0.0) {
        let quantity = ledger.quantities[at as usize];
        if let Some(group) = quantity.group {
            *parts.entry(group).or_insert(0.0) += coefficient * quantity.amount;
        }
    }
    let is_touched = !parts.is_empty();
    parts.retain(|_, part| *part != 0.0);
    let total: f64 = parts.values().map(|part| part.abs()).sum();
    let largest = parts.values().fold(0.0_f64, |largest, part| largest.max(part.abs()));
    match () {
        () if !is_touched => None,
        () if parts.len() < GROUPS_MIN => Some(Why::FewFirms),
        () if largest > SHARE_MAX * total => Some(Why::Dominance),
        () => None,
    }
}

/// What is withheld to protect a group.
enum Target {
    Sum(usize),
    Quantity(u32),
}

/// An equation over what is not published, and which equations it combines.
struct Equation {
    terms: BTreeMap<u32, f64>,
    sources: BTreeMap<usize, f64>,
}

impl Equation {
    /// The column with the largest coefficient among those that are wanted.
    fn largest(&self, is_wanted: impl Fn(u32) -> bool) -> Option<u32> {
        let wanted = self.terms.iter().filter(|(column, _)| is_wanted(**column));
        wanted.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs())).map(|(&column, _)| column)
    }

    /// Adds a multiple of another one that takes `column` out.
    fn eliminate(&mut self, pivot: &Equation, column: u32) {
        let Some(own) = self.terms.get(&column) else { return };
        let factor = -own / pivot.terms[&column];
        for (&at, value) in &pivot.terms {
            *self.terms.entry(at).or_insert(0.0) += factor * value;
        }
        for (&at, value) in &pivot.sources {
            *self.sources.entry(at).or_insert(0.0) += factor * value;
        }
        self.terms.remove(&column);
        let largest = self.terms.values().chain([&factor]).fold(0.0_f64, |largest, value| largest.max(value.abs()));
        self.terms.retain(|_, value| value.abs() > ROUNDING * largest);
    }
}

/// What must be withheld so that one more combination no longer speaks of the group alone; none when none does.
///
/// Laws come first: what follows of a group from laws alone is known whatever is published, and no exposure.
fn exposure(ledger: &Ledger, withheld: &Withheld, group: u32) -> Option<Target> {
    let is_own = |column: u32| ledger.quantities[column as usize].group == Some(group);
    let mut pivots: Vec<(u32, Equation)> = Vec::new();
    let mut known: Vec<(u32, Equation)> = Vec::new();
    for mut equation in connected(ledger, withheld, group) {
        for (column, pivot) in &pivots {
            equation.eliminate(pivot, *column);
        }
        if let Some(column) = equation.largest(|column| !is_own(column)) {
            pivots.iter_mut().for_each(|(_, pivot)| pivot.eliminate(&equation, column));
            pivots.push((column, equation));
            continue;
        }
        for (column, pivot) in &known {
            equation.eliminate(pivot, *column);
        }
        let Some(column) = equation.largest(|_| true) else { continue };
        if let Some(target) = smallest(ledger, withheld, &equation) {
            return Some(target);
        }
        known.iter_mut().for_each(|(_, pivot)| pivot.eliminate(&equation, column));
        known.push((column, equation));
    }
    None
}

/// The equations that hang together with the quantities of a group, over what is not published; laws before sums.
fn connected(ledger: &Ledger, withheld: &Withheld, group: u32) -> Vec<Equation> {
    let sums = ledger.sums.iter().zip(&withheld.sums).enumerate().filter(|(_, (_, why))| why.is_none());
    let laws = ledger.laws.iter().enumerate().map(|(at, law)| (ledger.sums.len() + at, law));
    let mut equations: Vec<Equation> = Vec::new();
    for (at, terms) in laws.chain(sums.map(|(at, (sum, _))| (at, &sum.terms))) {
        let mut hidden: BTreeMap<u32, f64> = BTreeMap::new();
        for &(column, coefficient) in terms.iter().filter(|(c, _)| withheld.quantities[*c as usize].is_some()) {
            *hidden.entry(column).or_insert(0.0) += coefficient;
        }
        let largest = hidden.values().fold(0.0_f64, |largest, value| largest.max(value.abs()));
        hidden.retain(|_, value| value.abs() > ROUNDING * largest);
        hidden.values_mut().for_each(|value| *value /= largest);
        if !hidden.is_empty() {
            equations.push(Equation { terms: hidden, sources: BTreeMap::from([(at, 1.0)]) });
        }
    }
    let mut of_column: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, equation) in equations.iter().enumerate() {
        equation.terms.keys().for_each(|&column| of_column.entry(column).or_default().push(at));
    }
    let own = |column: &u32| ledger.quantities[*column as usize].group == Some(group);
    let mut waiting: Vec<u32> = of_column.keys().copied().filter(own).collect();
    let mut seen: BTreeSet<u32> = waiting.iter().copied().collect();
    let mut reached: BTreeSet<usize> = BTreeSet::new();
    while let Some(column) = waiting.pop() {
        for &at in &of_column[&column] {
            if reached.insert(at) {
                waiting.extend(equations[at].terms.keys().copied().filter(|&next| seen.insert(next)));
            }
        }
    }
    equations.into_iter().enumerate().filter(|(at, _)| reached.contains(at)).map(|(_, equation)| equation).collect()
}

/// The smallest published sum that a combination needs, or the smallest quantity that its laws show.
fn smallest(ledger: &Ledger, withheld: &Withheld, combination: &Equation) -> Option<Target> {
    let needed = || combination.sources.iter().filter(|(_, weight)| weight.abs() > ROUNDING).map(|(&at, _)| at);
    let sums = needed().filter(|&at| at < ledger.sums.len());
    let smallest_sum = sums.min_by(|&a, &b| ledger.sums[a].value.abs().total_cmp(&ledger.sums[b].value.abs()));
    if let Some(at) = smallest_sum {
        return Some(Target::Sum(at));
    }
    let laws = needed().filter(|&at| at >= ledger.sums.len()).map(|at| &ledger.laws[at - ledger.sums.len()]);
    let shown = laws.flatten().filter(|&&(column, coefficient)| {
        coefficient != 0.0
            && withheld.quantities[column as usize].is_none()
            && ledger.quantities[column as usize].amount != 0.0
    });
    let amount = |column: u32| ledger.quantities[column as usize].amount.abs();
    let columns = shown.map(|&(column, _)| column);
    columns.min_by(|&a, &b| amount(a).total_cmp(&amount(b)).then(a.cmp(&b))).map(Target::Quantity)
}
