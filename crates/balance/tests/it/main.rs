//! Published cases and properties of the reconciliation.
#![allow(clippy::unwrap_used, missing_docs)]

mod bases;
mod bilinear;
mod calibration;
mod chains;
mod draws;
mod exchanger;
mod faults;
mod gross;
mod networks;
mod networks_data;
mod nonlinear;
mod properties;
mod stocks;
mod vdi2048;
