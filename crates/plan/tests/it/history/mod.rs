//! What was before the plan: constants of quotas, targets and measures, and what nobody told.

mod measures;
mod quotas;
mod targets;

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_plan::result::{HistoryOf, HistoryPart};
use lodestone_plan::{PlanResult, Request};

use crate::shop::shop;
use crate::support::planned_result;

/// 2023 is history, 2024 is planned.
pub const FROM_2024: &str = "periods = [\"2023\", \"2024\"]\nplan_from = \"2024-01-01\"\ndiscount_rate = 0\n";
pub const MADE: (&str, &str) = ("measures", "measure,kind,commodity\nmade,output,good\n");
pub const QUOTA: (&str, &str) = ("quotas", "quota,span,measure,limit,unit\nq,2023..2024,made,120,t\n");

/// The shop with reports of what plant p put out of `good`: (span, amount).
pub fn reported(changes: &[(&str, &str)], outputs: &[(&str, &str)]) -> Arc<CheckedBase> {
    let mut text = "subject,commodity,span,value,unit,stated_on\n".to_owned();
    for (span, value) in outputs {
        text.push_str(&format!("p,good,{span},{value},t,2024-02-01\n"));
    }
    let mut changes = changes.to_vec();
    if !outputs.is_empty() {
        changes.push(("reports", &text));
    }
    shop(FROM_2024, &changes)
}

pub fn result(base: &Arc<CheckedBase>) -> PlanResult {
    planned_result(base, &Request::default())
}

/// The only part of a kind.
pub fn part(result: &PlanResult, of: HistoryOf) -> &HistoryPart {
    let found: Vec<&HistoryPart> = result.history.iter().filter(|part| part.of == of).collect();
    assert_eq!(found.len(), 1, "{:#?}", result.history);
    found[0]
}

/// Days without an answer, as they are written.
pub fn unknown(part: &HistoryPart) -> Vec<String> {
    part.unknown.iter().map(ToString::to_string).collect()
}
