//! Seeded draws: each use has a stream of its own, so that a draw more in one place moves nothing elsewhere.

use std::cell::Cell;

use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, StandardNormal};
use rand_pcg::Pcg64;

/// The seed of the committed park.
pub const SEED: u64 = 38_462_021;

thread_local! {
    /// The seed of the park that is being made: one for all its streams, and not a word of what each of them is for.
    static OF_PARK: Cell<u64> = const { Cell::new(SEED) };
}

/// What is made with another seed.
pub fn with_seed<T>(seed: u64, make: impl FnOnce() -> T) -> T {
    let before = OF_PARK.replace(seed);
    let made = make();
    OF_PARK.set(before);
    made
}

/// One stream of draws.
pub struct Draw(Pcg64);

impl Draw {
    /// The stream of a use and a number in it (a firm, a commodity …).
    pub fn of(label: &str, number: usize) -> Self {
        // FNV-1a: the label's bytes decide the stream, on every machine alike.
        let hash = |seed: u64, byte: u8| (seed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        let label = label.bytes().fold(0xcbf2_9ce4_8422_2325, hash);
        Draw(Pcg64::seed_from_u64(OF_PARK.get() ^ label.wrapping_add(number as u64)))
    }

    /// Even between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.0.random::<f64>()
    }

    /// A whole number from `low` to `high`, both counted.
    pub fn whole(&mut self, low: i32, high: i32) -> i32 {
        self.0.random_range(low..=high)
    }

    /// Normal around zero.
    pub fn normal(&mut self, deviation: f64) -> f64 {
        let x: f64 = StandardNormal.sample(&mut self.0);
        x * deviation
    }

    /// True with a chance.
    pub fn chance(&mut self, share: f64) -> bool {
        self.0.random::<f64>() < share
    }
}
