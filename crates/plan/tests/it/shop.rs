//! A small chain that tests vary: a plant makes `good` from `ore` one for one, at one site.
//!
//! Ore costs 1, good sells at 3, the plant can make 100 t a year: 200 a year.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_plan::result::{FlowKind, Plan};

use crate::support::written;

/// One year without discounting.
pub const YEAR: &str = "periods = [\"2024\"]\ndiscount_rate = 0\n";
/// Three years without discounting.
pub const THREE: &str = "periods = [\"2024\", \"2025\", \"2026\"]\ndiscount_rate = 0\n";

const TABLES: [(&str, &str); 8] = [
    ("sites", "site\ns\n"),
    ("commodities", "commodity\nore\ngood\n"),
    ("processes", "process\nmake\n"),
    ("recipes", "process,line,commodity,amount\nmake,in,ore,1\nmake,out,good,1\n"),
    ("plants", "plant,site,processes,counted\np,s,make,good\n"),
    ("capacities", "plant,capacity\np,100\n"),
    ("supplies", "commodity,site,price\nore,s,1\n"),
    ("markets", "commodity,site,price\ngood,s,3\n"),
];

/// The chain with tables replaced or added; an empty text leaves a table out.
pub fn shop(toml: &str, changes: &[(&str, &str)]) -> Arc<CheckedBase> {
    written(toml, &tables(changes))
}

/// The tables of that chain.
pub fn tables<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_changed = |name: &str| changes.iter().any(|(n, _)| *n == name);
    let kept = TABLES.iter().filter(|(name, _)| !is_changed(name)).copied();
    kept.chain(changes.iter().copied()).filter(|(_, text)| !text.is_empty()).collect()
}

/// Sum of the flows of one kind in one period.
pub fn flow(plan: &Plan, kind: FlowKind, period: u32) -> f64 {
    plan.flows.iter().filter(|f| f.kind == kind && f.period == period).map(|f| f.amount).sum()
}

/// Value of a measure or indicator in a period.
pub fn measure(plan: &Plan, id: &str, period: u32) -> f64 {
    let found = plan.measures.iter().find(|m| m.indicator.id == id && m.period == period);
    found.unwrap_or_else(|| panic!("{id} in {:?}", plan.measures)).value
}
