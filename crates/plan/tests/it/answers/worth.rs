//! Bottlenecks: both sides, reach and what comes next; and with targets first in the target's unit and in yuan.

use lodestone_model::tables::sources::Grade;
use lodestone_plan::result::{Bottleneck, LimitKind, Planned};

use crate::shop::{YEAR, shop};
use crate::support::{close, planned};

const FIRST: &str = "objective = \"targets-then-value\"\n";
const OUTPUT: [(&str, &str); 2] =
    [("measures", "measure,kind,commodity\nmade,output,good\n"), ("indicators", "indicator,measure\ni,made\n")];

fn of(planned: &Planned, kind: LimitKind) -> &Bottleneck {
    let found = planned.bottlenecks.iter().find(|b| b.limit.kind == kind);
    found.unwrap_or_else(|| panic!("no {kind:?} in {:#?}", planned.bottlenecks))
}

fn at_most(value: &str) -> Vec<(&'static str, String)> {
    let mut changes: Vec<(&str, String)> = OUTPUT.iter().map(|&(name, text)| (name, text.to_owned())).collect();
    changes.push(("targets", format!("target,indicator,value,unit,span\nt,i,{value},t,2024\n")));
    changes
}

fn first(changes: &[(&'static str, String)]) -> Planned {
    let changes: Vec<(&str, &str)> = changes.iter().map(|(name, text)| (*name, text.as_str())).collect();
    planned(&shop(&format!("{YEAR}{FIRST}"), &changes))
}

/// 100 t can be made and 130 t of ore bought: a tonne of capacity is worth 2 for 30 t, then ore binds. The limit, its
/// step and its reach count tonnes; the worth rests on the capacity and both prices, all of grade S.
#[test]
fn a_row_reaches_to_the_next_limit() {
    let planned = planned(&shop(YEAR, &[("supplies", "commodity,site,price,max\nore,s,1,130\n")]));
    let found = of(&planned, LimitKind::Capacity);
    close(found.worth_raised.unwrap(), 2.0, 1e-9);
    close(found.worth_lowered.unwrap(), 2.0, 1e-9);
    close(found.reach.unwrap(), 30.0, 1e-9);
    assert!(!found.is_open);
    assert_eq!(found.next.as_ref().unwrap().kind, LimitKind::Supply);
    assert_eq!((found.limit.limit, found.limit.unit.as_str(), found.step), (100.0, "t", 1.0));
    assert_eq!(found.grade, Grade::S);
    let cells: Vec<_> = found.rests_on.iter().map(|c| (c.table.as_str(), c.line, c.column.as_str())).collect();
    assert_eq!(cells.len(), 3, "{cells:?}");
    for cell in [("capacities", 2, "capacity"), ("supplies", 2, "price"), ("markets", 2, "price")] {
        assert!(cells.contains(&cell), "{cell:?} in {cells:?}");
    }
}

/// The other way round, the limit is the bound of a column: 60 t of ore, worth 2 each for 40 t, then capacity binds.
#[test]
fn a_column_reaches_to_the_next_limit() {
    let planned = planned(&shop(YEAR, &[("supplies", "commodity,site,price,max\nore,s,1,60\n")]));
    let found = of(&planned, LimitKind::Supply);
    close(found.worth_raised.unwrap(), 2.0, 1e-9);
    close(found.reach.unwrap(), 40.0, 1e-9);
    assert_eq!(found.next.as_ref().unwrap().kind, LimitKind::Capacity);
}

/// Ore comes 80 t a year from another site: a tonne of the route is worth 2 for 20 t, then capacity binds. Of the waste,
/// one for one, 60 t may be thrown away: a tonne of that is worth 2 for 20 t more, up to the route.
#[test]
fn routes_and_disposals_are_limits_too() {
    let far = ("supplies", "commodity,site,price\nore,far,1\n");
    let sites = ("sites", "site\ns\nfar\n");
    let route = ("routes", "from,to,commodity,max\nfar,s,ore,80\n");
    let found = planned(&shop(YEAR, &[far, sites, route]));
    let limit = of(&found, LimitKind::Route);
    close(limit.worth_raised.unwrap(), 2.0, 1e-9);
    close(limit.reach.unwrap(), 20.0, 1e-9);
    assert_eq!(limit.next.as_ref().unwrap().kind, LimitKind::Capacity);
    assert_eq!((limit.limit.limit, limit.limit.unit.as_str()), (80.0, "t"));
    assert!(limit.rests_on.iter().any(|cell| (cell.table.as_str(), cell.column.as_str()) == ("routes", "max")));

    let goods = ("commodities", "commodity\nore\ngood\nwaste\n");
    let recipe = ("recipes", "process,line,commodity,amount\nmake,in,ore,1\nmake,out,good,1\nmake,out,waste,1\n");
    let heap = ("disposals", "commodity,site,cost,max\nwaste,s,0,60\n");
    let found = planned(&shop(YEAR, &[far, sites, route, goods, recipe, heap]));
    let limit = of(&found, LimitKind::Disposal);
    close(limit.worth_raised.unwrap(), 2.0, 1e-9);
    close(limit.reach.unwrap(), 20.0, 1e-9);
    assert_eq!(limit.next.as_ref().unwrap().kind, LimitKind::Route);
}

/// 100 t can be made and 100 t sold: one more of either is worth nothing, one less costs 2, whatever price the solver
/// shows at this vertex.
#[test]
fn both_sides_of_a_degenerate_vertex() {
    let planned = planned(&shop(YEAR, &[("markets", "commodity,site,price,max\ngood,s,3,100\n")]));
    for kind in [LimitKind::Capacity, LimitKind::Market] {
        let found = of(&planned, kind);
        close(found.worth_raised.unwrap(), 0.0, 1e-9);
        close(found.worth_lowered.unwrap(), 2.0, 1e-9);
    }
}

/// 120 t are promised, 100 t can be made, each earning 2: one more tonne of capacity is a tonne less missing, and 2 yuan
/// with the target held; one less cannot hold what is reached.
#[test]
fn both_worths_with_targets_first() {
    let planned = first(&at_most("120"));
    let found = of(&planned, LimitKind::Capacity);
    let [target] = found.targets.as_slice() else { panic!("{found:#?}") };
    assert_eq!((target.target.id.as_str(), target.unit.as_str()), ("t", "t"));
    close(target.raised.unwrap(), 1.0, 1e-6);
    close(target.lowered.unwrap(), 1.0, 1e-6);
    close(found.worth_raised.unwrap(), 2.0, 1e-4);
    assert_eq!(found.worth_lowered, None);
}

/// The same at a loss of 1 a tonne: more capacity still serves the target, and is worth no yuan once that is held.
#[test]
fn a_worth_for_the_target_alone() {
    let mut changes = at_most("120");
    changes.push(("supplies", "commodity,site,price\nore,s,4\n".to_owned()));
    let planned = first(&changes);
    let found = of(&planned, LimitKind::Capacity);
    close(found.targets[0].raised.unwrap(), 1.0, 1e-6);
    close(found.worth_raised.unwrap(), 0.0, 1e-3);
}

/// Exactly the promised 100 t can be made, at a loss: one more tonne does nothing for the target, one less costs a
/// tonne of it, though the least shortfall, 0, has no single price there.
#[test]
fn a_target_that_is_just_met() {
    let mut changes = at_most("100");
    changes.push(("supplies", "commodity,site,price\nore,s,4\n".to_owned()));
    let planned = first(&changes);
    let found = of(&planned, LimitKind::Capacity);
    let [target] = found.targets.as_slice() else { panic!("{found:#?}") };
    close(target.raised.unwrap(), 0.0, 1e-9);
    close(target.lowered.unwrap(), 1.0, 1e-6);
    close(found.worth_raised.unwrap(), 0.0, 1e-3);
    assert_eq!(found.worth_lowered, None);
}
