//! What flowed, as tables.

use super::Sheet;
use crate::view::BalanceView;
use crate::words::Languages;

/// Reports, flows, and what to measure.
pub fn balance(view: &BalanceView) -> Vec<Sheet> {
    let languages = Languages::new();
    let sheet = |id: &'static str, key: &str, columns: &[&str]| Sheet::titled(id, key, columns, &languages);
    let columns = [
        "column-line",
        "balance-column-what",
        "balance-column-reported",
        "balance-column-uncertainty",
        "plan-column-unit",
        "balance-column-deviation",
        "balance-column-test",
        "balance-column-class",
    ];
    let mut reports = sheet("reports", "balance-reports", &columns);
    for line in &view.reports {
        reports.row(vec![
            line.line.map(f64::from).into(),
            (&line.what).into(),
            Some(line.reported).into(),
            Some(line.uncertainty).into(),
            line.unit.as_str().into(),
            Some(line.deviation).into(),
            line.z.into(),
            line.class.into(),
        ]);
    }
    let columns = [
        "balance-column-what",
        "balance-column-flow",
        "balance-column-uncertainty",
        "plan-column-unit",
        "balance-column-class",
    ];
    let mut flows = sheet("flows", "balance-flows", &columns);
    for line in &view.flows {
        flows.row(vec![
            (&line.what).into(),
            Some(line.value).into(),
            line.uncertainty.into(),
            line.unit.as_str().into(),
            line.class.into(),
        ]);
    }
    let mut measure = sheet("measure", "balance-unknown", &["balance-column-what", "balance-column-opens"]);
    for line in &view.measure {
        measure.row(vec![(&line.what).into(), Some(line.opens as f64).into()]);
    }
    vec![reports, flows, measure]
}
