//! A quota of 120 t over 2023 and 2024, of which 2024 is planned; the plant can make 100 t a year and
//! earns 2 a tonne.

use lodestone_model::tables::sources::Grade;
use lodestone_plan::result::{HistoryBasis, HistoryOf, LimitKind, Outcome};

use super::{FROM_2024, MADE, QUOTA, part, reported, result, unknown};
use crate::shop::shop;
use crate::support::{close, planned};

/// 70 t were reported for 2023, so 50 t are left: 2·50.
#[test]
fn what_was_made_is_taken_from_the_limit() {
    let base = reported(&[MADE, QUOTA], &[("2023", "70")]);
    let planned = planned(&base);
    close(planned.plan.objective, 100.0, 1e-9);
    let worth = planned.bottlenecks.iter().find(|b| b.limit.kind == LimitKind::Quota).unwrap();
    close(worth.limit.limit, 50.0, 1e-9);
    close(worth.worth_raised.unwrap(), 2.0, 1e-6);
    // 1 % more was made: 0.7 t less, at 2 each.
    let leaning = planned.leaning.iter().find(|cell| cell.table == "reports").unwrap();
    assert_eq!((leaning.line, leaning.column.as_str()), (2, "value"));
    close(leaning.change, -1.4, 1e-9);
    let result = result(&base);
    let found = part(&result, HistoryOf::Quota);
    assert_eq!((found.known, found.basis, found.grade), (Some(70.0), HistoryBasis::Plants, Some(Grade::S)));
    assert_eq!((found.reports.len(), found.reports[0].line, found.reports[0].amount), (1, Some(2), 70.0));
    let left = found.quota.unwrap();
    assert_eq!((left.limit, left.left, left.planned), (120.0, 50.0, 50.0));
    assert!(found.unknown.is_empty() && found.missing.is_empty());
}

/// Twelve months of 5 t: 60 t are left.
#[test]
fn months_sum_to_the_year() {
    let months: Vec<String> = (1..=12).map(|m| format!("2023-{m:02}")).collect();
    let outputs: Vec<(&str, &str)> = months.iter().map(|m| (m.as_str(), "5")).collect();
    close(planned(&reported(&[MADE, QUOTA], &outputs)).plan.objective, 120.0, 1e-9);
}

/// 55 t to October and 46 t to September, 65 t in the year, also as months: the year counts, once.
#[test]
fn overlapping_and_cumulative_reports_count_once() {
    let outputs = [("2023-01..2023-09", "46"), ("2023-01..2023-10", "55"), ("2023", "65"), ("2023-12", "9")];
    close(planned(&reported(&[MADE, QUOTA], &outputs)).plan.objective, 110.0, 1e-9);
    let only_october = ("quotas", "quota,span,measure,limit,unit\nq,2023-10..2024-12,made,60,t\n");
    let base = reported(&[MADE, only_october], &outputs);
    // From October on 65 − 46 t were made.
    close(planned(&base).plan.objective, 2.0 * (60.0 - 19.0), 1e-9);
}

/// A later statement of the same reporter revises the earlier one; an actual one goes before a preliminary one.
#[test]
fn a_revision_replaces() {
    let reports = "subject,commodity,span,value,unit,status,reporter,stated_on\n\
        p,good,2023,90,t,actual,x,2024-01-10\n\
        p,good,2023,70,t,actual,x,2024-03-01\n\
        p,good,2023,20,t,preliminary,x,2024-06-01\n";
    let base = shop(FROM_2024, &[MADE, QUOTA, ("reports", reports)]);
    close(planned(&base).plan.objective, 100.0, 1e-9);
    assert_eq!(part(&result(&base), HistoryOf::Quota).reports[0].line, Some(3));
}

/// Nobody reported 2023: the limit is shared by days, 366 of 731, and it is said.
#[test]
fn an_unknown_history_is_shared_by_days_and_named() {
    let base = reported(&[MADE, QUOTA], &[]);
    close(planned(&base).plan.objective, 2.0 * 120.0 * 366.0 / 731.0, 1e-9);
    let result = result(&base);
    let found = part(&result, HistoryOf::Quota);
    assert_eq!((found.known, found.basis, found.grade), (None, HistoryBasis::Nothing, None));
    assert_eq!(unknown(found), ["2023"]);
    assert_eq!(found.missing.iter().map(|plant| plant.id.as_str()).collect::<Vec<_>>(), ["p"]);
}

/// 30 t to June; what is left, 90 t, is shared over 184 days that nobody told and 366 planned ones.
#[test]
fn a_history_known_in_part() {
    let base = reported(&[MADE, QUOTA], &[("2023-H1", "30")]);
    close(planned(&base).plan.objective, 2.0 * 90.0 * 366.0 / 550.0, 1e-9);
    let result = result(&base);
    let found = part(&result, HistoryOf::Quota);
    assert_eq!((found.known, unknown(found)), (Some(30.0), vec!["2023-07..2023-12".to_owned()]));
}

/// A limit from July 2023 on: of the 73 t of 2023, 184 of 365 days fall under it.
#[test]
fn a_part_of_a_report_is_shared_by_days() {
    let quota = ("quotas", "quota,span,measure,limit,unit\nq,2023-07..2024-12,made,120,t\n");
    let base = reported(&[MADE, quota], &[("2023", "73")]);
    close(planned(&base).plan.objective, 2.0 * (120.0 - 36.8), 1e-9);
    close(part(&result(&base), HistoryOf::Quota).reports[0].share, 184.0 / 365.0, 1e-12);
}

/// 130 t of 120 t were made: nothing is left, the conflict names the quota, and the history stands beside it.
#[test]
fn a_limit_that_history_broke() {
    let result = result(&reported(&[MADE, QUOTA], &[("2023", "130")]));
    let Outcome::Infeasible(conflict) = &result.outcome else { panic!("{:?}", result.outcome) };
    assert!(conflict.members.iter().any(|m| m.kind == LimitKind::Quota && m.limit == -10.0), "{conflict:?}");
    assert_eq!(part(&result, HistoryOf::Quota).quota.unwrap().left, -10.0);
}

/// At least 120 t at a loss of 1 a tonne: 70 t were made, 50 t remain.
#[test]
fn a_least_amount() {
    let quota = ("quotas", "quota,span,measure,sense,limit,unit\nq,2023..2024,made,ge,120,t\n");
    let losing = ("supplies", "commodity,site,price\nore,s,4\n");
    close(planned(&reported(&[MADE, quota, losing], &[("2023", "70")])).plan.objective, -50.0, 1e-9);
}

/// A firm's report of the measure tells its own quota; of that of all it is a part, since b has no report.
#[test]
fn a_holder() {
    let changes = [
        MADE,
        ("enterprises", "enterprise\na\nb\n"),
        ("plants", "plant,enterprise,site,processes,counted\np,a,s,make,good\nq,b,s,make,good\n"),
        ("capacities", "plant,capacity\np,100\nq,100\n"),
        ("reports", "subject,indicator,span,value,unit,stated_on\na,made,2023,70,t,2024-02-01\n"),
    ];
    let quota = |holder: &str| format!("quota,span,holder,measure,limit,unit\nq,2023..2024,{holder},made,120,t\n");
    let planned_with = |quota: &str| {
        let mut changes = changes.to_vec();
        changes.push(("quotas", quota));
        let base = shop(FROM_2024, &changes);
        (planned(&base).plan.objective, part(&result(&base), HistoryOf::Quota).clone())
    };
    let (objective, of_a) = planned_with(&quota("a"));
    close(objective, 2.0 * (50.0 + 100.0), 1e-9);
    assert_eq!((of_a.known, of_a.basis), (Some(70.0), HistoryBasis::Measure));
    let (objective, of_all) = planned_with(&quota(""));
    close(objective, 2.0 * 50.0 * 366.0 / 731.0, 1e-9);
    assert_eq!((of_all.known, unknown(&of_all)), (Some(70.0), vec!["2023".to_owned()]));
    assert_eq!(of_all.missing.iter().map(|plant| plant.id.as_str()).collect::<Vec<_>>(), ["q"]);
}

/// Group g reports for its firms a and b, whose own statement is a part of it; c's plant reports its output.
#[test]
fn firms_and_plants_sum() {
    let changes = [
        MADE,
        ("enterprises", "enterprise,group\ng,\na,g\nb,g\nc,\n"),
        ("plants", "plant,enterprise,site,processes,counted\np,a,s,make,good\nq,b,s,make,good\nr,c,s,make,good\n"),
        ("capacities", "plant,capacity\np,100\nq,100\nr,100\n"),
        ("quotas", "quota,span,measure,limit,unit\nq,2023..2024,made,120,t\n"),
        (
            "reports",
            "subject,indicator,commodity,span,value,unit,stated_on\n\
             g,made,,2023,50,t,2024-02-01\na,made,,2023,30,t,2024-02-01\n\
             q,,good,2023,20,t,2024-02-01\nr,,good,2023,25,t,2024-02-01\n",
        ),
    ];
    let base = shop(FROM_2024, &changes);
    close(planned(&base).plan.objective, 2.0 * (120.0 - 75.0), 1e-9);
    let result = result(&base);
    let found = part(&result, HistoryOf::Quota);
    assert_eq!((found.known, found.basis), (Some(75.0), HistoryBasis::Plants));
    assert_eq!(found.reports.iter().map(|r| r.line).collect::<Vec<_>>(), [Some(2), Some(5)]);
}

/// A stock of at least 10 t at the end of 2024 is a level: what was before the plan has no share in it.
#[test]
fn a_level_has_no_history() {
    let changes = [
        ("measures", "measure,kind,commodity\nheld,stock,good\n"),
        ("quotas", "quota,span,measure,sense,limit,unit\nq,2023..2024,held,ge,10,t\n"),
        ("stocks", "commodity,site,opening\ngood,s,0\n"),
    ];
    let base = shop(FROM_2024, &changes);
    // 100 t made at 1 each, 10 t of them held, 90 t sold at 3.
    close(planned(&base).plan.objective, 170.0, 1e-9);
    assert!(result(&base).history.is_empty());
}

/// An allocation to plant p rests on p's reports alone.
#[test]
fn an_allocation() {
    let changes = [
        MADE,
        ("plants", "plant,site,processes,counted\np,s,make,good\nr,s,make,good\n"),
        ("capacities", "plant,capacity\np,100\nr,100\n"),
        ("quotas", "quota,span,measure,limit,unit\nq,2023..2024,made,1000,t\n"),
        ("quota_allocation", "quota,plant,limit,unit\nq,p,120,t\n"),
    ];
    let base = reported(&changes, &[("2023", "70")]);
    close(planned(&base).plan.objective, 2.0 * (50.0 + 100.0), 1e-9);
}
