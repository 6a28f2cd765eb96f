//! Everything judged as tables: editions, verdicts, rules, the end of the year, findings.

use super::{Sheet, Value, findings};
use crate::view::JudgeView;
use crate::view::judge::verdict_word;
use crate::words::Languages;

/// Six tables.
pub fn judge(view: &JudgeView) -> Vec<Sheet> {
    let languages = Languages::new();
    let title = |key: &str| languages.both(|words| words.say(key, &[]));
    let word = |verdict: &str| Value::Both(title(verdict_word(verdict)));
    let sheet = |id: &'static str, name: &str, columns: &[&str]| Sheet::titled(id, name, columns, &languages);
    let mut editions = sheet("editions", "judge-sheet-editions", &EDITIONS);
    let mut verdicts = sheet("verdicts", "judge-sheet-verdicts", &VERDICTS);
    let mut rules = sheet("rules", "judge-sheet-rules", &RULES);
    for edition in &view.editions {
        let count = |n: usize| Value::Number(n as f64);
        editions.row(vec![
            edition.scheme.as_str().into(),
            (&edition.name).into(),
            edition.document.as_str().into(),
            edition.grade.into(),
            count(edition.met),
            count(edition.undecided),
            count(edition.not_met),
            count(edition.not_evaluable),
            count(edition.one_step),
            count(edition.unknown),
        ]);
        for case in &edition.cases {
            verdicts.row(vec![
                edition.scheme.as_str().into(),
                case.subject.as_str().into(),
                (&case.name).into(),
                word(case.verdict),
                case.grade.into(),
                (&case.step.text).into(),
                case.step.cost.into(),
                case.step.counts_from.as_deref().unwrap_or_default().into(),
                case.subsidy.into(),
                case.missing.iter().map(|one| one.fact.as_str()).collect::<Vec<&str>>().join("; ").as_str().into(),
            ]);
            for rule in &case.rules {
                for answer in &rule.answers {
                    let evidence =
                        answer.evidence.iter().filter_map(|piece| Some(format!("{}:{}", piece.table, piece.line?)));
                    rules.row(vec![
                        edition.scheme.as_str().into(),
                        case.subject.as_str().into(),
                        rule.rule.as_str().into(),
                        (&rule.text).into(),
                        word(rule.verdict),
                        (&answer.about).into(),
                        (&answer.value_text).into(),
                        (&answer.limit_text).into(),
                        answer.distance.into(),
                        evidence.collect::<Vec<String>>().join("; ").as_str().into(),
                    ]);
                }
            }
        }
    }
    let mut year_end = sheet("year-end", "judge-sheet-year-end", &YEAR_END);
    for row in view.year_end.iter().flat_map(|year_end| &year_end.rows) {
        let mut cells = vec![Value::from(&row.name)];
        let counts = [row.before, row.gross_new, row.lapsed, row.certain, row.likely, row.one_step];
        cells.extend(counts.map(|n| Value::Number(n as f64)));
        cells.push(Value::Number(row.net as f64));
        year_end.row(cells);
    }
    let mut aims = sheet("year-end-targets", "judge-sheet-aims", &AIMS);
    for aim in view.year_end.iter().flat_map(|year_end| &year_end.targets) {
        let counts = [aim.certain, aim.with_likely, aim.with_one_step].map(|n| Value::Number(n as f64));
        let mut cells = vec![Value::from(aim.target.as_str()), (&aim.name).into(), aim.promised.into()];
        cells.extend(counts);
        cells.push((&aim.text).into());
        aims.row(cells);
    }
    vec![editions, verdicts, rules, year_end, aims, findings(&view.findings)]
}

const EDITIONS: [&str; 10] = [
    "judge-column-scheme",
    "judge-column-name",
    "judge-column-document",
    "judge-column-grade",
    "judge-verdict-met",
    "judge-verdict-undecided",
    "judge-verdict-not-met",
    "judge-verdict-not-evaluable",
    "judge-column-one-step",
    "judge-column-unknown",
];

const VERDICTS: [&str; 10] = [
    "judge-column-scheme",
    "judge-column-subject",
    "judge-column-name",
    "judge-column-verdict",
    "judge-column-grade",
    "judge-column-step",
    "judge-column-step-cost",
    "judge-column-counts-from",
    "judge-column-subsidy",
    "judge-column-missing",
];

const RULES: [&str; 10] = [
    "judge-column-scheme",
    "judge-column-subject",
    "judge-column-rule",
    "judge-column-text",
    "judge-column-verdict",
    "judge-column-about",
    "judge-column-value",
    "judge-column-limit",
    "judge-column-distance-canonical",
    "judge-column-evidence",
];

const YEAR_END: [&str; 8] = [
    "judge-column-title",
    "judge-column-before",
    "judge-column-gross-new",
    "judge-column-lapsed",
    "judge-column-certain",
    "judge-column-likely",
    "judge-column-one-step",
    "judge-column-net",
];

const AIMS: [&str; 7] = [
    "plan-column-id",
    "judge-column-name",
    "judge-column-promised",
    "judge-column-certain",
    "judge-column-with-likely",
    "judge-column-with-one-step",
    "column-message",
];
