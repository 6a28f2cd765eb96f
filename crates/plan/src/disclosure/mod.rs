//! A plan for a reader who may not see everything: which of its figures are shown, and that the others are withheld.
//!
//! Every quantity of a plan depends on every row of the base through the optimum. What counts is a figure's own defining
//! expression (as for its grade): the rows that describe the party whose quantity it is (a firm's plants, capacities, costs,
//! recipes, projects, stocks, its own supplies and markets), the row of the supply, market, route or disposal itself, and
//! for measures the prices or compositions that value it. A party's quantities share one class, because its balances tie
//! them together. What has no expression of its own (the objective, worths, why-not, gaps) rests on the whole base and is
//! never shown beside a hidden row.
//!
//! [`plan_for`] returns only what may be shown: a figure that is withheld is not in its result.

mod figures;
mod parties;
mod result;
mod run;

pub use result::{Ending, Published, PublishedFigures, PublishedFlow, PublishedMeasure, PublishedTarget, Shown, Shows};
pub use run::plan_for;
