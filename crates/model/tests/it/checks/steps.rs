//! Price steps, contradicting bounds, limits of zero, arbitrage.

use crate::chain::Chain;

#[test]
fn supply_prices_rise_where_steps_hold_together() {
    let supplies =
        |rows: &str| Chain::new().table("supplies", &format!("commodity,site,span,step,vat,price\n{rows}")).findings();
    assert_eq!(
        supplies("ore,baotou,,1,,100\nore,baotou,,2,,90\n"),
        ["G01 supplies.csv:3:price supply=main ore baotou"]
    );
    assert_eq!(supplies("ore,baotou,2024,1,,100\nore,baotou,2025..2026,2,,90\nore,baotou,2025..2026,1,,80\n"), [""; 0]);
    assert_eq!(
        supplies(
            "ore,baotou,2024..2026,1,,100\nore,baotou,2024,2,,110\nore,baotou,2025,2,,90\nore,baotou,2026,2,,95\n"
        ),
        ["G01 supplies.csv:4:price supply=main ore baotou", "G01 supplies.csv:5:price supply=main ore baotou"]
    );
    let with_vat = supplies("ore,baotou,,1,without,100\nore,baotou,,2,with,110\n");
    assert_eq!(with_vat, ["G01 supplies.csv:3:price supply=main ore baotou"], "110 with VAT is 97.3 without");
    assert_eq!(supplies("ore,baotou,,1,,100\nore,baotou,,2,,\n"), ["G01 supplies.csv:3:price supply=main ore baotou"]);
}

#[test]
fn market_prices_fall() {
    let markets = |rows: &str| Chain::new().table("markets", &format!("commodity,site,step,price\n{rows}")).findings();
    assert_eq!(
        markets("metal,ganzhou,1,900\nmetal,ganzhou,2,950\n"),
        ["G02 markets.csv:3:price market=main metal ganzhou"]
    );
    assert_eq!(markets("metal,ganzhou,1,900\nmetal,ganzhou,2,800\nmetal,ganzhou,3,800\n"), [""; 0]);
}

#[test]
fn a_minimum_above_all_steps() {
    let markets = |rows: &str| {
        let markets = format!("commodity,site,span,step,price,min,max\n{rows}");
        Chain::new().table("markets", &markets).findings()
    };
    assert_eq!(
        markets("metal,ganzhou,2025,1,900,500,300\nmetal,ganzhou,2025,2,800,,100\n"),
        ["G03 markets.csv:2:min what=main metal ganzhou min=500 max=400"]
    );
    assert_eq!(markets("metal,ganzhou,2025,1,900,500,300\nmetal,ganzhou,2025,2,800,,200 t/yr\n"), [""; 0]);
    assert_eq!(markets("metal,ganzhou,2025,1,900,500,300\nmetal,ganzhou,2025,2,800,,\n"), [""; 0]);
    assert_eq!(
        markets("metal,ganzhou,,1,900,500 t/yr,300 t/yr\n"),
        ["G03 markets.csv:2:min what=main metal ganzhou min=1000 max=600"],
        "over the two planned years"
    );
}

#[test]
fn stocks_fit_their_limit() {
    let stocks = |row: &str| {
        Chain::new().table("stocks", &format!("commodity,site,opening,closing_min,max\n{row}\n")).findings()
    };
    assert_eq!(stocks("oxide,baotou,80,20,50"), ["G03 stocks.csv:2:opening what=oxide baotou min=80 max=50"]);
    assert_eq!(stocks("oxide,baotou,20,80,50"), ["G03 stocks.csv:2:closing_min what=oxide baotou min=80 max=50"]);
    assert_eq!(stocks("oxide,baotou,50,50,50"), [""; 0]);
}

#[test]
fn a_quota_of_zero() {
    let quotas = |row: &str| {
        Chain::new()
            .table("measures", "measure,kind,commodity\nmade,output,oxide\n")
            .hold("quotas")
            .table("quotas", &format!("quota,span,measure,sense,limit\n{row}\n"))
            .findings()
    };
    let held = "S05 quotas.csv table=quotas from=2025-12-31";
    assert_eq!(quotas("mining,2025,made,le,0 t"), [held, "G12 quotas.csv:2:limit quota=mining"]);
    assert_eq!(quotas("mining,2025,made,ge,0 t"), [held]);
}

#[test]
fn buying_below_the_selling_price_without_limit() {
    let trade = |markets: &str| {
        let markets = format!("commodity,site,enterprise,span,price,max\n{markets}metal,baotou,,,900,\n");
        Chain::new().table("markets", &markets).findings()
    };
    assert_eq!(
        trade("ore,baotou,,2025,110,\nore,baotou,refining,2026,130,\n"),
        ["G13 markets.csv:3:price commodity=ore site=baotou buy=100 sell=130"]
    );
    assert_eq!(trade("ore,baotou,,2025,130,50\n"), [""; 0], "a limit bounds the gain");
    assert_eq!(trade("ore,ganzhou,,2025,130,\n"), [""; 0], "another site");
    assert_eq!(trade("ore,baotou,,2025,100,\n"), [""; 0]);
    let spans = Chain::new()
        .table("supplies", "commodity,site,span,price\nore,baotou,2025,100\nore,baotou,2026,120\n")
        .table("markets", "commodity,site,span,price\nore,baotou,2026,110\nmetal,baotou,,900\n");
    assert_eq!(spans.findings(), [""; 0], "not at the same time");
}
