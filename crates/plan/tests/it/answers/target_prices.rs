//! What the most of a target costs, alone and among others.

use crate::shop::{YEAR, shop};
use crate::support::{close, planned};

/// A tonne loses 1: the best value makes nothing, the most is the promised 80 t, at 1 a tonne.
#[test]
fn value_lost_per_unit_gained() {
    let planned = planned(&shop(
        YEAR,
        &[
            ("measures", "measure,kind,commodity\nmade,output,good\n"),
            ("indicators", "indicator,measure\ni,made\n"),
            ("supplies", "commodity,site,price\nore,s,4\n"),
            ("targets", "target,indicator,value,unit,span\nt,i,80,t,2024\n"),
        ],
    ));
    let [price] = planned.target_prices.as_slice() else { panic!("{:#?}", planned.target_prices) };
    close(price.best_value, 0.0, 1e-9);
    close(price.most, 80.0, 1e-4);
    close(price.lost, 80.0, 1e-4);
    close(price.per_unit, 1.0, 1e-6);
    assert_eq!(price.unit, "t");
}

/// 100 t of capacity for x and y, both promised 80 t and both made at a loss, of 1 and of 2: together 100 t are reached,
/// but each alone reaches its 80 t, for 80 and for 160.
#[test]
fn each_target_alone() {
    let planned = planned(&shop(
        YEAR,
        &[
            ("commodities", "commodity\nore\nx\ny\n"),
            ("processes", "process\nto-x\nto-y\n"),
            ("recipes", "process,line,commodity,amount\nto-x,in,ore,1\nto-x,out,x,1\nto-y,in,ore,1\nto-y,out,y,1\n"),
            ("plants", "plant,site,processes\np,s,to-x;to-y\n"),
            ("supplies", "commodity,site,price\nore,s,4\n"),
            ("markets", "commodity,site,price\nx,s,3\ny,s,2\n"),
            ("measures", "measure,kind,commodity\nmx,output,x\nmy,output,y\n"),
            ("indicators", "indicator,measure\nix,mx\niy,my\n"),
            ("targets", "target,indicator,value,unit,span\na,ix,80,t,2024\nb,iy,80,t,2024\n"),
        ],
    ));
    let of: Vec<_> = planned.target_prices.iter().map(|p| (p.target.id.as_str(), p.most, p.per_unit)).collect();
    assert_eq!(of.iter().map(|(id, ..)| *id).collect::<Vec<_>>(), ["a", "b"]);
    for ((_, most, per_unit), loss) in of.into_iter().zip([1.0, 2.0]) {
        close(most, 80.0, 1e-4);
        close(per_unit, loss, 1e-5);
    }
}
