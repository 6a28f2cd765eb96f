//! The binary `lodestone`: raw arguments → settings → work. One file per command in `commands`.
//!
//! Exit codes: 0 done and met; 1 done but not met, infeasible, or cancelled; 2 bad input or usage; 3 system; 101 a bug.

mod args;
mod audience;
mod bug;
mod cancel;
mod commands;
mod exit;
mod help;
mod language;
mod load;
mod opening;
mod output;
mod planning;
mod presets;
mod progress;
mod results;
mod run;
mod schemes;
mod settings;
mod staging;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    bug::install();
    run::run(std::env::args_os()).into()
}
