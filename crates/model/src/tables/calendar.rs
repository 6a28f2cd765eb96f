//! Input table `calendar`: holidays and maintenance that move production.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::PlantId;
use crate::schema::{Column, Kind, Quantity, Table, columns};
use crate::time::Span;

columns! {
Event = Column::new("event", "事件", "Event", Kind::Name).required().key(),
Span = Column::new("span", "期间", "Span", Kind::Span).required().key(),
Plant = Column::to("plant", "装置", "Plant", &["plants"]).key().help("留空为全部装置", "Blank: every plant"),
Availability = Column::number("availability", "可用率", "Availability", Quantity::Share).required().within(0.0, 1.0),
}

/// The table `calendar`.
pub const TABLE: Table = Table {
    id: "calendar",
    zh: "日历",
    en: "Calendar",
    help_zh: "影响生产的假日与检修",
    help_en: "Holidays and maintenance that move production",
    required: false,
    columns: COLUMNS,
};

/// Holidays and maintenance that move production.
#[derive(Debug, Clone)]
pub struct Closure {
    /// Row of the table.
    pub row: u32,
    /// Event.
    pub event: Sym,
    /// Span.
    pub span: Span,
    /// Blank: every plant.
    pub plant: Option<PlantId>,
    /// Availability.
    pub availability: f64,
}

impl Row for Closure {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Closure {
            row: row.index(),
            event: row.text(Col::Event as usize)?,
            span: row.span(Col::Span as usize)?,
            plant: row.reference(Col::Plant as usize).optional()?,
            availability: row.number(Col::Availability as usize, counted)?,
        })
    }
}
