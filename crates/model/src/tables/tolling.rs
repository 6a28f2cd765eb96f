//! Input table `tolling`: tolling: the material stays the principal's, the operator counts the fee only.

use crate::grid::{Row, RowReader};
use crate::ids::{EnterpriseId, PlantId};
use crate::schema::{Column, Kind, Moves, Quantity, Table, columns};
use crate::time::Span;

columns! {
Plant = Column::to("plant", "装置", "Plant", &["plants"]).required().key(),
Principal = Column::to("principal", "委托方", "Principal", &["enterprises"]).required().key(),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Fee = Column::number("fee", "加工费", "Fee", Quantity::Price).default("0").nonnegative().moves(Moves::Mean).help("每单位占用产能", "Per unit of capacity used"),
Exclusive = Column::new("exclusive", "只做受托", "Tolling only", Kind::YesNo).default("yes").help("装置是否只为委托方加工", "Whether the plant runs for principals only"),
}

/// The table `tolling`.
pub const TABLE: Table = Table {
    id: "tolling",
    zh: "受托加工",
    en: "Tolling",
    help_zh: "受托加工：料归委托方，装置只收加工费",
    help_en: "Tolling: the material stays the principal's, the operator counts the fee only",
    required: false,
    columns: COLUMNS,
};

/// Tolling: the material stays the principal's, the operator counts the fee only.
#[derive(Debug, Clone)]
pub struct Toll {
    /// Row of the table.
    pub row: u32,
    /// Plant.
    pub plant: PlantId,
    /// Principal.
    pub principal: EnterpriseId,
    /// Span.
    pub span: Option<Span>,
    /// Per unit of capacity used.
    pub fee: f64,
    /// Whether the plant runs for principals only.
    pub exclusive: bool,
}

impl Row for Toll {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Toll {
            row: row.index(),
            plant: row.reference(Col::Plant as usize).required()?,
            principal: row.reference(Col::Principal as usize).required()?,
            span: row.span(Col::Span as usize),
            fee: row.number(Col::Fee as usize, counted)?,
            exclusive: row.flag(Col::Exclusive as usize)?,
        })
    }
}
