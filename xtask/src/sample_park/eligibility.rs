//! Facts that schemes ask for, of every firm and of a few projects, with a planted case for each verdict; and the verdicts that
//! follow from what was planted, which only tests read. Nothing here knows how `judge` works.

use super::calendar::{FIRST_YEAR, Month};
use super::firms::{SPLITS, firm_id};
use super::reports::{BLANK, Park, Statement, staff, state};
use super::sheet::{Sheet, hundredths};
use super::works::exists;

/// The last complete year, the day on which its facts are stated, and that of states.
const LAST: i32 = FIRST_YEAR + 3;
const YEAR_STATED: &str = "2025-03-31";
const STATE_DAY: &str = "2025-09-30";
const STATED: &str = "2025-10-10";
/// Of revenue spent on research by every firm, per thousand: above every class of the high-tech rules.
const RESEARCH: i64 = 60;

/// What is planted of a firm for the high-tech rules.
#[derive(Clone, Copy, PartialEq)]
enum Plan {
    /// Everything holds.
    Meets,
    /// Income from high-tech products is 52 %, and 60 % are asked.
    IncomeShort,
    /// Nobody has scored it.
    NoScore,
    /// Its science staff is only stated for an earlier year.
    WrongYear,
    /// It had a serious accident: nothing changes that.
    Accident,
}

const PLANS: [Plan; 5] = [Plan::Meets, Plan::IncomeShort, Plan::NoScore, Plan::WrongYear, Plan::Accident];

/// By position: who holds a high-tech certificate on the last day of the reports (see `titles`).
const HIGH_TECH: [usize; 5] = [4, 17, 19, 22, 29];
/// Whose certificate lapsed or was withdrawn: another one would be a step.
const LAPSED: [usize; 2] = [8, 26];

fn plan(firm: usize) -> Plan {
    PLANS[firm % PLANS.len()]
}

/// Revenue of a year, in hundreds of yuan, as its yearly fact states it.
fn revenue(park: &Park<'_>, firm: usize, year: i32) -> i64 {
    let months = (1..=12).map(|month| Month::new(year, month)).filter(|month| exists(firm, *month));
    months.map(|month| park.trades.gross(firm, month)).sum()
}

/// States the facts of a firm.
pub fn state_firm(park: &Park<'_>, firm: usize, sheet: &mut Sheet) {
    let (id, plan) = (firm_id(firm), plan(firm));
    let own = Statement { subject: &id, ..BLANK };
    for year in LAST - 2..=LAST {
        let spent = hundredths(revenue(park, firm, year) * RESEARCH / 1000);
        let (span, day) = (year.to_string(), format!("{}-03-31", year + 1));
        let spent =
            Statement { attribute: "rd_spend", span: &span, value: &spent, unit: "万元", stated_on: &day, ..own };
        state(sheet, &spent);
    }
    let year = |attribute, value: &str, unit, sheet: &mut Sheet| {
        let span =
            (if attribute == "sci_tech_staff_share" && plan == Plan::WrongYear { LAST - 1 } else { LAST }).to_string();
        state(sheet, &Statement { attribute, span: &span, value, unit, stated_on: YEAR_STATED, ..own });
    };
    year("employees", &staff(park, firm, Month::new(LAST, 12)).to_string(), "人", sheet);
    year("total_assets", &hundredths(revenue(park, firm, LAST) * 4 / 5), "万元", sheet);
    year("sci_tech_staff_share", "22", "%", sheet);
    year("rd_domestic_share", "100", "%", sheet);
    year("hnt_income_share", if plan == Plan::IncomeShort { "52" } else { "75" }, "%", sheet);
    let is_slow = firm % 3 == 1;
    year("main_revenue_growth", if is_slow { "3" } else { "12" }, "%", sheet);
    year("debt_ratio", if is_slow { "60" } else { "40" }, "%", sheet);
    if firm % 3 != 2 {
        year("main_revenue_share", "90", "%", sheet);
    }
    let now = |attribute, value: &str, unit, text: &str, sheet: &mut Sheet| {
        state(sheet, &Statement { attribute, span: STATE_DAY, value, unit, text, stated_on: STATED, ..own });
    };
    if firm != SPLITS.1 {
        now("registered_on", "", "", &format!("{}-03-18", 2005 + firm % 13), sheet);
    }
    for attribute in ["resident", "core_ip", "in_state_field", "permitted_industry", "not_on_lists", "strategic_field"]
    {
        now(attribute, "", "", "yes", sheet);
    }
    for attribute in ["no_incident_1y", "no_incident_2y"] {
        now(attribute, "", "", if plan == Plan::Accident { "no" } else { "yes" }, sheet);
    }
    now("class1_ip", "2", "件", "", sheet);
    now("class1_ip_high_value", "1", "件", "", sheet);
    if plan != Plan::NoScore {
        now("hnte_score", "78", "", "", sheet);
    }
    if is_slow {
        // Without these the ways around the points would stay open.
        for attribute in ["award_any_3y", "title_innovation_or_ip_demo"] {
            now(attribute, "", "", "no", sheet);
        }
        if !HIGH_TECH.contains(&firm) {
            now("title_hnte", "", "", "no", sheet);
        }
        now("rd_body", "", "", "own", sheet);
        for year in LAST - 2..=LAST {
            let span = year.to_string();
            let none = Statement { attribute: "new_equity", span: &span, value: "0", unit: "万元", ..own };
            state(sheet, &Statement { stated_on: STATED, ..none });
        }
    }
    if firm.is_multiple_of(2) {
        now("years_in_niche", "4", "年", "", sheet);
    }
}

/// Of which project which fact is planted: attribute, value, unit, text.
type Planted = (&'static str, &'static str, &'static str, &'static str);

/// What every candidate for the renewal of equipment states unless its own list says otherwise.
const RENEWAL: [Planted; 10] = [
    ("project_state", "", "", "in-progress"),
    ("investment_progress", "35", "%", ""),
    ("new_build", "", "", "no"),
    ("retired_cost_share", "18", "%", ""),
    ("retired_depreciated", "", "", "yes"),
    ("new_second_hand", "", "", "no"),
    ("meets_policy", "", "", "yes"),
    ("retired_owned", "", "", "yes"),
    ("retired_kept_in_use", "", "", "no"),
    ("real_estate_in_scope", "", "", "no"),
];

/// A candidate: project, its fixed-asset investment in yuan (that of `projects`), sector, what differs, verdict, the rule that
/// refuses.
struct Candidate {
    project: &'static str,
    investment: i64,
    sector: &'static str,
    differs: &'static [Planted],
    leaves_out: &'static str,
    verdict: &'static str,
    rule: &'static str,
}

const CANDIDATES: [Candidate; 5] = [
    // The smelting upgrade.
    Candidate {
        project: "x17",
        investment: 30_258_000,
        sector: "nonferrous",
        differs: &[],
        leaves_out: "",
        verdict: "met",
        rule: "",
    },
    // The new magnet plant.
    Candidate {
        project: "x24",
        investment: 50_803_200,
        sector: "machinery",
        differs: &[("new_build", "", "", "yes")],
        leaves_out: "",
        verdict: "not-met",
        rule: "not-new",
    },
    Candidate {
        project: "x23",
        investment: 48_552_000,
        sector: "nonferrous",
        differs: &[("investment_progress", "0", "%", "")],
        leaves_out: "",
        verdict: "not-met",
        rule: "started",
    },
    Candidate {
        project: "x15",
        investment: 43_452_000,
        sector: "machinery",
        differs: &[("investment_progress", "85", "%", "")],
        leaves_out: "",
        verdict: "not-met",
        rule: "not-done",
    },
    // The list of retired equipment is missing.
    Candidate {
        project: "x13",
        investment: 20_343_300,
        sector: "nonferrous",
        differs: &[],
        leaves_out: "retired_cost_share",
        verdict: "undecided",
        rule: "old-equipment",
    },
];

/// Whose results have evidence up to a level of readiness.
const READY: (&str, usize) = ("x45", 4);

/// A pilot platform: project, equipment in 10,000 yuan, dimensions of which a person has found that they suffice; verdicts on
/// [`PLATFORMS_ON`] and the rules that decide, by edition.
struct Platform {
    project: &'static str,
    equipment: &'static str,
    suffices: &'static [&'static str],
    verdicts: [(&'static str, &'static str, &'static str); 2],
}

/// The first editions for pilot platforms came into force after the last report of the park.
const PLATFORMS_ON: &str = "2026-01-15";

const PLATFORMS: [Platform; 2] = [
    // Four dimensions nobody has judged yet; the numbers of the national edition are not public, so nobody is judged by it.
    Platform {
        project: "x44",
        equipment: "900",
        suffices: &["pilot_dim_strategy", "pilot_dim_capability"],
        verdicts: [
            ("pilot-miit-2025", "not-evaluable", "technology service operation potential"),
            ("pilot-fj-2026", "met", ""),
        ],
    },
    Platform {
        project: "x46",
        equipment: "799.99",
        suffices: &[],
        verdicts: [("pilot-miit-2025", "", ""), ("pilot-fj-2026", "not-met", "equipment")],
    },
];

/// States the facts of the planted projects.
pub fn state_projects(sheet: &mut Sheet) {
    let mut add = |subject: &str, (attribute, value, unit, text): Planted| {
        let of = Statement { subject, attribute, span: STATE_DAY, value, unit, text, stated_on: STATED, ..BLANK };
        state(sheet, &of);
    };
    for candidate in &CANDIDATES {
        for planted in RENEWAL.iter().filter(|planted| planted.0 != candidate.leaves_out) {
            let own = candidate.differs.iter().find(|other| other.0 == planted.0);
            add(candidate.project, *own.unwrap_or(planted));
        }
        add(candidate.project, ("project_sector", "", "", candidate.sector));
    }
    let levels = ["trl1_evidence", "trl2_evidence", "trl3_evidence", "trl4_evidence"];
    levels[..READY.1].iter().for_each(|level| add(READY.0, (level, "", "", "yes")));
    for platform in &PLATFORMS {
        add(platform.project, ("pilot_equipment", platform.equipment, "万元", ""));
        add(platform.project, ("serves_outside", "", "", "yes"));
        platform.suffices.iter().for_each(|dimension| add(platform.project, (dimension, "", "", "yes")));
    }
    for candidate in &CANDIDATES {
        let value = hundredths(candidate.investment / 100);
        let of = Statement { subject: candidate.project, attribute: "fai", span: STATE_DAY, ..BLANK };
        state(sheet, &Statement { value: &value, unit: "万元", stated_on: STATED, ..of });
    }
}

/// The verdicts that follow for firms: firm, edition, verdict, whether one fact would meet it.
pub fn truth_of_firms(park: &Park<'_>) -> String {
    let mut sheet = Sheet::new("firm,scheme,verdict,one_step");
    for firm in 0..park.firms.len() {
        let (id, plan, last) = (firm_id(firm), plan(firm), revenue(park, firm, LAST));
        let (verdict, one) = match plan {
            Plan::Meets => ("met", "no"),
            Plan::IncomeShort => ("not-met", "yes"),
            Plan::NoScore => ("undecided", "no"),
            Plan::WrongYear => ("not-evaluable", "no"),
            Plan::Accident => ("not-met", "no"),
        };
        sheet.row(&[&id, "hnte-2016", verdict, one]);
        let is_small = last <= 2_000_000 && staff(park, firm, Month::new(LAST, 12)) <= 500;
        let verdict = match (is_small, plan) {
            (false, _) | (_, Plan::Accident) => "not-met",
            (true, Plan::WrongYear) => "undecided",
            (true, _) => "met",
        };
        sheet.row(&[&id, "tech-sme-2017", verdict, ""]);
        let (verdict, one) = match (HIGH_TECH.contains(&firm), firm % 3) {
            (true, _) | (_, 0) => ("met", "no"),
            (_, 1) => ("not-met", "yes"),
            _ if LAPSED.contains(&firm) => ("undecided", "yes"),
            _ => ("undecided", "no"),
        };
        sheet.row(&[&id, "innovative-sme-2022", verdict, one]);
        // At least 1 million yuan of research last year; 10 million a year, mean of two, stand in for a score.
        let research = (last + revenue(park, firm, LAST - 1)) * RESEARCH / 2000;
        let verdict = match (last * RESEARCH / 1000, firm % 2) {
            (spent, _) if spent < 10_000 => "not-met",
            (_, 0) if research >= 100_000 => "met",
            _ => "undecided",
        };
        sheet.row(&[&id, "srdi-sme-2022", verdict, ""]);
    }
    sheet.text()
}

/// The verdicts that follow for projects: project, edition, the day where it is not that of the last report, verdict, the rules
/// that decide, the largest subsidy in yuan.
pub fn truth_of_projects() -> String {
    let mut sheet = Sheet::new("project,scheme,day,verdict,rule,subsidy");
    for candidate in &CANDIDATES {
        let subsidy = candidate.investment * 15;
        let subsidy = if candidate.verdict == "not-met" { String::new() } else { hundredths(subsidy) };
        sheet.row(&[candidate.project, "two-news-industry-2026", "", candidate.verdict, candidate.rule, &subsidy]);
    }
    for level in 1..=9 {
        let scheme = format!("trl-new-materials-{level}");
        if level <= READY.1 {
            sheet.row(&[READY.0, &scheme, "", "met", "", ""]);
        }
    }
    for platform in &PLATFORMS {
        for (scheme, verdict, rules) in platform.verdicts.iter().filter(|(_, verdict, _)| !verdict.is_empty()) {
            sheet.row(&[platform.project, scheme, PLATFORMS_ON, verdict, rules, ""]);
        }
    }
    sheet.text()
}
