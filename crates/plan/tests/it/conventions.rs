//! Closed forms of the time conventions.

use lodestone_plan::conventions::{annuity_factor, overlap, ramp_at, ramped_years};

use crate::shop::shop;
use crate::support::{close, planned};

fn objective(toml: &str) -> f64 {
    planned(&shop(toml, &[])).plan.objective
}

/// 200 in one year, at its start, middle and end.
#[test]
fn operating_flows_stand_where_they_are_said_to() {
    for (at, years) in [("start", 0.0), ("middle", 0.5), ("end", 1.0)] {
        let toml = format!("periods = [\"2024\"]\ndiscount_rate = 0.1\noperating = \"{at}\"\n");
        close(objective(&toml), 200.0 * 1.1_f64.powf(-years), 1e-9);
    }
}

/// A year and then two years: 200 at ½ and 400 at 2; counted from a year earlier, at 1½ and 3.
#[test]
fn unequal_periods() {
    let toml = "periods = [\"2024\", \"2025..2026\"]\ndiscount_rate = 0.1\noperating = \"middle\"\n";
    let sum = 200.0 * 1.1_f64.powf(-0.5) + 400.0 * 1.1_f64.powi(-2);
    close(objective(toml), sum, 1e-9);
    close(objective(&format!("{toml}discount_from = \"2023-01-01\"\n")), sum / 1.1, 1e-9);
}

/// Given factors stand instead of the computed ones.
#[test]
fn given_factors() {
    let toml =
        "periods = [\"2024\", \"2025\"]\ndiscount_rate = 0.1\ndiscount_factors = { \"2024\" = 1.0, \"2025\" = 0.5 }\n";
    close(objective(toml), 300.0, 1e-9);
}

/// Periods before `plan_from` are history.
#[test]
fn history_is_not_planned() {
    let toml = "periods = [\"2023\", \"2024\", \"2025\"]\nplan_from = \"2024-01-01\"\ndiscount_rate = 0.1\noperating = \"start\"\n";
    close(objective(toml), 200.0 + 200.0 / 1.1, 1e-9);
}

/// A ramp of 2 years from 1.5, so u²/4 up to age u: ½²/4 in [1, 2]; (1.5² − ½²)/4 = ½ in [2, 3]; half a
/// year from ¾ to 1 and half a year full in [3, 4]; full after; nothing before and after its life.
#[test]
fn ramps() {
    close(ramped_years((1.0, 2.0), 1.5, 2.0, 10.0), 0.0625, 1e-12);
    close(ramped_years((2.0, 3.0), 1.5, 2.0, 10.0), 0.5, 1e-12);
    close(ramped_years((3.0, 4.0), 1.5, 2.0, 10.0), 0.5 * (0.75 + 1.0) / 2.0 + 0.5, 1e-12);
    close(ramped_years((4.0, 5.0), 1.5, 2.0, 10.0), 1.0, 1e-12);
    close(ramped_years((0.0, 1.0), 1.5, 2.0, 10.0), 0.0, 1e-12);
    close(ramped_years((1.0, 5.0), 1.5, 0.0, 2.25), 2.25, 1e-12);
    close(ramped_years((4.0, 5.0), 1.5, 0.0, 2.25), 0.0, 1e-12);
    close(ramp_at(2.0, 1.5, 2.0, 10.0), 0.25, 1e-12);
    close(ramp_at(4.0, 1.5, 2.0, 10.0), 1.0, 1e-12);
    close(ramp_at(12.0, 1.5, 2.0, 10.0), 0.0, 1e-12);
}

/// Payments of the annuity are worth the capital: Σ a/(1+r)^k = 1. Without interest, 1/life.
#[test]
fn annuities() {
    let factor = annuity_factor(0.08, 20.0);
    let worth: f64 = (1..=20).map(|k| factor * 1.08_f64.powi(-k)).sum();
    close(worth, 1.0, 1e-12);
    close(annuity_factor(0.0, 8.0), 0.125, 1e-12);
    close(annuity_factor(1e-9, 8.0), 0.125, 1e-6);
}

/// Intervals share their common part or nothing.
#[test]
fn overlaps() {
    close(overlap((0.0, 2.0), (1.5, 3.0)), 0.5, 1e-12);
    close(overlap((0.0, 1.0), (1.5, 3.0)), 0.0, 1e-12);
}
