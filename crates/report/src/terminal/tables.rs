//! Lists of tables and columns for a terminal.

use lodestone_model::base::Lang;
use lodestone_model::schema::{Kind, Need, Quantity, Table};

use super::{Align, Grid};
use crate::view::TableView;
use crate::words::{Words, number};

/// Every table of the schema.
pub fn schema_tables(tables: &[TableView], words: &Words) -> String {
    let title = |key| words.say(key, &[]);
    let mut grid = Grid::new(&[
        (title("tables-table"), Align::Left),
        (title("tables-name"), Align::Left),
        (title("tables-need"), Align::Left),
        (title("tables-columns"), Align::Right),
        (title("tables-row"), Align::Left),
    ]);
    for table in tables {
        let need = if table.required { title("need-required") } else { String::new() };
        let columns = number::count(table.columns);
        let lang = words.lang();
        grid.row([table.table, table.title.get(lang), &need, &columns, table.help.get(lang)]);
    }
    grid.render(0)
}

/// The tables that a base has, and how much of them is filled.
pub fn base_tables(tables: &[TableView], words: &Words) -> String {
    let title = |key| words.say(key, &[]);
    let mut grid = Grid::new(&[
        (title("tables-table"), Align::Left),
        (title("tables-name"), Align::Left),
        (title("tables-rows"), Align::Right),
        (title("tables-filled"), Align::Right),
        (title("tables-file"), Align::Left),
    ]);
    for table in tables {
        let (Some(rows), Some(filled), Some(file)) = (table.rows, table.filled, &table.file) else { continue };
        let filled = format!("{filled}/{}", table.columns);
        grid.row([table.table, table.title.get(words.lang()), &number::count(rows), &filled, file]);
    }
    grid.render(0)
}

/// The columns of one table.
pub fn columns(table: &Table, words: &Words) -> String {
    let title = |key| words.say(key, &[]);
    let mut grid = Grid::new(&[
        (title("tables-column"), Align::Left),
        (title("tables-name"), Align::Left),
        (title("tables-kind"), Align::Left),
        (title("tables-need"), Align::Left),
        (title("tables-help"), Align::Left),
    ]);
    let (name, row) = match words.lang() {
        Lang::Zh => (table.zh, table.help_zh),
        Lang::En => (table.en, table.help_en),
    };
    for column in table.columns {
        let (label, help) = match words.lang() {
            Lang::Zh => (column.zh, column.help_zh),
            Lang::En => (column.en, column.help_en),
        };
        let need = match column.need {
            Need::Required => title("need-required"),
            Need::Optional => String::new(),
            Need::Default(text) => words.say("need-default", &[("value", text.into())]),
        };
        grid.row([column.id, label, &kind(column.kind, words), &need, help]);
    }
    format!("{} {name}\n{row}\n\n{}", table.id, grid.render(0))
}

fn kind(kind: Kind, words: &Words) -> String {
    let said = |key| words.say(key, &[]);
    match kind {
        Kind::Id => said("kind-id"),
        Kind::Name => said("kind-name"),
        Kind::Ref(tables) => format!("→ {}", tables.join(" / ")),
        Kind::Refs(table) => format!("→ {table}; …"),
        Kind::Text => said("kind-text"),
        Kind::Choice(choices) => choices.iter().map(|choice| choice.id).collect::<Vec<_>>().join(" / "),
        Kind::YesNo => said("kind-yes-no"),
        Kind::Date => said("kind-date"),
        Kind::Span => said("kind-span"),
        Kind::Number(Quantity::Stated) => said("kind-stated"),
        Kind::Number(quantity) => match quantity.bare_unit() {
            "" | "1" => said("kind-number"),
            unit => words.say("kind-number-in", &[("unit", unit_words(unit).into())]),
        },
        Kind::Unit => said("kind-unit"),
        Kind::Count => said("kind-count"),
    }
}

/// `k` is the unit of the row's commodity, `c` the base's currency, as in docs/tables.md.
fn unit_words(unit: &str) -> String {
    unit.replace("{k}", "k").replace("{c}", "c")
}
