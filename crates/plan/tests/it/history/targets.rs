//! Targets over spans that begin before the plan, or lie before it.

use lodestone_plan::result::{HistoryBasis, HistoryOf};

use super::{FROM_2024, MADE, part, reported, result, unknown};
use crate::shop::shop;
use crate::support::{close, planned};

const INDICATOR: (&str, &str) = ("indicators", "indicator,measure\ni,made\n");
const BOTH: (&str, &str) = ("targets", "target,indicator,value,unit,span\nt,i,150,t,2023..2024\n");

/// 70 t of 150 t were made: a plan that loses 1 a tonne makes 80 t for the target, and none for value.
#[test]
fn what_was_made_counts() {
    let losing = ("supplies", "commodity,site,price\nore,s,4\n");
    let base = reported(&[MADE, INDICATOR, BOTH, losing], &[("2023", "70")]);
    let planned = planned(&base);
    close(planned.plan.targets[0].reached.unwrap(), 70.0, 1e-9);
    close(planned.plan.targets[0].shortfall.unwrap(), 80.0, 1e-9);
    let most = planned.most.unwrap();
    close(most.targets[0].reached.unwrap(), 150.0, 1e-5);
    close(most.objective, -80.0, 1e-5);
    assert_eq!(part(&result(&base), HistoryOf::Target).known, Some(70.0));
}

/// Nobody reported 2023: the target is not evaluated, and the plan says which days are missing.
#[test]
fn an_unknown_history_is_not_evaluated() {
    let base = reported(&[MADE, INDICATOR, BOTH], &[]);
    let planned = planned(&base);
    assert_eq!((planned.plan.targets[0].reached, planned.plan.targets[0].shortfall), (None, None));
    assert!(planned.most.is_none(), "no target to reach");
    assert_eq!(unknown(part(&result(&base), HistoryOf::Target)), ["2023"]);
}

/// The share of good in all output over both years: (70 + 100)/(70 + 30 + 100) with 30 t of waste in 2023.
#[test]
fn a_ratio_over_both_years() {
    let changes = [
        ("commodities", "commodity\nore\ngood\nwaste\n"),
        (
            "recipes",
            "process,line,commodity,amount\nmake,in,ore,1\nmake,out,good,1\nspoil,in,ore,1\nspoil,out,waste,1\n",
        ),
        ("processes", "process\nmake\nspoil\n"),
        ("plants", "plant,site,processes\np,s,make;spoil\n"),
        ("measures", "measure,term,kind,commodity\nmade,1,output,good\nall,1,output,good\nall,2,output,waste\n"),
        ("indicators", "indicator,measure,over\ni,made,all\n"),
        ("targets", "target,indicator,value,unit,span\nt,i,80,%,2023..2024\n"),
        (
            "reports",
            "subject,commodity,span,value,unit,stated_on\np,good,2023,70,t,2024-02-01\np,waste,2023,30,t,2024-02-01\n",
        ),
        ("markets", "commodity,site,price\ngood,s,3\nwaste,s,0\n"),
    ];
    let base = shop(FROM_2024, &changes);
    close(planned(&base).plan.targets[0].reached.unwrap(), 170.0 / 200.0, 1e-9);
    let history = result(&base).history;
    assert_eq!(history.iter().find(|p| p.of == HistoryOf::Denominator).unwrap().known, Some(100.0));
    assert_eq!(history.iter().find(|p| p.of == HistoryOf::Indicator).unwrap().known, Some(0.7));
}

/// A target of 2023 alone is as reported, also where no measure computes its indicator.
#[test]
fn a_target_before_the_plan() {
    let changes = [
        MADE,
        ("indicators", "indicator,measure\ni,made\npeople,\n"),
        ("targets", "target,indicator,value,unit,span\na,i,80,t,2023\nb,people,8000,人,2023\nc,people,1,人,2022\n"),
        (
            "reports",
            "subject,indicator,commodity,span,value,unit,stated_on\n\
             p,,good,2023,70,t,2024-02-01\n,people,,2023,9332,人,2024-02-01\n",
        ),
    ];
    let base = shop(FROM_2024, &changes);
    let targets = planned(&base).plan.targets;
    assert_eq!((targets[0].reached, targets[0].shortfall), (Some(70.0), Some(10.0)));
    assert_eq!((targets[1].reached, targets[1].shortfall), (Some(9332.0), Some(0.0)));
    assert_eq!(targets[2].reached, None);
    let bases: Vec<HistoryBasis> =
        result(&base).history.iter().filter(|p| p.of == HistoryOf::Target).map(|p| p.basis).collect();
    assert_eq!(bases, [HistoryBasis::Plants, HistoryBasis::Measure]);
}
