//! Input table `capacities`: a plant's capacity.

use crate::grid::{Row, RowReader};
use crate::ids::PlantId;
use crate::schema::{Column, Kind, Moves, Quantity, Table, choices, columns};
use crate::time::Span;

choices! {
    /// CapacityKind of a row of `capacities`.
    CapacityKind, KINDS {
        Filed = "filed", "备案", "filed";
        Permitted = "permitted", "批复", "permitted";
        Installed = "installed", "装机", "installed";
        Accepted = "accepted", "验收", "accepted";
        Effective = "effective", "有效", "effective";
        Sustained = "sustained", "持续", "sustained";
    }
}

columns! {
Plant = Column::to("plant", "装置", "Plant", &["plants"]).required().key(),
Kind = Column::new("kind", "产能性质", "Kind", Kind::Choice(KINDS)).default("effective").key().help("只有验收和有效产能构成约束", "Only accepted and effective capacity binds"),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Capacity = Column::number("capacity", "产能", "Capacity", Quantity::Rate).required().nonnegative().moves(Moves::Rate),
Availability = Column::number("availability", "可用率", "Availability", Quantity::Share).default("1").within(0.0, 1.0).moves(Moves::Mean),
}

/// The table `capacities`.
pub const TABLE: Table = Table {
    id: "capacities",
    zh: "产能",
    en: "Capacities",
    help_zh: "装置的产能",
    help_en: "A plant's capacity",
    required: true,
    columns: COLUMNS,
};

/// A plant's capacity.
#[derive(Debug, Clone)]
pub struct Capacity {
    /// Row of the table.
    pub row: u32,
    /// Plant.
    pub plant: PlantId,
    /// Only accepted and effective capacity binds.
    pub kind: CapacityKind,
    /// Span.
    pub span: Option<Span>,
    /// Capacity.
    pub capacity: f64,
    /// Availability.
    pub availability: f64,
}

impl Row for Capacity {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Capacity {
            row: row.index(),
            plant: row.reference(Col::Plant as usize).required()?,
            kind: row.choice(Col::Kind as usize)?,
            span: row.span(Col::Span as usize),
            capacity: row.number(Col::Capacity as usize, counted)?,
            availability: row.number(Col::Availability as usize, counted)?,
        })
    }
}
