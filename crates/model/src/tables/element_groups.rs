//! Input table `element_groups`: a member of an element group.

use crate::grid::{Row, RowReader};
use crate::ids::{ElementId, GroupId};
use crate::schema::{Column, Kind, Table, columns};

columns! {
Group = Column::new("group", "元素组", "Group", Kind::Name).required().key(),
Element = Column::to("element", "元素", "Element", &["elements"]).required().key(),
}

/// The table `element_groups`.
pub const TABLE: Table = Table {
    id: "element_groups",
    zh: "元素组",
    en: "Element groups",
    help_zh: "元素组的成员",
    help_en: "A member of an element group",
    required: false,
    columns: COLUMNS,
};

/// A member of an element group.
#[derive(Debug, Clone)]
pub struct GroupMember {
    /// Row of the table.
    pub row: u32,
    /// Group.
    pub group: GroupId,
    /// Element.
    pub element: ElementId,
}

impl Row for GroupMember {
    const TABLE: &'static Table = &TABLE;

    fn read(row: &mut RowReader<'_>) -> Option<Self> {
        Some(GroupMember {
            row: row.index(),
            group: row.group(Col::Group as usize)?,
            element: row.reference(Col::Element as usize).required()?,
        })
    }
}
