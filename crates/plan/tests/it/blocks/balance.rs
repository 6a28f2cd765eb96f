//! Balance: what is made is used, sold, stocked or disposed of, at every node and in every period.

use crate::shop::{THREE, YEAR, measure, shop};
use crate::support::{close, planned};

/// Two stages in a row, 2 t of ore to 1 t of half to 0.5 t of good: 100 t of good take 400 t of ore:
/// 100·10 − 400.
#[test]
fn a_chain_of_two() {
    let changes = [
        ("commodities", "commodity\nore\nhalf\ngood\n"),
        ("processes", "process\nfirst\nsecond\n"),
        (
            "recipes",
            "process,line,commodity,amount\nfirst,in,ore,2\nfirst,out,half,1\nsecond,in,half,2\nsecond,out,good,1\n",
        ),
        ("plants", "plant,site,processes,counted\np,s,first,half\nq,s,second,good\n"),
        ("capacities", "plant,capacity\np,1000\nq,100\n"),
        ("markets", "commodity,site,price\ngood,s,10\n"),
        ("measures", "measure,kind,commodity\nused,input,ore\n"),
    ];
    let plan = planned(&shop(YEAR, &changes)).plan;
    close(plan.objective, 600.0, 1e-9);
    close(measure(&plan, "used", 0), 400.0, 1e-9);
}

/// A by-product goes round: each good gives ½ t of scrap, which replaces ore in the other recipe. With
/// x by ore and y by scrap, y = ½·(x + y) means x = y: 50 t of ore make 100 t.
#[test]
fn a_loop() {
    let changes = [
        ("commodities", "commodity\nore\nscrap\ngood\n"),
        (
            "recipes",
            "process,recipe,line,commodity,amount\nmake,ore,in,ore,1\nmake,ore,out,good,1\nmake,ore,out,scrap,0.5\nmake,scrap,in,scrap,1\nmake,scrap,out,good,1\nmake,scrap,out,scrap,0.5\n",
        ),
    ];
    close(planned(&shop(YEAR, &changes)).plan.objective, 250.0, 1e-9);
}

/// Nothing passes from one year to the next without a stock: ore of 2024 does not help 2025.
#[test]
fn periods_are_apart() {
    let supplies = ("supplies", "commodity,site,span,price\nore,s,2024,1\nore,s,2026,2\n");
    close(planned(&shop(THREE, &[supplies])).plan.objective, 300.0, 1e-9);
}
