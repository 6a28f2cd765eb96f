//! Profile → TOML, as a person would write it: what reading would assume is left out.

use std::fmt::{self, Write as _};

use super::kinds::{Block, CheckKind, Column, Days, Origin, Profile, Role, StatedOn, When};

/// The text of a profile; `above` gives lines of comment to stand above a column, by block and column.
pub fn write_profile(profile: &Profile, above: impl Fn(usize, usize) -> Vec<String>) -> String {
    let mut out = String::new();
    write(&mut out, profile, &above).expect("writing to a string cannot fail");
    out
}

fn write(out: &mut String, profile: &Profile, above: &dyn Fn(usize, usize) -> Vec<String>) -> fmt::Result {
    writeln!(out, "profile = {}", quoted(&profile.name))?;
    let stated_on = match &profile.stated_on {
        StatedOn::On(origin) => origin_text(origin),
        StatedOn::After(days) => format!("+{days}"),
    };
    writeln!(out, "stated_on = {}", quoted(&stated_on))?;
    for (key, origin) in [("sender", &profile.sender)] {
        if let Some(origin) = origin {
            writeln!(out, "{key} = {}", quoted(&origin_text(origin)))?;
        }
    }
    writeln!(out, "grade = {}", quoted(&profile.grade))?;
    for (key, text) in [("audience", &profile.audience), ("confirmed_by", &profile.confirmed_by)] {
        if let Some(text) = text {
            writeln!(out, "{key} = {}", quoted(text))?;
        }
    }
    for (key, pairs) in [("words", &profile.words), ("names", &profile.names)] {
        if !pairs.is_empty() {
            writeln!(out, "\n[{key}]")?;
            for (word, id) in pairs {
                writeln!(out, "{} = {}", quoted(word), quoted(id))?;
            }
        }
    }
    for (at, block) in profile.blocks.iter().enumerate() {
        write_block(out, block)?;
        for (number, column) in block.columns.iter().enumerate() {
            out.push('\n');
            for line in above(at, number) {
                writeln!(out, "# {line}")?;
            }
            write_column(out, block, column)?;
        }
    }
    Ok(())
}

fn write_block(out: &mut String, block: &Block) -> fmt::Result {
    writeln!(out, "\n[[block]]")?;
    if block.table.id != "reports" {
        writeln!(out, "table = {}", quoted(block.table.id))?;
    }
    if let Some(sheet) = &block.sheet {
        writeln!(out, "sheet = {}", quoted(sheet))?;
    }
    writeln!(out, "anchor = {}", quoted(&block.anchor))?;
    if block.header_rows != 1 {
        writeln!(out, "header_rows = {}", block.header_rows)?;
    }
    let origins =
        [("span", &block.span), ("unit", &block.unit), ("subject", &block.subject), ("reporter", &block.reporter)];
    for (key, origin) in origins {
        if let Some(origin) = origin {
            writeln!(out, "{key} = {}", quoted(&origin_text(origin)))?;
        }
    }
    if block.blank == When::Zero {
        writeln!(out, "blank = \"zero\"")?;
    }
    if block.zero == When::Skip {
        writeln!(out, "zero = \"skip\"")?;
    }
    write_set(out, block, &block.set)
}

fn write_set(out: &mut String, block: &Block, set: &[(usize, String)]) -> fmt::Result {
    if set.is_empty() {
        return Ok(());
    }
    let pair = |(at, text): &(usize, String)| format!("{} = {}", block.table.columns[*at].id, quoted(text));
    writeln!(out, "set = {{ {} }}", set.iter().map(pair).collect::<Vec<_>>().join(", "))
}

fn write_column(out: &mut String, block: &Block, column: &Column) -> fmt::Result {
    writeln!(out, "[[block.column]]\nheader = {}", quoted(&column.header))?;
    match &column.role {
        Role::Field(at) => writeln!(out, "to = {}", quoted(block.table.columns[*at].id)),
        Role::Growth { of } => writeln!(out, "to = \"growth\"\nof = {}", quoted(of)),
        Role::Ignore { rule } => writeln!(out, "ignore = {}", quoted(rule)),
        Role::Check { what, of } => {
            let what = match what {
                CheckKind::ToDate => "to-date",
                CheckKind::YearAgo => "year-ago",
                CheckKind::Growth => "growth",
            };
            writeln!(out, "check = \"{what}\"\nof = {}", quoted(of))
        }
        Role::Value { set, days, unit, plant } => {
            if set.is_empty() {
                writeln!(out, "value = \"yes\"")?;
            }
            write_set(out, block, set)?;
            match days {
                Days::Block => {}
                Days::Month => writeln!(out, "days = \"month\"")?,
                Days::ToDate => writeln!(out, "days = \"to-date\"")?,
                Days::Header => writeln!(out, "days = \"header\"")?,
                Days::Fixed(span) => writeln!(out, "days = {}", quoted(&span.to_string()))?,
            }
            if let Some(unit) = unit {
                writeln!(out, "unit = {}", quoted(unit))?;
            }
            if *plant {
                writeln!(out, "subject = \"plant\"")?;
            }
            Ok(())
        }
    }
}

/// An origin as a profile writes it.
pub(crate) fn origin_text(origin: &Origin) -> String {
    match origin {
        Origin::Text(text) => text.clone(),
        Origin::Field(label) => format!("field:{label}"),
        Origin::Title => "title".to_owned(),
        Origin::Sheet => "sheet".to_owned(),
        Origin::File => "file".to_owned(),
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
