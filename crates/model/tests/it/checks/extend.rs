//! `[extend]`: what holds after a record ends, and how far it may be trusted.

use crate::chain::Chain;
use lodestone_model::grid::Flow;
use lodestone_model::tables::quotas::QuotaStatus;
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};

fn span(text: &str) -> Span {
    Span::parse(text).unwrap()
}

#[test]
fn the_last_record_holds_and_is_grade_d() {
    let small = Chain::new().hold("capacities").table(
        "capacities",
        "plant,kind,span,capacity\nsmelter,effective,2023,900\nsmelter,effective,2024,1200\nrefinery,accepted,2024..2026,1000\n",
    );
    assert_eq!(small.findings(), ["S05 capacities.csv table=capacities from=2024-12-31"]);
    let base = small.base();
    let spans: Vec<String> = base.rows.capacities.iter().map(|row| row.span.unwrap().to_string()).collect();
    assert_eq!(spans, ["2023", "2024..2026", "2024..2026"]);
    let from: Vec<Option<Date>> = (0..3).map(|row| base.extended_from("capacities", row)).collect();
    assert_eq!(from, [None, Date::new(2025, 1, 1), None]);
    let grade = |row, period| base.grade_in("capacities", row, "capacity", span(period));
    assert_eq!(
        (grade(1, "2024"), grade(1, "2025"), grade(2, "2025")),
        (Some(Grade::C), Some(Grade::D), Some(Grade::C))
    );
}

#[test]
fn without_extend_nothing_holds() {
    let small = Chain::new().table("capacities", "plant,span,capacity\nsmelter,2024,900\nrefinery,2024,900\n");
    let base = small.table("markets", "commodity,site,price\nmetal,ganzhou,900\n").base();
    assert!(base.rows.capacities.iter().all(|row| row.span == Some(span("2024"))));
    assert_eq!(base.extended_from("capacities", 0), None);
}

#[test]
fn an_amount_goes_on_as_the_rate_that_it_was() {
    let supplies = "commodity,site,span,step,price,max\nore,baotou,2024-H1,1,90,300\nore,baotou,2024-H1,2,95,700\n\
                    ore,baotou,2024-H2..2025-H1,1,100,1000\nore,baotou,2024-H2..2025-H1,2,120,50 t/month\n";
    let base = Chain::new().hold("supplies").table("supplies", supplies).base();
    let rows: Vec<(String, Option<Flow>)> =
        base.rows.supplies.iter().map(|row| (row.span.unwrap().to_string(), row.max)).collect();
    let years = span("2024-07..2025-06").years();
    let flow = |value, is_rate| Some(Flow { value, is_rate });
    assert_eq!(rows[0], ("2024-01..2024-06".to_owned(), flow(300.0, false)), "an earlier record stays as it is");
    assert_eq!(rows[2], ("2024-07..2026-12".to_owned(), flow(1000.0 / years, true)));
    assert_eq!(rows[3], ("2024-07..2026-12".to_owned(), flow(600.0, true)));
}

#[test]
fn a_step_that_had_ended_stays_so() {
    let supplies =
        "commodity,site,span,step,price\nore,baotou,2024,1,90\nore,baotou,2024,2,95\nore,baotou,2025,1,100\n";
    let base = Chain::new().hold("supplies").table("supplies", supplies).base();
    let spans: Vec<String> = base.rows.supplies.iter().map(|row| row.span.unwrap().to_string()).collect();
    assert_eq!(spans, ["2024", "2024", "2025..2026"]);
}

#[test]
fn quotas_repeat_year_by_year() {
    let small = Chain::new()
        .periods("[\"2024\", \"2025\", \"2026-01..2026-06\"]")
        .hold("quotas")
        .hold("quota_allocation")
        .table("measures", "measure,kind,commodity\nmade,output,oxide\nheld,stock,oxide\n")
        .table("quotas", "quota,span,measure,limit\nmining,2024,made,730 t\nstore,2024,held,50 t\n")
        .table("quota_allocation", "quota,plant,span,limit\nmining,smelter,2024,365 t\n");
    assert_eq!(
        small.findings(),
        [
            "S05 quota_allocation.csv table=quota_allocation from=2024-12-31",
            "S05 quotas.csv table=quotas from=2024-12-31",
        ]
    );
    let base = small.base();
    let quotas: Vec<(u32, String, f64, QuotaStatus)> =
        base.rows.quotas.iter().map(|row| (row.row, row.span.to_string(), row.limit.value, row.status)).collect();
    let (published, assumed) = (QuotaStatus::Published, QuotaStatus::Assumed);
    let half = 730.0 * span("2026-H1").years();
    assert_eq!(half, 362.0);
    let expected = [
        (0, "2024", 730.0, published),
        (1, "2024", 50.0, published),
        (0, "2025", 730.0, assumed),
        (0, "2026-01..2026-06", 362.0, assumed),
        (1, "2025", 50.0, assumed),
        (1, "2026-01..2026-06", 50.0, assumed),
    ];
    assert_eq!(quotas, expected.map(|(row, span, limit, status)| (row, span.to_owned(), limit, status)));
    let shares: Vec<f64> = base.rows.quota_allocation.iter().map(|row| row.limit.unwrap().value).collect();
    assert_eq!(shares, [365.0, 365.0, 181.0]);
}

#[test]
fn places_of_prices_are_one_place_however_often_written() {
    let prices = "commodity,span,kind,place,price\nmetal,2024,spot,包头,800\nmetal,2025,spot,包頭,900\n";
    let base = Chain::new().hold("prices").table("prices", prices).base();
    let spans: Vec<String> = base.rows.prices.iter().map(|row| row.span.to_string()).collect();
    assert_eq!(spans, ["2024", "2025..2026"]);
}

#[test]
fn only_tables_with_spans_can_hold() {
    let tables = "capacities | prices | supplies | markets | operating_costs | routes | disposals | resource_supply | \
                  tolling | quotas | quota_allocation";
    assert_eq!(Chain::new().hold("plants").findings(), [format!("F12 base.toml key=extend.plants expected={tables}")]);
}
