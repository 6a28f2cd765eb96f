//! `lodestone dispatch BASE`: the sheet of projects for the weekly meeting.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use lodestone_judge::dispatch::{self, Loss, Row};
use lodestone_model::base::CheckedBase;
use lodestone_model::diagnostic::Place;
use lodestone_model::ids::Id as _;
use lodestone_model::manifest::{Case, Change, Op};
use lodestone_model::tables::milestones::Event;
use lodestone_model::time::Date;
use lodestone_plan::{Request, SlipCost, Slipped, slip_costs};
use lodestone_report::view::{CheckView, DispatchView, TrackView};
use lodestone_report::words::Languages;
use lodestone_report::{sheet, terminal};
use lodestone_track::run as track;

use crate::args::{DispatchArgs, Losses};
use crate::exit::Exit;
use crate::load::{Loaded, load_to_change};
use crate::planning::Work;
use crate::settings::Settings;
use crate::usage::Usage;
use crate::{presets, results};

/// Draws up the dispatch sheet.
pub fn run(args: &DispatchArgs, settings: &Settings, cancelled: &AtomicBool) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let since = match &args.since {
        Some(text) => Some(Date::parse(text).map_err(|_| Usage::bad_value(text, "--since", "2025-09-20"))?),
        None => None,
    };
    let lights = args.lights.as_deref().map(presets::known).transpose()?;
    let mut loaded = load_to_change(&args.base.base, settings)?;
    let languages = Languages::new();
    let Some(base) = loaded.checked.base.take() else {
        let view = CheckView::new(&loaded.checked, &languages);
        results::print("dispatch", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    let mut found = dispatch::dispatch(&base, &dispatch::Settings { as_of: settings.as_of, since, lights });
    if args.losses == Losses::Plan {
        let work = Work { settings, cancelled };
        let slipped = slipped(&base, &loaded, &found.rows);
        let costs = work.run(|report| slip_costs(&slipped, &Request::default(), report))?;
        if work.is_cancelled() {
            return Ok(work.stopped());
        }
        let days = |project| {
            let row = found.rows.iter().find(|row| row.project == project);
            row.and_then(|row| row.stages.deciding()).map_or(0, |(_, slip)| slip.days)
        };
        let loss = |cost: SlipCost| Loss {
            project: cost.project,
            days: days(cost.project),
            amount: cost.amount,
            money: cost.money,
        };
        let losses: Vec<Loss> = costs.into_iter().map(loss).collect();
        found = found.with_losses(&losses);
    }
    let mut view = DispatchView::new(&base, &found, args.losses == Losses::Plan, &languages);
    if let Some(since) = found.since {
        let [then, now] = [since, found.as_of].map(|day| {
            let asked = track::Settings { as_of: Some(day), ..track::Settings::default() };
            TrackView::new(&base, &track::track(&base, &asked), &languages)
        });
        view = view.with_targets(&then, &now, &languages);
    }
    results::write("dispatch", &view, &sheet::dispatch(&view), settings)?;
    results::print("dispatch", &view, || terminal::dispatch(&view, &settings.words, settings.colour), settings)?;
    Ok(if view.is_in_order() { Exit::Met } else { Exit::NotMet })
}

/// Every fixed project that is late and makes nothing yet, on its planned and on its foreseen day.
fn slipped(base: &CheckedBase, loaded: &Loaded, rows: &[Row]) -> Vec<Slipped> {
    rows.iter().filter_map(|row| of_project(base, loaded, row)).collect()
}

fn of_project(base: &CheckedBase, loaded: &Loaded, row: &Row) -> Option<Slipped> {
    let own = &base.rows.projects[row.project.index()];
    let (_, slip) = row.stages.deciding().filter(|(_, slip)| slip.days > 0 && !row.stages.is_running())?;
    own.plant?;
    let start = own.start?;
    let in_table = start.add_years(own.lead)?;
    let planned = row.stages.planned(Event::Commissioned).unwrap_or(in_table);
    let on = |commissioned: Date| {
        let moved = start.plus_days(commissioned.days_after(in_table))?;
        let id = base.text(own.project);
        let change = Change {
            table: "projects".to_owned(),
            matching: vec![("project".to_owned(), id.to_owned())],
            op: Op::Set("start".to_owned(), moved.to_string()),
            place: Place::file("dispatch"),
        };
        let name = format!("{id} commissioned {commissioned}");
        let case = Case {
            name_zh: name.clone(),
            name_en: name.clone(),
            name,
            source: base.source_of("projects", own.row, "start").map(|sym| base.text(sym).to_owned()),
            grade: None,
            changes: vec![change],
        };
        loaded.with(case).map(Arc::new)
    };
    Some(Slipped { project: row.project, planned: on(planned)?, foreseen: on(planned.plus_days(slip.days)?)? })
}
