//! Facts, values and limits in words.

use lodestone_judge::Library;
use lodestone_judge::judge::Value;
use lodestone_judge::risk::Range;
use lodestone_judge::run::Origin;
use lodestone_judge::scheme::{self, Ask, FactId, FactKind, Scheme, ScoreOf};
use lodestone_model::CheckedBase;
use lodestone_model::base::Lang;
use lodestone_model::ids::{Id as _, Subject};
use lodestone_model::time::Date;
use lodestone_model::unit::{Dimension, Units};

use crate::words::{Both, Languages, Words, number, unit};

/// What sentences are about.
pub(super) struct Said<'a> {
    pub base: &'a CheckedBase,
    pub library: &'a Library,
    pub languages: &'a Languages,
    pub units: Units,
}

/// A text of a scheme.
pub(super) fn both(text: &scheme::Both) -> Both {
    Both { zh: text.zh.clone(), en: text.en.clone() }
}

impl Said<'_> {
    pub fn both(&self, text: impl Fn(&Words) -> String) -> Both {
        self.languages.both(text)
    }

    pub fn word(&self, key: &str) -> Both {
        self.both(|words| words.say(key, &[]))
    }

    /// Kind, id and name of a subject.
    pub fn subject(&self, subject: Subject) -> (&'static str, String, Both) {
        let base = self.base;
        let (kind, id, names) = match subject {
            Subject::Enterprise(id) => {
                let row = &base.rows.enterprises[id.index()];
                ("enterprise", row.enterprise, row.names)
            }
            Subject::Project(id) => {
                let row = &base.rows.projects[id.index()];
                ("project", row.project, row.names)
            }
            Subject::Commodity(id) => {
                let row = &base.rows.commodities[id.index()];
                ("commodity", row.commodity, row.names)
            }
            Subject::Plant(_) | Subject::Scope(_) | Subject::Sample(_) => {
                unreachable!("only firms, projects and commodities are judged")
            }
        };
        let name = |lang| base.label(names, id, lang).to_owned();
        (kind, base.text(id).to_owned(), Both { zh: name(Lang::Zh), en: name(Lang::En) })
    }

    pub fn fact(&self, fact: FactId) -> Both {
        both(&self.library.fact_of(fact).name)
    }

    pub fn score(&self, scheme: &Scheme, score: ScoreOf) -> Both {
        let scores = scheme.scores.as_ref();
        let name = match score {
            ScoreOf::Total => None,
            ScoreOf::Group(at) => scores.and_then(|s| s.groups.get(usize::from(at))).map(|group| both(&group.name)),
            ScoreOf::Item(at) => scores.and_then(|s| s.items.get(usize::from(at))).map(|item| both(&item.name)),
        };
        let points = self.word("judge-points");
        name.map_or_else(
            || points.clone(),
            |name| Both { zh: format!("{}（{}）", name.zh, points.zh), en: format!("{} ({})", name.en, points.en) },
        )
    }

    /// A value of a fact; an interval with both ends.
    pub fn value(&self, fact: FactId, value: &Value) -> Both {
        let number = |x: f64| self.number(fact, x);
        if value.low == value.high || value.u > 0.0 {
            return number(value.mid);
        }
        self.between(number(value.low), number(value.high))
    }

    pub fn between(&self, low: Both, high: Both) -> Both {
        self.both(|words| {
            let lang = words.lang();
            words.say("judge-between", &[("low", low.get(lang).into()), ("high", high.get(lang).into())])
        })
    }

    /// A number of a fact, a yes, a choice or a day.
    pub fn number(&self, fact: FactId, x: f64) -> Both {
        match &self.library.fact_of(fact).kind {
            FactKind::Number { unit: None, .. } => Both::same(&number::plain(x)),
            FactKind::Number { dimension, .. } => self.amount(x, *dimension),
            FactKind::Flag => self.word(if x > 0.5 { "judge-yes" } else { "judge-no" }),
            FactKind::Choice(choices) => {
                choices.get(x as usize).map_or_else(|| Both::same("—"), |choice| both(&choice.name))
            }
            FactKind::Date => {
                let day = Date::new(1970, 1, 1).and_then(|zero| zero.plus_days(x as i32));
                Both::same(&day.map_or_else(|| "—".to_owned(), |day| day.to_string()))
            }
        }
    }

    /// An amount of the base's currency.
    pub fn money(&self, x: f64) -> Both {
        self.amount(x, Dimension::MONEY)
    }

    fn amount(&self, x: f64, dimension: Dimension) -> Both {
        let symbol = self.units.symbol(dimension);
        self.both(|words| unit::amount(x, &symbol, words.lang()))
    }

    /// A distance in the unit of a fact; of shares in percentage points.
    pub fn distance(&self, fact: Option<FactId>, distance: f64) -> Both {
        let plain = || self.both(|words| words.say("judge-distance-points", &[("n", number::plain(distance).into())]));
        match fact.map(|fact| &self.library.fact_of(fact).kind) {
            Some(FactKind::Number { unit: Some(_), dimension: Dimension::NONE }) => self
                .both(|words| words.say("judge-distance-share", &[("n", number::rounded(100.0 * distance, 4).into())])),
            Some(FactKind::Number { unit: Some(_), dimension }) => self.amount(distance, *dimension),
            _ => plain(),
        }
    }

    /// What is allowed.
    pub fn limit(&self, ask: &Ask) -> Both {
        match ask {
            Ask::Number { fact, within, .. } => self.range(within, |x| self.number(*fact, x)),
            Ask::Score { within, .. } => self.range(within, |x| Both::same(&number::plain(x))),
            Ask::Flag { is, .. } => self.word(if *is { "judge-yes" } else { "judge-no" }),
            Ask::Choice { fact, allowed } => self.choices(*fact, *allowed),
            Ask::All(_) | Ask::Any(_) | Ask::NotLoaded => self.word("judge-not-loaded"),
        }
    }

    fn range(&self, range: &Range, say: impl Fn(f64) -> Both) -> Both {
        let sided = |sign: &str, x: f64| {
            let text = say(x);
            Both { zh: format!("{sign} {}", text.zh), en: format!("{sign} {}", text.en) }
        };
        match (range.low.is_finite(), range.high.is_finite()) {
            (true, false) => sided(if range.low_open { ">" } else { "≥" }, range.low),
            (false, true) => sided(if range.high_open { "<" } else { "≤" }, range.high),
            _ if range.low == range.high => say(range.low),
            _ => self.between(say(range.low), say(range.high)),
        }
    }

    fn choices(&self, fact: FactId, allowed: u64) -> Both {
        let FactKind::Choice(choices) = &self.library.fact_of(fact).kind else { return Both::same("—") };
        let wanted =
            || choices.iter().enumerate().filter(|(at, _)| allowed >> at & 1 == 1).map(|(_, choice)| &choice.name);
        let joined = |name: fn(&scheme::Both) -> &str, mark: &str| wanted().map(name).collect::<Vec<&str>>().join(mark);
        Both { zh: joined(|name| &name.zh, "、"), en: joined(|name| &name.en, ", ") }
    }

    /// Source and line of a piece of evidence.
    pub fn place(&self, origin: Origin) -> (Option<u32>, Option<String>) {
        let line = self.base.place(origin.table, origin.row, origin.column).line;
        let source = self.base.source_of(origin.table, origin.row, origin.column);
        (line, source.map(|source| self.base.text(source).to_owned()))
    }
}
