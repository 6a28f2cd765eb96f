//! Names of a file and the identities of the base that they stand for. A name is only ever taken for what the base, or
//! somebody who is named, says it is; what merely looks alike is proposed.

mod identities;
mod propose;

pub use identities::{Found, Identities};
pub use propose::{Proposal, core_of, propose};
