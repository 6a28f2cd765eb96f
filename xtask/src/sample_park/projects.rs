//! The 46 projects: 26 fixed, 14 open, 3 of free size, 3 of research.

use super::calendar::Month;
use super::chain::{COMMODITIES, PROCESSES, Trade};
use super::draw::Draw;
use super::firms::{Firm, SPLITS, firm_id, plant_id};
use super::sheet::Sheet;

const FIXED: usize = 26;
const OPEN: usize = 14;
const SIZED: usize = 3;
const RESEARCH: usize = 3;

/// Firms that brought others.
const ANCHORS: [usize; 3] = [4, 17, 28];

/// A fixed project; dates count in months from January 2021.
#[derive(Clone, Copy)]
pub struct Fixed {
    pub firm: usize,
    pub start: usize,
    /// Months of building, and of ramp-up.
    pub lead: usize,
    pub ramp: usize,
    /// Units a year.
    pub size: f64,
}

impl Fixed {
    /// What of its size works in a month.
    pub fn at_work(&self, month: Month) -> f64 {
        let Some(run) = month.0.checked_sub(self.start + self.lead) else { return 0.0 };
        self.size * ((run as f64 + 0.5) / self.ramp as f64).min(1.0)
    }
}

/// The fixed projects.
pub fn fixed(firms: &[Firm]) -> Vec<Fixed> {
    let of = |at: usize| {
        let mut draw = Draw::of("project", at);
        // Spread over the stages; none of the firm that splits nor of the one that comes of it.
        let firm = Some((at * 7 + 4) % (firms.len() - 1)).filter(|&firm| firm != SPLITS.0).unwrap_or(1);
        let month = 36 + at + draw.whole(0, 3) as usize;
        let size = round(firms[firm].capacity * draw.between(0.06, 0.2));
        let (lead, ramp) = (3 * draw.whole(3, 6) as usize, 3 * draw.whole(1, 4) as usize);
        Fixed { firm, start: month, lead, ramp, size }
    };
    (0..FIXED).map(of).collect()
}

/// Two significant digits: sizes of projects are planned figures.
fn round(size: f64) -> f64 {
    let unit = 10_f64.powi(size.log10().floor() as i32 - 1);
    (size / unit).round() * unit
}

/// Yuan for a unit a year of capacity.
fn unit_capex(trade: Trade) -> f64 {
    (COMMODITIES[trade.commodity()].price * 0.12 + PROCESSES[trade as usize].cost * 0.3).round()
}

/// Yuan for a whole fixed project.
pub fn capex(firms: &[Firm], project: &Fixed) -> f64 {
    (unit_capex(firms[project.firm].trade) * project.size).round()
}

/// The tables of projects, by file.
pub fn tables(firms: &[Firm], fixed: &[Fixed]) -> Vec<(&'static str, String)> {
    let header = "project,name_zh,name_en,plant,decision,start,window,lead,ramp,size,size_max,capex,unit_capex,enterprise,excludes,responsible,leader,anchor";
    let mut sheet = Sheet::new(header);
    let mut next = 0;
    let mut add = |what: [&str; 11], firm: usize| {
        next += 1;
        let (id, zh, en) = (format!("x{next:02}"), format!("示例项目{next:02}"), format!("Sample project {next:02}"));
        let responsible = format!("示例责任人{:02} sample owner {:02}", firm + 1, firm + 1);
        let [plant, decision, start, window, lead, ramp, size, size_max, capex, unit, excludes] = what;
        let enterprise = firm_id(firm);
        let leader = format!("示例责任领导{:02} sample leader {:02}", next % 5 + 1, next % 5 + 1);
        let anchor = if next % 3 == 0 { firm_id(ANCHORS[next % ANCHORS.len()]) } else { String::new() };
        sheet.row(&[
            &id,
            &zh,
            &en,
            plant,
            decision,
            start,
            window,
            lead,
            ramp,
            size,
            size_max,
            capex,
            unit,
            &enterprise,
            excludes,
            &responsible,
            &leader,
            &anchor,
        ]);
    };
    for project in fixed {
        let start = Month(project.start).day_after(0, 1);
        let (lead, ramp) = (format!("{} months", project.lead), format!("{} months", project.ramp));
        let capex = capex(firms, project).to_string();
        let size = project.size.to_string();
        let plant = plant_id(project.firm);
        add([&plant, "fixed", &start, "", &lead, &ramp, &size, "", &capex, "", ""], project.firm);
    }
    for at in 0..OPEN + SIZED {
        let mut draw = Draw::of("open", at);
        let firm = (at * 11 + 3) % (firms.len() - 1);
        let trade = firms[firm].trade;
        let size = round(firms[firm].capacity * draw.between(0.1, 0.4));
        let lead = format!("{} months", 3 * draw.whole(2, 5));
        let unit = unit_capex(trade) * draw.between(0.8, 1.3);
        let (size, capex, unit) = (size.to_string(), (unit * size).round().to_string(), unit.round().to_string());
        let group = if at == 2 || at == 3 { "示例互斥 sample either-or" } else { "" };
        let plant = plant_id(firm);
        let (window, ramp) = ("2025..2026", "6 months");
        if at < OPEN {
            add([&plant, "optional", "", window, &lead, ramp, &size, "", &capex, "", group], firm);
        } else {
            add([&plant, "sized", "", window, &lead, ramp, "", &size, "", &unit, ""], firm);
        }
    }
    for at in 0..RESEARCH {
        let start = format!("2025-{:02}-01", 3 * at + 1);
        add(["", "fixed", &start, "", "18 months", "0", "", "", "12000000", "", ""], at * 12 + 4);
    }
    assert_eq!(next, 46, "the park has 46 projects");
    vec![("projects", sheet.text()), ("project_links", links()), ("project_spend", spend())]
}

fn links() -> String {
    let mut sheet = Sheet::new("project,requires,lag");
    for (project, requires) in [("x31", "x02"), ("x33", "x05"), ("x38", "x44")] {
        sheet.row(&[project, requires, "0"]);
    }
    sheet.text()
}

fn spend() -> String {
    let mut sheet = Sheet::new("project,year,share");
    for project in 1..=FIXED {
        let id = format!("x{project:02}");
        sheet.row(&[&id, "1", "0.6"]);
        sheet.row(&[&id, "2", "0.4"]);
    }
    sheet.text()
}
