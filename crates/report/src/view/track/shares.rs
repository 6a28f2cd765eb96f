//! Ratios under every denominator and firms with titles: what adds up to them, and what lacks.

use lodestone_model::base::Lang;
use lodestone_model::figure::Interval;
use lodestone_model::ids::{EnterpriseId, Id as _};
use lodestone_model::tables::indicators::Counting;
use lodestone_model::unit::Dimension;
use lodestone_track::run::{Found, Holding, Intensity, NoRatio, NoTitles, Side, Titled};
use serde::Serialize;

use super::about::About;
use super::entry::Entry;
use crate::words::{Both, Words, number};

/// How many firms a sentence names.
const NAMED: usize = 5;

/// An indicator under one denominator.
#[derive(Debug, Clone, Serialize)]
pub struct RatioView {
    /// Id of the indicator.
    pub indicator: String,
    /// Id of the denominator.
    pub basis: String,
    /// Name of the indicator and of the denominator.
    pub name: Both,
    /// Whether targets on the indicator mean this denominator.
    pub judged: bool,
    /// The ratio, in sentences, or why there is none.
    pub text: Vec<Entry>,
    /// Its days.
    pub span: Option<String>,
    /// The ratio.
    pub ratio: Option<f64>,
    /// What the numerator lacks for the target, canonical unit; negative where it is above.
    pub gap: Option<f64>,
    /// The firms, the largest contribution first.
    pub firms: Vec<RatioFirm>,
}

/// What a firm adds to a ratio.
#[derive(Debug, Clone, Serialize)]
pub struct RatioFirm {
    /// Its name.
    pub firm: Both,
    /// What is divided, canonical unit.
    pub numerator: f64,
    /// Its part of the denominator; none where that is not the firms'.
    pub denominator: Option<f64>,
    /// What it adds to the ratio; the firms' add up to it.
    pub contribution: f64,
    /// What it lacks for the target ratio of its own denominator.
    pub shortfall: Option<f64>,
    /// What its own ratio, or its own spending, moved since the year before.
    pub within: Option<f64>,
    /// What its weight, or the larger denominator, moved since the year before.
    pub between: Option<f64>,
}

pub(super) fn ratios(about: &About<'_>) -> Vec<RatioView> {
    about.tracked.intensities.iter().map(|intensity| ratio(about, intensity)).collect()
}

fn ratio(about: &About<'_>, intensity: &Intensity) -> RatioView {
    let base = about.base;
    let row = &base.rows.ratios[intensity.row as usize];
    let indicator = &base.rows.indicators[row.indicator.index()];
    let name = |words: &Words| {
        let lang = words.lang();
        let (what, by) =
            (base.label(indicator.names, indicator.indicator, lang), base.label(row.names, row.basis, lang));
        words.say("track-basis", &[("what", what.into()), ("by", by.into())])
    };
    let target = intensity.target.map(|row| base.rows.targets[row as usize].value.value);
    let found = intensity.found.as_ref().ok();
    let text = match &intensity.found {
        Ok(found) => sentences(about, found, row.judged, target, &name),
        Err(why) => vec![refused(about, *why, &name)],
    };
    RatioView {
        indicator: base.text(indicator.indicator).to_owned(),
        basis: base.text(row.basis).to_owned(),
        name: about.both(name),
        judged: row.judged,
        text,
        span: found.map(|found| found.span.to_string()),
        ratio: found.map(|found| found.standing.ratio),
        gap: found.filter(|_| target.is_some()).map(|found| found.standing.gap),
        firms: found.map(|found| firms(about, found, target.is_some())).unwrap_or_default(),
    }
}

fn firms(about: &About<'_>, found: &Found, has_target: bool) -> Vec<RatioFirm> {
    let of = |(at, firm): (usize, &EnterpriseId)| {
        let moved = found.before.as_ref().map(|(_, moves)| moves[at]);
        let shortfall = found.standing.shortfalls.get(at).copied();
        RatioFirm {
            firm: firm_name(about, *firm),
            numerator: found.parts[at].numerator,
            denominator: shortfall.map(|_| found.parts[at].denominator),
            contribution: found.standing.contributions[at],
            shortfall: shortfall.filter(|_| has_target),
            within: moved.map(|moved| moved.within),
            between: moved.map(|moved| moved.between),
        }
    };
    let mut firms: Vec<RatioFirm> = found.firms.iter().enumerate().map(of).collect();
    firms.sort_by(|a, b| b.contribution.total_cmp(&a.contribution));
    firms
}

fn firm_name(about: &About<'_>, firm: EnterpriseId) -> Both {
    about.both(|words| about.base.enterprise_label(firm, words.lang()).to_owned())
}

fn names<'f>(about: &About<'_>, firms: impl Iterator<Item = &'f EnterpriseId>, lang: Lang) -> String {
    let all: Vec<&str> = firms.map(|firm| about.base.enterprise_label(*firm, lang)).collect();
    let more = if all.len() > NAMED { format!(" … ({})", all.len()) } else { String::new() };
    format!("{}{more}", all[..all.len().min(NAMED)].join(if lang == Lang::Zh { "、" } else { ", " }))
}

fn sentences(
    about: &About<'_>,
    found: &Found,
    judged: bool,
    target: Option<f64>,
    name: &dyn Fn(&Words) -> String,
) -> Vec<Entry> {
    let money = |value: f64, words: &Words| about.amount(value, Dimension::MONEY, words.lang());
    let text = about.both(|words| {
        let args = [
            ("what", name(words).into()),
            ("span", found.span.to_string().into()),
            ("share", share(found.standing.ratio).into()),
            ("firms", found.firms.len().into()),
        ];
        let meant = if judged { "track-basis-judged" } else { "track-basis-beside" };
        format!("{}{}", words.say("track-basis-ratio", &args), words.say(meant, &[]))
    });
    let mut said = vec![Entry::number(text, Interval::exact(found.standing.ratio), Vec::new())];
    if let Some(target) = target {
        let gap = found.standing.gap;
        let text = about.both(|words| {
            let key = if gap > 0.0 { "track-basis-gap" } else { "track-basis-above" };
            words.say(key, &[("target", share(target).into()), ("gap", money(gap.abs(), words).into())])
        });
        said.push(Entry::number(text, Interval::exact(gap), Vec::new()));
        said.extend(shortfalls(about, found));
    }
    if let Some((before, moves)) = &found.before {
        let within = moves.iter().map(|moved| moved.within).sum::<f64>() * 100.0;
        let between = moves.iter().map(|moved| moved.between).sum::<f64>() * 100.0;
        let text = about.both(|words| {
            let args = [
                ("before", share(*before).into()),
                ("within", number::fixed(within, 3).into()),
                ("between", number::fixed(between, 3).into()),
            ];
            let of_firms = !found.standing.shortfalls.is_empty();
            words.say(if of_firms { "track-basis-moved" } else { "track-basis-moved-given" }, &args)
        });
        said.push(Entry::number(text, Interval::exact(found.standing.ratio - before), Vec::new()));
    }
    if let Some((row, stated)) = found.stated {
        let text = about.both(|words| words.say("track-basis-stated", &[("share", share(stated.mid).into())]));
        said.push(Entry::number(text, stated, about.lines(&[row])));
    }
    if !found.left_out.is_empty() {
        let text = about.both(|words| {
            words.say("track-basis-left-out", &[("firms", names(about, found.left_out.iter(), words.lang()).into())])
        });
        said.push(Entry::said(None, text, Vec::new()));
    }
    said
}

/// The firms that lack most for the target ratio of their own denominator.
fn shortfalls(about: &About<'_>, found: &Found) -> Option<Entry> {
    let mut lacking: Vec<(f64, EnterpriseId)> =
        found.standing.shortfalls.iter().copied().zip(found.firms.iter().copied()).filter(|(s, _)| *s > 0.0).collect();
    lacking.sort_by(|a, b| b.0.total_cmp(&a.0));
    let most: f64 = lacking.iter().map(|(lacks, _)| lacks).sum();
    let text = about.both(|words| {
        let one = |(lacks, firm): &(f64, EnterpriseId)| {
            let lacks = about.amount(*lacks, Dimension::MONEY, words.lang());
            format!("{} {lacks}", about.base.enterprise_label(*firm, words.lang()))
        };
        let list: Vec<String> = lacking.iter().take(NAMED).map(one).collect();
        let list = list.join(if words.lang() == Lang::Zh { "；" } else { "; " });
        words.say("track-basis-shortfalls", &[("count", lacking.len().into()), ("list", list.into())])
    });
    (!lacking.is_empty()).then(|| Entry::number(text, Interval::exact(most), Vec::new()))
}

/// A share in percent to two decimals.
fn share(value: f64) -> String {
    format!("{} %", number::fixed(value * 100.0, 2))
}

fn refused(about: &About<'_>, why: NoRatio, name: &dyn Fn(&Words) -> String) -> Entry {
    let row = match why {
        NoRatio::OtherArea(_, row) => Some(row),
        _ => None,
    };
    let text = about.both(|words| {
        let side = |side: Side| match side {
            Side::Numerator => words.say("track-basis-numerator", &[]),
            Side::Denominator => words.say("track-basis-denominator", &[]),
        };
        let because = match why {
            NoRatio::Missing(missing) => words.say("track-basis-missing", &[("side", side(missing).into())]),
            NoRatio::OtherArea(of, row) => {
                let fact = about.tracked.facts.iter().find(|fact| fact.row == row);
                let other = fact.map_or_else(String::new, |fact| about.topic(fact.topic, words.lang()));
                words.say("track-basis-other-area", &[("side", side(of).into()), ("other", other.into())])
            }
            NoRatio::NoCommonDays => words.say("track-basis-no-days", &[]),
            NoRatio::NotARatio => words.say("track-basis-no-ratio", &[]),
        };
        words.say("track-basis-refused", &[("what", name(words).into()), ("why", because.into())])
    });
    Entry::said(Some(why.code()), text, about.lines(row.as_slice()))
}

/// Firms with titles, by target.
pub(super) fn titles(about: &About<'_>) -> Vec<Entry> {
    about.tracked.counted.iter().flat_map(|counted| of_target(about, counted)).collect()
}

fn of_target(about: &About<'_>, counted: &Titled) -> Vec<Entry> {
    let row = &about.base.rows.targets[counted.target as usize];
    let name = |words: &Words| about.base.label(row.names, row.target, words.lang()).to_owned();
    match &counted.found {
        Ok(found) => holding(about, counted.counting, found, &name),
        Err(why) => {
            let text = about.both(|words| {
                let because = match why {
                    NoTitles::NoList => words.say("track-titles-no-list", &[]),
                    NoTitles::None(missing) => words.say("track-titles-none", &[("titles", missing.join(", ").into())]),
                };
                words.say("track-titles-refused", &[("what", name(words).into()), ("why", because.into())])
            });
            vec![Entry::said(Some(why.code()), text, Vec::new())]
        }
    }
}

fn holding(about: &About<'_>, counting: Counting, found: &Holding, name: &dyn Fn(&Words) -> String) -> Vec<Entry> {
    let count = found.count;
    let text = about.both(|words| {
        let how = match counting {
            Counting::New => "track-titles-by-new",
            Counting::Net => "track-titles-by-net",
            Counting::Held => "track-titles-by-held",
            Counting::Certificates => "track-titles-by-certificates",
        };
        let args = [
            ("what", name(words).into()),
            ("span", found.span.to_string().into()),
            ("value", number::rounded(found.figure.value.mid, 9).into()),
            ("how", words.say(how, &[]).into()),
            ("certificates", count.certificates.into()),
            ("new", count.new_held().into()),
            ("lapsed", count.lost().into()),
            ("net", number::rounded(count.net() as f64, 9).into()),
            ("held", count.after.into()),
        ];
        words.say("track-titles", &args)
    });
    let mut said = vec![Entry::number(text, found.figure.value, Vec::new())];
    let lists = [
        ("track-titles-new", &found.new),
        ("track-titles-lapsed", &found.lapsed),
        ("track-titles-lapsing", &found.lapsing),
        ("track-titles-several", &found.several),
    ];
    for (key, firms) in lists.into_iter().filter(|(_, firms)| !firms.is_empty()) {
        let text = about.both(|words| words.say(key, &[("firms", names(about, firms.iter(), words.lang()).into())]));
        said.push(Entry::number(text, Interval::exact(firms.len() as f64), Vec::new()));
    }
    said
}
