//! Which tables a plan has, and how their cells are worded.

use super::{answers, solved};
use crate::sheet::{Sheet, Value};
use crate::view::PlanView;
use crate::view::plan::{LabelView, Word};
use crate::words::{Both, Languages};

/// The tables of a plan; empty where there is no plan.
pub fn plan(view: &PlanView) -> Vec<Sheet> {
    let languages = Languages::new();
    let (Some(_), Some(answers)) = (&view.plan, &view.answers) else { return Vec::new() };
    let solved: [fn(&PlanView, &Languages) -> Sheet; 7] = [
        solved::targets,
        solved::measures,
        solved::projects,
        solved::elements,
        solved::categories,
        solved::flows,
        solved::closing,
    ];
    let mut sheets: Vec<Sheet> = solved.iter().map(|sheet| sheet(view, &languages)).collect();
    sheets.push(answers::bottlenecks(&answers.bottlenecks, &languages));
    sheets.push(answers::missed(&answers.missed, &languages));
    sheets.push(answers::target_prices(&answers.target_prices, &languages));
    sheets.push(answers::gaps(&answers.gaps, &languages));
    sheets.push(answers::leaning(&answers.leaning, &languages));
    sheets.push(answers::history(&view.history, &languages));
    sheets
}

pub(super) fn word(word: Word, languages: &Languages) -> Value {
    Value::Both(languages.both(|words| word.say(words)))
}

pub(super) fn name(label: &LabelView) -> Value {
    Value::Both(Both { zh: label.zh.clone(), en: label.en.clone() })
}
