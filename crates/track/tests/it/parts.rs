//! Firms and plants that are there for a part of a year, and sums over plants and links, on the synthetic park.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id as _, Subject};
use lodestone_model::time::{Date, Span};
use lodestone_track::Month;
use lodestone_track::outputs::{FirmOutput, Link, outputs};
use lodestone_track::run::{Counted, Settings, Standing, Tracked, Why, track};

use crate::park::{close, gross_of_firms, link, park, stage_of, tracked, true_outputs};

fn as_of(base: &CheckedBase, day: &str) -> Tracked {
    track(base, &Settings { as_of: Some(Date::parse(day).unwrap()), paths: 200, ..Settings::default() })
}

fn standing<'t>(base: &CheckedBase, tracked: &'t Tracked, id: &str) -> &'t Standing {
    let is_it = |standing: &&Standing| base.text(base.rows.targets[standing.row as usize].target) == id;
    tracked.standings.iter().find(is_it).unwrap()
}

fn firm(base: &CheckedBase, id: &str) -> EnterpriseId {
    let is_it = |row: &lodestone_model::tables::enterprises::Enterprise| base.text(row.enterprise) == id;
    EnterpriseId::from_index(base.rows.enterprises.iter().position(is_it).unwrap())
}

/// In 2023, which no planted fault touches, firm 38 began in July: the outputs are the true ones, all 38 firms counted.
#[test]
fn a_firm_that_begins_in_july_counts_with_its_months() {
    let base = park();
    let tracked = as_of(&base, "2024-01-31");
    let found = tracked.outputs.as_ref().unwrap();
    assert_eq!((found.year, found.firms.len(), found.left_out.len()), (2023, 38, 0));
    assert_eq!(found.part, [(firm(&base, "f38"), Month::new(2023, 7), Month::new(2023, 12))]);
    let truth = true_outputs(2023);
    let (gross, consolidated) = truth.iter().fold((0.0, 0.0), |sum, stage| (sum.0 + stage.0, sum.1 + stage.1));
    assert!(close(found.outputs.whole.gross, gross), "{} {gross}", found.outputs.whole.gross);
    assert!(close(found.outputs.whole.consolidated.mid, consolidated));
}

/// Its plant's tonnes are volume of 2023: with the plant that they came from, magnets did not fall.
#[test]
fn a_plant_that_begins_is_volume() {
    let base = park();
    let split = as_of(&base, "2024-01-31").split.unwrap();
    let name = |plant: &lodestone_model::ids::PlantId| base.text(base.rows.plants[plant.index()].plant);
    assert_eq!(split.year, 2023);
    assert_eq!(split.part.iter().map(name).collect::<Vec<_>>(), ["p38"]);
    // A month of 2022 that stands in units of 10,000 t has too few digits to be known.
    assert_eq!(split.left_out.iter().map(name).collect::<Vec<_>>(), ["p15"]);
    let magnets = |commodity: &&lodestone_model::ids::CommodityId| {
        base.text(base.rows.commodities[commodity.index()].commodity) == "magnet"
    };
    let at = split.commodities.iter().position(|commodity| magnets(&commodity)).unwrap();
    let parts = split.parts.products[at];
    assert!(parts.new == 0.0 && parts.volume + parts.mix_between + parts.mix_within > 0.0, "{parts:?}");
}

/// The halves of the split firm sell to each other: put together again, gross output is lower by just that, and what
/// leaves the park is the same.
#[test]
fn the_split_raised_gross_output_only() {
    let base = park();
    let [old, new] = ["f20", "f38"].map(|id| firm(&base, id));
    let year = Span::year(2023).unwrap();
    let reports = gross_of_firms(&base);
    let sold = |firm: EnterpriseId| {
        let own = reports.iter().filter(|((of, month), _)| *of == firm && month.year() == 2023);
        own.map(|(_, report)| report.value.unwrap().value).sum::<f64>()
    };
    let firms = |merged: bool, inside: f64| -> Vec<FirmOutput> {
        let firms = (0..base.rows.enterprises.len()).map(EnterpriseId::from_index);
        firms
            .map(|firm| {
                let sold = match firm {
                    _ if merged && firm == new => 0.0,
                    _ if merged && firm == old => sold(old) + sold(new) - inside,
                    _ => sold(firm),
                };
                FirmOutput { stage: stage_of(&base, firm), sold, ..FirmOutput::default() }
            })
            .collect()
    };
    let rows = || base.rows.sales_links.iter().filter(|row| year.covers(row.span));
    let between: f64 = rows().filter(|row| (row.seller, row.buyer) == (new, old)).map(|row| row.value).sum();
    assert!(between > 0.0);
    let split = outputs(&firms(false, between), &rows().map(link).collect::<Vec<Link>>(), &[]).whole;
    let moved = |mut link: Link| {
        for end in [&mut link.seller, &mut link.buyer] {
            *end = if *end == new.index() { old.index() } else { *end };
        }
        (link.seller != link.buyer).then_some(link)
    };
    let links: Vec<Link> = rows().map(link).filter_map(moved).collect();
    let whole = outputs(&firms(true, between), &links, &[]).whole;
    assert!(close(split.gross, whole.gross + between), "{} {} {between}", split.gross, whole.gross);
    assert!(close(split.consolidated.mid, whole.consolidated.mid));
    assert!(close(whole.consolidated.mid, true_outputs(2023).iter().map(|stage| stage.1).sum()));
}

/// Only plants report magnets: their months are added up, the one that began in 2023 among them.
#[test]
fn magnets_are_added_up_from_plants() {
    let base = park();
    let tracked = tracked(&base);
    let standing = standing(&base, &tracked, "magnets-2025");
    let nowcast = standing.nowcast.as_ref().unwrap();
    assert_eq!((standing.counted, nowcast.year, nowcast.month), (Some(Counted::Plants(8)), 2025, 9));
    assert!(standing.pace.is_ok() && nowcast.left_out.is_empty(), "{:?}", nowcast.left_out);
    let year = Span::year(2025).unwrap();
    let magnets = base.rows.reports.iter().filter(|report| {
        let commodity = report.commodity.map(|id| base.text(base.rows.commodities[id.index()].commodity));
        commodity == Some("magnet") && matches!(report.subject, Some(Subject::Plant(_))) && year.covers(report.span)
    });
    assert!(close(nowcast.so_far, magnets.map(|report| report.value.unwrap().value).sum()));
}

/// Consolidated output so far is what firms report less the links of three quarters; value added lacks purchases.
#[test]
fn consolidated_output_has_quarters_and_value_added_has_not() {
    let base = park();
    let tracked = tracked(&base);
    let consolidated = standing(&base, &tracked, "consolidated-2025");
    assert_eq!(consolidated.counted, Some(Counted::Linked { firms: 38, is_by_quarter: true }));
    let nowcast = consolidated.nowcast.as_ref().unwrap();
    let year = Span::year(2025).unwrap();
    let gross: f64 = gross_of_firms(&base)
        .iter()
        .filter(|((_, month), _)| month.year() == 2025)
        .map(|(_, report)| report.value.unwrap().value)
        .sum();
    let links: f64 = base.rows.sales_links.iter().filter(|row| year.covers(row.span)).map(|row| row.value).sum();
    assert!(close(nowcast.so_far, gross - links), "{} {gross} {links}", nowcast.so_far);
    assert!(consolidated.pace.is_ok() && nowcast.month == 9);
    let value_added = standing(&base, &tracked, "value-added-2025");
    assert!(matches!(value_added.nowcast, Err(Why::NoPurchases)), "{:?}", value_added.pace);
}

/// In September the links of the third quarter are not known, whatever firms report: the series ends in June.
#[test]
fn a_quarter_that_is_not_over_is_not_shared() {
    let base = park();
    let tracked = as_of(&base, "2025-09-20");
    let month = |id: &str| standing(&base, &tracked, id).nowcast.as_ref().unwrap().month;
    assert_eq!((month("output-2025"), month("consolidated-2025"), month("magnets-2025")), (8, 6, 8));
}
