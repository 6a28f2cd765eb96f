//! Missed targets: the least loosening of limits, each in its own scale, and what it gains.

use lodestone_plan::result::{LimitKind, Loosened, Missed, Way};

use crate::shop::{THREE, YEAR, shop};
use crate::support::{close, planned};

const OUTPUT: [(&str, &str); 2] =
    [("measures", "measure,kind,commodity\nmade,output,good\n"), ("indicators", "indicator,measure\ni,made\n")];

fn missed(toml: &str, target: &str, more: &[(&str, &str)]) -> Missed {
    let targets = format!("target,indicator,value,unit,span\nt,i,{target},2024\n");
    let mut changes: Vec<(&str, &str)> = OUTPUT.to_vec();
    changes.retain(|(name, _)| !more.iter().any(|(n, _)| n == name));
    changes.push(("targets", &targets));
    changes.extend_from_slice(more);
    let mut planned = planned(&shop(toml, &changes));
    assert_eq!(planned.missed.len(), 1, "{:#?}", planned.missed);
    planned.missed.remove(0)
}

fn loosened(missed: &Missed) -> (&[Loosened], f64) {
    match &missed.way {
        Way::Loosening { limits, gain } => (limits, gain.unwrap()),
        other => panic!("{other:#?}"),
    }
}

/// 120 t are promised: 100 t can be made, 110 t may be, 150 t of ore can be bought. Capacity has to give way by 20 % and
/// the quota by 1/11; each of the 20 t earns 2.
#[test]
fn every_limit_in_the_way_gives_way() {
    let found = missed(
        YEAR,
        "120,t",
        &[
            ("supplies", "commodity,site,price,max\nore,s,1,150\n"),
            ("quotas", "quota,span,measure,limit,unit\nq,2024,made,110,t\n"),
        ],
    );
    close(found.by, 20.0, 1e-9);
    let (limits, gain) = loosened(&found);
    let said: Vec<_> = limits.iter().map(|l| (l.limit.kind, l.limit.unit.as_str())).collect();
    assert_eq!(said, [(LimitKind::Capacity, "t"), (LimitKind::Quota, "t")]);
    close(limits[0].by, 20.0, 1e-6);
    close(limits[0].share, 0.2, 1e-6);
    close(limits[1].by, 10.0, 1e-6);
    close(limits[1].share, 1.0 / 11.0, 1e-6);
    close(gain, 40.0, 1e-4);
}

/// 560 t from plants of 100 t and 400 t: 60 t more are 15 % of the larger and 60 % of the smaller. The larger gives way.
#[test]
fn a_limit_weighs_in_its_own_scale() {
    let found = missed(
        YEAR,
        "560,t",
        &[
            ("plants", "plant,site,processes,counted\np,s,make,good\nq,s,make,good\n"),
            ("capacities", "plant,capacity\np,100\nq,400\n"),
        ],
    );
    let (limits, gain) = loosened(&found);
    let [only] = limits else { panic!("{limits:#?}") };
    assert_eq!(only.limit.what.id, "q");
    close(only.by, 60.0, 1e-6);
    close(only.share, 0.15, 1e-6);
    close(gain, 120.0, 1e-4);
}

/// A closed supply is weighed by what is used of the commodity: 30 t of ore from the other supply can be bought, 20 t
/// more are needed, two thirds of either; the open one costs less weight only because its own step is as wide.
#[test]
fn a_closed_supply_can_be_opened() {
    let supplies = "supply,commodity,site,price,max\nhome,ore,s,1,30\nabroad,ore,s,2,0\n";
    let found = missed(YEAR, "50,t", &[("supplies", supplies)]);
    let (limits, _) = loosened(&found);
    assert!(limits.iter().all(|l| l.limit.kind == LimitKind::Supply), "{limits:#?}");
    close(limits.iter().map(|l| l.by).sum(), 20.0, 1e-6);
    close(limits.iter().map(|l| l.share).sum(), 2.0 / 3.0, 1e-6);
}

/// Capacity added by the end of 2024 can only come from a project that may not start before 2025: its window would have
/// to open a year earlier. It costs 10 and adds capacity that nobody needs.
#[test]
fn a_window_opens_earlier() {
    let found = missed(
        THREE,
        "50,t/yr",
        &[
            ("measures", "measure,kind,plant,capacity\nadded,capacity_added,p,nameplate\n"),
            ("indicators", "indicator,measure\ni,added\n"),
            ("projects", "project,plant,decision,window,size,capex\nj,p,optional,2025..2026,50,10\n"),
            ("supplies", "commodity,site,price,max\nore,s,1,100 t/yr\n"),
        ],
    );
    let (limits, gain) = loosened(&found);
    let [only] = limits else { panic!("{limits:#?}") };
    assert_eq!((only.limit.kind, only.limit.what.id.as_str()), (LimitKind::Window, "j"));
    close(only.by, -1.0, 0.01);
    close(gain, -10.0, 1e-4);
}

/// 80 t can be made at a loss of 1 each: nothing has to give way, another plan does it and loses 80.
#[test]
fn within_the_limits() {
    let found = missed(YEAR, "80,t", &[("supplies", "commodity,site,price\nore,s,4\n")]);
    let Way::Within { gain } = found.way else { panic!("{found:#?}") };
    close(gain.unwrap(), -80.0, 1e-4);
}

/// Nothing makes ore, whatever gives way.
#[test]
fn out_of_reach() {
    let found = missed(YEAR, "80,t", &[("measures", "measure,kind,commodity\nmade,output,ore\n")]);
    assert_eq!(found.way, Way::Never);
}
