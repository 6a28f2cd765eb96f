//! What each kind of measure was in 2023, from plants' reports, from reports of its own, or from the tables.

use lodestone_plan::result::{CoverageBasis, HistoryBasis, HistoryOf, HistoryPart};

use super::{FROM_2024, MADE, part, reported, result, unknown};
use crate::shop::shop;
use crate::support::{close, planned};

const GOOD: &str = "subject,commodity,span,value,unit,stated_on\np,good,2023,70,t,2024-02-01\n";

/// A quota on a measure that nothing reaches, so that its history is told, known or not.
fn history_of(measures: &str, changes: &[(&str, &str)]) -> HistoryPart {
    let unit = if measures.contains("spend") || measures.contains("gross") { "CNY" } else { "t" };
    let quota = format!("quota,span,measure,limit,unit\nq,2023..2024,m,1e9,{unit}\n");
    let mut all = vec![("measures", measures), ("quotas", quota.as_str())];
    all.extend(changes);
    let result = result(&shop(FROM_2024, &all));
    part(&result, HistoryOf::Quota).clone()
}

/// Two tonnes of ore a tonne of good, and half a tonne of by-product.
const TWO_FOR_ONE: [(&str, &str); 4] = [
    ("commodities", "commodity\nore\ngood\nside\n"),
    ("recipes", "process,line,commodity,amount\nmake,in,ore,2\nmake,out,good,1\nmake,out,side,0.5\n"),
    ("markets", "commodity,site,price\ngood,s,3\nside,s,0\n"),
    ("reports", GOOD),
];

#[test]
fn inputs_and_by_products_follow_the_only_recipe() {
    let of = |measures: &str| history_of(measures, &TWO_FOR_ONE);
    close(of("measure,kind,commodity\nm,input,ore\n").known.unwrap(), 140.0, 1e-12);
    close(of("measure,kind,commodity\nm,output,side\n").known.unwrap(), 35.0, 1e-12);
    close(of("measure,kind,commodity,weight\nm,output,side,2\n").known.unwrap(), 70.0, 1e-12);
}

/// Two recipes make the good: its output is as reported, the ore that it took is not known.
#[test]
fn two_recipes_for_one_good_leave_the_input_open() {
    let two = [
        ("processes", "process\nmake\nwaste\n"),
        (
            "recipes",
            "process,line,commodity,amount\nmake,in,ore,1\nmake,out,good,1\nwaste,in,ore,2\nwaste,out,good,1\n",
        ),
        ("plants", "plant,site,processes,counted\np,s,make;waste,good\n"),
        ("reports", GOOD),
    ];
    close(history_of("measure,kind,commodity\nm,output,good\n", &two).known.unwrap(), 70.0, 1e-12);
    let ore = history_of("measure,kind,commodity\nm,input,ore\n", &two);
    assert_eq!((ore.known, ore.basis, unknown(&ore)), (None, HistoryBasis::Nothing, vec!["2023".to_owned()]));
    let one = history_of("measure,kind,commodity,process\nm,output,good,make\n", &two);
    assert_eq!((one.known, unknown(&one)), (None, vec!["2023".to_owned()]));
}

/// A report of exactly the measure goes before what plants reported; the zone's is not the city's.
#[test]
fn a_report_of_the_measure_itself() {
    let areas = [
        ("scopes", "scope,part_of\ncity,\nzone,city\n"),
        ("sites", "site,scope\ns,zone\nfar,city\n"),
        (
            "reports",
            "subject,indicator,commodity,span,value,unit,stated_on\n\
             p,,good,2023,70,t,2024-02-01\n\
             zone,m,,2023,75,t,2024-02-01\ncity,m,,2023,95,t,2024-02-01\n",
        ),
    ];
    let of = |scope: &str| {
        let part = history_of(&format!("measure,kind,commodity,scope\nm,output,good,{scope}\n"), &areas);
        (part.known.unwrap(), part.basis)
    };
    assert_eq!(of("city"), (95.0, HistoryBasis::Measure));
    assert_eq!(of("zone"), (75.0, HistoryBasis::Measure));
    // The whole base is the city, since both sites lie in it.
    assert_eq!(of(""), (95.0, HistoryBasis::Measure));
}

/// A plant that was not there yet made nothing, without a report; one that was there is missing.
#[test]
fn a_plant_that_came_later() {
    let of = |from: &str| {
        let plants = format!("plant,site,processes,counted,valid_from\np,s,make,good,\nnew,s,make,good,{from}\n");
        let changes =
            [("plants", plants.as_str()), ("capacities", "plant,capacity\np,100\nnew,10\n"), ("reports", GOOD)];
        let part = history_of("measure,kind,commodity\nm,output,good\n", &changes);
        (part.known, unknown(&part))
    };
    assert_eq!(of("2024-01-01"), (Some(70.0), vec![]));
    assert_eq!(of("2023-07-01"), (Some(70.0), vec!["2023-07..2023-12".to_owned()]));
}

/// A fixed project that began in July 2023 and spends 100 over a year: half before the plan. It adds
/// 40 t a year in July 2024, behind the last day of history.
#[test]
fn capital_of_projects_and_capacity_at_a_date() {
    let project = ("projects", "project,plant,decision,start,lead,size,capex\nj,p,fixed,2023-07-01,12 months,40,100\n");
    let spent = history_of("measure,kind\nm,spend\n", &[project]);
    close(spent.known.unwrap(), 184.0 / 365.0 * 100.0, 1e-3);
    assert_eq!(spent.basis, HistoryBasis::Tables);
    let changes = [
        ("measures", "measure,kind,commodity\nm,capacity,good\n"),
        ("indicators", "indicator,measure\ni,m\n"),
        ("targets", "target,indicator,value,unit,span\nt,i,150,t/yr,2023\nu,i,130,t/yr,2024\n"),
        project,
    ];
    let targets = planned(&shop(FROM_2024, &changes)).plan.targets;
    assert_eq!((targets[0].reached, targets[1].reached), (Some(100.0), Some(140.0)));
}

/// Capacity is stated from 2024 on only: what it was in 2023 is not known.
#[test]
fn capacity_that_nobody_stated() {
    let changes = [
        ("measures", "measure,kind,commodity\nm,capacity,good\n"),
        ("indicators", "indicator,measure\ni,m\n"),
        ("targets", "target,indicator,value,unit,span\nt,i,150,t/yr,2023\n"),
        ("capacities", "plant,capacity,span\np,100,2024\n"),
    ];
    assert_eq!(planned(&shop(FROM_2024, &changes)).plan.targets[0].reached, None);
}

/// The stock with which the plan opens is that at the end of 2023; its change is told by reports only.
#[test]
fn stocks() {
    let stock = ("stocks", "commodity,site,opening\ngood,s,12\n");
    let indicators = ("indicators", "indicator,measure\ni,m\n");
    let base = shop(FROM_2024, &[("measures", "measure,kind,commodity\nm,stock,good\n"), indicators, stock]);
    let result = result(&base);
    let found = part(&result, HistoryOf::Indicator);
    assert_eq!((found.known, found.basis), (Some(12.0), HistoryBasis::Tables));
    let change = "measure,kind,commodity\nm,stock_change,good\n";
    let untold = history_of(change, &[stock]);
    assert_eq!((untold.known, unknown(&untold)), (None, vec!["2023".to_owned()]));
    let report = ("reports", "indicator,span,value,unit,stated_on\nm,2023,-5,t,2024-02-01\n");
    assert_eq!(history_of(change, &[stock, report]).known, Some(-5.0));
}

/// 70 t at 3: 210. Not known where the firm may have used of its own, or where a plant has no report.
#[test]
fn gross_output() {
    let money = ["measure,kind\nm,gross_output\n", "commodity,span,price\ngood,2023..2024,3\n"];
    let of = |changes: &[(&str, &str)]| {
        let mut all = vec![("prices", money[1]), ("reports", GOOD)];
        all.extend(changes);
        let part = history_of(money[0], &all);
        (part.known, unknown(&part))
    };
    assert_eq!(of(&[]), (Some(210.0), vec![]));
    let disposed = ("disposals", "commodity,cost\ngood,1\n");
    assert_eq!(of(&[disposed]), (None, vec!["2023".to_owned()]));
    let used = ("recipes", "process,line,commodity,amount\nmake,in,ore,1\nmake,in,good,0.1\nmake,out,good,1.1\n");
    assert_eq!(of(&[used]), (None, vec!["2023".to_owned()]));
}

/// 420 was reported for 2023, the model's own 2023 is 210: half, in the same year, without an assumption.
#[test]
fn coverage_of_the_same_year() {
    let changes = [
        ("measures", "measure,kind\nm,gross_output\n"),
        ("indicators", "indicator,measure\ni,m\n"),
        ("prices", "commodity,span,price\ngood,2023..2024,3\n"),
    ];
    let whole = ",,i,2023,420,CNY,2024-02-01\n";
    let reports = |plant: &str| format!("subject,commodity,indicator,span,value,unit,stated_on\n{plant}{whole}");
    let of = |reports: &str| {
        let mut all = changes.to_vec();
        all.push(("reports", reports));
        planned(&shop(FROM_2024, &all)).coverage.remove(0)
    };
    let told = of(&reports("p,good,,2023,70,t,2024-02-01\n"));
    assert_eq!((told.basis, told.modelled, told.ratio), (CoverageBasis::History, 210.0, Some(0.5)));
    assert_eq!((told.modelled_span, told.missing.len()), (told.reported_span, 0));
    let untold = of(&reports(""));
    assert_eq!((untold.basis, untold.modelled, untold.ratio), (CoverageBasis::Baseline, 300.0, None));
    assert_eq!(untold.missing[0].id, "p");
}

/// A rate holds over its days: 73 t a year over half a year. Statements that are no facts, of samples, of
/// other units or with a day in the plan tell nothing.
#[test]
fn what_counts_as_a_report() {
    let of = |row: &str| {
        let text = format!("subject,commodity,span,value,unit,status,stated_on\n{row}\n");
        let part = history_of(MADE.1.replace("made", "m").as_str(), &[("reports", &text)]);
        (part.known, unknown(&part).concat())
    };
    let (known, gap) = of("p,good,2023-H2,73,t/yr,actual,2024-02-01");
    close(known.unwrap(), 73.0 * 184.0 / 365.0, 1e-12);
    assert_eq!(gap, "2023-01..2023-06");
    for row in [
        "p,good,2023,70,t,expected,2024-02-01",
        "p,good,2023,70,t,target,2024-02-01",
        "p,good,2023,70,CNY,actual,2024-02-01",
        "p,good,2023-07..2024-06,70,t,actual,2024-08-01",
    ] {
        assert_eq!(of(row), (None, "2023".to_owned()), "{row}");
    }
    assert_eq!(reported(&[MADE], &[("2023", "1")]).first_planned(), 1);
}
