//! Input table `readings`: what a report whose meaning is not stated may mean.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{IndicatorRef, MeasureId, Names, QuotaId};
use crate::schema::{Column, Kind, Quantity, Table, columns};

columns! {
Reading = Column::new("reading", "读法", "Reading", Kind::Name).required().key().help("同一读法的各行一起试算", "Rows of one reading are tried together"),
Attribute = Column::text("attribute", "属性", "Attribute").key().help("报告中的属性；与指标二选一", "Attribute of reports; in place of an indicator"),
Indicator = Column::to("indicator", "指标", "Indicator", &["indicators", "measures"]).key(),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Measure = Column::to("measure", "量度", "Measure", &["measures"]).help("这样读时报告说的是什么", "What the report speaks of when it is read so"),
Low = Column::number("low", "折算下限", "Least", Quantity::Number).nonnegative().help("报告的一单位至少是量度的多少；留空为至多", "One unit of the report is at least so many of the measure; blank: at most"),
High = Column::number("high", "折算上限", "Most", Quantity::Number).default("1").nonnegative(),
Quota = Column::to("quota", "限额", "Quota", &["quotas"]).help("这样读时计入哪个限额", "The quota that it counts toward when it is read so"),
}

/// The table `readings`.
pub const TABLE: Table = Table {
    id: "readings",
    zh: "读法",
    en: "Readings",
    help_zh: "含义未注明的报告可能是什么意思；平衡时逐一试算，不作事实",
    help_en: "What a report whose meaning is not stated may mean; a balance tries them one by one, none is taken as a fact",
    required: false,
    columns: COLUMNS,
};

/// What a report whose meaning is not stated may mean.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Row of the table.
    pub row: u32,
    /// Rows of one reading are tried together.
    pub reading: Sym,
    /// Names in both languages.
    pub names: Names,
    /// Attribute of the reports.
    pub attribute: Option<Sym>,
    /// Indicator of the reports, in place of an attribute.
    pub indicator: Option<IndicatorRef>,
    /// What they speak of; none: they count toward the quota only.
    pub measure: Option<MeasureId>,
    /// Units of the measure in a unit of the report, at least; none: the report is the most that it can be.
    pub low: Option<f64>,
    /// The same, at most.
    pub high: f64,
    /// The quota that they count toward.
    pub quota: Option<QuotaId>,
}

impl Row for Reading {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        let counted = row.counted();
        Some(Reading {
            row: row.index(),
            reading: row.text(Col::Reading as usize)?,
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            attribute: row.text(Col::Attribute as usize),
            indicator: row.indicator_ref(Col::Indicator as usize).optional()?,
            measure: row.reference(Col::Measure as usize).optional()?,
            low: row.number(Col::Low as usize, counted),
            high: row.number(Col::High as usize, counted)?,
            quota: row.reference(Col::Quota as usize).optional()?,
        })
    }
}
