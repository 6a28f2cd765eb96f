//! Tables of what follows from the plan.

use super::{name, sheet, word};
use crate::sheet::{Sheet, Value};
use crate::view::plan::{BottleneckView, GapView, LeaningView};
use crate::words::Languages;

/// Limits that cost most.
pub fn bottlenecks(list: &[BottleneckView], languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-kind",
        "plan-column-limit-on",
        "plan-column-period",
        "plan-column-limit",
        "plan-column-worth-raised",
        "plan-column-worth-lowered",
        "plan-column-reach",
        "plan-column-next",
    ];
    let mut out = sheet("bottlenecks", "plan-sheet-bottlenecks", &columns, languages);
    for found in list {
        out.row(vec![
            word(found.limit.kind, languages),
            name(&found.limit.what),
            found.limit.period.as_deref().into(),
            found.limit.limit.into(),
            found.worth_raised.into(),
            found.worth_lowered.into(),
            found.reach.into(),
            found.next.as_ref().map_or(Value::Blank, |next| name(&next.what)),
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
    let mut out = sheet("gaps", "plan-sheet-gaps", &columns, languages);
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

/// Doubtful cells that the objective leans on.
pub fn leaning(list: &[LeaningView], languages: &Languages) -> Sheet {
    let columns =
        ["column-file", "column-line", "column-column", "plan-column-about", "plan-column-grade", "plan-column-change"];
    let mut out = sheet("leaning", "plan-sheet-leaning", &columns, languages);
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
