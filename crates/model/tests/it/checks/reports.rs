//! Statements that contradict each other or the plants.

use crate::chain::Chain;

fn findings(columns: &str, rows: &[&str]) -> Vec<String> {
    let header = format!("span,stated_on,{columns}\n");
    Chain::new()
        .table("indicators", "indicator,measure,over\noutput,,\nshare,made,made\n")
        .table("measures", "measure,kind,commodity\nmade,output,oxide\n")
        .table("reports", &(header + &rows.concat()))
        .findings()
}

#[test]
fn parts_above_the_whole() {
    let parts = |rows: &[&str]| findings("indicator,scope,value,rounding,qualifier,reporter\n".trim(), rows);
    let whole = "2024,2025-01-20,output,city,100 t,1 t,,\n";
    assert_eq!(
        parts(&[whole, "2024,2025-01-20,output,zone,103 t,1 t,,\n"]),
        ["R01 reports.csv:2:value whole=100 parts=103 difference=3"]
    );
    assert_eq!(parts(&[whole, "2024,2025-01-20,output,zone,101 t,1 t,,\n"]), [""; 0], "within both roundings");
    assert_eq!(parts(&[whole, "2024,2025-01-20,output,park,103 t,1 t,,\n"]).len(), 1, "the area between is silent");
    assert_eq!(parts(&[whole, "2025-H1,2025-07-20,output,zone,103 t,1 t,,\n"]), [""; 0], "another span");
    assert_eq!(parts(&[whole, "2024,2025-01-20,output,zone,103 t,1 t,nearly,\n"]), [""; 0], "it may be less");
    let revised = "2024,2025-03-20,output,zone,99 t,1 t,,\n";
    assert_eq!(
        parts(&[whole, "2024,2025-01-20,output,zone,103 t,1 t,,\n", revised]),
        [""; 0],
        "a revision counts alone"
    );
    let another = "2024,2025-03-20,output,zone,103 t,1 t,,bureau\n";
    assert_eq!(parts(&[whole, revised, another]), [""; 0], "one reporter's statement fits");
    let shares = ["2024,2025-01-20,share,city,3 %,0.1 %,,\n", "2024,2025-01-20,share,zone,4 %,0.1 %,,\n"];
    assert_eq!(parts(&shares), [""; 0], "ratios do not add up");
}

#[test]
fn areas_inside_one_another_count_once() {
    let rows = ["city,100 t", "zone,90 t", "park,90 t"].map(|row| format!("2024,2025-01-20,output,{row},1 t\n"));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(findings("indicator,scope,value,rounding", &rows), [""; 0]);
}

#[test]
fn growth_against_levels() {
    let growth = |rows: &[&str]| findings("indicator,value,rounding,growth,sample", rows);
    let before = "2024-01..2024-05,2024-06-20,output,100 t,0.1 t,,\n";
    assert_eq!(
        growth(&[before, "2025-01..2025-05,2025-06-20,output,150 t,0.1 t,40 %,\n"]),
        ["R02 reports.csv:3:growth growth=40 implied=50"]
    );
    assert_eq!(growth(&[before, "2025-01..2025-05,2025-06-20,output,150 t,0.1 t,50 %,\n"]), [""; 0]);
    assert_eq!(growth(&[before, "2025-01..2025-05,2025-06-20,output,150.4 t,0.1 t,50.4 %,\n"]), [""; 0]);
    assert_eq!(growth(&[before, "2025-01..2025-06,2025-07-20,output,150 t,0.1 t,40 %,\n"]), [""; 0], "another span");
    let sample = "sample,enterprise\nlarge,smelting\n";
    let other = Chain::new()
        .table("indicators", "indicator\noutput\n")
        .table("samples", sample)
        .table(
            "reports",
            "span,stated_on,indicator,value,growth,sample\n2024,2025-01-20,output,100 t,,\n2025,2026-01-20,output,150 t,4 %,large\n",
        );
    assert_eq!(other.findings(), [""; 0], "another sample");
}

#[test]
fn a_daily_rate_against_the_total() {
    let rates = |rate: &str, total: &str| {
        let row = |value: &str, reporter: &str| format!("2025-03,2025-04-10,smelter,metal,{value},{reporter}\n");
        findings("subject,commodity,value,reporter", &[&row(rate, "a"), &row(total, "b")])
    };
    assert_eq!(rates("55 t/day", "1600 t"), [""; 0], "31 days give 1,705, 22 of them 1,218");
    assert_eq!(rates("55 t/day", "1800 t"), ["R03 reports.csv:2:value rate=55 total=1800"]);
    assert_eq!(rates("55 t/day", "1100 t"), ["R03 reports.csv:2:value rate=55 total=1100"]);
}

#[test]
fn output_above_capacity() {
    let output = |span: &str, value: &str| {
        let row = format!("{span},2025-12-31,smelter,oxide,{value}\n");
        let capacity =
            "plant,kind,span,capacity\nsmelter,effective,2025,1200\nsmelter,filed,2025,9000\nrefinery,accepted,,1000\n";
        Chain::new()
            .table("capacities", capacity)
            .table("markets", "commodity,site,price\nmetal,ganzhou,900\n")
            .table("reports", &format!("span,stated_on,subject,commodity,value\n{row}"))
            .findings()
    };
    assert_eq!(output("2025", "1350 t"), ["R04 reports.csv:2:value plant=smelter output=1350 capacity=1200"]);
    assert_eq!(output("2025", "1200 t"), [""; 0]);
    assert_eq!(output("2025-01..2025-03", "400 t").len(), 1, "a quarter of 1,200 is 296");
    assert_eq!(output("2024", "1350 t"), [""; 0], "its capacity then is not known");
}

#[test]
fn a_commissioned_project_adds_to_capacity() {
    let projects = "project,plant,decision,size,start,lead\nkiln,smelter,fixed,300,2023-01-01,1\n";
    let reports = "span,stated_on,subject,commodity,value\n2024,2025-01-20,smelter,oxide,1450 t\n2024,2025-01-21,smelter,oxide,1650 t\n";
    let small = Chain::new().table("projects", projects).table("reports", reports);
    assert_eq!(small.findings(), ["R04 reports.csv:3:value plant=smelter output=1650 capacity=1500"]);
}
