//! Integration tests of `judge`.
#![allow(clippy::unwrap_used, missing_docs)]

mod dispatch;
mod support;
