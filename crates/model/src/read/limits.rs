//! How much the reader takes, so that no input can exhaust the machine.

/// Largest file in bytes; it is held in memory once while its columns are built.
pub const FILE_BYTES_MAX: u64 = 1 << 30;

/// Most rows of one table.
pub const ROWS_MAX: usize = 20_000_000;

/// Most columns of one table; a spreadsheet has no more.
pub const COLUMNS_MAX: usize = 16_384;

/// Most bytes that a workbook may unpack to.
pub const UNPACKED_BYTES_MAX: u64 = 2 << 30;

/// Largest ratio of unpacked to packed bytes, for workbooks that unpack to more than [`RATIO_FROM_BYTES`].
pub const RATIO_MAX: u64 = 200;

/// Below this size, what a workbook unpacks to is harmless whatever the ratio.
pub const RATIO_FROM_BYTES: u64 = 100 << 20;

/// Findings of one code in one column that are listed; the others are counted.
pub const ALIKE_MAX: usize = 100;
