//! One file per command.

pub mod balance;
pub mod check;
pub mod convert;
pub mod dispatch;
pub mod import;
pub mod judge;
pub mod plan;
pub mod scheme;
pub mod tables;
pub mod template;
pub mod track;
pub mod why;
