//! Input table `quota_allocation`: from the holder of a quota to a plant.

use crate::grid::{Row, RowReader, Stated};
use crate::ids::{PlantId, QuotaId};
use crate::schema::{Column, Kind, Quantity, Table, columns};
use crate::time::Span;
use crate::unit::Unit;

columns! {
Quota = Column::to("quota", "限额", "Quota", &["quotas"]).required().key(),
Plant = Column::to("plant", "装置", "Plant", &["plants"]).required().key(),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Share = Column::number("share", "份额", "Share", Quantity::Share).within(0.0, 1.0),
Limit = Column::number("limit", "限额值", "Limit", Quantity::Stated).nonnegative(),
Unit = Column::new("unit", "单位", "Unit", Kind::Unit),
}

/// The table `quota_allocation`.
pub const TABLE: Table = Table {
    id: "quota_allocation",
    zh: "限额分配",
    en: "Quota allocation",
    help_zh: "限额从持有者分到装置",
    help_en: "From the holder of a quota to a plant",
    required: false,
    columns: COLUMNS,
};

/// From the holder of a quota to a plant.
#[derive(Debug, Clone)]
pub struct QuotaShare {
    /// Row of the table.
    pub row: u32,
    /// Quota.
    pub quota: QuotaId,
    /// Plant.
    pub plant: PlantId,
    /// Span.
    pub span: Option<Span>,
    /// Share.
    pub share: Option<f64>,
    /// Limit.
    pub limit: Option<Stated>,
    /// Unit.
    pub unit: Option<Unit>,
}

impl Row for QuotaShare {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(QuotaShare {
            row: row.index(),
            quota: row.reference(Col::Quota as usize).required()?,
            plant: row.reference(Col::Plant as usize).required()?,
            span: row.span(Col::Span as usize),
            share: row.number(Col::Share as usize, counted),
            limit: row.stated(Col::Limit as usize),
            unit: row.unit(Col::Unit as usize),
        })
    }
}
