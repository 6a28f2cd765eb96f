//! The dispatch sheet on cases small enough to work out by hand, and on the sample park.

use lodestone_judge::dispatch::{Changed, DEFAULT, Dispatch, Due, Loss, Row, Settings, Slip, dispatch};
use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, ProjectId};
use lodestone_model::lights::{ChosenBy, Light, Quantity};
use lodestone_model::tables::milestones::Event;
use lodestone_model::time::Date;

use crate::support::{base, works};

const PROJECTS: &str = "\
project,plant,decision,start,lead,size,capex
late,works,fixed,2025-04-01,1 year,100,2000
idle,works,fixed,2025-05-15,1 year,100,3000
open,works,optional,,1 year,100,1000
silent,works,fixed,2025-02-01,1 year,100,1000
";

const MILESTONES: &str = "\
project,milestone,status,date,span,amount,stated_on
late,started,planned,2025-03-01,,,2025-01-10
late,started,actual,2025-04-20,,,2025-05-10
late,enrolled,actual,2025-05-20,,,2025-06-10
late,commissioned,planned,2025-11-01,,,2024-12-10
late,commissioned,planned,2025-12-01,,,2025-01-10
late,commissioned,forecast,2025-12-15,,,2025-08-10
late,commissioned,forecast,2026-03-01,,,2025-09-10
late,commissioned,actual,2026-03-05,,,2026-03-10
late,invested,actual,,2024,500,2025-01-10
late,invested,planned,,2025,1000,2025-01-10
late,invested,actual,,2025-01..2025-08,350,2025-08-31
late,invested,actual,,2025-01..2025-08,330,2025-09-30
late,invested,actual,,2025-01..2025-09,400,2025-09-30
idle,started,planned,2025-05-15,,,2025-01-10
";

const OBSTACLES: &str = "\
project,obstacle,kind,opened,closed,deadline,stated_on
late,o1,land,2025-07-01,,2025-10-10,2025-07-10
late,o1,land,2025-07-01,2025-09-20,2025-10-10,2025-09-25
late,o2,equipment,2025-09-05,,2025-10-31,2025-09-10
";

const DECISIONS: &str = "\
decision,date,subject,deadline,status,evidence,closed_on,stated_on
d1,2025-08-31,late,2025-09-15,open,,,2025-08-31
d2,2025-08-31,idle,2025-10-05,open,,,2025-08-31
d3,2025-08-31,late,2025-09-20,open,,,2025-08-31
d3,2025-08-31,late,2025-09-20,done,minutes,2025-09-18,2025-09-20
d4,2025-07-31,late,2025-08-20,open,,,2025-07-31
d4,2025-07-31,late,2025-08-20,done,minutes,2025-08-18,2025-08-20
";

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn small() -> CheckedBase {
    kept(true)
}

fn kept(is_complete: bool) -> CheckedBase {
    let tables =
        [("projects", PROJECTS), ("milestones", MILESTONES), ("obstacles", OBSTACLES), ("decisions", DECISIONS)];
    works(&tables, is_complete)
}

fn on(base: &CheckedBase, as_of: &str, losses: Vec<Loss>) -> Dispatch {
    let sheet = dispatch(base, &Settings { as_of: Some(day(as_of)), ..Settings::default() });
    sheet.with_losses(&losses)
}

fn row<'a>(base: &CheckedBase, sheet: &'a Dispatch, project: &str) -> &'a Row {
    let is_it = |row: &&Row| base.text(base.rows.projects[row.project.index()].project) == project;
    sheet.rows.iter().find(is_it).unwrap()
}

/// By hand, on 30 September 2025. `late` started on 20 April, 50 days after its plan of 1 March; it is foreseen for
/// 1 March 2026, 90 days after its plan of 1 December, which was 1 November before. `idle` has no milestone of its
/// commissioning: `projects` says 15 May 2026, against which nothing is late; its start is at least 138 days late.
/// What is stated in March 2026 is not looked at. `open` has no date at all.
#[test]
fn slips_of_a_project_by_hand() {
    let base = small();
    let sheet = on(&base, "2025-09-30", Vec::new());
    let late = row(&base, &sheet, "late");
    let started = late.stages.stage(Event::Started).unwrap();
    assert_eq!(started.slip, Some(Slip { days: 50, is_at_least: false }));
    let (stage, slip) = late.stages.deciding().unwrap();
    assert_eq!((stage.event, slip), (Event::Commissioned, Slip { days: 90, is_at_least: false }));
    assert_eq!(stage.first_planned.unwrap().date, day("2025-11-01"));
    assert_eq!(late.stages.next().unwrap().event, Event::Commissioned);
    let idle = row(&base, &sheet, "idle");
    let (stage, slip) = idle.stages.deciding().unwrap();
    assert_eq!((stage.event, slip), (Event::Started, Slip { days: 138, is_at_least: true }));
    let open = row(&base, &sheet, "open");
    assert!(open.stages.all.is_empty() && open.stages.deciding().is_none());
}

/// Its start of February is a date of `projects`, and nobody says what happened: it is not late and has no light.
#[test]
fn of_a_project_without_statements_nothing_is_known() {
    let base = small();
    let sheet = on(&base, "2025-09-30", Vec::new());
    let silent = row(&base, &sheet, "silent");
    assert_eq!(silent.stages.planned(Event::Started), Some(day("2025-02-01")));
    assert!(silent.stages.deciding().is_none());
    assert_eq!(silent.shown.light, None);
}

/// The same tables as some of what happened: that `idle` has not started is not known, nor that `late` was not enrolled
/// by then; what is stated stays late.
#[test]
fn a_record_of_some_milestones_accuses_nobody() {
    let base = kept(false);
    let sheet = on(&base, "2025-09-30", Vec::new());
    let idle = row(&base, &sheet, "idle");
    assert!(idle.stages.deciding().is_none());
    assert_eq!((idle.seen.get(Quantity::StartMonthsLate), idle.shown.light), (None, None));
    let (_, slip) = row(&base, &sheet, "late").stages.deciding().unwrap();
    assert_eq!(slip, Slip { days: 90, is_at_least: false });
}

/// By hand. Building is planned from 1 March to 1 December, 275 days, of which 214 are over by the end of September:
/// 77.82 % are due, 400 of 1000 are done, 37.82 points less. September alone brought 400 − 330.
#[test]
fn money_and_lights_by_hand() {
    let base = small();
    let sheet = on(&base, "2025-09-30", Vec::new());
    let late = row(&base, &sheet, "late");
    assert_eq!((late.money.total, late.money.cumulative), (Some(2000.0), Some(900.0)));
    assert_eq!(late.money.done_this_year.unwrap().0, 400.0);
    let (amount, span) = late.money.done_this_period.unwrap();
    assert_eq!((amount, span.to_string().as_str()), (70.0, "2025-09"));
    let gap = late.seen.get(Quantity::GapPp).unwrap();
    assert!((gap - 100.0 * (0.4 - 214.0 / 275.0)).abs() < 1e-12, "{gap}");
    assert_eq!(late.shown.light, Some(Light::Red));
    assert_eq!(late.shown.by.as_ref().unwrap().lamp, "progress");
    // Four months have ended since May without a start, and no obstacle is on record.
    let idle = row(&base, &sheet, "idle");
    assert_eq!(idle.seen.get(Quantity::StartMonthsLate), Some(4.0));
    assert_eq!((idle.shown.light, idle.shown.by.as_ref().unwrap().lamp.as_str()), (Some(Light::Red), "start"));
    assert_eq!(row(&base, &sheet, "open").shown.light, None);
}

/// In the planned month nothing is late; a month later it is yellow, after three red.
#[test]
fn a_start_is_late_when_its_month_has_ended() {
    let base = small();
    let light = |as_of: &str| row(&base, &on(&base, as_of, Vec::new()), "idle").shown.light;
    let expected = [
        ("2025-05-31", Some(Light::Green)),
        ("2025-06-01", Some(Light::Yellow)),
        ("2025-07-31", Some(Light::Yellow)),
        ("2025-08-01", Some(Light::Red)),
    ];
    for (as_of, expected) in expected {
        assert_eq!(light(as_of), expected, "{as_of}");
    }
}

/// The last meeting was on 31 August. By then August was stated as 350, 47 points behind; `late` was foreseen for
/// 15 December. d4 ended before that meeting.
#[test]
fn decisions_and_what_changed_since_the_meeting() {
    let base = small();
    let sheet = on(&base, "2025-09-30", Vec::new());
    assert_eq!(sheet.since, Some(day("2025-08-31")));
    let named = |at: usize| {
        (base.text(base.rows.decisions[sheet.decisions[at].row as usize].decision), sheet.decisions[at].due)
    };
    let decided: Vec<(&str, Due)> = (0..sheet.decisions.len()).map(named).collect();
    assert_eq!(decided, [("d1", Due::Overdue(15)), ("d2", Due::In(5)), ("d3", Due::Done(day("2025-09-18")))]);
    let late = row(&base, &sheet, "late").project;
    let changed: Vec<&Changed> =
        sheet.changes.iter().filter(|change| change.project == late).map(|change| &change.what).collect();
    let span = lodestone_model::time::Span::parse("2025-01..2025-08").unwrap();
    let expected = [
        Changed::Foreseen { event: Event::Commissioned, from: day("2025-12-15"), to: day("2026-03-01") },
        Changed::Revised { span, from: 350.0, to: 330.0 },
        Changed::Hindered(2),
        Changed::Freed(0),
    ];
    assert_eq!(changed, expected.iter().collect::<Vec<_>>());
    // The decision about it that is still open.
    let (open, since) = row(&base, &sheet, "idle").slip_open_since.unwrap();
    assert_eq!((base.text(open), since), ("d2", day("2025-08-31")));
}

/// The dearest slip comes first, whatever its light; projects without a loss follow by light.
#[test]
fn the_dearest_slip_comes_first() {
    let base = small();
    let loss = Loss { project: ProjectId::from_index(2), days: 30, amount: 8.0, money: 5000.0 };
    let sheet = on(&base, "2025-09-30", vec![loss]);
    let order: Vec<usize> = sheet.rows.iter().map(|row| row.project.index()).collect();
    assert_eq!(order, [2, 1, 0, 3]);
    assert_eq!(sheet.rows[0].loss, Some(loss));
}

/// Of the park's 46 projects those without any date have no light; the others do, and the sheet is the same each time.
#[test]
fn the_sample_park_has_every_light() {
    let base = base("sample-park");
    let settings = Settings::default();
    let sheet = dispatch(&base, &settings);
    assert_eq!((sheet.rows.len(), sheet.as_of, sheet.since), (46, day("2025-10-15"), Some(day("2025-09-20"))));
    let count = |light: Option<Light>| sheet.rows.iter().filter(|row| row.shown.light == light).count();
    let counts = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), None].map(count);
    assert_eq!(counts.iter().sum::<usize>(), 46);
    assert!(counts[0] > 0 && counts[1] > 0 && counts[2] > 0, "{counts:?}");
    assert_eq!((sheet.preset.0.id.as_str(), sheet.preset.1), (DEFAULT, ChosenBy::Default));
    assert_eq!(sheet.rows, dispatch(&base, &settings).rows);
    assert!(sheet.changes.iter().any(|change| matches!(change.what, Changed::Revised { .. })));
    assert!(sheet.changes.iter().any(|change| matches!(change.what, Changed::Foreseen { .. })));
}

/// Shown on 8-31: 10, 20, 30 t and 5 t of another reporter. Since then the first was stated anew with another value, twice; the
/// second with the same; the third was restated before the meeting already; the fourth is another reporter's; the fifth is new.
#[test]
fn figures_stated_anew_since_the_meeting() {
    let reports = "subject,commodity,span,value,unit,reporter,stated_on\n\
        works,oxide,2025-01,10,t,a,2025-02-10\n\
        works,oxide,2025-02,20,t,a,2025-03-10\n\
        works,oxide,2025-03,29,t,a,2025-04-10\n\
        works,oxide,2025-03,30,t,a,2025-08-30\n\
        works,oxide,2025-01,5,t,b,2025-02-10\n\
        works,oxide,2025-01,11,t,a,2025-09-05\n\
        works,oxide,2025-01,12,t,a,2025-09-20\n\
        works,oxide,2025-02,20000,kg,a,2025-09-05\n\
        works,oxide,2025-08,40,t,a,2025-09-05\n\
        works,oxide,2025-01,13,t,a,2025-10-20\n";
    let base = works(&[("reports", reports)], false);
    let settings = Settings { as_of: Some(day("2025-09-30")), since: Some(day("2025-08-31")), ..Settings::default() };
    let found = dispatch(&base, &settings).restated;
    assert_eq!(found.iter().map(|one| (one.was, one.now)).collect::<Vec<_>>(), [(0, 6)]);
}
