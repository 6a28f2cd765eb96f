//! What a profile says, typed.

use lodestone_model::schema::Table;
use lodestone_model::time::Span;

/// A profile.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// Who sent the file: publisher of its sources.
    pub sender: Option<Origin>,
    /// Grade letter of its sources.
    pub grade: String,
    /// Audience of its sources; none: as the schema's default.
    pub audience: Option<String>,
    /// When its figures were stated.
    pub stated_on: StatedOn,
    /// Blocks, in order.
    pub blocks: Vec<Block>,
    /// Words of the file and the ids that they stand for; `-` for rows that are left out.
    pub words: Vec<(String, String)>,
    /// Names of firms in the file and the ids that somebody confirmed; `new` for a firm that the base does not have.
    pub names: Vec<(String, String)>,
    /// Who confirmed them.
    pub confirmed_by: Option<String>,
}

/// Where a text about a whole block comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The profile itself.
    Text(String),
    /// What stands behind a label outside of the rows: `单位：万元`.
    Field(String),
    /// The titles above the header.
    Title,
    /// The name of the sheet.
    Sheet,
    /// The name of the file.
    File,
}

/// When figures were stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatedOn {
    /// The day that is found there.
    On(Origin),
    /// This many days behind the last day of the statement's span.
    After(u32),
}

/// What a table cell without a number, or with zero, means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It says nothing.
    Skip,
    /// It says zero.
    Zero,
}

/// One table of a sheet.
#[derive(Debug, Clone)]
pub struct Block {
    /// Table whose rows it gives.
    pub table: &'static Table,
    /// Names of sheets, with `*` for any text; none: every sheet that is shown.
    pub sheet: Option<String>,
    /// A header by which its header row is found.
    pub anchor: String,
    /// How many rows the header has.
    pub header_rows: u32,
    /// The days of the figures.
    pub span: Option<Origin>,
    /// The unit of numbers whose column, row and cell name none.
    pub unit: Option<Origin>,
    /// Whom the rows are about, where no column says so.
    pub subject: Option<Origin>,
    /// Who says so, where it is not the subject itself.
    pub reporter: Option<Origin>,
    /// Meaning of blank cells and of marks such as `—`.
    pub blank: When,
    /// Meaning of zero.
    pub zero: When,
    /// First words of rows that are sums of the rows above.
    pub totals: Vec<String>,
    /// First words of rows that are parts of the row above.
    pub parts: Vec<String>,
    /// First words of rows behind the table: notes, signatures.
    pub notes: Vec<String>,
    /// Cells that every row has: position of the column, text.
    pub set: Vec<(usize, String)>,
    /// Columns.
    pub columns: Vec<Column>,
    /// Line of the profile.
    pub line: u32,
}

/// One column of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its header, with `/` between the rows of the header, without the unit; compared without white space, `*` is any text:
    /// `产值/*累计` is every month's `产值/1—10月累计`.
    pub header: String,
    /// What it is.
    pub role: Role,
    /// Line of the profile.
    pub line: u32,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// A cell of the row: position of the column of the table.
    Field(usize),
    /// A statement of its own for each row.
    Value {
        /// Cells that each statement has.
        set: Vec<(usize, String)>,
        /// Its days.
        days: Days,
        /// Its unit.
        unit: Option<String>,
        /// Whether it is about the only plant of the row's firm, and what that makes.
        plant: bool,
    },
    /// Growth of the statement of another column.
    Growth {
        /// Header of the other.
        of: String,
    },
    /// Compared with what is known, never loaded.
    Check {
        /// What it is.
        what: CheckKind,
        /// Header of the column that it belongs to.
        of: String,
    },
    /// Left out.
    Ignore {
        /// Why.
        rule: String,
    },
}

/// The days of a column, from those of its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// Those of the block or row as they are.
    Block,
    /// The last month of them.
    Month,
    /// From the first of January to their last day.
    ToDate,
    /// Named in the header: `3月`.
    Header,
    /// Always the same.
    Fixed(Span),
}

/// What a column is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckKind {
    /// The sum from January on.
    ToDate,
    /// The same days of the year before.
    YearAgo,
    /// Growth over the year before.
    Growth,
}
