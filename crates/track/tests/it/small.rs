//! Methods over small bases, each written for one question.

use lodestone_model::ids::Id as _;
use lodestone_track::nowcast::Method;
use lodestone_track::plausible::Flag;
use lodestone_track::run::{Counted, Settings, Standing, Tracked, Why, track};

use crate::folder::{months, small};

const TARGET: &str = "target,indicator,sense,value,unit,span\ngoal,out,ge,1500,t,2025\n";

fn tracked(tables: &[(&str, &str)]) -> Tracked {
    track(&small(tables), &Settings { paths: 200, ..Settings::default() })
}

fn near(found: f64, wanted: f64) -> bool {
    (found / wanted - 1.0).abs() < 1e-9
}

/// 100 t a month in 2023 and 2024 on an old sample; from January 2025 a sample of more firms makes 150 t a month and says
/// that this is 20 % more than its own year before, 125 t a month. The factor is 125 / 100.
fn two_samples(growth: &str) -> Standing {
    let old = months("out,old", 2023, &[100.0; 24], "t,0.1,");
    let mut new = String::new();
    for month in 1..=6 {
        let (total, next) = (150 * month, month + 1);
        new += &format!("out,new,2025-01..2025-{month:02},{total}.0,t,0.1,{growth},2025-{next:02}-15\n");
    }
    let reports = format!("indicator,sample,span,value,unit,rounding,growth,stated_on\n{old}{new}");
    let tables = [
        ("reports.csv", reports.as_str()),
        ("targets.csv", TARGET),
        ("samples.csv", "sample,enterprise\nold,\nnew,\n"),
    ];
    tracked(&tables).standings.remove(0)
}

#[test]
fn a_chain_over_two_samples_goes_by_the_published_growth() {
    let standing = two_samples("20 %");
    assert_eq!(standing.counted, Some(Counted::Area));
    let nowcast = standing.nowcast.unwrap();
    assert!(near(nowcast.so_far, 900.0), "{}", nowcast.so_far);
    // Last year on the new sample: 125 t a month. By the chain the rest grows by 20 %, too.
    assert!(near(nowcast.last_year_per_month, 125.0), "{}", nowcast.last_year_per_month);
    let chain = nowcast.methods.iter().find(|result| result.method == Method::Chain).unwrap();
    assert!((chain.median / 1800.0 - 1.0).abs() < 0.02, "{}", chain.median);
}

/// Without a published growth nothing ties the samples: 150 t is never divided by 100 t.
#[test]
fn samples_that_nothing_ties_give_no_nowcast() {
    let standing = two_samples("");
    assert!(matches!(standing.nowcast, Err(Why::Untied(2025))), "{:?}", standing.nowcast);
    assert!(matches!(standing.pace, Err(Why::Untied(2025))));
}

/// The sample is not named, and the published growth of 20 % contradicts the levels (+50 %): the year before counted others.
#[test]
fn an_unnamed_sample_that_changed_is_seen_from_its_growth() {
    let nowcast = |growth: &str| {
        let old = months("out", 2023, &[100.0; 24], "t,0.1,");
        let new = format!("out,2025-01..2025-02,300.0,t,0.1,{growth},2025-03-15\n");
        let reports = format!("indicator,span,value,unit,rounding,growth,stated_on\n{old}{new}");
        *tracked(&[("reports.csv", &reports), ("targets.csv", TARGET)]).standings.remove(0).nowcast.unwrap()
    };
    assert!(near(nowcast("20 %").last_year_per_month, 125.0));
    assert!(near(nowcast("50 %").last_year_per_month, 100.0), "what rounding explains is no change");
}

fn plants(reports_of: &[&str], from: &str) -> Standing {
    let rows: String =
        reports_of.iter().map(|plant| months(&format!("{plant},oxide"), 2023, &[50.0; 30], "t,0.1")).collect();
    let plants =
        format!("plant,site,processes,counted,valid_from\na,baotou,separate,oxide,\nb,baotou,separate,oxide,{from}\n");
    let tables = [
        ("plants.csv", plants.as_str()),
        ("capacities.csv", "plant,kind,capacity,availability\na,accepted,1000,1\nb,accepted,1000,1\n"),
        ("reports.csv", &format!("subject,commodity,span,value,unit,rounding,stated_on\n{rows}")),
        ("targets.csv", TARGET),
    ];
    tracked(&tables).standings.remove(0)
}

#[test]
fn plants_add_up_only_when_every_plant_at_work_reports() {
    let both = plants(&["a", "b"], "");
    assert_eq!(both.counted, Some(Counted::Plants(2)));
    assert!(near(both.nowcast.unwrap().so_far, 600.0));
    assert!(matches!(plants(&["a"], "").nowcast, Err(Why::Silent(plant)) if plant.index() == 1));
    // A plant that is yet to come is missed by nobody.
    assert_eq!(plants(&["a"], "2026-01-01").counted, Some(Counted::Plants(1)));
}

/// Links by month give months; a link of a whole year gives none.
#[test]
fn consolidated_months_need_links_by_month_or_quarter() {
    let standing = |links: &str| {
        let rows: String =
            ["x", "y"].iter().map(|firm| months(&format!("{firm},gross"), 2023, &[50.0; 30], "元,0.1")).collect();
        let tables = [
            ("enterprises.csv", "enterprise\nx\ny\n"),
            ("measures.csv", "measure,weight,kind,valued\ngross,1,gross_output,current\nnet,1,consolidated,current\n"),
            ("indicators.csv", "indicator,measure,over\nout,net,\n"),
            ("targets.csv", "target,indicator,sense,value,unit,span\ngoal,out,ge,1000,元,2025\n"),
            ("reports.csv", &format!("subject,indicator,span,value,unit,rounding,stated_on\n{rows}")),
            ("sales_links.csv", &format!("seller,buyer,span,value [元]\n{links}")),
        ];
        tracked(&tables).standings.remove(0)
    };
    let by_month = |year: i32, month: u32| format!("x,y,{year}-{month:02},{}\n", 10 + month);
    let monthly: String = (0..30).map(|at| by_month(2023 + at / 12, at as u32 % 12 + 1)).collect();
    let found = standing(&monthly);
    assert_eq!(found.counted, Some(Counted::Linked { firms: 2, is_by_quarter: false }));
    // Six months of 100, less 11 to 16.
    assert!(near(found.nowcast.unwrap().so_far, 600.0 - 81.0));
    let yearly = standing("x,y,2023,120\nx,y,2024,120\n");
    assert!(matches!(yearly.nowcast, Err(Why::NoLinks)), "{:?}", yearly.nowcast);
}

/// Firm y ends in May 2024: its five months count, and those of firm x. Of firm z March is missing: it is named.
#[test]
fn a_firm_that_ends_counts_and_one_with_a_gap_is_named() {
    let rows = months("x,gross", 2023, &[50.0; 24], "元,0.1") + &months("y,gross", 2023, &[20.0; 17], "元,0.1");
    let z: String = months("z,gross", 2023, &[5.0; 24], "元,0.1")
        .lines()
        .filter(|l| !l.contains("2024-03,"))
        .map(|l| format!("{l}\n"))
        .collect();
    let tables = [
        ("enterprises.csv", "enterprise,valid_to\nx,\ny,2024-06-01\nz,\n"),
        ("measures.csv", "measure,weight,kind,valued\ngross,1,gross_output,current\n"),
        ("indicators.csv", "indicator,measure,over\nout,gross,\n"),
        ("reports.csv", &format!("subject,indicator,span,value,unit,rounding,stated_on\n{rows}{z}")),
    ];
    let found = tracked(&tables).outputs.unwrap();
    assert_eq!((found.year, found.outputs.whole.gross), (2024, 12.0 * 50.0 + 5.0 * 20.0));
    assert_eq!(
        found.part.iter().map(|part| (part.1.to_string(), part.2.to_string())).collect::<Vec<_>>(),
        [("2024-01".to_owned(), "2024-05".to_owned())]
    );
    assert_eq!(found.left_out.iter().map(|firm| firm.index()).collect::<Vec<_>>(), [2]);
}

/// A commodity that is made for the first time is a new product, whatever its price was before.
#[test]
fn a_new_commodity_is_a_new_product() {
    let rows = months("a,ore", 2023, &[100.0; 24], "t,0.1") + &months("b,oxide", 2024, &[10.0; 12], "t,0.1");
    let tables = [
        (
            "plants.csv",
            "plant,site,processes,counted,valid_from\na,baotou,separate,ore,\nb,baotou,separate,oxide,2024-01-01\n",
        ),
        ("capacities.csv", "plant,kind,capacity,availability\na,accepted,2000,1\nb,accepted,200,1\n"),
        ("prices.csv", "commodity,kind,span,price\nore,spot,2023,2\nore,spot,2024,3\noxide,spot,2024,7\n"),
        ("reports.csv", &format!("subject,commodity,span,value,unit,rounding,stated_on\n{rows}")),
    ];
    let split = tracked(&tables).split.unwrap();
    assert_eq!((split.year, split.commodities.len(), split.part.len()), (2024, 2, 1));
    let parts = split.parts.whole;
    assert!(near(parts.new, 120.0 * 7.0) && near(parts.price, 1200.0) && parts.volume.abs() < 1e-6, "{parts:?}");
}

/// Anchors A30 and A32 (3.2 points of growth from 24.6 %) imply a weight of 13.0 %; a stated 32 % contradicts them.
#[test]
fn a_contribution_is_held_against_the_stated_weight() {
    let flags = |weight: &str| {
        let reports = format!(
            "indicator,span,value,unit,stated_on\nre-growth,2025-01..2025-11,24.6,%,2025-12-31\n\
             re-contribution,2025-01..2025-11,3.2,pp,2025-12-31\nre-weight,2024-01..2024-11,{weight},%,2025-12-31\n"
        );
        let indicators = "indicator,measure,over\nre-growth,,\nre-contribution,,\nre-weight,,\n";
        let checks = tracked(&[("indicators.csv", indicators), ("reports.csv", &reports)]).checks;
        checks.into_iter().filter(|check| check.flag.code() == "V03").collect::<Vec<_>>()
    };
    assert_eq!(flags("13.0"), []);
    let found = flags("32");
    assert!(
        matches!(&found[..], [check] if check.rows == [2, 1, 0]
            && matches!(check.flag, Flag::ContributionDiffers { implied, .. } if (implied.mid - 0.130).abs() < 1e-3)),
        "{found:?}"
    );
}

/// A plant's tonnes double in May 2025, its firm's electricity does not, and the firm reports no output value.
#[test]
fn tonnes_are_held_against_the_firms_electricity() {
    let mut tonnes = [50.0; 30];
    tonnes[28] = 100.0;
    let power = months("x,power,", 2023, &[90.0; 30].map(|power: f64| power), "MWh,0.1");
    let rows = months("a,,oxide", 2023, &tonnes, "t,0.1") + &power;
    let tables = [
        ("enterprises.csv", "enterprise\nx\n"),
        ("plants.csv", "plant,enterprise,site,processes,counted\na,x,baotou,separate,oxide\n"),
        ("capacities.csv", "plant,kind,capacity,availability\na,accepted,2000,1\n"),
        ("indicators.csv", "indicator,measure,over\nout,made,\npower,,\n"),
        ("reports.csv", &format!("subject,indicator,commodity,span,value,unit,rounding,stated_on\n{rows}")),
    ];
    let breaks = tracked(&tables).checks.into_iter().filter_map(|check| match check.flag {
        Flag::RatioBreak { month, times, .. } => Some((month.to_string(), (times * 100.0).round())),
        _ => None,
    });
    assert_eq!(breaks.collect::<Vec<_>>(), [("2025-05".to_owned(), 200.0)]);
}
