//! Published cases and properties of the reconciliation.
#![allow(clippy::unwrap_used, missing_docs)]

mod bilinear;
mod exchanger;
mod networks;
mod networks_data;
mod nonlinear;
mod vdi2048;
