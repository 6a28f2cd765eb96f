//! How much a file of schemes may hold, so that none can exhaust the machine.

/// Largest file in bytes.
pub const FILE_BYTES_MAX: usize = 4 << 20;

/// Most facts, sources or schemes together.
pub const ENTRIES_MAX: usize = 20_000;

/// Most rules of one scheme.
pub const RULES_MAX: usize = 128;

/// Most choices of one fact.
pub const CHOICES_MAX: usize = 64;

/// Most items of one table of points.
pub const ITEMS_MAX: usize = 1_000;

/// Conditions nested in one another; the parser itself goes no deeper than 80.
pub const DEPTH_MAX: usize = 16;
