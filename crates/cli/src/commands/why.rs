//! `lodestone why BASE INDICATOR@SPAN`: where a figure comes from.

use std::path::Path;

use lodestone_report::view::{CheckView, WhyView};
use lodestone_report::words::Languages;
use lodestone_report::{sheet, terminal};
use lodestone_track::run::{self, NotUnderstood, Question};

use crate::exit::Exit;
use crate::load::load;
use crate::results;
use crate::settings::Settings;
use crate::usage::Usage;

/// Answers a question; `shows_all` unfolds long sums.
pub fn run(base: &Path, asked: &str, shows_all: bool, settings: &Settings) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let checked = load(base, settings)?;
    let languages = Languages::new();
    let Some(base) = &checked.base else {
        let view = CheckView::new(&checked, &languages);
        results::print("why", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    let question = Question::parse(base, asked).map_err(not_understood)?;
    let under = run::Settings { as_of: settings.as_of, ..run::Settings::default() };
    let tracked = run::track(base, &under);
    let answer = run::why(base, &tracked, &under, &question);
    let view = WhyView::new(base, (&tracked, &answer), (asked, &question), shows_all, &languages);
    results::write("why", &view, &sheet::why(&view), settings)?;
    results::print("why", &view, || terminal::why(&view, &settings.words, settings.colour), settings)?;
    Ok(if view.outcome == "not-known" { Exit::NotMet } else { Exit::Met })
}

fn not_understood(why: NotUnderstood) -> Usage {
    match why {
        NotUnderstood::Indicator { id, hint } => Usage::FigureUnknown { id, hint },
        NotUnderstood::Subject { id, hint } => Usage::SubjectUnknown { id, hint },
        NotUnderstood::NoSpan { id } => Usage::FigureSpan { id },
        NotUnderstood::Span { text } => {
            Usage::bad_value(&text, "SPAN", "2025, 2025-03, 2025-Q1, 2025-01..2025-09, 2025-03-01..2025-03-15")
        }
    }
}
