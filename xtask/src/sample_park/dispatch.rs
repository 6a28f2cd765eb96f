//! Milestones, obstacles and decisions of the projects, as offices keep them: plans of the first year, what happened by
//! October 2025, what is foreseen, and two things that were stated otherwise a month before.

use super::calendar::Month;
use super::draw::Draw;
use super::projects::Fixed;
use super::sheet::Sheet;

/// Days of the last two statements, and of the meeting between them.
const BEFORE: &str = "2025-09-15";
const MEETING: &str = "2025-09-20";
const NOW: &str = "2025-10-15";
/// The last month that has ended.
const LAST: Month = Month(56);

/// Months by which the plan was earlier than what came of it, by project in turn.
const SLIPS: [usize; 8] = [0, 2, 0, 4, 1, 0, 7, 0];
/// Of the year's plan, what was done against the pace that was due.
const DONE: [f64; 6] = [1.0, 0.93, 1.04, 0.55, 0.88, 0.2];
/// The project of which September was restated, and the one that is foreseen later than a month before.
const RESTATED: usize = 7;
const LATER: usize = 16;

const OBSTACLES: [(usize, &str, &str, &str, &str, &str, &str); 9] = [
    // project, kind, zh, en, good reason, deadline, closed
    (3, "energy", "能耗指标尚未批复", "energy allowance not granted yet", "yes", "2025-11-30", ""),
    (6, "land", "用地手续未办结", "land papers not finished", "no", "2025-10-31", ""),
    (9, "equipment", "进口设备延期到货", "imported equipment comes late", "", "2025-12-15", ""),
    (11, "discharge", "排污许可待换证", "discharge permit to be renewed", "no", "2025-10-10", ""),
    (14, "plating", "电镀配套能力不足", "plating capacity lacks", "no", "2025-12-31", ""),
    (17, "finance", "贷款未放款", "loan not paid out", "", "2025-11-15", ""),
    (19, "orders", "订单不足", "orders lack", "no", "2026-03-31", ""),
    (21, "people", "技工招聘不足", "skilled workers lack", "", "2025-11-30", ""),
    (12, "material", "原料供应合同未签", "supply contract not signed", "no", "2025-09-30", "2025-10-08"),
];

const DECISIONS: [(usize, &str, &str, &str, &str, &str, &str); 7] = [
    // project, zh, en, deadline, status, evidence, closed on
    (6, "督办：用地手续限期办结", "supervision slip: finish the land papers", "2025-10-10", "open", "", ""),
    (11, "协调排污许可换证", "renew the discharge permit", "2025-10-05", "open", "", ""),
    (
        12,
        "督促签订原料供应合同",
        "have the supply contract signed",
        "2025-09-30",
        "done",
        "合同 sample-contract-12",
        "2025-10-08",
    ),
    (3, "向上争取能耗指标", "apply for the energy allowance", "2025-11-30", "open", "", ""),
    (9, "对接设备供应商", "speak with the supplier of the equipment", "2025-10-31", "open", "", ""),
    (
        17,
        "组织银企对接",
        "bring bank and firm together",
        "2025-09-30",
        "done",
        "会议纪要 sample-minutes-17",
        "2025-09-28",
    ),
    (21, "组织专场招聘", "hold a recruiting day", "", "dropped", "", ""),
];

fn day(month: usize, day: usize) -> String {
    Month(month).day_after(0, day)
}

/// The tables, by file.
pub fn tables(fixed: &[Fixed], capex: &[f64]) -> Vec<(&'static str, String)> {
    let mut sheet = Sheet::new("project,milestone,status,date,span,amount,stated_on");
    for (at, (project, capex)) in fixed.iter().zip(capex).enumerate() {
        events(at, project, &mut sheet);
        money(at, project, *capex, &mut sheet);
    }
    vec![("milestones", sheet.text()), ("obstacles", obstacles()), ("decisions", decisions())]
}

fn events(at: usize, project: &Fixed, sheet: &mut Sheet) {
    let id = format!("x{:02}", at + 1);
    let slip = SLIPS[at % SLIPS.len()];
    let planned = project.start - slip;
    let stated = day(planned.saturating_sub(4).clamp(34, 56), 10);
    let mut plan = |event: &str, month: usize| sheet.row(&[&id, event, "planned", &day(month, 1), "", "", &stated]);
    plan("started", planned);
    plan("enrolled", planned + 1);
    plan("commissioned", planned + project.lead);
    plan("accepted", planned + project.lead + 3);
    let has = |month: usize| month <= LAST.0;
    let mut fact = |event: &str, month: usize, day_of: usize| {
        let stated = if has(month + 1) { day(month + 1, 15) } else { NOW.to_owned() };
        sheet.row(&[&id, event, "actual", &day(month, day_of), "", "", &stated]);
    };
    if has(project.start) {
        fact("started", project.start, 1);
    }
    // One in five was not enrolled.
    if has(project.start + 1) && at % 5 != 2 {
        fact("enrolled", project.start + 1, 20);
    }
    let run = project.start + project.lead;
    if has(run) {
        fact("commissioned", run, 1);
    }
    let mut foresee = |event: &str, month: usize, stated: &str| {
        sheet.row(&[&id, event, "forecast", &day(month, 1), "", "", stated]);
    };
    if !has(project.start) {
        foresee("started", project.start, BEFORE);
    }
    if !has(run) {
        foresee("commissioned", if at == LATER { run - 3 } else { run }, BEFORE);
        if at == LATER {
            foresee("commissioned", run, NOW);
        }
    }
}

/// What was invested in 2024, the plan of 2025, and what was done of it by August and by September.
fn money(at: usize, project: &Fixed, capex: f64, sheet: &mut Sheet) {
    let id = format!("x{:02}", at + 1);
    let (first, last) = (project.start, project.start + project.lead);
    let months = |from: usize, to: usize| to.min(last).saturating_sub(from.max(first)) as f64;
    let share = |from: usize, to: usize| months(from, to) / project.lead as f64;
    let mut row = |status: &str, span: &str, amount: f64, stated: &str| {
        let amount = format!("{}", (amount / 1e4).round() * 1e4);
        sheet.row(&[&id, "invested", status, "", span, &amount, stated]);
    };
    let before = share(36, 48) * capex;
    if before > 0.0 {
        row("actual", "2024", before, "2025-01-15");
    }
    let plan = share(48, 60) * capex;
    if plan == 0.0 {
        return;
    }
    row("planned", "2025", plan, "2025-01-15");
    let mut draw = Draw::of("invested", at);
    let factor = DONE[at % DONE.len()] * draw.between(0.97, 1.03);
    let [august, september] = [share(48, 56), share(48, 57)].map(|due| (due * capex * factor).min(plan));
    if september > 0.0 {
        row("actual", "2025-01..2025-08", august, BEFORE);
        row("actual", "2025-01..2025-09", september, NOW);
        if at == RESTATED {
            row("actual", "2025-01..2025-08", august * 0.8, NOW);
        }
    }
}

fn obstacles() -> String {
    let mut sheet = Sheet::new(
        "project,obstacle,kind,text_zh,text_en,responsible,next_step,deadline,excused,opened,closed,stated_on",
    );
    for (at, (project, kind, zh, en, excused, deadline, closed)) in OBSTACLES.into_iter().enumerate() {
        let (project, id) = (format!("x{project:02}"), format!("o{:02}", at + 1));
        let responsible = format!("示例责任单位{:02} sample unit {:02}", at + 1, at + 1);
        let step = format!("示例措施{:02} sample step {:02}", at + 1, at + 1);
        let mut row = |closed: &str, stated: &str| {
            let opened = day(53 + at % 3, 10);
            sheet.row(&[
                &project,
                &id,
                kind,
                &format!("示例：{zh}"),
                &format!("Sample: {en}"),
                &responsible,
                &step,
                deadline,
                excused,
                &opened,
                closed,
                stated,
            ]);
        };
        row("", BEFORE);
        if !closed.is_empty() {
            row(closed, NOW);
        }
    }
    sheet.text()
}

fn decisions() -> String {
    let header = "decision,meeting,date,matter_zh,matter_en,subject,owner,deadline,status,evidence,closed_on,stated_on";
    let mut sheet = Sheet::new(header);
    for (at, (project, zh, en, deadline, status, evidence, closed)) in DECISIONS.into_iter().enumerate() {
        let (id, project) = (format!("d{:02}", at + 1), format!("x{project:02}"));
        let owner = format!("示例责任单位{:02} sample unit {:02}", at + 1, at + 1);
        let mut row = |status: &str, evidence: &str, closed: &str, stated: &str| {
            let meeting = "示例月度调度会 sample monthly dispatch";
            let (zh, en) = (format!("示例：{zh}"), format!("Sample: {en}"));
            sheet.row(&[&id, meeting, MEETING, &zh, &en, &project, &owner, deadline, status, evidence, closed, stated]);
        };
        row("open", "", "", MEETING);
        if status != "open" {
            row(status, evidence, closed, NOW);
        }
    }
    sheet.text()
}
