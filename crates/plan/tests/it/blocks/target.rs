//! Targets: nothing under `value`, everything under `targets-then-value`.

use crate::shop::{YEAR, measure, shop};
use crate::support::{close, planned};

const FIRST: &str = "objective = \"targets-then-value\"\n";
const OUTPUT: [(&str, &str); 2] =
    [("measures", "measure,kind,commodity\nmade,output,good\n"), ("indicators", "indicator,measure\ni,made\n")];

/// A tonne loses 1: value makes nothing and misses 80 t; the target first makes 80 t and loses 80.
#[test]
fn value_or_the_target_first() {
    let mut changes = OUTPUT.to_vec();
    changes.push(("supplies", "commodity,site,price\nore,s,4\n"));
    changes.push(("targets", "target,indicator,value,unit,span\nt,i,80,t,2024\n"));
    let by_value = planned(&shop(YEAR, &changes));
    close(by_value.plan.objective, 0.0, 1e-9);
    close(by_value.plan.targets[0].shortfall.unwrap(), 80.0, 1e-9);
    let first = planned(&shop(&format!("{YEAR}{FIRST}"), &changes));
    close(first.plan.objective, -80.0, 1e-5);
    close(first.plan.targets[0].reached.unwrap(), 80.0, 1e-5);
    close(first.most.as_ref().unwrap().objective, 0.0, 1e-9);
}

/// At most 30 t: value makes 100 t and is 70 over; the target first makes 30 and earns 60.
#[test]
fn a_target_from_above() {
    let mut changes = OUTPUT.to_vec();
    changes.push(("targets", "target,indicator,sense,value,unit,span\nt,i,le,30,t,2024\n"));
    let by_value = planned(&shop(YEAR, &changes));
    close(by_value.plan.targets[0].shortfall.unwrap(), 70.0, 1e-9);
    let first = planned(&shop(&format!("{YEAR}{FIRST}"), &changes));
    close(first.plan.objective, 60.0, 1e-4);
}

/// Two goods share 100 t of capacity: 80 t of x and 60 t of y are promised, with weights. Against every
/// split in whole tonnes: least Σ weight·missing/promised, then the most value, 2 a tonne of x and 1 of y.
#[test]
fn against_brute_force() {
    for (of_x, of_y) in [(1.0, 1.0), (2.0, 1.0), (1.0, 3.0), (3.0, 2.0)] {
        let targets =
            format!("target,indicator,value,unit,span,weight\na,ix,80,t,2024,{of_x}\nb,iy,60,t,2024,{of_y}\n");
        let changes = [
            ("commodities", "commodity\nore\nx\ny\n"),
            ("processes", "process\nto-x\nto-y\n"),
            ("recipes", "process,line,commodity,amount\nto-x,in,ore,1\nto-x,out,x,1\nto-y,in,ore,1\nto-y,out,y,1\n"),
            ("plants", "plant,site,processes\np,s,to-x;to-y\n"),
            ("markets", "commodity,site,price\nx,s,3\ny,s,2\n"),
            ("measures", "measure,kind,commodity\nmx,output,x\nmy,output,y\n"),
            ("indicators", "indicator,measure\nix,mx\niy,my\n"),
            ("targets", &targets),
        ];
        let (mut least, mut best, mut at) = (f64::INFINITY, f64::NEG_INFINITY, (0.0, 0.0));
        for x in 0..=100 {
            for y in 0..=(100 - x) {
                let (x, y) = (f64::from(x), f64::from(y));
                let missed = of_x * (80.0 - x).max(0.0) / 80.0 + of_y * (60.0 - y).max(0.0) / 60.0;
                let value = 2.0 * x + y;
                if missed < least - 1e-9 || (missed < least + 1e-9 && value > best) {
                    (least, best, at) = (missed, value, (x, y));
                }
            }
        }
        let planned = planned(&shop(&format!("{YEAR}{FIRST}"), &changes));
        close(planned.plan.stages[0].value, least, 1e-6);
        close(planned.plan.objective, best, 1e-5);
        close(measure(&planned.plan, "ix", 0), at.0, 1e-5);
        close(measure(&planned.plan, "iy", 0), at.1, 1e-5);
    }
}

/// A share of something that is not made is no number: the target has no value and is not met by it.
#[test]
fn a_ratio_over_nothing_has_no_value() {
    let none = [
        ("capacities", "plant,capacity\np,0\n"),
        ("measures", "measure,kind,commodity\nsold,sale,good\nmade,output,good\n"),
        ("indicators", "indicator,measure,over\nshare,sold,made\n"),
        ("targets", "target,indicator,value,span\nt,share,50 %,2024\n"),
    ];
    let planned = planned(&shop(YEAR, &none));
    assert_eq!((planned.plan.targets[0].reached, planned.plan.targets[0].shortfall), (None, None));
    assert!(planned.plan.measures.iter().all(|measure| measure.indicator.id != "share"));
}
