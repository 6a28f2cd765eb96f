//! Input table `ratios`: how an indicator is read as one reported figure over another; one row for each denominator.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{IndicatorId, IndicatorRef, Names};
use crate::schema::{Column, Kind, Table, columns};

columns! {
Indicator = Column::to("indicator", "指标", "Indicator", &["indicators"]).required().key(),
Basis = Column::new("basis", "分母口径", "Basis", Kind::Name).required().key().help("如 revenue、product", "E.g. revenue, product"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Numerator = Column::to("numerator", "分子", "Numerator", &["indicators", "measures"]).required().help("由企业报告则相加，否则取范围的报告", "Added up over the firms that report it, otherwise as reported for the area"),
Denominator = Column::to("denominator", "分母", "Denominator", &["indicators", "measures"]).required().help("由企业报告则相加，否则取范围的报告", "Added up over the firms that report it, otherwise as reported for the area"),
Judged = Column::new("judged", "目标按此口径", "Targets mean this one", Kind::YesNo).default("no").help("一个指标至多一行；都不填则目标的口径未注明", "One row of an indicator at most; none: the targets do not say which"),
}

/// The table `ratios`.
pub const TABLE: Table = Table {
    id: "ratios",
    zh: "比率口径",
    en: "Ratios",
    help_zh: "指标按哪些分子分母计算，一种分母一行，各口径并列显示",
    help_en: "Which reported figures an indicator is the ratio of, a row for each denominator; all are shown side by side",
    required: false,
    columns: COLUMNS,
};

/// One way of reading an indicator as a ratio.
#[derive(Debug, Clone)]
pub struct RatioBasis {
    /// Row of the table.
    pub row: u32,
    /// The indicator.
    pub indicator: IndicatorId,
    /// Id of the way.
    pub basis: Sym,
    /// Names in both languages.
    pub names: Names,
    /// What is divided.
    pub numerator: IndicatorRef,
    /// By what.
    pub denominator: IndicatorRef,
    /// Whether targets on the indicator mean this one.
    pub judged: bool,
}

impl Row for RatioBasis {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(RatioBasis {
            row: row.index(),
            indicator: row.reference(Col::Indicator as usize).required()?,
            basis: row.text(Col::Basis as usize)?,
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            numerator: row.indicator_ref(Col::Numerator as usize).required()?,
            denominator: row.indicator_ref(Col::Denominator as usize).required()?,
            judged: row.flag(Col::Judged as usize)?,
        })
    }
}
