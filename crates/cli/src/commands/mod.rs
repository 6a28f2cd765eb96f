//! One file per command.

pub mod balance;
pub mod check;
pub mod convert;
pub mod plan;
pub mod tables;
pub mod template;
pub mod track;
pub mod why;
