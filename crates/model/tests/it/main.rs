//! The way in and the way out, on bases written to a temporary folder.
#![allow(clippy::unwrap_used)]

mod anything;
mod canonical;
mod cases;
mod chain;
mod checks;
mod columns;
mod credit_codes;
mod disclosure;
mod encodings;
mod figures;
mod fixture;
mod lights;
mod limits;
mod reading;
mod titles;
mod units;
mod workbook;
