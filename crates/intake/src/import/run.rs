//! The whole import: every file, sheet and block; then what was read against what is known.

use std::collections::BTreeSet;
use std::sync::Arc;

use lodestone_model::CheckedBase;
use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_model::read::sheets::{Area, Sheet, sha256};
use lodestone_model::tables::{aliases, enterprises, sources};

use super::account::{Account, Use};
use super::blocks::BlockReader;
use super::fields::Said;
use super::frame::{Frame, read_frame};
use super::known::sift;
use super::locate::{Located, is_for, locate};
use super::outcome::{Imported, NewRows, SentFile};
use super::place;
use super::rows::{From, Rows};
use super::series;
use super::sheet::Around;
use super::store::Store;
use super::titles::{Title, Titles};
use super::work::{Findings, Work};
use crate::names::Found;
use crate::profile::{Block, EMBEDDED_SHEET, Profile, Role};

/// What files would add to a base under a profile. Pure: nothing is written.
///
/// A file that the base has as a source already is left out and said to be. Rows come in the order of their texts, whatever
/// the order of files, sheets, rows and columns was.
pub fn import(base: &CheckedBase, profile: &Profile, files: &[SentFile]) -> Imported {
    let work = Work::new(base, profile);
    let mut findings = Findings::default();
    let mut order: Vec<&SentFile> = files.iter().collect();
    order.sort_by(|a, b| (&a.sha256, &a.name).cmp(&(&b.sha256, &b.name)));
    let mut reading = Reading::default();
    let mut shas: Vec<&str> = Vec::new();
    for file in order {
        let known = known_file(base, &file.sha256);
        if known.is_some() || shas.contains(&file.sha256.as_str()) {
            let by = known.unwrap_or_else(|| file.name.clone());
            findings.push(Diagnostic::new(Code::FileKnown, Place::file(&file.name)).with("source", by));
            continue;
        }
        shas.push(&file.sha256);
        reading.read_file(&work, file, &mut findings);
    }
    let Reading { mut store, sources, accounts, places, unmapped } = reading;
    unmapped.into_iter().for_each(|finding| findings.push(finding));
    let place = |from: From| place::cell(&places[from.sheet as usize], from.row, from.column);
    series::compare(base, &mut store, &mut findings, place);
    let mut known = 0;
    let mut tables: Vec<NewRows> = Vec::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    for rows in store.tables() {
        let sifted = sift(base, rows, &mut findings, place);
        known += sifted.known;
        if sifted.new.rows > 0 {
            used.extend(sifted.sources);
            tables.push(sifted.new);
        }
    }
    let mut first = Vec::new();
    first.extend(source_rows(&work, &sources, &used));
    first.extend(firm_rows(&store, &mut findings, &profile.name));
    first.extend(alias_rows(&work, &store));
    first.extend(tables);
    shas.push(&profile.name);
    let id = format!("i{}", &sha256(shas.join("\n").as_bytes())[..12]);
    Imported { id, tables: first, known, accounts, findings: findings.finish(&profile.name) }
}

/// The source of the base that is this file, if it has one.
fn known_file(base: &CheckedBase, sha256: &str) -> Option<String> {
    let wanted = document_no(sha256);
    let is_it = |source: &&sources::Source| source.document_no.is_some_and(|sym| base.text(sym) == wanted);
    base.rows.sources.iter().find(is_it).map(|source| base.text(source.source).to_owned())
}

fn document_no(sha256: &str) -> String {
    format!("sha256:{sha256}")
}

/// A source in the making.
struct SourceOf {
    id: String,
    cells: Vec<(usize, String)>,
}

#[derive(Default)]
struct Reading {
    store: Store,
    sources: Vec<SourceOf>,
    accounts: Vec<Account>,
    places: Vec<Arc<str>>,
    unmapped: Vec<Diagnostic>,
}

impl Reading {
    fn read_file(&mut self, work: &Work<'_>, file: &SentFile, findings: &mut Findings) {
        let mut found = vec![false; work.profile.blocks.len()];
        let mut number = 0;
        let is_only = file.sheets.len() == 1;
        for sheet in &file.sheets {
            let name = place::sheet_name(&file.name, &sheet.name, is_only);
            self.places.push(name.clone());
            let at = (self.places.len() - 1) as u16;
            let account = Account::new(&file.name, sheet);
            let mut around = Around { number: at, file: &file.name, sheet, place: &name, account };
            let located = locate(sheet, work.profile, &work.units);
            located.iter().for_each(|located| found[located.block] = true);
            self.read_sheet(work, &mut around, &located, file, &mut number, findings);
            let wanted = work.profile.blocks.iter().any(|block| is_for(block, sheet));
            self.finish_sheet(around, wanted);
        }
        for (block, _) in work.profile.blocks.iter().zip(found).filter(|(_, found)| !found) {
            findings.push(block_missing(work, block, file));
        }
    }

    fn read_sheet<'a>(
        &mut self,
        work: &Work<'a>,
        around: &mut Around<'a>,
        located: &[Located],
        file: &SentFile,
        number: &mut usize,
        findings: &mut Findings,
    ) {
        hidden(around, findings);
        let mut behind = 1;
        for located in located {
            let block = &work.profile.blocks[located.block];
            mark_header(around, located);
            if !columns_are_there(work, block, located, around, findings) {
                continue;
            }
            let titles = titles(around.sheet, block, located, behind);
            let frame = read_frame(work, block, &titles, around, findings, located.top);
            *number += 1;
            let id = format!("in-{}-{number}", &file.sha256[..12.min(file.sha256.len())]);
            let (store, source) = (&mut self.store, id.as_str());
            let last = BlockReader { work, block, located, frame: &frame, source, around, store, findings }.read();
            behind = last + 1;
            let cells = source_cells(work, &frame, located, around, (last, &file.sha256));
            self.sources.push(SourceOf { id, cells });
        }
    }

    fn finish_sheet(&mut self, mut around: Around<'_>, wanted: bool) {
        let sheet = around.sheet;
        let rule = match () {
            () if sheet.name == EMBEDDED_SHEET => Some("template-profile"),
            () if sheet.name.starts_with('#') => Some("remark-sheet"),
            () if sheet.is_hidden && !wanted => Some("hidden-sheet"),
            () => None,
        };
        if let Some(rule) = rule {
            (0..sheet.len()).for_each(|cell| around.account.ignore(cell, rule));
        }
        let cells = around.account.unmapped(sheet);
        if !cells.is_empty() {
            let count = around.account.count(Use::Unmapped);
            let finding = Diagnostic::new(Code::CellsUnmapped, Place::file(around.place)).with("count", count);
            self.unmapped.push(finding.with("cells", cells.join(", ")));
        }
        self.accounts.push(around.account);
    }
}

/// Says what a sheet does not show; it is read all the same.
fn hidden(around: &Around<'_>, findings: &mut Findings) {
    let sheet = around.sheet;
    let rows: Vec<u32> = sheet.hidden_rows.iter().copied().filter(|row| sheet.position(*row).is_some()).collect();
    let columns: Vec<u16> = sheet
        .hidden_columns
        .iter()
        .copied()
        .filter(|&column| sheet.cells().any(|cell| cell.column == column))
        .collect();
    if rows.is_empty() && columns.is_empty() {
        return;
    }
    let letters: Vec<String> = columns.into_iter().map(lodestone_model::read::sheets::column_letters).collect();
    let rows: Vec<String> = rows.iter().map(u32::to_string).collect();
    let hidden: Vec<String> = rows.into_iter().chain(letters).collect();
    findings.push(Diagnostic::new(Code::CellsHidden, Place::file(around.place)).with("cells", hidden.join(", ")));
}

fn mark_header(around: &mut Around<'_>, located: &Located) {
    for row in located.top..located.data {
        for cell in around.sheet.position(row).into_iter().flat_map(|at| around.sheet.cells_at(at)) {
            around.account.set(cell, Use::Heading);
        }
    }
}

/// Whether every column of the block is on the sheet, with findings for those that are not, new ones, and changed units.
fn columns_are_there(
    work: &Work<'_>,
    block: &Block,
    located: &Located,
    around: &Around<'_>,
    findings: &mut Findings,
) -> bool {
    let mut all = true;
    let heads: Vec<String> = located.heads.values().map(super::Head::shown).collect();
    for (column, at) in block.columns.iter().zip(&located.columns) {
        let is_wanted = !matches!(column.role, Role::Ignore { .. });
        match at {
            None if is_wanted => {
                let hint = lodestone_model::text::did_you_mean(&column.header, heads.iter().map(String::as_str));
                let finding = Diagnostic::new(Code::ColumnGone, place::row(around.place, located.top));
                findings.push(finding.with("header", column.header.as_str()).with("hint", hint.unwrap_or_default()));
                all = false;
            }
            Some(at) => {
                if let (Role::Value { unit: Some(expected), .. }, Some(found)) = (&column.role, &located.heads[at].unit)
                    && let (Ok(a), Ok(b)) = (work.unit(expected), work.unit(found))
                    && (a.scale != b.scale || a.dimension != b.dimension)
                {
                    let finding = Diagnostic::new(Code::UnitChanged, place::cell(around.place, located.top, *at));
                    findings.push(finding.with("found", found.as_str()).with("profile", expected.as_str()));
                }
            }
            None => {}
        }
    }
    for (at, head) in located.heads.iter().filter(|(at, _)| !located.columns.contains(&Some(**at))) {
        let finding = Diagnostic::new(Code::ColumnNew, place::cell(around.place, located.top, *at));
        findings.push(finding.with("header", head.shown()));
    }
    all
}

/// Texts above the header, from the row before it was another table's, and notes behind the rows.
fn titles<'s>(sheet: &'s Sheet, block: &Block, located: &Located, from: u32) -> Titles<'s> {
    let mut titles = Vec::new();
    for at in 0..sheet.row_count() {
        let row = sheet.row_number(at);
        let is_above = (from..located.top).contains(&row);
        let is_behind = row >= located.data
            && row < located.end
            && sheet.row_at(at).next().is_some_and(|cell| crate::cells::starts_with_word(cell.text, &block.notes));
        if is_above || is_behind {
            titles.extend(sheet.cells_at(at).zip(sheet.row_at(at)).map(|(cell, held)| Title {
                cell,
                row,
                text: held.text,
            }));
        }
    }
    Titles(titles)
}

fn block_missing(work: &Work<'_>, block: &Block, file: &SentFile) -> Diagnostic {
    let texts = file.sheets.iter().filter(|sheet| is_for(block, sheet)).flat_map(Sheet::cells);
    let texts = texts.filter(|cell| cell.row <= 50).map(|cell| cell.text);
    let hint = lodestone_model::text::did_you_mean(&block.anchor, texts).unwrap_or_default();
    let _ = work;
    Diagnostic::new(Code::BlockMissing, Place::file(&file.name))
        .with("anchor", block.anchor.as_str())
        .with("hint", hint)
}

fn source_cells(
    work: &Work<'_>,
    frame: &Frame,
    located: &Located,
    around: &Around<'_>,
    (last, sha256): (u32, &str),
) -> Vec<(usize, String)> {
    use sources::Col;
    let columns = located.columns.iter().flatten();
    let area = Area {
        top: located.top,
        bottom: last,
        left: columns.clone().min().copied().unwrap_or_default(),
        right: columns.max().copied().unwrap_or_default(),
    };
    let profile = work.profile;
    let mut cells = vec![
        (Col::TitleZh as usize, around.place.to_string()),
        (Col::Publisher as usize, frame.sender.clone().unwrap_or_default()),
        (Col::DocumentNo as usize, document_no(sha256)),
        (Col::Published as usize, frame.stated_on.map(|date| date.to_string()).unwrap_or_default()),
        (Col::Address as usize, format!("{}!{}", around.sheet.name, place::range(area))),
        (Col::Grade as usize, profile.grade.clone()),
        (Col::Audience as usize, profile.audience.clone().unwrap_or_default()),
    ];
    if let (Some("owner"), Some(Said::Text(firm))) = (profile.audience.as_deref(), &frame.subject) {
        cells.push((Col::Owner as usize, firm.clone()));
    }
    cells
}

fn source_rows(work: &Work<'_>, sources: &[SourceOf], used: &BTreeSet<String>) -> Option<NewRows> {
    let mut rows = Rows::new(&sources::TABLE);
    for source in sources.iter().filter(|source| used.contains(&source.id)) {
        rows.push(From { sheet: 0, row: 0, column: 0 }, "");
        rows.set(sources::Col::Source as usize, &source.id);
        source.cells.iter().for_each(|(column, text)| rows.set(*column, text));
    }
    let _ = work;
    new_rows(&rows)
}

/// Firms that the base does not have, under provisional ids.
fn firm_rows(store: &Store, findings: &mut Findings, profile: &str) -> Option<NewRows> {
    let mut rows = Rows::new(&enterprises::TABLE);
    for (id, name) in &store.new_firms {
        rows.push(From { sheet: 0, row: 0, column: 0 }, "");
        rows.set(enterprises::Col::Enterprise as usize, id);
        rows.set(enterprises::Col::NameZh as usize, name);
        let finding = Diagnostic::new(Code::FirmProvisional, Place::file(profile));
        findings.push(finding.with("name", name.as_str()).with("id", id.as_str()));
    }
    new_rows(&rows)
}

/// Names that the profile confirms, so that the base knows them from now on and by whom.
fn alias_rows(work: &Work<'_>, store: &Store) -> Option<NewRows> {
    let without = crate::names::Identities::new(work.base, &[]);
    let mut rows = Rows::new(&aliases::TABLE);
    for name in &store.used_names {
        let Found::One(firm) = work.identities.find(&["enterprises"], name) else { continue };
        if without.find(&["enterprises"], name) == Found::One(firm.clone()) {
            continue;
        }
        rows.push(From { sheet: 0, row: 0, column: 0 }, "");
        rows.set(aliases::Col::Alias as usize, name);
        rows.set(aliases::Col::Enterprise as usize, &firm);
        rows.set(aliases::Col::ConfirmedBy as usize, work.profile.confirmed_by.as_deref().unwrap_or_default());
    }
    new_rows(&rows)
}

fn new_rows(rows: &Rows) -> Option<NewRows> {
    let sorted = rows.sorted();
    (rows.len() > 0).then(|| NewRows { table: rows.table, rows: rows.len(), csv: rows.csv(&sorted) })
}
