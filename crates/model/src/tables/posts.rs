//! Input table `posts`: people asked for.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::{EnterpriseId, Names, StageId};
use crate::schema::{Column, Kind, Table, columns};
use crate::time::Date;

columns! {
Post = Column::id("post", "岗位", "Post"),
NameZh = Column::text("name_zh", "名称", "Name (zh)"),
NameEn = Column::text("name_en", "英文名称", "Name (en)"),
Enterprise = Column::to("enterprise", "企业", "Enterprise", &["enterprises"]),
Stage = Column::to("stage", "环节", "Stage", &["stages"]),
Level = Column::text("level", "层次", "Level").help("如：高层次、紧缺急需", "E.g. high-level, urgently needed"),
Wanted = Column::new("wanted", "需求人数", "Wanted", Kind::Count).default("1"),
OpenFrom = Column::new("open_from", "发布日", "Open from", Kind::Date),
}

/// The table `posts`.
pub const TABLE: Table = Table {
    id: "posts",
    zh: "岗位",
    en: "Posts",
    help_zh: "用人需求",
    help_en: "People asked for",
    required: false,
    columns: COLUMNS,
};

/// People asked for.
#[derive(Debug, Clone)]
pub struct Post {
    /// Row of the table.
    pub row: u32,
    /// Names in both languages.
    pub names: Names,
    /// Post.
    pub post: Sym,
    /// Who asks.
    pub enterprise: Option<EnterpriseId>,
    /// Place in the chain.
    pub stage: Option<StageId>,
    /// Level, in the words of the plan.
    pub level: Option<Sym>,
    /// How many.
    pub wanted: u32,
    /// First day.
    pub open_from: Option<Date>,
}

impl Row for Post {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Post {
            row: row.index(),
            names: row.names(Col::NameZh as usize, Col::NameEn as usize),
            post: row.id(Col::Post as usize)?,
            enterprise: row.reference(Col::Enterprise as usize).optional()?,
            stage: row.reference(Col::Stage as usize).optional()?,
            level: row.text(Col::Level as usize),
            wanted: row.count(Col::Wanted as usize)?,
            open_from: row.date(Col::OpenFrom as usize),
        })
    }
}
