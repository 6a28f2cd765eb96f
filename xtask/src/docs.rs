//! Generated documents. What they say comes from the binary; that they are current is a test of `cli`.

use std::path::Path;
use std::process::Command;

/// Writes docs/tables.md anew. The error is a sentence for the terminal.
pub fn run(root: &Path) -> Result<(), String> {
    let status = Command::new("cargo")
        .args(["run", "--release", "--package", "lodestone-cli", "--"])
        .args(["tables", "--markdown", "--out", "docs/tables.md"])
        .current_dir(root)
        .status()
        .map_err(|error| format!("failed to start cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("failed to write docs/tables.md: {status}")) }
}
