//! What is wrong with the user's data: a stable code, a place, and arguments. `report` alone
//! turns it into words, in both languages.

mod code;
mod finding;

pub use code::Code;
pub use finding::{Arg, Diagnostic, Place, Severity};
