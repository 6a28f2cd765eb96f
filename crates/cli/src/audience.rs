//! For whom results may be shown: a base that rests on sources above the reader's class is withheld
//! as a whole, and the output says so; it never shows 0 instead.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id as _};
use lodestone_model::tables::sources::{Audience, Source};

use crate::settings::{AudienceArg, Settings};
use crate::usage::Usage;

/// Refuses a base whose sources the reader may not see.
pub fn admit(base: &CheckedBase, settings: &Settings) -> Result<(), Usage> {
    let Some(reader) = &settings.audience else { return Ok(()) };
    let firm = match reader {
        AudienceArg::Firm(id) => Some(firm(base, id)?),
        AudienceArg::Public | AudienceArg::Office => None,
    };
    let withheld = base.rows.sources.iter().filter(|source| !may_see(source, reader, firm)).count();
    if withheld == 0 { Ok(()) } else { Err(Usage::Withheld { sources: withheld }) }
}

fn firm(base: &CheckedBase, id: &str) -> Result<EnterpriseId, Usage> {
    let unknown = || Usage::FirmUnknown { firm: id.to_owned() };
    let sym = base.sym(id).ok_or_else(unknown)?;
    let row = base.rows.enterprises.iter().position(|row| row.enterprise == sym).ok_or_else(unknown)?;
    Ok(EnterpriseId::from_index(row))
}

fn may_see(source: &Source, reader: &AudienceArg, firm: Option<EnterpriseId>) -> bool {
    match source.audience {
        Audience::Public => true,
        Audience::Office => *reader == AudienceArg::Office,
        Audience::Restricted => false,
        Audience::Owner => firm.is_some() && source.owner == firm,
    }
}
