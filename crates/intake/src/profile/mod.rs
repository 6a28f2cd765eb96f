//! The mapping profile: what the blocks of a file mean, as data. One TOML file per kind of sheet.

mod kinds;
mod read;
mod write;

pub use kinds::{Block, CheckKind, Column, Days, Origin, Profile, Role, StatedOn, When};
pub use read::{EMBEDDED_SHEET, read_profile};
pub(crate) use write::origin_text;
pub use write::write_profile;
