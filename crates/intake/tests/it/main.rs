//! Messy workbooks made from the sample park, and what an import makes of them.
#![allow(clippy::unwrap_used)]

mod formats;
mod kinds;
mod messy;
mod page;
mod park;
mod permute;
mod refused;
mod style;
mod suggest;
mod template;
mod wording;
