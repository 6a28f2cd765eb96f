//! `lodestone balance BASE`: what really flowed in a period, and which reports disagree.

use std::path::Path;

use lodestone_balance::run;
use lodestone_model::CheckedBase;
use lodestone_model::time::Span;
use lodestone_report::view::{BalanceView, CheckView};
use lodestone_report::words::Languages;
use lodestone_report::{sheet, terminal};

use crate::exit::Exit;
use crate::load::load;
use crate::results;
use crate::settings::Settings;
use crate::usage::Usage;

/// Level of all tests together.
pub(super) const ALPHA: f64 = 0.05;

/// Balances periods; without any, the last before the plan.
pub fn run(base: &Path, period: Option<&str>, settings: &Settings) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let checked = load(base, settings)?;
    let languages = Languages::new();
    let Some(base) = &checked.base else {
        let view = CheckView::new(&checked, &languages);
        results::print("balance", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    let periods = match period {
        Some(text) => {
            periods(text).ok_or_else(|| Usage::bad_value(text, "--period", "2024, 2024-Q1, 2022,2023,2024"))?
        }
        None => vec![last_history(base)],
    };
    let asked = run::Settings { periods, as_of: settings.as_of, alpha: ALPHA };
    let view = match run::balance(base, &asked) {
        Ok(balanced) => BalanceView::new(base, &balanced, &languages),
        Err(faults) => BalanceView::refused(base, &asked.periods, &faults, &languages),
    };
    results::write("balance", &view, &sheet::balance(&view), settings)?;
    results::print("balance", &view, || terminal::balance(&view, &settings.words, settings.colour), settings)?;
    Ok(if view.outcome == "balanced" { Exit::Met } else { Exit::NotMet })
}

/// One span, or several separated by commas, each of which ends where the next begins.
fn periods(text: &str) -> Option<Vec<Span>> {
    let spans: Vec<Span> = text.split([',', '，']).map(|one| Span::parse(one.trim()).ok()).collect::<Option<_>>()?;
    spans.windows(2).all(|two| two[0].end == two[1].start).then_some(spans)
}

pub(super) fn last_history(base: &CheckedBase) -> Span {
    let history = base.first_planned().checked_sub(1);
    base.periods[history.unwrap_or(0)].span
}
