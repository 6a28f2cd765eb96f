//! What nowcasts rest on and what lights show, whole: drivers, methods, back-test, projects, lamps.

use super::{Sheet, Value};
use crate::view::TrackView;
use crate::view::track::{LampView, TargetStanding};
use crate::words::{Both, Languages};

/// Tables behind the targets; a table without rows is left out.
pub(super) fn sheets(view: &TrackView, languages: &Languages) -> Vec<Sheet> {
    let sheets =
        [drivers(view, languages), methods(view, languages), projects(view, languages), lights(view, languages)];
    sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect()
}

fn drivers(view: &TrackView, languages: &Languages) -> Sheet {
    let columns =
        ["plan-column-target", "track-column-driver", "track-column-effect", "plan-column-unit", "track-column-words"];
    let mut sheet = Sheet::titled("drivers", "track-sheet-drivers", &columns, languages);
    for target in &view.targets {
        for driver in target.nowcast.iter().flat_map(|nowcast| &nowcast.drivers) {
            let (effect, unit) = (driver.effect.into(), target.unit.as_str().into());
            sheet.row(vec![
                target.target.as_str().into(),
                driver.driver.id().into(),
                effect,
                unit,
                (&driver.text).into(),
            ]);
        }
    }
    sheet
}

/// A row per method, then a row per past year and method; a method that took no part says why.
fn methods(view: &TrackView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-target",
        "track-column-method",
        "track-column-year",
        "track-column-error",
        "track-column-median",
        "track-column-low",
        "track-column-high",
        "plan-column-unit",
        "track-column-weight",
        "track-column-spread",
        "track-column-words",
    ];
    let mut sheet = Sheet::titled("methods", "track-sheet-methods", &columns, languages);
    for target in &view.targets {
        let Some(nowcast) = &target.nowcast else { continue };
        let id = || Value::from(target.target.as_str());
        for method in &nowcast.methods {
            let named = languages.both(|words| method.method.say(words));
            let [low, high] = [0, 1].map(|end| Value::from(method.interval.map(|interval| interval[end])));
            let mut row = vec![id(), Value::Both(named), Value::Blank, Value::Blank, method.median.into(), low, high];
            row.extend([target.unit.as_str().into(), method.weight.into(), method.log_sd.into(), Value::Blank]);
            sheet.row(row);
        }
        for left in &nowcast.left_out {
            let named = languages.both(|words| left.method.say(words));
            sheet.row(padded(vec![id(), Value::Both(named)], Some(&left.text)));
        }
        for year in &nowcast.back_test {
            for error in &year.errors {
                let named = languages.both(|words| error.method.say(words));
                let (year, error) = (f64::from(year.year).into(), error.log_error.into());
                sheet.row(padded(vec![id(), Value::Both(named), year, error], None));
            }
        }
    }
    sheet
}

/// A row of `methods` with blanks up to its last cell.
fn padded(mut row: Vec<Value>, last: Option<&Both>) -> Vec<Value> {
    row.resize(10, Value::Blank);
    row.push(last.into());
    row
}

fn projects(view: &TrackView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-target",
        "plan-column-project",
        "track-column-project-name",
        "track-column-part",
        "track-column-early",
        "plan-column-unit",
        "track-column-points",
    ];
    let mut sheet = Sheet::titled("deciding_projects", "track-sheet-projects", &columns, languages);
    for target in &view.targets {
        for project in target.nowcast.iter().flat_map(|nowcast| &nowcast.projects) {
            sheet.row(vec![
                target.target.as_str().into(),
                project.project.as_str().into(),
                (&project.name).into(),
                project.part.into(),
                project.early_less_late.into(),
                target.unit.as_str().into(),
                project.probability.into(),
            ]);
        }
    }
    sheet
}

fn lights(view: &TrackView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-target",
        "track-column-light",
        "track-column-lamp",
        "track-column-rule",
        "track-column-resolved",
        "track-column-needed",
        "track-sheet-lights",
    ];
    let mut sheet = Sheet::titled("lights", "track-sheet-lights", &columns, languages);
    let row = |target: &TargetStanding, lamp: &LampView| {
        vec![
            target.target.as_str().into(),
            lamp.light.into(),
            (&lamp.name).into(),
            lamp.rule.as_ref().into(),
            lamp.resolved.as_ref().into(),
            lamp.unknown.join("; ").as_str().into(),
            (&view.lights.text).into(),
        ]
    };
    for target in &view.targets {
        target.light.lamps.iter().for_each(|lamp| sheet.row(row(target, lamp)));
    }
    sheet
}
