//! One form of a base for all ways to write it: the same bytes for the same tables, whatever the file format, the order of
//! rows and columns, the units, the spelling of names and the line ends. Its SHA-256 is the id of the base.
//!
//! Lines of UTF-8, cells separated by tabs. Numbers are in canonical units, in the shortest form that reads back. A cell
//! that holds a schema default begins with `~`. Cases are applied, not listed; notes are left out.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::grid::{Grid, Interner};
use crate::manifest::Manifest;
use crate::tables::TABLES;

mod cells;
mod header;

/// Writes the canonical form of a base.
///
/// # Errors
/// Those of `out`.
pub fn write_canonical(manifest: &Manifest, grids: &[Grid], texts: &Interner, out: &mut impl Write) -> io::Result<()> {
    header::write_manifest(manifest, out)?;
    let writer = cells::CellWriter::new(manifest, grids, texts);
    let mut buffer = String::new();
    for table in TABLES {
        let Some(grid) = grids.iter().find(|grid| grid.table.id == table.id && grid.rows > 0) else { continue };
        writeln!(out, "[{}]", table.id)?;
        buffer.clear();
        for line in writer.sorted_lines(grid, &mut buffer) {
            out.write_all(line.as_bytes())?;
        }
    }
    Ok(())
}

/// The id of a base: SHA-256 of its canonical form, in hexadecimal.
pub fn base_id(manifest: &Manifest, grids: &[Grid], texts: &Interner) -> String {
    let mut hasher = Sha256::new();
    write_canonical(manifest, grids, texts, &mut hasher).expect("a hasher takes everything");
    hex(hasher)
}

/// SHA-256 of a file's bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(Sha256::new_with_prefix(bytes))
}

fn hex(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
