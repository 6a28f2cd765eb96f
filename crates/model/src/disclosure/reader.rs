//! Who reads.

use crate::ids::EnterpriseId;
use crate::tables::sources::{Audience, Source};

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Everybody.
    Public,
    /// The office that steers the base.
    Office,
    /// One firm.
    Firm(EnterpriseId),
}

impl Reader {
    /// Whether the reader may see what rests on a source.
    pub fn may_see(self, source: &Source) -> bool {
        match source.audience {
            Audience::Public => true,
            Audience::Office => self == Reader::Office,
            Audience::Restricted => false,
            Audience::Owner => matches!(self, Reader::Firm(firm) if source.owner == Some(firm)),
        }
    }
}
