//! Times every method of the time part on 1,000 firms × 10 years × 12 months, 5,000 simulated year-ends each:
//! `cargo run --release -p lodestone-track --example track_bench`. One thread. Prints seconds by part.
#![allow(clippy::unwrap_used)]

use std::time::Instant;

use lodestone_model::figure::Interval;
use lodestone_model::time::{Date, Span};
use lodestone_track::Month;
use lodestone_track::decumulate::{Claim, Sign, decumulate};
use lodestone_track::growth::{Level, between};
use lodestone_track::history::History;
use lodestone_track::nowcast::{Draws, PATHS, Plant, Project, Register, foresee};
use lodestone_track::pace::pace;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64;

const FIRMS: u64 = 1_000;
/// Ten years, the last one known to June.
const YEARS: i32 = 10;
const FIRST_YEAR: i32 = 2016;

fn main() {
    let firms: Vec<Vec<f64>> = (0..FIRMS).map(months).collect();
    let as_of = Date::MAX;
    let claims: Vec<Vec<Claim>> = firms.iter().map(|months| claims(months)).collect();
    let clock = Instant::now();
    let mut months = Vec::new();
    for claims in &claims {
        months.push(decumulate(claims, as_of, Sign::NonNegative).0.unwrap().series(0.05).unwrap());
    }
    let decumulated = clock.elapsed().as_secs_f64();
    let clock = Instant::now();
    let mut grown = 0.0;
    for claims in &claims {
        let level = |claim: &Claim| {
            let growth = Some(Interval { low: 0.0995, mid: 0.1, high: 0.1005 });
            Level {
                row: claim.row,
                span: claim.span,
                value: claim.value,
                growth,
                sample: Some(lodestone_model::ids::SampleId(0)),
            }
        };
        for pair in claims.windows(2).filter(|pair| pair[0].span.start == pair[1].span.start) {
            grown += between(&level(&pair[0]), &level(&pair[1])).map_or(0.0, |found| found.growth.mid);
        }
    }
    let growth = clock.elapsed().as_secs_f64();
    let clock = Instant::now();
    let draws = Draws::new(1, PATHS);
    let mut checksum = grown;
    for (firm, months) in months.iter().enumerate() {
        let history = History::of_months(Month::new(FIRST_YEAR, 1), months, &[]).unwrap();
        let target = history.so_far() * 2.1;
        checksum += pace(&history, target).unwrap().gap_pp;
        checksum += foresee(&history, Some(&register(firm as u32)), Some(target), &draws).unwrap().median;
    }
    let foreseen = clock.elapsed().as_secs_f64();
    println!("decumulate {decumulated:.3} s, growth {growth:.3} s, pace and nowcast {foreseen:.3} s");
    println!("all {:.3} s (checksum {checksum:.3})", decumulated + growth + foreseen);
}

fn months(seed: u64) -> Vec<f64> {
    let mut rng = Pcg64::seed_from_u64(seed);
    let count = (YEARS - 1) * 12 + 6;
    (0..count).map(|t| 100.0 * (0.008 * f64::from(t) + 0.1 * rng.random::<f64>()).exp()).collect()
}

/// Cumulative reports as published, to one decimal: January to February first.
fn claims(months: &[f64]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (year, months) in (FIRST_YEAR..).zip(months.chunks(12)) {
        for month in 2..=months.len() {
            let value = (months[..month].iter().sum::<f64>() * 10.0).round() / 10.0;
            let start = Span::month(year, 1).unwrap().start;
            let span = Span::new(start, Span::month(year, month as u32).unwrap().end).unwrap();
            let value = Interval { low: value - 0.05, mid: value, high: value + 0.05 };
            claims.push(Claim { row: claims.len() as u32, span, value, reporter: None, stated_on: span.end });
        }
    }
    claims
}

fn register(firm: u32) -> Register {
    let day = |month| Date::new(FIRST_YEAR + YEARS - 1, month, 1).unwrap();
    let project = Project {
        id: firm,
        capacity: 20.0,
        known_from: day(1),
        expected: Some([day(7), day(9), day(12)]),
        commissioned: None,
        ramp_months: 3.0,
    };
    Register { plants: vec![Plant { capacity: 150.0, from: None, until: None }], projects: vec![project] }
}
