//! Worths that rest on grade D (or S, as everything in these tests) over the cases of the base.

use lodestone_plan::result::{Bottleneck, Outcome, PlanResult};
use lodestone_plan::{Request, over_cases, rests_on_doubt};
use lodestone_solve::Flow;

use crate::shop::{YEAR, tables};
use crate::support::{close, planned_result, written_cases};

/// A case that sets the price of the good.
fn price(name: &str, value: &str) -> String {
    format!(
        "[[case]]\nname = \"{name}\"\n[[case.change]]\ntable = \"markets\"\nwhere = {{ commodity = \"good\" }}\n\
         column = \"price\"\nop = \"set\"\nvalue = \"{value}\"\n"
    )
}

fn over(cases: &[(&str, &str)], changes: &[(&str, &str)]) -> PlanResult {
    let toml = format!("{YEAR}{}", cases.iter().map(|(name, value)| price(name, value)).collect::<String>());
    let names: Vec<&str> = cases.iter().map(|(name, _)| *name).collect();
    let (base, cases) = written_cases(&toml, &tables(changes), &names);
    let mut result = planned_result(&base, &Request::default());
    assert!(rests_on_doubt(&result));
    over_cases(&mut result, &cases, &Request::default(), &mut |_| Flow::Continue).unwrap();
    result
}

fn first(result: &PlanResult) -> &Bottleneck {
    match &result.outcome {
        Outcome::Planned(planned) => &planned.bottlenecks[0],
        other => panic!("{other:#?}"),
    }
}

/// A tonne of capacity is worth 3 − 1 = 2; at prices of 2 and 5 it is worth 1 and 4; at a price of 0.5 nothing is made,
/// and it is worth nothing.
#[test]
fn a_range_over_the_cases() {
    let result = over(&[("low", "2"), ("high", "5")], &[]);
    let found = first(&result);
    close(found.worth_raised.unwrap(), 2.0, 1e-9);
    let spread = found.spread.as_ref().unwrap();
    let (low, high) = spread.range.unwrap();
    close(low, 1.0, 1e-9);
    close(high, 4.0, 1e-9);
    let at = spread.at.iter().map(|case| case.as_ref().unwrap().id.as_str());
    assert_eq!(at.collect::<Vec<_>>(), ["low", "high"]);
    assert_eq!((spread.measured, spread.of), (2, 2));
    let result = over(&[("none", "0.5")], &[]);
    let spread = first(&result).spread.as_ref().unwrap();
    assert_eq!(spread.range, Some((0.0, first(&result).worth_raised.unwrap())));
    assert_eq!(spread.at[1], None, "the largest is the base's own");
}

/// Exactly 70 t must be made: one more earns 2, but loses 0.5 at a price of 0.5. No number is given.
#[test]
fn a_worth_whose_sign_changes_is_withheld() {
    let changes = [
        ("measures", "measure,kind,commodity\nmade,output,good\n"),
        ("quotas", "quota,span,measure,sense,limit,unit\nq,2024,made,eq,70,t\n"),
    ];
    let result = over(&[("bad", "0.5"), ("good", "4")], &changes);
    let found = first(&result);
    assert_eq!((found.worth_raised, found.worth_lowered), (None, None));
    let spread = found.spread.as_ref().unwrap();
    assert_eq!(spread.range, None);
    let at = spread.at.iter().map(|case| case.as_ref().unwrap().id.as_str());
    assert_eq!(at.collect::<Vec<_>>(), ["bad", "good"]);
}

/// A plan stopped at its cases stands, with its worths as points.
#[test]
fn stopped_at_the_cases() {
    let (base, cases) = written_cases(&format!("{YEAR}{}", price("low", "2")), &tables(&[]), &["low"]);
    let mut result = planned_result(&base, &Request::default());
    over_cases(&mut result, &cases, &Request::default(), &mut |_| Flow::Stop).unwrap();
    let Outcome::Planned(planned) = &result.outcome else { panic!("{result:#?}") };
    assert!(planned.cut_short.is_some() && planned.bottlenecks[0].spread.is_none());
    close(planned.bottlenecks[0].worth_raised.unwrap(), 2.0, 1e-9);
}

/// The basis of one plan starts that of a base like it: the same plan, found without an iteration of the solver's own.
#[test]
fn a_basis_is_carried_over_by_names() {
    let (base, cases) = written_cases(&format!("{YEAR}{}", price("low", "2")), &tables(&[]), &["low"]);
    let start = planned_result(&base, &Request::default()).basis;
    assert!(start.is_some());
    let request = Request { start, ..Request::default() };
    let result = planned_result(cases[0].base.as_ref().unwrap(), &request);
    let Outcome::Planned(planned) = &result.outcome else { panic!("{result:#?}") };
    close(planned.plan.objective, 100.0, 1e-9);
}
