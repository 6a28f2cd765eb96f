//! Axes: the named index sets over which blocks of rows and columns are laid out.

use std::fmt;
use std::sync::Arc;

/// An axis of one [`Builder`](crate::Builder): commodities, sites, periods, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AxisId(pub(crate) u32);

/// A named index set whose words are made only when somebody asks for them.
#[derive(Clone)]
pub(crate) struct Axis {
    pub(crate) name: &'static str,
    pub(crate) len: u32,
    pub(crate) label: Arc<dyn Fn(u32) -> String + Send + Sync>,
}

impl fmt::Debug for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.name, self.len)
    }
}
