//! How long things last.

use statrs::distribution::{Continuous, ContinuousCDF, LogNormal, Normal, Weibull};
use thiserror::Error;

/// A distribution of lifetimes, in periods. Parameters are those of the lifetime itself, not of its logarithm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lifetime {
    /// Everything lasts exactly this long.
    Fixed {
        /// Age at which it goes.
        age: f64,
    },
    /// Normal; its part below 0 is as if it went at once.
    Normal {
        /// Mean.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// |X| of a normal X.
    FoldedNormal {
        /// Mean before folding.
        mean: f64,
        /// Standard deviation before folding.
        sd: f64,
    },
    /// Lognormal.
    Lognormal {
        /// Mean of the lifetime.
        mean: f64,
        /// Its standard deviation.
        sd: f64,
    },
    /// Weibull, survival exp(−(age/scale)^shape).
    Weibull {
        /// Above 1: wears out; below 1: fails early.
        shape: f64,
        /// Age at which 1/e is left.
        scale: f64,
    },
}

/// A lifetime that cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
#[error("{0:?} is no lifetime: its parameters must be finite and positive")]
pub struct LifetimeRefusal(
    /// As given.
    pub Lifetime,
);

impl Lifetime {
    /// Checks the parameters.
    ///
    /// # Errors
    /// Where one is not finite or not positive; a mean before folding may be anything.
    pub fn checked(self) -> Result<Lifetime, LifetimeRefusal> {
        let positive = |values: &[f64]| values.iter().all(|value| value.is_finite() && *value > 0.0);
        let good = match self {
            Lifetime::Fixed { age } => positive(&[age]),
            Lifetime::FoldedNormal { mean, sd } => mean.is_finite() && positive(&[sd]),
            Lifetime::Normal { mean, sd } | Lifetime::Lognormal { mean, sd } => positive(&[mean, sd]),
            Lifetime::Weibull { shape, scale } => positive(&[shape, scale]),
        };
        if good { Ok(self) } else { Err(LifetimeRefusal(self)) }
    }

    /// The share that lasts longer than `age` ≥ 0.
    pub fn survival(self, age: f64) -> f64 {
        match self {
            Lifetime::Fixed { age: last } => f64::from(u8::from(age < last)),
            Lifetime::Normal { mean, sd } => normal(mean, sd).sf(age),
            Lifetime::FoldedNormal { mean, sd } => normal(mean, sd).sf(age) + normal(mean, sd).cdf(-age),
            Lifetime::Lognormal { mean, sd } => lognormal(mean, sd).sf(age),
            Lifetime::Weibull { shape, scale } => weibull(shape, scale).sf(age),
        }
    }

    /// The density at `age` > 0; of a fixed lifetime all in the period that begins at it.
    pub fn density(self, age: f64) -> f64 {
        match self {
            Lifetime::Fixed { age: last } => f64::from(u8::from(age >= last && age < last + 1.0)),
            Lifetime::Normal { mean, sd } => normal(mean, sd).pdf(age),
            Lifetime::FoldedNormal { mean, sd } => normal(mean, sd).pdf(age) + normal(mean, sd).pdf(-age),
            Lifetime::Lognormal { mean, sd } => lognormal(mean, sd).pdf(age),
            Lifetime::Weibull { shape, scale } => weibull(shape, scale).pdf(age),
        }
    }
}

fn normal(mean: f64, sd: f64) -> Normal {
    Normal::new(mean, sd).expect("parameters are checked")
}

fn lognormal(mean: f64, sd: f64) -> LogNormal {
    let variance = (sd / mean).powi(2).ln_1p();
    LogNormal::new(mean.ln() - variance / 2.0, variance.sqrt()).expect("parameters are checked")
}

fn weibull(shape: f64, scale: f64) -> Weibull {
    Weibull::new(shape, scale).expect("parameters are checked")
}
