//! Input table `operating_costs`: operating cost by class.

use crate::grid::{Row, RowReader};
use crate::ids::{PlantId, ProcessId};
use crate::schema::{Column, Kind, Moves, Quantity, Table, choices, columns};
use crate::time::Span;

choices! {
    /// CostClass of a row of `operating_costs`.
    CostClass, CLASSES {
        Intermediate = "intermediate", "中间投入", "intermediate";
        Labour = "labour", "人工", "labour";
        Tax = "tax", "税费", "tax";
        Capital = "capital", "资本", "capital";
    }
}

choices! {
    /// CostPer of a row of `operating_costs`.
    CostPer, PER {
        Activity = "activity", "每单位活动量", "unit of activity";
        Capacity = "capacity", "每单位产能每年", "unit of capacity and year";
    }
}

columns! {
Process = Column::to("process", "工艺", "Process", &["processes"]).key(),
Plant = Column::to("plant", "装置", "Plant", &["plants"]).key(),
Class = Column::new("class", "类别", "Class", Kind::Choice(CLASSES)).default("intermediate").key(),
Span = Column::new("span", "期间", "Span", Kind::Span).key(),
Per = Column::new("per", "计量", "Per", Kind::Choice(PER)).default("activity").key(),
Cost = Column::number("cost", "成本", "Cost", Quantity::Price).required().moves(Moves::Mean),
}

/// The table `operating_costs`.
pub const TABLE: Table = Table {
    id: "operating_costs",
    zh: "运行成本",
    en: "Operating costs",
    help_zh: "按类别的运行成本",
    help_en: "Operating cost by class",
    required: false,
    columns: COLUMNS,
};

/// Operating cost by class.
#[derive(Debug, Clone)]
pub struct OperatingCost {
    /// Row of the table.
    pub row: u32,
    /// Process.
    pub process: Option<ProcessId>,
    /// Plant.
    pub plant: Option<PlantId>,
    /// Class.
    pub class: CostClass,
    /// Span.
    pub span: Option<Span>,
    /// Per.
    pub per: CostPer,
    /// Cost.
    pub cost: f64,
}

impl Row for OperatingCost {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(OperatingCost {
            row: row.index(),
            process: row.reference(Col::Process as usize).optional()?,
            plant: row.reference(Col::Plant as usize).optional()?,
            class: row.choice(Col::Class as usize)?,
            span: row.span(Col::Span as usize),
            per: row.choice(Col::Per as usize)?,
            cost: row.number(Col::Cost as usize, counted)?,
        })
    }
}
