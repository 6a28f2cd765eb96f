//! Why nothing was written.

use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::read::DiskError;

/// Why nothing was written; readable after "failed to write …: ".
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The disk failed.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// Something stands there already.
    #[error("{} already exists", .0.display())]
    Exists(PathBuf),
    /// The source cannot be read as a base; the findings say why.
    #[error("the source cannot be read")]
    Refused(Vec<Diagnostic>),
    /// More than a sheet holds: what and where.
    #[error("{what} of {table} is more than a sheet holds")]
    SheetLimit {
        /// File or sheet.
        table: String,
        /// `row 1048577`, `column 16385`, `a text of 40000 characters`, `the name`.
        what: String,
    },
    /// The workbook library gave up.
    #[error("workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}
