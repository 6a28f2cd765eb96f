//! Findings as a table.

use super::{Sheet, Value};
use crate::view::FindingView;
use crate::words::Languages;

/// Findings as a table, in the given order.
pub fn findings(list: &[FindingView]) -> Sheet {
    let languages = Languages::new();
    let title = |key: &str| languages.both(|words| words.say(key, &[]));
    let keys = [
        "column-severity",
        "column-code",
        "column-file",
        "column-line",
        "column-column",
        "column-message",
        "column-hint",
    ];
    let mut sheet = Sheet::new("findings", title("sheet-findings"), keys.into_iter().map(title).collect());
    for finding in list {
        let severity = languages.both(|words| words.severity(finding.severity));
        sheet.row(vec![
            Value::Both(severity),
            finding.code.into(),
            finding.file.as_str().into(),
            finding.line.map(f64::from).into(),
            finding.column.as_deref().into(),
            (&finding.message).into(),
            finding.hint.as_ref().into(),
        ]);
    }
    sheet
}
