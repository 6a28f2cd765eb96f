//! Input table `samples`: a named list of firms.

use crate::grid::{Row, RowReader};
use crate::ids::{EnterpriseId, SampleId};
use crate::schema::{Column, Kind, Table, columns};

columns! {
Sample = Column::new("sample", "样本", "Sample", Kind::Name).required().key(),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]).key().help("留空为名单未公布的样本", "Blank: a sample whose members are not published"),
}

/// The table `samples`.
pub const TABLE: Table = Table {
    id: "samples",
    zh: "样本",
    en: "Samples",
    help_zh: "一份有名字的企业名单",
    help_en: "A named list of firms",
    required: false,
    columns: COLUMNS,
};

/// A named list of firms.
#[derive(Debug, Clone)]
pub struct SampleMember {
    /// Row of the table.
    pub row: u32,
    /// Sample.
    pub sample: SampleId,
    /// A member; none: the members are not published.
    pub enterprise: Option<EnterpriseId>,
}

impl Row for SampleMember {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(SampleMember {
            row: row.index(),
            sample: row.group(Col::Sample as usize)?,
            enterprise: row.reference(Col::Enterprise as usize).optional()?,
        })
    }
}
