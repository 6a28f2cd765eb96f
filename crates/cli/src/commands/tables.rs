//! `lodestone tables`: the input tables, their columns, the reference, and what a base has of them.

use std::path::Path;

use anyhow::Context as _;
use lodestone_model::schema::Table;
use lodestone_model::tables::TABLES;
use lodestone_model::text::eq_folded;
use lodestone_model::write::docs_markdown;
use lodestone_report::terminal;
use lodestone_report::view::{BaseView, CheckView, TableView, tables_of};
use lodestone_report::words::Languages;
use serde::Serialize;

use crate::exit::Exit;
use crate::load::load;
use crate::settings::Settings;
use crate::staging::Staging;
use crate::usage::Usage;
use crate::{cancel, output, results};

#[derive(Serialize)]
struct TablesView {
    base: Option<BaseView>,
    tables: Vec<TableView>,
}

/// Lists tables.
pub fn run(base: Option<&Path>, markdown: bool, table: Option<&str>, settings: &Settings) -> anyhow::Result<Exit> {
    if let Some(name) = table {
        let table = find_table(name)?;
        return print_or_write(&terminal::columns(table, &settings.words), settings);
    }
    if markdown {
        return print_or_write(&docs_markdown(), settings);
    }
    let Some(base) = base else {
        let view = TablesView { base: None, tables: tables_of(None) };
        results::print("tables", &view, || terminal::schema_tables(&view.tables, &settings.words), settings)?;
        return Ok(Exit::Met);
    };
    let checked = load(base, settings)?;
    let Some(base) = &checked.base else {
        let view = CheckView::new(&checked, &Languages::new());
        results::print("tables", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    let view = TablesView { base: Some(BaseView::new(base)), tables: tables_of(Some(base)) };
    results::print("tables", &view, || terminal::base_tables(&view.tables, &settings.words), settings)?;
    Ok(Exit::Met)
}

fn find_table(name: &str) -> Result<&'static Table, Usage> {
    let is_named = |table: &&&Table| [table.id, table.zh, table.en].iter().any(|label| eq_folded(label, name));
    let unknown = || Usage::TableUnknown { table: name.to_owned() };
    TABLES.iter().find(is_named).copied().ok_or_else(unknown)
}

/// Into the file of `--out`, or to standard output.
fn print_or_write(text: &str, settings: &Settings) -> anyhow::Result<Exit> {
    match settings.out.as_deref() {
        None => output::print_text(text).context("failed to write to standard output")?,
        Some(target) => {
            cancel::enter("stage-write");
            let staging = Staging::new(target)?;
            staging.write("text", text.as_bytes())?;
            staging.put_one("text")?;
            output::complain(&settings.words.say("wrote", &[("path", target.display().to_string().into())]));
        }
    }
    Ok(Exit::Met)
}
