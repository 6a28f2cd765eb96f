//! Firms with titles at the end of the year.

use lodestone_judge::run::{Aim, Expectation, Expected};
use lodestone_model::base::Lang;
use lodestone_model::schema::Chosen as _;
use serde::Serialize;

use super::said::{Said, both};
use crate::words::{Both, number};

/// Firms with titles at the end of the year.
#[derive(Debug, Clone, Serialize)]
pub struct YearEndView {
    /// The last day of the year.
    pub day: String,
    /// By family, then all together, each firm once.
    pub rows: Vec<ExpectedView>,
    /// The year's targets that count firms with titles.
    pub targets: Vec<AimView>,
}

/// A target that counts firms with titles, at the end of the year.
#[derive(Debug, Clone, Serialize)]
pub struct AimView {
    /// Its id.
    pub target: String,
    /// Its name.
    pub name: Both,
    /// What was promised.
    pub promised: f64,
    /// `new`, `net`, `held` or `certificates`.
    pub counting: &'static str,
    /// By titles that were granted and last.
    pub certain: i64,
    /// And of those who meet every rule now.
    pub with_likely: i64,
    /// And of those one step away.
    pub with_one_step: i64,
    /// In a sentence.
    pub text: Both,
}

/// Firms of a family, or of any.
#[derive(Debug, Clone, Serialize)]
pub struct ExpectedView {
    /// The family; none for all together.
    pub family: Option<String>,
    /// In words.
    pub name: Both,
    /// Holders before the year.
    pub before: usize,
    /// New holders in the year, up to the day.
    pub gross_new: usize,
    /// Who held the title and will not, as things stand.
    pub lapsed: usize,
    /// Their title lasts to the end.
    pub certain: usize,
    /// They meet every rule now.
    pub likely: usize,
    /// One fact would bring them there.
    pub one_step: usize,
    /// Certain and likely, less those before the year.
    pub net: i64,
}

pub(super) fn year_end(said: &Said<'_>, found: &Expectation) -> YearEndView {
    YearEndView {
        day: found.last_day.to_string(),
        rows: found.rows.iter().map(|row| expected(said, row)).collect(),
        targets: found.aims.iter().map(|aim| target(said, aim)).collect(),
    }
}

fn target(said: &Said<'_>, aim: &Aim) -> AimView {
    let row = &said.base.rows.targets[aim.target as usize];
    let of = |lang| said.base.label(row.names, row.target, lang).to_owned();
    let name = Both { zh: of(Lang::Zh), en: of(Lang::En) };
    let promised = row.value.value;
    let counting = aim.counting.choice();
    let counting = Both { zh: counting.zh.to_owned(), en: counting.en.to_owned() };
    let reach = |count: i64| count as f64 >= promised;
    let key = match (reach(aim.certain), reach(aim.with_likely), reach(aim.with_one_step)) {
        (true, ..) => "judge-aim-certain",
        (_, true, _) => "judge-aim-likely",
        (_, _, true) => "judge-aim-one-step",
        _ => "judge-aim-short",
    };
    let text = said.both(|words| {
        let args = [
            ("target", name.get(words.lang()).into()),
            ("counting", counting.get(words.lang()).into()),
            ("promised", number::plain(promised).into()),
            ("certain", aim.certain.to_string().into()),
            ("likely", aim.with_likely.to_string().into()),
            ("one", aim.with_one_step.to_string().into()),
        ];
        words.say(key, &args)
    });
    AimView {
        target: said.base.text(row.target).to_owned(),
        name,
        promised,
        counting: aim.counting.choice().id,
        certain: aim.certain,
        with_likely: aim.with_likely,
        with_one_step: aim.with_one_step,
        text,
    }
}

fn expected(said: &Said<'_>, row: &Expected) -> ExpectedView {
    let family = row.family.as_deref();
    let named = family.and_then(|family| said.library.schemes.iter().find(|scheme| scheme.family == family));
    ExpectedView {
        family: row.family.clone(),
        name: named.map_or_else(|| said.word("judge-all-titles"), |scheme| both(&scheme.name)),
        before: row.holders.before,
        gross_new: row.holders.gross_new,
        lapsed: row.holders.lapsed,
        certain: row.certain,
        likely: row.likely,
        one_step: row.one_step,
        net: row.net(),
    }
}
