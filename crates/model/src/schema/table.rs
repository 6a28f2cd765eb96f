//! One input table as data.

use super::column::{Column, Kind};

/// One input table: a CSV file or a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// File stem or sheet name.
    pub id: &'static str,
    /// Chinese name; accepted as sheet name too.
    pub zh: &'static str,
    /// English name.
    pub en: &'static str,
    /// What a row is, Chinese.
    pub help_zh: &'static str,
    /// What a row is, English.
    pub help_en: &'static str,
    /// A base without this table is not a base.
    pub required: bool,
    /// Columns, in canonical order.
    pub columns: &'static [Column],
}

impl Table {
    /// Position and definition of the column with this id.
    pub fn column(&self, id: &str) -> Option<(usize, &'static Column)> {
        self.columns.iter().enumerate().find(|(_, c)| c.id == id)
    }

    /// Position of the id column, if the table defines ids.
    pub fn id_column(&self) -> Option<usize> {
        self.columns.iter().position(|c| matches!(c.kind, Kind::Id))
    }

    /// Positions of the key columns.
    pub fn key_columns(&self) -> Vec<usize> {
        (0..self.columns.len()).filter(|&i| self.columns[i].key).collect()
    }
}

/// Declares a table's columns and the enum of their positions from one list.
macro_rules! columns {
    ($($variant:ident = $column:expr),+ $(,)?) => {
        /// Position of each column in [`TABLE`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Col { $($variant),+ }

        const COLUMNS: &[$crate::schema::Column] = &[$($column),+];
    };
}
pub(crate) use columns;

/// Declares a closed list: the enum, its choices as data, and the way from a choice's position.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident, $list:ident { $($variant:ident = $id:literal, $zh:literal, $en:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = $en] $variant),+
        }

        /// The members as tables write them, with labels in both languages.
        pub const $list: &[$crate::schema::Choice] =
            &[$($crate::schema::Choice { id: $id, zh: $zh, en: $en }),+];

        impl $crate::schema::Chosen for $name {
            const ALL: &'static [Self] = &[$($name::$variant),+];

            fn choice(self) -> &'static $crate::schema::Choice {
                &$list[self as usize]
            }
        }
    };
}
pub(crate) use choices;

/// A closed list as an enum.
pub trait Chosen: Sized + Copy + 'static {
    /// Every member, in the order of its choices.
    const ALL: &'static [Self];

    /// Its id and labels.
    fn choice(self) -> &'static super::Choice;
}
