//! For whom results are shown.

use lodestone_model::base::CheckedBase;
use lodestone_model::disclosure::Reader;
use lodestone_model::ids::{EnterpriseId, Id as _};

use crate::settings::AudienceArg;
use crate::usage::Usage;

/// The reader of a base that a command line names.
pub fn reader(base: &CheckedBase, audience: &AudienceArg) -> Result<Reader, Usage> {
    match audience {
        AudienceArg::Public => Ok(Reader::Public),
        AudienceArg::Office => Ok(Reader::Office),
        AudienceArg::Firm(id) => firm(base, id).map(Reader::Firm),
    }
}

fn firm(base: &CheckedBase, id: &str) -> Result<EnterpriseId, Usage> {
    let unknown = || Usage::FirmUnknown { firm: id.to_owned() };
    let sym = base.sym(id).ok_or_else(unknown)?;
    let row = base.rows.enterprises.iter().position(|row| row.enterprise == sym).ok_or_else(unknown)?;
    Ok(EnterpriseId::from_index(row))
}
