//! The index sets of the formulation, found once from the base: nodes and their pools of goods,
//! modes of running a plant, lines of supply and sale, arcs of transport and who uses them, starts of projects.

mod all;
mod arcs;
mod legs;
mod lines;
mod modes;
mod nodes;
mod pools;
mod starts;

pub use all::Sets;
pub use arcs::Arc;
pub use legs::Leg;
pub use lines::{Entry, Line, LineKind, Lines};
pub use modes::{Mode, ModeId};
pub use nodes::{Node, NodeId, Nodes};
pub use pools::{Pool, PoolId, Pools, Side};
pub(crate) use starts::may_repeat;
pub use starts::{Start, Windows};
