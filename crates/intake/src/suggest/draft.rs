//! The draft: blocks of every sheet, what holds for a whole block, and the roles that depend on other columns.

use lodestone_model::CheckedBase;
use lodestone_model::read::sheets::Sheet;
use lodestone_model::tables::reports::{Col, TABLE};

use super::columns::{Guess, Looking, Part, Question, compared, part};
use super::measures::Measures;
use super::tables::{Found, tables};
use crate::cells::{find_span, read_span};
use crate::import::{SentFile, heads};
use crate::names::{Found as Name, Identities};
use crate::profile::{Block, Column, Origin, Profile, Role, StatedOn, When};

/// A draft of a profile.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The profile; it reads back from its own text.
    pub profile: Profile,
    /// What was guessed of each column of each block, in their order.
    pub guesses: Vec<Vec<Guess>>,
    /// Whether the day of the statement was found in the file; else fifteen days behind the span are assumed.
    pub has_stated_on: bool,
}

/// Drafts a profile for files like this one.
pub fn suggest(base: &CheckedBase, file: &SentFile) -> Suggestion {
    let (identities, measures, units) = (Identities::new(base, &[]), Measures::new(base), base.units());
    let looking = Looking { identities: &identities, measures: &measures, units: &units };
    let mut blocks: Vec<Block> = Vec::new();
    let mut guesses: Vec<Vec<Guess>> = Vec::new();
    let mut words: Vec<(String, String)> = Vec::new();
    let shown: Vec<&Sheet> =
        file.sheets.iter().filter(|sheet| !sheet.is_hidden && !sheet.name.starts_with('#')).collect();
    for sheet in &shown {
        let mut behind = 1;
        for found in tables(sheet, &units) {
            let (block, guessed) = draft_block(&looking, sheet, found, behind, file);
            behind = found.data;
            words.extend(row_words(&looking, sheet, found, &guessed));
            let is_known = |other: &Block| {
                other.anchor == block.anchor
                    && other.columns.iter().map(|c| &c.header).eq(block.columns.iter().map(|c| &c.header))
            };
            if guessed.iter().any(|guess| matches!(guess.role, Role::Value { .. })) && !blocks.iter().any(is_known) {
                blocks.push(block);
                guesses.push(guessed);
            }
        }
    }
    words.sort_unstable();
    words.dedup();
    let (sender, stated) = (label_of(&shown, &SENDERS), label_of(&shown, &STATED));
    let has_stated_on = stated.is_some();
    let stated_on = stated.map_or(StatedOn::After(15), |label| StatedOn::On(Origin::Field(label)));
    let name = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem).to_owned();
    let sender = sender.map(Origin::Field);
    let profile = Profile {
        name,
        sender,
        grade: "D".to_owned(),
        audience: None,
        stated_on,
        blocks,
        words,
        names: Vec::new(),
        confirmed_by: None,
    };
    Suggestion { profile, guesses, has_stated_on }
}

const SENDERS: [&str; 4] = ["填报单位", "报送单位", "填报企业", "制表单位"];
const STATED: [&str; 5] = ["报出日期", "填报日期", "填表日期", "报送日期", "制表日期"];

/// The first of some labels that stands as a field in the sheets.
fn label_of(sheets: &[&Sheet], labels: &[&str]) -> Option<String> {
    let has = |label: &&&str| {
        let sign = [format!("{label}："), format!("{label}:")];
        sheets.iter().flat_map(|sheet| sheet.cells()).any(|cell| {
            let text: String = cell.text.split_whitespace().collect();
            sign.iter().any(|sign| text.contains(sign.as_str()) && !text.ends_with(sign.as_str())) || text == **label
        })
    };
    labels.iter().find(has).map(|label| (*label).to_owned())
}

fn draft_block(
    looking: &Looking<'_>,
    sheet: &Sheet,
    found: Found,
    behind: u32,
    file: &SentFile,
) -> (Block, Vec<Guess>) {
    let heads = heads(sheet, found.top, found.data - found.top, looking.units);
    let mut guesses: Vec<Guess> =
        heads.iter().map(|(&column, head)| looking.guess(sheet, found, column, head)).collect();
    relate(&mut guesses);
    let has = |column: Col| guesses.iter().any(|guess| guess.role == Role::Field(column as usize));
    let titles: Vec<&str> =
        sheet.cells().filter(|cell| (behind..found.top).contains(&cell.row)).map(|cell| cell.text).collect();
    let span = match () {
        () if has(Col::Span) => None,
        () if titles.iter().any(|text| find_span(text).is_some()) => Some(Origin::Title),
        () if find_span(&sheet.name).or_else(|| read_span(&sheet.name, None)).is_some() => Some(Origin::Sheet),
        () if find_span(&file.name).is_some() => Some(Origin::File),
        () => None,
    };
    let unit_named = |text: &&str| {
        let text: String = text.split_whitespace().collect();
        text.contains("单位：") && !text.starts_with("填报单位") || text.contains("单位:")
    };
    let subject = label_of(&[sheet], &SENDERS).filter(|_| !has(Col::Subject)).map(Origin::Field);
    let anchor = guesses
        .iter()
        .find(|guess| {
            guess.role == Role::Field(Col::Subject as usize) || guess.role == Role::Field(Col::Indicator as usize)
        })
        .and_then(|guess| heads.get(&guess.column))
        .or_else(|| heads.values().next())
        .and_then(|head| head.labels.first().cloned())
        .unwrap_or_default();
    let columns =
        guesses.iter().map(|guess| Column { header: guess.header.clone(), role: guess.role.clone(), line: 0 });
    let block = Block {
        table: &TABLE,
        sheet: None,
        anchor,
        header_rows: found.data - found.top,
        span,
        unit: titles.iter().any(unit_named).then_some(Origin::Title),
        subject,
        reporter: None,
        blank: When::Skip,
        zero: When::Zero,
        totals: Vec::new(),
        parts: Vec::new(),
        notes: Vec::new(),
        set: Vec::new(),
        columns: columns.collect(),
        line: 0,
    };
    (block, guesses)
}

/// Of this month, to date and growth of one thing, the month is loaded and the others are compared with it.
fn relate(guesses: &mut [Guess]) {
    let thing = |guess: &Guess| match &guess.role {
        Role::Value { set, .. } => {
            let path = guess.header.rsplit_once('/').map_or("", |(path, _)| path).to_owned();
            Some((set.clone(), path))
        }
        _ => None,
    };
    let things: Vec<_> = guesses.iter().map(thing).collect();
    for at in 0..guesses.len() {
        let kind = part(&crate::cells::compact(&guesses[at].header));
        let Some(own) = &things[at] else { continue };
        if matches!(kind, Part::Month | Part::Plain) {
            continue;
        }
        let is_month = |other: &usize| {
            let is_same = things[*other]
                .as_ref()
                .is_some_and(|other| other.1 == own.1 && (other.0 == own.0 || kind == Part::Growth));
            is_same && matches!(part(&crate::cells::compact(&guesses[*other].header)), Part::Month | Part::Plain)
        };
        let month = (0..guesses.len()).filter(|other| *other != at).rev().filter(|&other| other < at).find(is_month);
        let month = month.or_else(|| (at + 1..guesses.len()).find(is_month));
        match (month, kind) {
            (Some(month), _) => {
                let of = guesses[month].header.clone();
                guesses[at].role = compared(kind, &of).expect("a month and a plain figure were left out above");
                guesses[at].confidence = guesses[month].confidence;
                guesses[at].question = None;
            }
            (None, Part::ToDate) => {}
            (None, _) => {
                guesses[at].role = Role::Ignore { rule: "?".to_owned() };
                guesses[at].confidence = 0.4;
                guesses[at].question = Some(Question::Meaning);
            }
        }
    }
}

/// Words of rows that say which indicator they are, each with the indicator that it most likely means.
fn row_words(looking: &Looking<'_>, sheet: &Sheet, found: Found, guesses: &[Guess]) -> Vec<(String, String)> {
    let Some(column) = guesses.iter().find(|guess| guess.role == Role::Field(Col::Indicator as usize)) else {
        return Vec::new();
    };
    let mut words = Vec::new();
    for at in 0..sheet.row_count() {
        if !(found.data..found.end).contains(&sheet.row_number(at)) {
            continue;
        }
        let Some((_, cell)) = sheet.find(at, column.column) else { continue };
        if let Name::One(_) = looking.identities.find(&["indicators", "measures"], cell.text) {
            continue;
        }
        let unit = guesses.iter().find(|guess| guess.role == Role::Field(Col::Unit as usize));
        let unit = unit.and_then(|unit| sheet.find(at, unit.column)).map(|(_, cell)| cell.text);
        if let Some(meant) = looking.measures.meant(cell.text, unit, looking.units) {
            words.push((cell.text.to_owned(), meant.id));
        }
    }
    words
}
