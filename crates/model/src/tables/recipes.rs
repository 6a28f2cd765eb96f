//! Input table `recipes`: a line of a recipe: input, output or loss.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{CommodityId, ElementRef, ProcessId};
use crate::schema::{Column, Kind, Quantity, Table, choices, columns};

choices! {
    /// Line of a row of `recipes`.
    Line, LINES {
        In = "in", "投入", "input";
        Out = "out", "产出", "output";
        Loss = "loss", "损失", "loss";
    }
}

columns! {
Process = Column::to("process", "工艺", "Process", &["processes"]).required().key(),
Recipe = Column::new("recipe", "配方", "Recipe", Kind::Name).default("main").key(),
Line = Column::new("line", "类型", "Line", Kind::Choice(LINES)).required().key(),
Commodity = Column::to("commodity", "物料", "Commodity", &["commodities"]).key().help("损失行留空", "Blank on a loss line"),
Amount = Column::number("amount", "单耗或产出", "Amount", Quantity::Amount).nonnegative().help("每单位活动量的数量", "Per unit of activity"),
Recovery = Column::number("recovery", "收率", "Recovery", Quantity::Share).within(0.0, 1.0).help("投入中该元素或元素组进入本产出的份额；数量由成分推出", "Share of the element or group in the inputs that leaves in this output; the amount follows from composition"),
Of = Column::to("of", "元素或元素组", "Of", &["elements", "element_groups"]).help("收率所指；损失行可指明范围", "What the recovery is of"),
CapacityUse = Column::number("capacity_use", "占用产能", "Capacity use", Quantity::Number).nonnegative().help("每单位活动量占用的产能，写在配方的任一行；默认 1 或所计物料的数量", "Capacity used per unit of activity, on any line of the recipe; default 1, or the amount of the commodity that the capacity counts"),
Uncertainty = Column::number("uncertainty", "相对不确定度", "Relative uncertainty", Quantity::Share).within(0.0, 1.0),
}

/// The table `recipes`.
pub const TABLE: Table = Table {
    id: "recipes",
    zh: "配方",
    en: "Recipes",
    help_zh: "配方的一行：投入、产出或损失",
    help_en: "A line of a recipe: input, output or loss",
    required: true,
    columns: COLUMNS,
};

/// A line of a recipe: input, output or loss.
#[derive(Debug, Clone)]
pub struct RecipeLine {
    /// Row of the table.
    pub row: u32,
    /// Process.
    pub process: ProcessId,
    /// Recipe.
    pub recipe: Sym,
    /// Line.
    pub line: Line,
    /// Blank on a loss line.
    pub commodity: Option<CommodityId>,
    /// Per unit of activity.
    pub amount: Option<f64>,
    /// Share of the element or group in the inputs that leaves in this output; the amount follows from composition.
    pub recovery: Option<f64>,
    /// What the recovery is of.
    pub of: Option<ElementRef>,
    /// Capacity used per unit of activity, on any line of the recipe; default 1, or the amount of the commodity that the capacity counts.
    pub capacity_use: Option<f64>,
    /// Relative uncertainty.
    pub uncertainty: Option<f64>,
}

impl Row for RecipeLine {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(RecipeLine {
            row: row.index(),
            process: row.reference(Col::Process as usize).required()?,
            recipe: row.text(Col::Recipe as usize)?,
            line: row.choice(Col::Line as usize)?,
            commodity: row.reference(Col::Commodity as usize).optional()?,
            amount: row.number(Col::Amount as usize, counted),
            recovery: row.number(Col::Recovery as usize, counted),
            of: row.element_ref(Col::Of as usize).optional()?,
            capacity_use: row.number(Col::CapacityUse as usize, counted),
            uncertainty: row.number(Col::Uncertainty as usize, counted),
        })
    }
}
