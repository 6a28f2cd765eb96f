//! Chores of this repository: `cargo xtask tidy`, `cargo xtask docs` and `cargo xtask sample-park`.

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod committed;
mod docs;
#[allow(unused_imports, reason = "tests, here and of track, need more than the command")]
mod sample_park;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <command>

  tidy         check the house rules on every file of the repository
  docs         write docs/tables.md anew from the schema
  sample-park  write bases/sample-park and its truth anew from the generator";

fn main() -> ExitCode {
    let command = std::env::args().nth(1);
    let run = match command.as_deref() {
        Some("tidy") => tidy::run,
        Some("docs") => docs::run,
        Some("sample-park") => sample_park::run,
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    match repository().and_then(|root| run(&root)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Asked when it runs: a binary in a target directory that several checkouts share may stem from another one.
fn repository() -> Result<PathBuf, String> {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").ok_or("run it as `cargo xtask`")?;
    let root = PathBuf::from(xtask).join("..");
    root.canonicalize().map_err(|error| format!("failed to find the repository: {error}"))
}
