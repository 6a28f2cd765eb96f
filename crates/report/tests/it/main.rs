//! Tests of words and views on the public surface.
#![allow(clippy::unwrap_used)]

mod catalogue;
mod ftl;
mod plan;
mod wording;
