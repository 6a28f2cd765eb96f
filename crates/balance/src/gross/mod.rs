//! Gross errors: which reports cannot be true, which of them cannot be told apart, how small an error would be seen.

mod level;
mod robust;
mod serial;
mod suspects;

pub use level::{critical, detectable};
pub use robust::{Estimator, Robust, robust};
pub use serial::{Serial, serial};
pub use suspects::{Leak, Suspect, leaks, suspects};
