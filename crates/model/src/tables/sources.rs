//! Input table `sources`: a document or statement that numbers come from.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::EnterpriseId;
use crate::schema::{Column, Kind, Table, choices, columns};

choices! {
    /// Grade of a row of `sources`.
    Grade, GRADES {
        A = "A", "A 官方文本或公告", "A official text or filing";
        B = "B", "B 论文、政府统计或精确算术", "B peer-reviewed, government or exact arithmetic";
        C = "C", "C 媒体或券商", "C press or broker";
        D = "D", "D 估计", "D estimate";
        S = "S", "S 合成", "S synthetic";
    }
}

choices! {
    /// Audience of a row of `sources`.
    Audience, AUDIENCES {
        Public = "public", "公开", "public";
        Office = "office", "办公室内部", "office";
        Restricted = "restricted", "限定", "restricted";
        Owner = "owner", "仅本企业", "owner";
    }
}

columns! {
Source = Column::id("source", "来源", "Source"),
TitleZh = Column::text("title_zh", "标题", "Title (zh)"),
TitleEn = Column::text("title_en", "英文标题", "Title (en)"),
Publisher = Column::text("publisher", "发布者", "Publisher"),
DocumentNo = Column::text("document_no", "文号", "Document number"),
Published = Column::text("published", "日期", "Published"),
Address = Column::text("address", "地址", "Address"),
Grade = Column::new("grade", "等级", "Grade", Kind::Choice(GRADES)).required().help("数字的可信等级", "How far its numbers may be trusted"),
Audience = Column::new("audience", "受众", "Audience", Kind::Choice(AUDIENCES)).default("public").help("谁可以看", "Who may see what rests on it"),
Owner = Column::to("owner", "所属企业", "Owner", &["enterprises"]).help("受众为仅本企业时必填", "The firm, when the audience is owner"),
}

/// The table `sources`.
pub const TABLE: Table = Table {
    id: "sources",
    zh: "来源",
    en: "Sources",
    help_zh: "一份文件或一项陈述，数字由此而来",
    help_en: "A document or statement that numbers come from",
    required: true,
    columns: COLUMNS,
};

/// A document or statement that numbers come from.
#[derive(Debug, Clone)]
pub struct Source {
    /// Row of the table.
    pub row: u32,
    /// Source.
    pub source: Sym,
    /// Title (zh).
    pub title_zh: Option<Sym>,
    /// Title (en).
    pub title_en: Option<Sym>,
    /// Publisher.
    pub publisher: Option<Sym>,
    /// Document number.
    pub document_no: Option<Sym>,
    /// Published.
    pub published: Option<Sym>,
    /// Address.
    pub address: Option<Sym>,
    /// How far its numbers may be trusted.
    pub grade: Grade,
    /// Who may see what rests on it.
    pub audience: Audience,
    /// The firm, when the audience is owner.
    pub owner: Option<EnterpriseId>,
}

impl Row for Source {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Source {
            row: row.index(),
            source: row.id(Col::Source as usize)?,
            title_zh: row.text(Col::TitleZh as usize),
            title_en: row.text(Col::TitleEn as usize),
            publisher: row.text(Col::Publisher as usize),
            document_no: row.text(Col::DocumentNo as usize),
            published: row.text(Col::Published as usize),
            address: row.text(Col::Address as usize),
            grade: row.choice(Col::Grade as usize)?,
            audience: row.choice(Col::Audience as usize)?,
            owner: row.reference(Col::Owner as usize).optional()?,
        })
    }
}
