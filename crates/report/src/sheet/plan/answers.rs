//! Tables of what follows from the plan.

use super::{name, word};
use crate::sheet::{Sheet, Value};
use crate::view::plan::{
    BottleneckView, GapView, HistoryView, LeaningView, MissedView, QuotaLeftView, TargetPriceView,
};
use crate::words::Languages;

/// Limits that cost most.
pub fn bottlenecks(list: &[BottleneckView], languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-kind",
        "plan-column-limit-on",
        "plan-column-period",
        "plan-column-limit",
        "plan-column-unit",
        "plan-column-worth-unit",
        "plan-column-worth-raised",
        "plan-column-worth-lowered",
        "plan-column-worth-low",
        "plan-column-worth-high",
        "plan-column-grade",
        "plan-column-rows",
        "plan-column-reach",
        "plan-column-next",
        "plan-column-for-targets",
    ];
    let mut out = Sheet::titled("bottlenecks", "plan-sheet-bottlenecks", &columns, languages);
    for found in list {
        let spread = found.spread.as_ref();
        let cells: Vec<String> =
            found.rests_on.iter().map(|c| format!("{}:{} {} {}", c.table, c.line, c.column, c.grade)).collect();
        let per_unit = |worth: Option<f64>| worth.map_or_else(|| "—".to_owned(), |worth| worth.to_string());
        let target = |t: &crate::view::plan::TargetWorthView| {
            format!("{}: {} / {} {}", t.target.id, per_unit(t.raised), per_unit(t.lowered), t.unit)
        };
        let targets: Vec<String> = found.targets.iter().map(target).collect();
        out.row(vec![
            word(found.limit.kind, languages),
            name(&found.limit.what),
            found.limit.period.as_deref().into(),
            found.limit.limit.into(),
            found.limit.unit.as_str().into(),
            found.worth_unit.as_str().into(),
            found.worth_raised.into(),
            found.worth_lowered.into(),
            spread.and_then(|spread| spread.low).into(),
            spread.and_then(|spread| spread.high).into(),
            found.grade.into(),
            cells.join("; ").as_str().into(),
            found.reach.into(),
            found.next.as_ref().map_or(Value::Blank, |next| name(&next.what)),
            targets.join("; ").as_str().into(),
        ]);
    }
    out
}

/// Missed targets: a row per limit that would give way, or one where there is none.
pub fn missed(list: &[MissedView], languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-target",
        "plan-column-short",
        "plan-column-unit",
        "plan-column-way",
        "plan-column-value-gain",
        "plan-column-kind",
        "plan-column-limit-on",
        "plan-column-period",
        "plan-column-limit",
        "plan-column-loosened",
        "plan-column-limit-unit",
        "plan-column-share",
    ];
    let mut out = Sheet::titled("missed", "plan-sheet-missed", &columns, languages);
    for found in list {
        let head = || {
            let (target, way) = (name(&found.target), word(found.way, languages));
            vec![target, found.by.into(), found.unit.as_str().into(), way, found.gain.into()]
        };
        for given in &found.limits {
            let limit = &given.limit;
            let mut row = head();
            row.extend([word(limit.kind, languages), name(&limit.what), limit.period.as_deref().into()]);
            row.extend([limit.limit.into(), given.by.into(), limit.unit.as_str().into(), given.share.into()]);
            out.row(row);
        }
        if found.limits.is_empty() {
            let mut row = head();
            row.resize(columns.len(), Value::Blank);
            out.row(row);
        }
    }
    out
}

/// What the most of each target costs.
pub fn target_prices(list: &[TargetPriceView], languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-target",
        "plan-column-unit",
        "plan-column-best-value",
        "plan-column-most",
        "plan-column-lost",
        "plan-column-lost-per-unit",
    ];
    let mut out = Sheet::titled("target_prices", "plan-sheet-target-prices", &columns, languages);
    for price in list {
        out.row(vec![
            name(&price.target),
            price.unit.as_str().into(),
            price.best_value.into(),
            price.most.into(),
            price.lost.into(),
            price.per_unit.into(),
        ]);
    }
    out
}

/// Gaps of the chain.
pub fn gaps(list: &[GapView], languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-kind",
        "plan-column-commodity",
        "plan-column-at-stake",
        "plan-column-local-share",
        "plan-column-rows",
    ];
    let mut out = Sheet::titled("gaps", "plan-sheet-gaps", &columns, languages);
    for found in list {
        let rows: Vec<String> = found.rows.iter().map(|row| format!("{}:{}", row.table, row.line)).collect();
        out.row(vec![
            word(found.kind, languages),
            name(&found.commodity),
            found.at_stake.into(),
            found.local_share.into(),
            rows.join("; ").as_str().into(),
        ]);
    }
    out
}

/// What was before the plan.
pub fn history(list: &[HistoryView], languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-of",
        "plan-column-id",
        "plan-column-about",
        "plan-column-before",
        "plan-column-known",
        "plan-column-unit",
        "plan-column-basis",
        "plan-column-grade",
        "plan-column-report-lines",
        "plan-column-unknown",
        "plan-column-missing",
        "plan-column-whole-limit",
        "plan-column-left",
        "plan-column-planned",
    ];
    let mut out = Sheet::titled("history", "plan-sheet-history", &columns, languages);
    for found in list {
        let lines: Vec<String> = found.reports.iter().filter_map(|report| Some(report.line?.to_string())).collect();
        let missing: Vec<&str> = found.missing.iter().map(|plant| plant.id.as_str()).collect();
        let quota = |value: fn(&QuotaLeftView) -> f64| found.quota.as_ref().map(value).into();
        out.row(vec![
            word(found.of, languages),
            found.what.id.as_str().into(),
            name(&found.what),
            found.span.as_str().into(),
            found.known.into(),
            found.unit.as_str().into(),
            word(found.basis, languages),
            found.grade.into(),
            lines.join("; ").as_str().into(),
            found.unknown.join("; ").as_str().into(),
            missing.join("; ").as_str().into(),
            quota(|left| left.limit),
            quota(|left| left.left),
            quota(|left| left.planned),
        ]);
    }
    out
}

/// Doubtful cells that the objective leans on.
pub fn leaning(list: &[LeaningView], languages: &Languages) -> Sheet {
    let columns =
        ["column-file", "column-line", "column-column", "plan-column-about", "plan-column-grade", "plan-column-change"];
    let mut out = Sheet::titled("leaning", "plan-sheet-leaning", &columns, languages);
    for found in list {
        out.row(vec![
            found.table.as_str().into(),
            f64::from(found.line).into(),
            found.column.as_str().into(),
            name(&found.what),
            found.grade.into(),
            found.change.into(),
        ]);
    }
    out
}
