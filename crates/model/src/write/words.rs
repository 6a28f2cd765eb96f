//! The schema in words, for the template and the reference: both languages side by side.

use crate::schema::{Column, Kind, Moves, Need, Quantity};

/// What a cell of the column holds.
pub(super) fn kind(column: &Column) -> String {
    match column.kind {
        Kind::Id => "id".to_owned(),
        Kind::Name => "name".to_owned(),
        Kind::Ref(tables) => format!("→ {}", tables.join(", ")),
        Kind::Refs(table) => format!("→ {table}; …"),
        Kind::Text => "text".to_owned(),
        Kind::Choice(choices) => choices.iter().map(|choice| choice.id).collect::<Vec<_>>().join(" / "),
        Kind::YesNo => "yes / no".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Span => "span".to_owned(),
        Kind::Number(_) => "number".to_owned(),
        Kind::Unit => "unit".to_owned(),
        Kind::Count => "count".to_owned(),
    }
}

/// The unit of a bare number; `k` stands for the unit of the row's commodity, `c` for the base's currency.
pub(super) fn bare_unit(column: &Column) -> String {
    match column.kind {
        Kind::Number(Quantity::Stated) => "`unit`".to_owned(),
        Kind::Number(quantity) => quantity.bare_unit().replace("{k}", "k").replace("{c}", "c"),
        _ => String::new(),
    }
}

/// Whether the cell must be filled, or what an empty one means.
pub(super) fn need(column: &Column) -> String {
    match column.need {
        Need::Required => "必填 required".to_owned(),
        Need::Optional => "可空 optional".to_owned(),
        Need::Default(text) => format!("默认 default {text}"),
    }
}

/// How the column moves in time.
pub(super) fn moves(column: &Column) -> &'static str {
    match column.moves {
        Moves::Fixed => "",
        Moves::Amount => "amount",
        Moves::Rate => "rate",
        Moves::Mean => "mean",
        Moves::Level => "level",
    }
}

/// The bounds of a number.
pub(super) fn bounds(column: &Column) -> String {
    match (column.min, column.max) {
        (None, None) => String::new(),
        (Some(min), None) => format!("≥ {min}"),
        (None, Some(max)) => format!("≤ {max}"),
        (Some(min), Some(max)) => format!("{min}…{max}"),
    }
}

/// Help for a header cell.
pub(super) fn note(column: &Column) -> String {
    let mut lines = vec![format!("{} | {}", column.zh, column.en)];
    lines.extend([column.help_zh, column.help_en].into_iter().filter(|help| !help.is_empty()).map(str::to_owned));
    lines.push(kind(column));
    let unit = bare_unit(column);
    if !unit.is_empty() {
        lines.push(format!("单位 unit: {unit}"));
    }
    let bounds = bounds(column);
    if !bounds.is_empty() {
        lines.push(bounds);
    }
    lines.push(need(column));
    if column.key {
        lines.push("主键 key".to_owned());
    }
    lines.join("\n")
}
