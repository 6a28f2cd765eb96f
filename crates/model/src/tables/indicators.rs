//! Input table `indicators`: a measure, or a ratio of two.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{MeasureId, Names, ScopeId};
use crate::schema::{Column, Kind, Table, columns};
use crate::unit::Unit;

columns! {
Indicator = Column::id("indicator", "指标", "Indicator"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Measure = Column::to("measure", "量度", "Measure", &["measures"]).help("留空：计划不能计算，等待报告", "Blank: not computable by the plan, waits for reports"),
Over = Column::to("over", "分母", "Over", &["measures"]),
Scope = Column::to("scope", "范围", "Scope", &["scopes"]),
Unit = Column::new("unit", "单位", "Unit", Kind::Unit),
}

/// The table `indicators`.
pub const TABLE: Table = Table {
    id: "indicators",
    zh: "指标",
    en: "Indicators",
    help_zh: "一个量度，或两个量度之比",
    help_en: "A measure, or a ratio of two",
    required: false,
    columns: COLUMNS,
};

/// A measure, or a ratio of two.
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Indicator.
    pub indicator: Sym,
    /// Blank: not computable by the plan, waits for reports.
    pub measure: Option<MeasureId>,
    /// Over.
    pub over: Option<MeasureId>,
    /// Scope.
    pub scope: Option<ScopeId>,
    /// Unit.
    pub unit: Option<Unit>,
}

impl Row for Indicator {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Indicator {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            indicator: row.id(Col::Indicator as usize)?,
            measure: row.reference(Col::Measure as usize).optional()?,
            over: row.reference(Col::Over as usize).optional()?,
            scope: row.reference(Col::Scope as usize).optional()?,
            unit: row.unit(Col::Unit as usize),
        })
    }
}
