//! How a run ended, as a number for scripts.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, and everything that was promised is met.
    Met,
    /// Done, but something is not met or no plan exists; or cancelled.
    NotMet,
    /// The base or the command line is wrong.
    BadInput,
    /// Disk, memory, solver.
    System,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Exit::Met => 0,
            Exit::NotMet => 1,
            Exit::BadInput => 2,
            Exit::System => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}
