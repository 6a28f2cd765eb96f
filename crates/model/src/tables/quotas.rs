//! Input table `quotas`: a limit on a measure.

use super::shared::{SENSES, Sense};
use crate::grid::{Row, RowReader, Stated, Sym};
use crate::ids::{EnterpriseId, MeasureId, Names, QuotaId};
use crate::schema::{Column, Kind, Quantity, Table, choices, columns};
use crate::time::Span;
use crate::unit::Unit;

choices! {
    /// Feeds of a row of `quotas`.
    Feeds, FEEDS {
        Included = "included", "计入", "included";
        Exempt = "exempt", "豁免", "exempt";
    }
}

choices! {
    /// QuotaStatus of a row of `quotas`.
    QuotaStatus, STATUSES {
        Published = "published", "已公布", "published";
        Unpublished = "unpublished", "未公布", "unpublished";
        Assumed = "assumed", "假定", "assumed";
    }
}

columns! {
Quota = Column::new("quota", "限额", "Quota", Kind::Name).required().key(),
Span = Column::new("span", "期间", "Span", Kind::Span).required().key(),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Holder = Column::to("holder", "持有者", "Holder", &["enterprises"]),
Kind = Column::text("kind", "种类", "Kind"),
Measure = Column::to("measure", "量度", "Measure", &["measures"]).required(),
Sense = Column::new("sense", "方向", "Sense", Kind::Choice(SENSES)).default("le"),
Limit = Column::number("limit", "限额值", "Limit", Quantity::Stated).required(),
Unit = Column::new("unit", "单位", "Unit", Kind::Unit),
Feeds = Column::new("feeds", "原料口径", "Feeds", Kind::Choice(FEEDS)).default("included").help("外购与回收原料是否计入", "Whether bought and recycled feeds count"),
Status = Column::new("status", "状态", "Status", Kind::Choice(STATUSES)).default("published"),
}

/// The table `quotas`.
pub const TABLE: Table = Table {
    id: "quotas",
    zh: "指标控制",
    en: "Quotas",
    help_zh: "对一个量度的限额",
    help_en: "A limit on a measure",
    required: false,
    columns: COLUMNS,
};

/// A limit on a measure.
#[derive(Debug, Clone)]
pub struct Quota {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Quota.
    pub quota: QuotaId,
    /// Span.
    pub span: Span,
    /// Holder.
    pub holder: Option<EnterpriseId>,
    /// Kind.
    pub kind: Option<Sym>,
    /// Measure.
    pub measure: MeasureId,
    /// Sense.
    pub sense: Sense,
    /// Limit.
    pub limit: Stated,
    /// Unit.
    pub unit: Option<Unit>,
    /// Whether bought and recycled feeds count.
    pub feeds: Feeds,
    /// Status.
    pub status: QuotaStatus,
}

impl Row for Quota {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Quota {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            quota: row.group(Col::Quota as usize)?,
            span: row.span(Col::Span as usize)?,
            holder: row.reference(Col::Holder as usize).optional()?,
            kind: row.text(Col::Kind as usize),
            measure: row.reference(Col::Measure as usize).required()?,
            sense: row.choice(Col::Sense as usize)?,
            limit: row.stated(Col::Limit as usize)?,
            unit: row.unit(Col::Unit as usize),
            feeds: row.choice(Col::Feeds as usize)?,
            status: row.choice(Col::Status as usize)?,
        })
    }
}
