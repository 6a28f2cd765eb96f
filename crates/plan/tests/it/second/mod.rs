//! The program of a base written a second time: slow, obvious, dense, from the raw tables as text.

pub mod clock;
pub mod goods;
pub mod guards;
pub mod legs;
pub mod matrix;
pub mod projects;
pub mod proof;
pub mod quota;
pub mod trade;
