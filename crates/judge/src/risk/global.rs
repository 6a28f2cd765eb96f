//! Risks over a whole production, before any item is measured.
//!
//! For items whose true values η are normal (y₀, u₀) and a measurement with standard uncertainty u,
//! R_C = ∫_{η outside T} g₀(η) P(accepted | η) dη and R_P = ∫_{η in T} g₀(η) P(rejected | η) dη
//! (JCGM 106:2012, 9.5, equations 16 to 19). Integrated by Gauss-Legendre rules of 20 points on pieces that end at the limits.
//! Tests: `risk::published`.

use super::normal;
use super::range::Range;

/// Production and measurement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Process {
    /// Mean of the true values.
    pub mean: f64,
    /// Standard deviation of the true values.
    pub deviation: f64,
    /// Standard uncertainty of a measurement.
    pub u: f64,
}

/// Both risks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GlobalRisk {
    /// Share of all items that are outside the limits and accepted.
    pub consumer: f64,
    /// Share of all items that are within the limits and rejected.
    pub producer: f64,
}

/// Further out than this many standard deviations there is less than 1e-17 of the items.
const REACH: f64 = 8.6;

/// Both risks, for limits and an interval of acceptance.
pub fn global_risk(process: Process, within: &Range, acceptance: &Range) -> GlobalRisk {
    let Process { mean, deviation, u } = process;
    let accepted = |eta: f64| normal::between((acceptance.low - eta) / u, (acceptance.high - eta) / u);
    let rejected = |eta: f64| normal::below((acceptance.low - eta) / u) + normal::below((eta - acceptance.high) / u);
    let weight = |eta: f64| normal::density((eta - mean) / deviation) / deviation;
    let (first, last) = (mean - REACH * deviation, mean + REACH * deviation);
    let clamp = |limit: f64| limit.clamp(first, last);
    let (low, high) = (clamp(within.low), clamp(within.high));
    let outside = |eta: f64| weight(eta) * accepted(eta);
    let inside = |eta: f64| weight(eta) * rejected(eta);
    let width = deviation.min(u);
    GlobalRisk {
        consumer: integral(outside, first, low, width) + integral(outside, high, last, width),
        producer: integral(inside, low, high, width),
    }
}

/// On pieces no wider than `width`, 4,000 at most.
fn integral(f: impl Fn(f64) -> f64, from: f64, to: f64, width: f64) -> f64 {
    if to <= from {
        return 0.0;
    }
    let pieces = ((to - from) / width).ceil().clamp(1.0, 4_000.0);
    let half = 0.5 * (to - from) / pieces;
    let piece = |at: f64| {
        let middle = from + (2.0 * at + 1.0) * half;
        let both = |(x, w): &(f64, f64)| w * (f(middle - x * half) + f(middle + x * half));
        POINTS.iter().map(both).sum::<f64>() * half
    };
    (0..pieces as usize).map(|at| piece(at as f64)).sum()
}

/// Half of the 20 points of the Gauss-Legendre rule, with their weights (Abramowitz and Stegun, table 25.4).
const POINTS: [(f64, f64); 10] = [
    (0.076_526_521_133_497_33, 0.152_753_387_130_725_85),
    (0.227_785_851_141_645_08, 0.149_172_986_472_603_75),
    (0.373_706_088_715_419_56, 0.142_096_109_318_382_05),
    (0.510_867_001_950_827_1, 0.131_688_638_449_176_63),
    (0.636_053_680_726_515, 0.118_194_531_961_518_42),
    (0.746_331_906_460_150_8, 0.101_930_119_817_240_44),
    (0.839_116_971_822_218_8, 0.083_276_741_576_704_75),
    (0.912_234_428_251_326, 0.062_672_048_334_109_06),
    (0.963_971_927_277_913_8, 0.040_601_429_800_386_94),
    (0.993_128_599_185_094_9, 0.017_614_007_139_152_118),
];
