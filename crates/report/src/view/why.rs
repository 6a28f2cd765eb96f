//! Everything that `why` shows.

use lodestone_model::CheckedBase;
use lodestone_model::base::Lang;
use lodestone_model::ids::{Id as _, Subject};
use lodestone_model::schema::Chosen as _;
use lodestone_model::trail::Trail;
use lodestone_track::nowcast::{Method, Nowcast, Probability, WhyLeftOut};
use lodestone_track::run::{Answer, Beside, Lacking, Question, Role, Tracked, What};
use serde::Serialize;

use super::track::about::About;
use super::track::{Entry, entries};
use super::trail::{CellNode, Nodes, TrailNode};
use crate::view::BaseView;
use crate::view::plan::word::Word;
use crate::words::{Both, Languages, Words, number};

/// Where a figure comes from.
#[derive(Debug, Clone, Serialize)]
pub struct WhyView {
    /// `known`, `foreseen`, or `not-known`.
    pub outcome: &'static str,
    /// The base.
    pub base: BaseView,
    /// The question as it was put.
    pub asked: String,
    /// What it is about.
    pub name: Both,
    /// Its days.
    pub span: String,
    /// The last day whose statements count.
    pub as_of: String,
    /// The weakest grade behind the figure, and the first cell that has it.
    pub weakest: Option<Weakest>,
    /// Figures, the one asked for first.
    pub figures: Vec<FigureView>,
    /// Why there is none.
    pub lacking: Vec<Both>,
    /// Methods, weights, back-test behind a nowcast: sentences.
    pub nowcast: Vec<Both>,
    /// Other statements about what was used.
    pub others: Vec<Statement>,
    /// Checks about what was used.
    pub checks: Vec<Entry>,
    /// The nearest statements, where there is no figure.
    pub nearest: Vec<Statement>,
    /// How many statements there are about it, for whatever days, where there is no figure.
    pub statements: usize,
}

/// A grade and the cell that has it.
#[derive(Debug, Clone, Serialize)]
pub struct Weakest {
    /// The grade.
    pub grade: &'static str,
    /// What the cell is about.
    pub about: Option<Both>,
    /// The cell.
    pub cell: CellNode,
}

/// A figure and its tree.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView {
    /// What it is.
    pub role: Word,
    /// Its tree.
    pub trail: TrailNode,
}

/// Another statement.
#[derive(Debug, Clone, Serialize)]
pub struct Statement {
    /// How it stands to what was used; none where nothing was.
    pub beside: Option<Word>,
    /// The statement.
    pub statement: TrailNode,
}

impl WhyView {
    /// In both languages; `shows_all` unfolds long sums.
    pub fn new(
        base: &CheckedBase,
        (tracked, answer): (&Tracked, &Answer),
        (asked, question): (&str, &Question),
        shows_all: bool,
        languages: &Languages,
    ) -> Self {
        let about = About { base, tracked, languages, units: base.units() };
        let mut nodes = Nodes::new(&about, shows_all);
        let figures: Vec<FigureView> = answer
            .figures
            .iter()
            .map(|known| FigureView { role: role(known.role), trail: nodes.node(&known.figure, 0) })
            .collect();
        let is_foreseen = answer.figures.first().is_some_and(|known| known.role == Role::Nowcast);
        let of_row = |row: u32| about.fact(row).map(|fact| Nodes::new(&about, true).node(&fact.figure, 0));
        let statement = |row: u32, beside: Option<Word>| of_row(row).map(|statement| Statement { beside, statement });
        WhyView {
            outcome: match answer.figures.first() {
                Some(_) if is_foreseen => "foreseen",
                Some(known) if known.role == Role::Value || answer.lacking.is_none() => "known",
                _ => "not-known",
            },
            base: BaseView::new(base),
            asked: asked.to_owned(),
            name: name(&about, question),
            span: question.span.to_string(),
            as_of: tracked.as_of.to_string(),
            weakest: weakest(&about, answer),
            figures,
            lacking: lacking(&about, answer),
            nowcast: answer.nowcast.as_ref().map(|nowcast| sentences(&about, nowcast)).unwrap_or_default(),
            others: answer.others.iter().filter_map(|o| statement(o.row, Some(beside(o.beside)))).collect(),
            checks: entries::of_checks(&about, &answer.checks),
            nearest: answer.nearest.iter().filter_map(|&row| statement(row, Some(status(&about, row)))).collect(),
            statements: answer.statements,
        }
    }
}

fn weakest(about: &About<'_>, answer: &Answer) -> Option<Weakest> {
    let leaves = answer.figures.iter().filter_map(|known| known.figure.weakest());
    let leaf = leaves.reduce(|weakest, leaf| if leaf.grade > weakest.grade { leaf } else { weakest })?;
    let Trail::Cell(cell) = leaf.trail.as_deref()? else { return None };
    let grade = leaf.grade.choice().id;
    Some(Weakest { grade, about: about.subject(cell), cell: about.cell(cell, leaf.dimension) })
}

fn name(about: &About<'_>, question: &Question) -> Both {
    let base = about.base;
    let of = |lang: Lang| {
        let words = about.languages.get(lang);
        let what = match &question.what {
            What::Indicator(id) => {
                let row = &base.rows.indicators[id.index()];
                base.label(row.names, row.indicator, lang).to_owned()
            }
            What::Target(row) => {
                let row = &base.rows.targets[*row as usize];
                base.label(row.names, row.target, lang).to_owned()
            }
            What::Measure(id) => base.measure_id(*id).to_owned(),
            What::Commodity(id) => base.commodity_label(*id, lang).to_owned(),
            What::Attribute(text) => text.clone(),
            What::Utilisation => words.say("why-own-utilisation", &[]),
            What::Outputs => words.say("why-own-outputs", &[]),
            What::Split => words.say("why-own-split", &[]),
        };
        match question.subject.and_then(|subject| subject_name(about, subject, lang)) {
            Some(of) => format!("{of} · {what}"),
            None => what,
        }
    };
    Both { zh: of(Lang::Zh), en: of(Lang::En) }
}

fn subject_name(about: &About<'_>, subject: Subject, lang: Lang) -> Option<String> {
    let base = about.base;
    Some(match subject {
        Subject::Plant(id) => base.plant_label(id, lang).to_owned(),
        Subject::Enterprise(id) => base.enterprise_label(id, lang).to_owned(),
        Subject::Commodity(id) => base.commodity_label(id, lang).to_owned(),
        Subject::Scope(id) => about.scope(id, lang).to_owned(),
        Subject::Project(id) => {
            let row = &base.rows.projects[id.index()];
            base.label(row.names, row.project, lang).to_owned()
        }
        Subject::Sample(_) => return None,
    })
}

fn role(role: Role) -> Word {
    Word(match role {
        Role::Value => "why-role-value",
        Role::Nowcast => "why-role-nowcast",
        Role::Completion => "why-role-completion",
        Role::Pace => "why-role-pace",
        Role::Required => "why-role-required",
        Role::Growth => "why-role-growth",
        Role::Gross => "why-role-gross",
        Role::Consolidated => "why-role-consolidated",
        Role::ValueAdded => "why-role-value-added",
        Role::Change => "why-role-change",
        Role::Volume => "why-role-volume",
        Role::Mix => "why-role-mix",
        Role::Price => "why-role-price",
        Role::Utilisation => "why-role-utilisation",
    })
}

fn beside(beside: Beside) -> Word {
    Word(match beside {
        Beside::Revised => "why-beside-revised",
        Beside::Contradicts => "why-beside-contradicts",
        Beside::Agrees => "why-beside-agrees",
        Beside::Expected => "why-beside-expected",
        Beside::Promised => "why-beside-promised",
    })
}

fn status(about: &About<'_>, row: u32) -> Word {
    use lodestone_model::tables::reports::ReportStatus;
    Word(match about.fact(row).map(|fact| fact.status) {
        Some(ReportStatus::Expected) => "why-beside-expected",
        Some(ReportStatus::Target) => "why-beside-promised",
        _ => "why-beside-reported",
    })
}

/// Why there is no figure, and for a target why its year is not foreseen.
fn lacking(about: &About<'_>, answer: &Answer) -> Vec<Both> {
    let lacks = answer.lacking.iter().map(|lacking| lacks(about, lacking));
    lacks.chain(answer.not_foreseen.and_then(|why| super::track::entries::not_foreseen(about, why))).collect()
}

fn lacks(about: &About<'_>, lacking: &Lacking) -> Both {
    about.both(|words| match lacking {
        Lacking::Nothing => words.say("why-lacks-nothing", &[]),
        Lacking::Span => words.say("why-lacks-span", &[]),
        Lacking::NotAnAmount => words.say("why-lacks-amount", &[]),
        Lacking::NotComputed => words.say("why-lacks-computed", &[]),
        Lacking::Firms(firms) => {
            let names = firms.iter().take(6).map(|&firm| about.base.enterprise_label(firm, words.lang()));
            let joint = if words.lang() == Lang::Zh { "、" } else { ", " };
            let list = names.collect::<Vec<_>>().join(joint);
            words.say("why-lacks-firms", &[("count", firms.len().into()), ("list", list.into())])
        }
    })
}

/// What stands behind a nowcast, besides its inputs.
fn sentences(about: &About<'_>, nowcast: &Nowcast) -> Vec<Both> {
    let mut said = Vec::new();
    let percent = |share: f64| format!("{} %", number::fixed(share * 100.0, 1));
    let month = nowcast.month as usize;
    said.push(about.both(|words| words.say("why-foreseen", &[("month", month.into())])));
    match nowcast.probability {
        Probability::Given(share) => {
            said.push(about.both(|words| words.say("why-probability", &[("share", percent(share).into())])));
        }
        Probability::TooFewYears { have, need } => said.push(
            about.both(|words| words.say("why-probability-years", &[("have", have.into()), ("need", need.into())])),
        ),
        Probability::NoTarget => {}
    }
    for past in &nowcast.back_test {
        said.push(about.both(|words| {
            let of = |method: Method| {
                let error = past.errors[method as usize]?;
                Some(format!("{} {}", method_name(method, words), percent(error)))
            };
            let list: Vec<String> = Method::ALL.into_iter().filter_map(of).collect();
            let (year, errors) = (past.year.to_string(), list.join(", "));
            words.say("why-back-test", &[("year", year.into()), ("month", month.into()), ("errors", errors.into())])
        }));
    }
    for &(method, why) in &nowcast.left_out {
        said.push(about.both(|words| {
            let why = left_out(why, words);
            words.say("why-left-out", &[("method", method_name(method, words).into()), ("why", why.into())])
        }));
    }
    said
}

fn method_name(method: Method, words: &Words) -> String {
    match method {
        Method::Share => words.say("why-method-share", &[]),
        Method::Chain => words.say("why-method-chain", &[]),
        Method::Rolling => words.say("why-method-rolling", &[]),
        Method::BottomUp => words.say("why-method-bottom-up", &[]),
    }
}

fn left_out(why: WhyLeftOut, words: &Words) -> String {
    match why {
        WhyLeftOut::TooShort { have, need } => {
            words.say("why-left-out-short", &[("have", have.into()), ("need", need.into())])
        }
        WhyLeftOut::NoRegister => words.say("why-left-out-register", &[]),
        WhyLeftOut::ExpectationNotRecorded => words.say("why-left-out-expectation", &[]),
        WhyLeftOut::NoCapacity => words.say("why-left-out-capacity", &[]),
    }
}
