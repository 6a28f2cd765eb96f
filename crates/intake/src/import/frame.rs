//! What holds for a whole block on one sheet: its days, unit, subject, reporter, day of statement, sender.

use lodestone_model::diagnostic::{Code, Diagnostic};
use lodestone_model::time::{Date, Span};

use super::fields::{Said, read_name};
use super::place;
use super::sheet::Around;
use super::titles::Titles;
use super::work::{Findings, Work};
use crate::cells::{find_date, find_span, read_date, read_span};
use crate::profile::{Block, Origin, StatedOn, origin_text};

/// What holds for a whole block.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    pub span: Option<Span>,
    pub unit: Option<String>,
    pub subject: Option<Said>,
    pub reporter: Option<String>,
    pub sender: Option<String>,
    /// None: so many days behind the span of each statement.
    pub stated_on: Option<Date>,
}

/// Reads it, with a finding for what cannot be found; cells that said something are headings.
pub(super) fn read_frame(
    work: &Work<'_>,
    block: &Block,
    titles: &Titles<'_>,
    around: &mut Around<'_>,
    findings: &mut Findings,
    top: u32,
) -> Frame {
    let place = place::row(around.place, top);
    let mut frame = Frame::default();
    if let Some(origin) = &block.span {
        frame.span = match origin {
            Origin::Title => titles.span().map(|(span, cell)| around.heading(cell, span)),
            _ => found(origin, titles, around, |text| find_span(text).or_else(|| read_span(text, None))),
        };
        if frame.span.is_none() {
            findings.push(Diagnostic::new(Code::DaysMissing, place.clone()).with("origin", origin_text(origin)));
        }
    }
    frame.unit = block.unit.as_ref().and_then(|origin| match origin {
        Origin::Title => found(&Origin::Field("单位".to_owned()), titles, around, some)
            .or_else(|| found(&Origin::Field("计量单位".to_owned()), titles, around, some)),
        _ => found(origin, titles, around, some),
    });
    frame.reporter = block.reporter.as_ref().and_then(|origin| found(origin, titles, around, some));
    frame.sender = work.profile.sender.as_ref().and_then(|origin| found(origin, titles, around, some));
    if let Some(origin) = &block.subject {
        let tables = ["enterprises", "plants", "projects", "scopes", "samples"];
        match found(origin, titles, around, some) {
            Some(text) => match read_name(work, &tables, &text, || place.clone()) {
                Ok(said) => frame.subject = Some(said),
                Err(finding) => findings.push(finding),
            },
            None => {
                findings.push(Diagnostic::new(Code::SubjectMissing, place.clone()).with("origin", origin_text(origin)))
            }
        }
    }
    if let StatedOn::On(origin) = &work.profile.stated_on {
        frame.stated_on = match origin {
            Origin::Title => titles.date().map(|(date, cell)| around.heading(cell, date)),
            _ => found(origin, titles, around, |text| read_date(text).or_else(|| find_date(text))),
        };
        if frame.stated_on.is_none() {
            findings.push(Diagnostic::new(Code::StatedMissing, place).with("origin", origin_text(origin)));
        }
    }
    frame
}

fn some(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// What stands at an origin.
fn found<T>(
    origin: &Origin,
    titles: &Titles<'_>,
    around: &mut Around<'_>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    match origin {
        Origin::Text(text) => read(text),
        Origin::Sheet => read(&around.sheet.name),
        Origin::File => read(around.file.rsplit_once('.').map_or(around.file, |(stem, _)| stem)),
        Origin::Title => titles
            .0
            .iter()
            .find_map(|title| Some((read(title.text)?, title.cell)))
            .map(|(found, cell)| around.heading(cell, found)),
        Origin::Field(label) => {
            let (text, cells) = titles.field(label)?;
            let found = read(text)?;
            let found = around.heading(cells[0], found);
            Some(around.heading(cells[1], found))
        }
    }
}
