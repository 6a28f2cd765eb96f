//! A table as a CSV file: UTF-8 without byte order mark, commas, `\n`.

use std::io;

use super::error::WriteError;
use super::source::refused;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::read::CellFault;
use crate::read::rows::{RowsFault, TableRows};

/// Writes every row.
pub(super) fn write_csv(
    rows: &mut dyn TableRows,
    table: &str,
    out: &mut impl io::Write,
    failed: impl Fn(io::Error) -> WriteError,
) -> Result<(), WriteError> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(out);
    let mut columns = 0;
    while let Some(row) = next_row(rows, table)? {
        columns = columns.max(row.len());
        let cells = (0..columns.max(row.len())).map(|at| row.raw(at));
        writer.write_record(cells).map_err(|error| failed(error.into()))?;
    }
    writer.flush().map_err(failed)
}

/// The next row of a source that must be sound.
pub(super) fn next_row<'r>(
    rows: &'r mut dyn TableRows,
    table: &str,
) -> Result<Option<crate::read::rows::RowText<'r>>, WriteError> {
    rows.next_row().map_err(|fault| match fault {
        RowsFault::QuoteOpen(line) => {
            let place = Place { line: Some(line), ..Place::file(table) };
            WriteError::Refused(vec![Diagnostic::new(Code::QuoteOpen, place)])
        }
        RowsFault::Damaged(reason) => {
            refused(CellFault::new(Code::FileUnreadable).with("path", table).with("reason", reason), table)
        }
    })
}
