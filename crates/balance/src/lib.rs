//! What really flowed: reports that do not agree are made to balance, every number gets its uncertainty, and what cannot be
//! known is called so.
//!
//! Owns: the problem in plain types, classification, sparse least squares with exact balances and bounds, standard
//! uncertainties by selected inversion, tests of gross errors, robust estimates, draws, stocks by cohorts. Refuses:
//! reading files, words for people, correcting a report (it says what each would have to be).
//!
//! ```
//! use lodestone_balance::{network::Network, reconcile};
//!
//! let mut network = Network::new(&["Nd"]);
//! let ore = network.flow("ore", None, Some("plant"));
//! let oxide = network.flow("oxide", Some("plant"), None);
//! network.report_total("the mine says", ore, 100.0, 3.0);
//! network.report_total("the plant says", oxide, 104.0, 4.0);
//! let found = reconcile(&network.problem()).expect("the reports are in order");
//! // Weighed by 1/9 and 1/16.
//! let value = found.values[network.total(ore).0 as usize];
//! assert!((value.value.unwrap() - 101.44).abs() < 1e-12);
//! assert!((value.uncertainty.unwrap() - 2.4).abs() < 1e-12);
//! ```

pub mod problem;

pub mod network;

mod ordered;

mod structure;

mod kkt;

mod solve;

pub mod fault;

pub mod gross;

pub mod derived;

pub mod draws;

pub mod stocks;

pub mod run;

pub use fault::Fault;
pub use solve::{Bound, Certificate, Reconciled, Report, Statement, Value, reconcile};
pub use structure::{Class, Hidden};
