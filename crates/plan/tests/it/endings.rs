//! Bases without a plan: why there is none.

use lodestone_plan::Request;
use lodestone_plan::result::{LimitKind, Outcome};

use crate::shop::{YEAR, shop};
use crate::support::planned_result;

/// 150 t must be sold and 100 t can be made: capacity and market contradict each other through the
/// balance of the good, and nothing else takes part. The quota and the other plant are not to blame.
#[test]
fn a_minimal_conflict_names_the_limits() {
    let changes = [
        ("plants", "plant,site,processes,counted\np,s,make,good\nidle,s,melt,ore\n"),
        ("processes", "process\nmake\nmelt\n"),
        ("recipes", "process,line,commodity,amount\nmake,in,ore,1\nmake,out,good,1\nmelt,out,ore,1\n"),
        ("capacities", "plant,capacity\np,100\nidle,5\n"),
        ("markets", "commodity,site,price,min\ngood,s,3,150\n"),
        ("measures", "measure,kind,commodity\nused,input,ore\n"),
        ("quotas", "quota,span,measure,limit,unit\nq,2024,used,1000,t\n"),
    ];
    let result = planned_result(&shop(YEAR, &changes), &Request::default());
    let Outcome::Infeasible(conflict) = result.outcome else { panic!("{:#?}", result.outcome) };
    assert!(conflict.is_minimal);
    let has = |kind: LimitKind, id: &str| conflict.members.iter().any(|m| m.kind == kind && m.what.id.starts_with(id));
    assert!(has(LimitKind::Capacity, "p"), "{conflict:#?}");
    assert!(has(LimitKind::Market, "good"), "{conflict:#?}");
    assert!(!has(LimitKind::Capacity, "idle"), "{conflict:#?}");
    assert!(conflict.members.iter().all(|m| m.kind != LimitKind::Quota), "{conflict:#?}");
    // 50 t are a third of what must be sold, and half of what can be made: the market gives way.
    let [given] = conflict.repair.as_slice() else { panic!("{:#?}", conflict.repair) };
    assert_eq!((given.limit.kind, given.limit.unit.as_str()), (LimitKind::Market, "t"));
    crate::support::close(given.by, -50.0, 1e-6);
    crate::support::close(given.share, 1.0 / 3.0, 1e-6);
}

/// Two quotas that contradict each other are both named.
#[test]
fn contradicting_quotas() {
    let changes = [
        ("measures", "measure,kind,commodity\nmade,output,good\n"),
        ("quotas", "quota,span,measure,sense,limit,unit\nlow,2024,made,le,20,t\nhigh,2024,made,ge,30,t\n"),
    ];
    let result = planned_result(&shop(YEAR, &changes), &Request::default());
    let Outcome::Infeasible(conflict) = result.outcome else { panic!("{:#?}", result.outcome) };
    assert!(conflict.is_minimal);
    assert_eq!(conflict.members.len(), 2, "{conflict:#?}");
    assert!(conflict.members.iter().all(|m| m.kind == LimitKind::Quota));
}

/// Ore bought at 1 is sold at 2 without end: the ray names the purchase and the sale.
#[test]
fn an_unbounded_base_has_a_ray() {
    let changes = [("markets", "commodity,site,price\ngood,s,3\nore,s,2\n")];
    let result = planned_result(&shop(YEAR, &changes), &Request::default());
    let Outcome::Unbounded(drives) = result.outcome else { panic!("{:#?}", result.outcome) };
    let weight = |name: &str| drives.iter().find(|d| d.name.contains(name)).unwrap().weight;
    assert!(weight("purchase") > 0.0);
    crate::support::close(weight("purchase"), weight("sale"), 1e-9);
}
