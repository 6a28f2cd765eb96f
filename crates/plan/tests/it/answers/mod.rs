//! What follows from a plan, each answer on a chain small enough to solve by hand.

mod gaps;
mod relaxations;
mod spread;
mod stopped;
mod target_prices;
mod why_not;
mod worth;
