//! Gaps: what nobody makes here, what one plant makes, what is mostly bought; by value at stake, with the rows.

use lodestone_plan::result::GapKind;

use crate::shop::{YEAR, shop};
use crate::support::{close, planned};

/// Ore is bought; good is made by one plant and part by two, both for ware, and most of part is bought. Per year: 100 t of
/// good at 3; of 60 t of part, 20 t are made by two plants of 10 t each: a third, at 2; 120 t of ore, which has no price of
/// its own, are paid 1.5 each.
#[test]
fn of_every_kind_by_value_at_stake() {
    let planned = planned(&shop(
        YEAR,
        &[
            ("commodities", "commodity\nore\ngood\npart\nware\n"),
            ("processes", "process\nmake\nmake-part\nfit\n"),
            (
                "recipes",
                "process,line,commodity,amount\nmake,in,ore,1\nmake,out,good,1\nmake-part,in,ore,1\n\
                 make-part,out,part,1\nfit,in,good,1\nfit,in,part,0.6\nfit,out,ware,1\n",
            ),
            ("plants", "plant,site,processes\np,s,make\nf,s,fit\na,s,make-part\nb,s,make-part\n"),
            ("capacities", "plant,capacity\np,100\nf,1000\na,10\nb,10\n"),
            ("supplies", "commodity,site,price\nore,s,1.5\npart,s,2\n"),
            ("markets", "commodity,site,price\nware,s,9\n"),
            ("prices", "commodity,span,price\ngood,2024,3\npart,2024,2\n"),
        ],
    ));
    let said: Vec<_> = planned.gaps.iter().map(|g| (g.kind, g.commodity.id.as_str())).collect();
    let expected = [(GapKind::SingleSupplier, "good"), (GapKind::Missing, "ore"), (GapKind::LowLocalShare, "part")];
    assert_eq!(said, expected);
    let [good, ore, part] = planned.gaps.as_slice() else { panic!("{said:?}") };
    close(good.at_stake.unwrap(), 300.0, 1e-9);
    close(good.local_share, 1.0, 1e-9);
    close(part.at_stake.unwrap(), 120.0, 1e-9);
    close(part.local_share, 1.0 / 3.0, 1e-9);
    close(ore.at_stake.unwrap(), 180.0, 1e-9);
    close(ore.local_share, 0.0, 1e-9);
    // Lines of the files, the header being line 1: who makes it, and the recipes that use it.
    let rows = |gap: &lodestone_plan::result::Gap| -> Vec<String> {
        gap.rows.iter().map(|(table, line)| format!("{table}:{line}")).collect()
    };
    assert_eq!(rows(good), ["plants:2", "recipes:6"]);
    assert_eq!(rows(part), ["plants:4", "plants:5", "recipes:7"]);
    assert_eq!(rows(ore), ["recipes:2", "recipes:4"]);
}
