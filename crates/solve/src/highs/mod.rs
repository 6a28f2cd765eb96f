//! The only place that talks to HiGHS. Everything outside is safe Rust; UNSAFE.md lists the invariants.

mod callback;
mod instance;
mod read;
mod run;

pub(crate) use callback::Watch;
pub(crate) use instance::{Instance, Model, Refused};
