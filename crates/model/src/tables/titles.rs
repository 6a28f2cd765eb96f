//! Input table `titles`: a title that a firm was granted (high-tech enterprise, specialised-and-new …).

use crate::grid::{Row, RowReader, Sym};
use crate::ids::EnterpriseId;
use crate::schema::{Column, Kind, Table, columns};
use crate::time::Date;

columns! {
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]).required().key(),
Title = Column::new("title", "资质", "Title", Kind::Name).required().key().help("认定办法的编号，如 hnte-2016", "Id of the scheme, e.g. hnte-2016"),
GrantedOn = Column::new("granted_on", "认定日", "Granted on", Kind::Date).required().key(),
ValidTo = Column::new("valid_to", "有效期止", "Valid to", Kind::Date).help("含当日；留空为无期限", "The last day; blank: without end"),
WithdrawnOn = Column::new("withdrawn_on", "撤销日", "Withdrawn on", Kind::Date).help("自当日起失效", "From this day on it does not count"),
Certificate = Column::text("certificate", "证书编号", "Certificate").key(),
}

/// The table `titles`.
pub const TABLE: Table = Table {
    id: "titles",
    zh: "企业资质",
    en: "Titles",
    help_zh: "企业获认定的资质，一张证书一行；续期另起一行",
    help_en: "Titles that firms were granted, one certificate a row; a renewal is a row of its own",
    required: false,
    columns: COLUMNS,
};

/// A title that a firm was granted.
#[derive(Debug, Clone)]
pub struct Title {
    /// Row of the table.
    pub row: u32,
    /// Who was granted it.
    pub enterprise: EnterpriseId,
    /// Id of the scheme; equal ids have equal symbols.
    pub title: Sym,
    /// First day.
    pub granted_on: Date,
    /// Last day; none: without end.
    pub valid_to: Option<Date>,
    /// From this day on it does not count.
    pub withdrawn_on: Option<Date>,
    /// Number of the certificate.
    pub certificate: Option<Sym>,
}

impl Row for Title {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Title {
            row: row.index(),
            enterprise: row.reference(Col::Enterprise as usize).required()?,
            title: row.text(Col::Title as usize)?,
            granted_on: row.date(Col::GrantedOn as usize)?,
            valid_to: row.date(Col::ValidTo as usize),
            withdrawn_on: row.date(Col::WithdrawnOn as usize),
            certificate: row.text(Col::Certificate as usize),
        })
    }
}
