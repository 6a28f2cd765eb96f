//! Memory and time of a whole base judged: `cargo run --release -p lodestone-judge --example judge_memory -- 100000`.
//! Each firm states 30 facts; run it with several sizes to see that memory is linear.

use std::fmt::Write as _;
use std::time::Instant;

use lodestone_judge::run::{Settings, judge_base};
use lodestone_judge::{Application, Library};
use lodestone_model::check::check;
use lodestone_model::read::read_base;

const YEARLY: [(&str, &str, u64); 12] = [
    ("revenue", "万元", 40_000),
    ("rd_spend", "万元", 2_000),
    ("total_assets", "万元", 40_000),
    ("employees", "人", 800),
    ("sci_tech_staff_share", "%", 40),
    ("rd_domestic_share", "%", 100),
    ("hnt_income_share", "%", 100),
    ("main_revenue_growth", "%", 30),
    ("debt_ratio", "%", 90),
    ("main_revenue_share", "%", 100),
    ("revenue", "万元", 40_000),
    ("rd_spend", "万元", 2_000),
];

const FLAGS: [&str; 14] = [
    "resident",
    "core_ip",
    "in_state_field",
    "permitted_industry",
    "not_on_lists",
    "strategic_field",
    "no_incident_1y",
    "no_incident_2y",
    "no_incident_3y",
    "award_any_3y",
    "title_innovation_or_ip_demo",
    "title_hnte",
    "standard_led_5y",
    "data_fraud",
];

fn main() {
    let firms: u64 = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(10_000);
    let folder = std::env::temp_dir().join(format!("lodestone-judge-memory-{}", std::process::id()));
    write_base(&folder, firms);
    let start = Instant::now();
    let checked = check(read_base(&folder).expect("it was just written"), &[]);
    let base = checked.base.unwrap_or_else(|| panic!("{:?}", checked.findings.first()));
    let read = start.elapsed().as_secs_f64();
    let after_reading = peak();
    std::fs::remove_dir_all(&folder).expect("it is ours");
    let (library, start) = (Library::builtin(), Instant::now());
    let settings = Settings { as_of: None, application: Application::New, by: None, scheme: None, subject: None };
    let judged = judge_base(&base, &library, &settings);
    let cases: usize = judged.schemes.iter().map(|of| of.cases.len()).sum();
    let seconds = start.elapsed().as_secs_f64();
    println!("{firms} firms, {} statements, {cases} verdicts with steps", base.rows.reports.len());
    println!("read and check {read:.2} s, judge {seconds:.2} s; peak {after_reading} MB read, {} MB judged", peak());
}

/// A base whose firms state facts made of their number.
fn write_base(folder: &std::path::Path, firms: u64) {
    std::fs::create_dir_all(folder).expect("a folder of our own");
    let (mut enterprises, mut reports) = (
        "enterprise,valid_from,source\n".to_owned(),
        "subject,attribute,span,value,unit,text,reporter,stated_on,source\n".to_owned(),
    );
    for firm in 0..firms {
        writeln!(enterprises, "f{firm},20{:02}-03-18,s", firm % 20).expect("a string takes everything");
        let draw = |at: usize| firm.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(7 * at as u32) >> 40;
        for (at, (fact, unit, most)) in YEARLY.iter().enumerate() {
            let year = if at < 10 { 2024 } else { 2023 };
            let value = draw(at) % most;
            writeln!(reports, "f{firm},{fact},{year},{value},{unit},,f{firm},2025-03-31,s").expect("as above");
        }
        for (at, fact) in FLAGS.iter().enumerate() {
            let text = if draw(at) % 10 == 0 { "no" } else { "yes" };
            writeln!(reports, "f{firm},{fact},2025-09-30,,,{text},f{firm},2025-10-10,s").expect("as above");
        }
        for (fact, most) in [("class1_ip", 4), ("class2_ip", 9), ("class1_ip_high_value", 3)] {
            let value = draw(3) % most;
            writeln!(reports, "f{firm},{fact},2025-09-30,{value},件,,f{firm},2025-10-10,s").expect("as above");
        }
        let score = 60 + draw(5) % 30;
        writeln!(reports, "f{firm},hnte_score,2025-09-30,{score},,,f{firm},2025-10-10,s").expect("as above");
    }
    let files = [
        ("enterprises.csv", enterprises.as_str()),
        ("reports.csv", reports.as_str()),
        ("sources.csv", "source,title_en,grade\ns,made up,S\n"),
        ("sites.csv", "site\npark\n"),
        ("commodities.csv", "commodity,unit\nore,t\noxide,t\n"),
        ("processes.csv", "process\nseparate\n"),
        ("recipes.csv", "process,line,commodity,amount,source\nseparate,in,ore,2,s\nseparate,out,oxide,1,s\n"),
        ("plants.csv", "plant,site,processes,counted\nworks,park,separate,oxide\n"),
        ("capacities.csv", "plant,kind,capacity,availability,source\nworks,effective,1000,1,s\n"),
        (
            "base.toml",
            "id = \"m\"\nname_zh = \"m\"\nname_en = \"m\"\ncurrency = \"CNY\"\nperiods = [\"2025\"]\ndiscount_rate = 0\n",
        ),
    ];
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("a folder of our own");
    }
}

/// Peak of resident memory in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
