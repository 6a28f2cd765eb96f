//! Input table `arrivals`: people who came, under pseudonyms.

use crate::grid::{Row, RowReader, Sym};
use crate::ids::PostId;
use crate::schema::{Column, Kind, Table, columns};
use crate::time::Date;

columns! {
Person = Column::new("person", "人员代号", "Person", Kind::Name).required().key().help("化名，不得是姓名或证件号", "A pseudonym, never a name or an identity number"),
Post = Column::to("post", "岗位", "Post", &["posts"]).help("留空为未匹配", "Blank: no post"),
Arrived = Column::new("arrived", "到岗日", "Arrived", Kind::Date).required().key(),
Left = Column::new("left", "离岗日", "Left", Kind::Date),
}

/// The table `arrivals`.
pub const TABLE: Table = Table {
    id: "arrivals",
    zh: "到岗",
    en: "Arrivals",
    help_zh: "引进的人员（化名）",
    help_en: "People who came, under pseudonyms",
    required: false,
    columns: COLUMNS,
};

/// Someone who came.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// Row of the table.
    pub row: u32,
    /// A pseudonym.
    pub person: Sym,
    /// The post that was filled; none: unmatched.
    pub post: Option<PostId>,
    /// Day of arrival.
    pub arrived: Date,
    /// Day of departure.
    pub left: Option<Date>,
}

impl Row for Arrival {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(Arrival {
            row: row.index(),
            person: row.text(Col::Person as usize)?,
            post: row.reference(Col::Post as usize).optional()?,
            arrived: row.date(Col::Arrived as usize)?,
            left: row.date(Col::Left as usize),
        })
    }
}
