//! One column of one input table, as data: the reader, the diagnostics, the template workbook and
//! `docs/tables.md` are all driven by it.

use super::quantity::Quantity;

/// What a cell of the column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// The id that this table defines; other tables refer to it.
    Id,
    /// A name that groups rows of this table (several rows may carry it).
    Name,
    /// An id of one of these tables, looked up in order.
    Ref(&'static [&'static str]),
    /// Several ids of one table, separated by `;` or `、`.
    Refs(&'static str),
    /// Free text.
    Text,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// yes / no.
    YesNo,
    /// A day.
    Date,
    /// A span of days: `2025`, `2025-Q1`, `2025-03`, `2025-01..2025-09`, `2025-03-15`.
    Span,
    /// A number of the given quantity, with its unit in the cell, the header or the `unit` column.
    Number(Quantity),
    /// The unit of the row's numbers of quantity [`Quantity::Stated`].
    Unit,
    /// A whole number, at least zero.
    Count,
}

/// One member of a closed list, with its labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// What tables and code write.
    pub id: &'static str,
    /// Chinese label; accepted as input too.
    pub zh: &'static str,
    /// English label; accepted as input too.
    pub en: &'static str,
}

/// Whether a cell must be filled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    /// An empty cell is an error.
    Required,
    /// An empty cell means absent, which is neither zero nor a default.
    Optional,
    /// An empty cell means this text; such a number is grade D and listed.
    Default(&'static str),
}

/// How a column moves from the spans of its rows to the periods of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moves {
    /// It does not depend on time.
    Fixed,
    /// A total over the span, shared by days. Given with a rate unit it is a rate.
    Amount,
    /// Per year; day-weighted mean.
    Rate,
    /// A price or share; day-weighted mean.
    Mean,
    /// A value at an instant.
    Level,
}

/// One column of an input table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Header id.
    pub id: &'static str,
    /// Chinese header; accepted as input too.
    pub zh: &'static str,
    /// English header; accepted as input too.
    pub en: &'static str,
    /// What a cell holds.
    pub kind: Kind,
    /// Whether it must be filled.
    pub need: Need,
    /// Part of the table's key.
    pub key: bool,
    /// Smallest allowed number, in canonical units.
    pub min: Option<f64>,
    /// Largest allowed number, in canonical units.
    pub max: Option<f64>,
    /// How it moves in time.
    pub moves: Moves,
    /// Help, Chinese.
    pub help_zh: &'static str,
    /// Help, English.
    pub help_en: &'static str,
}

impl Column {
    /// A column of `kind` with its header in three forms; optional until said otherwise.
    pub const fn new(id: &'static str, zh: &'static str, en: &'static str, kind: Kind) -> Self {
        Column {
            id,
            zh,
            en,
            kind,
            need: Need::Optional,
            key: false,
            min: None,
            max: None,
            moves: Moves::Fixed,
            help_zh: "",
            help_en: "",
        }
    }

    /// The id this table defines: required and key.
    pub const fn id(id: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::new(id, zh, en, Kind::Id).required().key()
    }

    /// A reference to an id of one other table.
    pub const fn to(id: &'static str, zh: &'static str, en: &'static str, tables: &'static [&'static str]) -> Self {
        Self::new(id, zh, en, Kind::Ref(tables))
    }

    /// A number.
    pub const fn number(id: &'static str, zh: &'static str, en: &'static str, quantity: Quantity) -> Self {
        Self::new(id, zh, en, Kind::Number(quantity))
    }

    /// Free text.
    pub const fn text(id: &'static str, zh: &'static str, en: &'static str) -> Self {
        Self::new(id, zh, en, Kind::Text)
    }

    /// An empty cell is an error.
    pub const fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// An empty cell means `text`.
    pub const fn default(mut self, text: &'static str) -> Self {
        self.need = Need::Default(text);
        self
    }

    /// Part of the key.
    pub const fn key(mut self) -> Self {
        self.key = true;
        self
    }

    /// Zero or more.
    pub const fn nonnegative(mut self) -> Self {
        self.min = Some(0.0);
        self
    }

    /// Within `min..=max`, canonical units.
    pub const fn within(mut self, min: f64, max: f64) -> Self {
        self.min = Some(min);
        self.max = Some(max);
        self
    }

    /// How it moves in time.
    pub const fn moves(mut self, moves: Moves) -> Self {
        self.moves = moves;
        self
    }

    /// Help in both languages.
    pub const fn help(mut self, zh: &'static str, en: &'static str) -> Self {
        self.help_zh = zh;
        self.help_en = en;
        self
    }
}
