//! Position and structure: shares of larger areas, local conversion, and what must not be compared; both sides beside each.

use lodestone_model::base::Lang;
use lodestone_model::ids::{Id as _, Names, ScopeId};
use lodestone_model::schema::Chosen as _;
use lodestone_model::tables::reports::{ReportStatus, STATUSES};
use lodestone_model::unit::Dimension;
use lodestone_track::run::{Conversion, NotComparable, Position, Rank, RatioOf, Unlike};
use serde::Serialize;

use super::about::{About, percent, range};
use super::compact::compact;
use super::entry::Entry;
use crate::words::{Both, Words};

/// A sentence on the position, with its sides.
#[derive(Debug, Clone, Serialize)]
pub struct PositionView {
    /// The sentence, the share and its lines; with a code where something is refused.
    #[serde(flatten)]
    pub entry: Entry,
    /// Id of the row of `comparisons`.
    pub comparison: Option<String>,
    /// What the rest of the whole makes, canonical unit.
    pub rest: Option<f64>,
    /// The best and the worst place that are possible.
    pub rank: Option<[u32; 2]>,
    /// Part and whole, or the earlier and the last; then the others that report, the largest first.
    pub sides: Vec<SideView>,
}

/// A statement with what defines it.
#[derive(Debug, Clone, Serialize)]
pub struct SideView {
    /// In words.
    pub text: Both,
    /// Its central value, canonical unit.
    pub value: f64,
    /// Canonical unit.
    pub unit: String,
    /// Its days.
    pub span: String,
    /// Status, as the table writes it.
    pub status: &'static str,
    /// Kind of a capacity.
    pub capacity_kind: Option<&'static str>,
    /// Basis, in the words of the table.
    pub basis: Option<String>,
    /// Id of the source.
    pub source: Option<String>,
    /// Grade.
    pub grade: &'static str,
    /// Line of `reports`.
    pub line: Option<u32>,
}

impl PositionView {
    fn new(entry: Entry, sides: Vec<SideView>) -> Self {
        PositionView { entry, comparison: None, rest: None, rank: None, sides }
    }
}

/// Shares, structure, local conversion, refusals.
pub(super) fn position(about: &About<'_>) -> Vec<PositionView> {
    let found = &about.tracked.positions;
    let mut said: Vec<PositionView> = found.shares.iter().map(|position| share(about, position)).collect();
    said.extend(structure(about));
    said.extend(conversion(about));
    said.extend(found.refused.iter().map(|refused| not_comparable(about, refused)));
    said.extend(found.one_sided.iter().map(|one| {
        let text = about.both(|words| {
            let side = if one.has_own { "track-position-no-whole" } else { "track-position-no-own" };
            let name = comparison(about, one.comparison, words.lang());
            words.say("track-position-one-sided", &[("what", name.into()), ("why", words.say(side, &[]).into())])
        });
        let id = about.base.rows.comparisons[one.comparison as usize].comparison;
        let entry = Entry::said(Some("N34"), text, Vec::new());
        PositionView { comparison: Some(about.base.text(id).to_owned()), ..PositionView::new(entry, Vec::new()) }
    }));
    said
}

fn comparison<'a>(about: &About<'a>, row: u32, lang: Lang) -> &'a str {
    let row = &about.base.rows.comparisons[row as usize];
    about.base.label(row.names, row.comparison, lang)
}

/// What a statement is about, of whom.
fn what(about: &About<'_>, row: u32, lang: Lang) -> String {
    about.fact(row).map_or_else(String::new, |fact| about.topic(fact.topic, lang))
}

/// The area of a statement.
fn area(about: &About<'_>, row: u32, words: &Words) -> String {
    let scope: Option<ScopeId> = about.fact(row).and_then(|fact| fact.topic.scope);
    scope.map_or_else(|| words.say("track-not-stated", &[]), |scope| about.scope(scope, words.lang()).to_owned())
}

fn value(about: &About<'_>, row: u32, words: &Words) -> String {
    about
        .fact(row)
        .map_or_else(String::new, |fact| about.amount(fact.figure.value.mid, fact.figure.dimension, words.lang()))
}

fn share(about: &About<'_>, position: &Position) -> PositionView {
    let [own, whole] = position.rows;
    let at_least = about.fact(own).is_some_and(|fact| fact.figure.value.high.is_infinite());
    let text = about.both(|words| {
        let share = percent(position.share.value.mid);
        let share = if at_least { words.say("track-at-least", &[("value", share.into())]) } else { share };
        let args = [
            ("what", what(about, own, words.lang()).into()),
            ("whole", area(about, whole, words).into()),
            ("span", position.span.to_string().into()),
            ("share", share.into()),
        ];
        let dimension = about.fact(own).map_or(Dimension::NONE, |fact| fact.figure.dimension);
        let rest = about.amount(position.rest.mid, dimension, words.lang());
        let rest = if at_least { words.say("track-at-most", &[("value", rest.into())]) } else { rest };
        let amounts = [
            ("own", value(about, own, words).into()),
            ("whole", value(about, whole, words).into()),
            ("rest", rest.into()),
        ];
        let said = format!("{}{}", words.say("track-position", &args), words.say("track-position-rest", &amounts));
        match &position.rank {
            Some(rank) => format!("{said}{}", place(about, own, rank, words)),
            None => said,
        }
    });
    let others = position.rank.iter().flat_map(|rank| rank.others.iter().copied());
    let rows: Vec<u32> = position.rows.into_iter().chain(others).collect();
    let entry = Entry::number(text, position.share.value, about.lines(&position.rows));
    PositionView {
        comparison: position.comparison.map(|row| comparison_id(about, row)),
        rest: Some(position.rest.mid),
        rank: position.rank.as_ref().map(|rank| [rank.best, rank.worst]),
        ..PositionView::new(entry.opened(compact(about, &position.share), None), sides(about, &rows))
    }
}

fn comparison_id(about: &About<'_>, row: u32) -> String {
    about.base.text(about.base.rows.comparisons[row as usize].comparison).to_owned()
}

/// The place, why it is certain, and how far the largest other is.
fn place(about: &About<'_>, own: u32, rank: &Rank, words: &Words) -> String {
    let Some(first) = rank.others.first() else { return words.say("track-position-most", &[]) };
    let [mine, other] = [own, *first].map(|row| about.fact(row).map_or(0.0, |fact| fact.figure.value.mid));
    let dimension = about.fact(own).map_or(Dimension::NONE, |fact| fact.figure.dimension);
    let gap = about.amount((mine - other).abs(), dimension, words.lang());
    let args = [
        ("best", (rank.best as usize).into()),
        ("worst", (rank.worst as usize).into()),
        ("count", rank.others.len().into()),
        ("other", what(about, *first, words.lang()).into()),
        ("gap", gap.into()),
    ];
    let place = if rank.best == rank.worst { "track-position-place" } else { "track-position-places" };
    let gap = if mine >= other { "track-position-ahead" } else { "track-position-short" };
    format!("{}{}", words.say(place, &args), words.say(gap, &args))
}

/// Ratios that a target is set on, beside the target.
fn structure<'a>(about: &'a About<'_>) -> impl Iterator<Item = PositionView> + use<'a> {
    about.tracked.standings.iter().filter_map(move |standing| {
        let target = &about.base.rows.targets[standing.row as usize];
        let of = |ratio: &&lodestone_track::run::Ratio| {
            ratio.of == RatioOf::Indicator(target.indicator) && standing.dimension == Dimension::NONE
        };
        let ratio = about.tracked.ratios.iter().filter(of).max_by_key(|ratio| (ratio.span.end, ratio.rows))?;
        let gap = standing.target.mid - ratio.figure.value.mid;
        let text = about.both(|words| {
            let indicator = &about.base.rows.indicators[target.indicator.index()];
            let args = [
                ("what", about.base.label(indicator.names, indicator.indicator, words.lang()).into()),
                ("span", ratio.span.to_string().into()),
                ("share", format!("{} %", crate::words::number::fixed(ratio.figure.value.mid * 100.0, 2)).into()),
                ("target", percent(standing.target.mid).into()),
                ("until", target.span.to_string().into()),
                ("gap", crate::words::number::fixed(gap.abs() * 100.0, 2).into()),
            ];
            let way = if gap > 0.0 { "track-structure-short" } else { "track-structure-above" };
            let days = if ratio.span == target.span { "" } else { "track-structure-days" };
            let days = if days.is_empty() { String::new() } else { words.say(days, &[]) };
            format!("{}{days}", words.say(way, &args))
        });
        let entry = Entry::number(text, ratio.figure.value, about.lines(&ratio.rows));
        Some(PositionView::new(entry.opened(compact(about, &ratio.figure), None), sides(about, &ratio.rows)))
    })
}

/// Local conversion by stage under its printed definition, or why there is none.
fn conversion(about: &About<'_>) -> Vec<PositionView> {
    let said = |code, key: &str| {
        let text = about.both(|words| words.say(key, &[]));
        PositionView::new(Entry::said(code, text, Vec::new()), Vec::new())
    };
    let Ok(outputs) = &about.tracked.outputs else {
        return vec![said(Some("N32"), "track-conversion-no-firms")];
    };
    let by_stage = about.tracked.conversions.iter().map(|of| {
        let text = about.both(|words| of_stage(about, outputs.year, of, words));
        let entry = match of.rate {
            Some(rate) => Entry::number(text, rate, Vec::new()),
            None => Entry::said(Some("N33"), text, Vec::new()),
        };
        PositionView::new(entry, Vec::new())
    });
    std::iter::once(said(None, "track-conversion-definition")).chain(by_stage).collect()
}

fn of_stage(about: &About<'_>, year: i32, of: &Conversion, words: &Words) -> String {
    let money = |value: f64| about.amount(value, Dimension::MONEY, words.lang());
    let stage = &about.base.rows.stages[of.stage.index()];
    let args = [
        ("stage", about.base.label(stage.names, stage.stage, words.lang()).into()),
        ("year", year.to_string().into()),
        ("made", money(of.made).into()),
        ("used", money(of.used).into()),
        ("traded", money(of.traded).into()),
        ("tolled", money(of.tolled).into()),
        ("rate", of.rate.map_or_else(String::new, range).into()),
    ];
    if of.rate.is_none() {
        return words.say("track-conversion-impossible", &args);
    }
    let more = |key, is_there| if is_there { words.say(key, &args) } else { String::new() };
    let traded = more("track-conversion-traded", of.traded > 0.0);
    let tolled = more("track-conversion-tolled", of.tolled > 0.0);
    format!("{}{traded}{tolled}", words.say("track-conversion", &args))
}

fn not_comparable(about: &About<'_>, refused: &NotComparable) -> PositionView {
    let [own, whole] = refused.rows;
    let text = about.both(|words| {
        let reason = |(at, why): (usize, &Unlike)| {
            let code = if at > 0 { format!("{} ", why.code()) } else { String::new() };
            format!("{code}{}", because(about, *why, refused, words))
        };
        let joint = if words.lang() == Lang::Zh { "；" } else { "; " };
        let why: Vec<String> = refused.why.iter().enumerate().map(reason).collect();
        let key = if refused.is_change { "track-not-a-change" } else { "track-not-comparable" };
        let args = [
            ("what", what(about, own, words.lang()).into()),
            ("whole", area(about, whole, words).into()),
            ("from", value(about, own, words).into()),
            ("to", value(about, whole, words).into()),
            ("why", why.join(joint).into()),
        ];
        words.say(key, &args)
    });
    let code = refused.why.first().map(|why| why.code());
    PositionView {
        comparison: refused.comparison.map(|row| comparison_id(about, row)),
        ..PositionView::new(Entry::said(code, text, about.lines(&refused.rows)), sides(about, &refused.rows))
    }
}

/// A reason in words, with what each side says.
fn because(about: &About<'_>, why: Unlike, refused: &NotComparable, words: &Words) -> String {
    let (key, side): (&str, &dyn Fn(u32) -> Option<String>) = match why {
        Unlike::Status => {
            ("track-unlike-status", &|row| Some(status(about.fact(row)?.status, words.lang()).to_owned()))
        }
        Unlike::CapacityKind => ("track-unlike-capacity", &|row| kind(about, row, words.lang()).map(str::to_owned)),
        Unlike::Basis => ("track-unlike-basis", &|row| basis(about, row)),
        Unlike::Unit => ("track-unlike-unit", &|row| {
            let unit = about.units.symbol(about.fact(row)?.figure.dimension);
            Some(crate::words::unit::in_words(&unit, words.lang()))
        }),
        Unlike::Area if refused.is_change => ("track-unlike-areas", &|row| Some(area(about, row, words))),
        Unlike::Area => ("track-unlike-area", &|row| Some(area(about, row, words))),
        Unlike::Span => ("track-unlike-span", &|row| Some(about.fact(row)?.span.to_string())),
        Unlike::Sample => ("track-unlike-sample", &|row| sample(about, row)),
        Unlike::Formula => ("track-unlike-formula", &|_| None),
    };
    let said = |row: u32| side(row).unwrap_or_else(|| words.say("track-not-stated", &[]));
    words.say(key, &[("own", said(refused.rows[0]).into()), ("whole", said(refused.rows[1]).into())])
}

fn status(status: ReportStatus, lang: Lang) -> &'static str {
    let choice = status.choice();
    if lang == Lang::Zh { choice.zh } else { choice.en }
}

fn kind(about: &About<'_>, row: u32, lang: Lang) -> Option<&'static str> {
    let choice = about.base.rows.reports[row as usize].capacity_kind?.choice();
    Some(if lang == Lang::Zh { choice.zh } else { choice.en })
}

fn basis(about: &About<'_>, row: u32) -> Option<String> {
    about.base.rows.reports[row as usize].basis.map(|basis| about.base.text(basis).to_owned())
}

fn sample(about: &About<'_>, row: u32) -> Option<String> {
    let sample = about.fact(row)?.topic.sample?;
    let mut members = about.base.rows.samples.iter();
    let member = members.find(|member| member.sample == sample)?;
    let text = about.base.grid("samples")?.sym_in("sample", member.row as usize)?;
    Some(about.base.text(text).to_owned())
}

fn sides(about: &About<'_>, rows: &[u32]) -> Vec<SideView> {
    rows.iter().filter_map(|&row| side(about, row)).collect()
}

fn side(about: &About<'_>, row: u32) -> Option<SideView> {
    let fact = about.fact(row)?;
    let base = about.base;
    let source = base.source_of("reports", row, "value");
    let grade = fact.figure.grade.choice().id;
    let text = about.both(|words| {
        let lang = words.lang();
        let joint = if lang == Lang::Zh { "、" } else { ", " };
        let mut defined = vec![status(fact.status, lang).to_owned()];
        defined.extend(kind(about, row, lang).map(str::to_owned));
        let stated = basis(about, row).map(|basis| words.say("track-side-basis", &[("basis", basis.into())]));
        defined.push(stated.unwrap_or_else(|| words.say("track-side-no-basis", &[])));
        defined.extend(sample(about, row));
        let title = source
            .and_then(|id| base.source(id))
            .map_or("—", |row| base.label(Names { zh: row.title_zh, en: row.title_en }, row.source, lang));
        let args = [
            ("what", about.topic(fact.topic, lang).into()),
            ("span", fact.span.to_string().into()),
            ("value", value(about, row, words).into()),
            ("defined", defined.join(joint).into()),
            ("title", title.into()),
            ("grade", grade.into()),
        ];
        words.say("track-side", &args)
    });
    Some(SideView {
        text,
        value: fact.figure.value.mid,
        unit: about.units.symbol(fact.figure.dimension),
        span: fact.span.to_string(),
        status: STATUSES[fact.status as usize].id,
        capacity_kind: fact.topic.capacity_kind.map(|kind| kind.choice().id),
        basis: basis(about, row),
        source: source.map(|id| base.text(id).to_owned()),
        grade,
        line: about.lines(&[row]).first().copied(),
    })
}
