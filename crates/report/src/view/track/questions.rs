//! Price and volume, three outputs, people: the figures, or why there are none.

use lodestone_model::figure::Interval;
use lodestone_model::ids::{EnterpriseId, PlantId};
use lodestone_model::unit::Dimension;
use lodestone_track::run::SplitRefusal;
use lodestone_track::talents::Cell;

use super::about::About;
use super::entry::Entry;
use crate::words::{Words, number};

pub(super) fn questions(about: &About<'_>) -> Vec<Entry> {
    let mut found = vec![split(about), outputs(about)];
    found.extend(people(about));
    found
}

fn money(about: &About<'_>, value: f64, words: &Words) -> String {
    about.amount(value, Dimension::MONEY, words.lang())
}

/// A sentence with whom it counts for a part of the time, or not at all; as it is where the list is empty.
fn with_list(words: &Words, said: String, key: &str, list: impl Iterator<Item = String>) -> String {
    let list: Vec<String> = list.collect();
    if list.is_empty() {
        return said;
    }
    words.say(key, &[("said", said.into()), ("list", list.join(", ").into())])
}

fn split(about: &About<'_>) -> Entry {
    match &about.tracked.split {
        Ok(split) => {
            let parts = split.parts.whole;
            let mix = parts.mix_between + parts.mix_within;
            let text = about.both(|words| {
                let say = |value: f64| money(about, value, words).into();
                let (year, total) = (("year", split.year.to_string().into()), ("total", say(parts.total)));
                let (volume, mix, price) =
                    (("volume", say(parts.volume)), ("mix", say(mix)), ("price", say(parts.price)));
                let args = [year, total, volume, mix, price];
                let said = words.say("track-split", &args);
                let name = |plant: &PlantId| about.base.plant_label(*plant, words.lang()).to_string();
                let said = with_list(words, said, "track-part", split.part.iter().map(name));
                with_list(words, said, "track-left-out", split.left_out.iter().map(name))
            });
            let why = format!("price-volume@{}", split.year);
            Entry::number(text, Interval::exact(parts.total), Vec::new()).opened(None, Some(why))
        }
        Err(SplitRefusal::NoTwoYears) => {
            let text = about.both(|words| words.say("track-split-no-years", &[]));
            Entry::said(Some("N04"), text, Vec::new())
        }
        Err(SplitRefusal::NoPrices(missing)) => {
            let text = about.both(|words| {
                let name =
                    |&(commodity, year): &_| format!("{} {year}", about.base.commodity_label(commodity, words.lang()));
                let list: Vec<String> = missing.iter().map(name).collect();
                words.say("track-split-no-prices", &[("list", list.join("; ").into())])
            });
            Entry::said(Some("N05"), text, Vec::new())
        }
    }
}

fn outputs(about: &About<'_>) -> Entry {
    let Ok(found) = &about.tracked.outputs else {
        let text = about.both(|words| words.say("track-outputs-no-firms", &[]));
        return Entry::said(Some("N06"), text, Vec::new());
    };
    let whole = found.outputs.whole;
    let text = about.both(|words| {
        let (low, high) = (money(about, whole.consolidated.low, words), money(about, whole.consolidated.high, words));
        let year = ("year", found.year.to_string().into());
        let (firms, gross) = (("firms", found.firms.len().into()), ("gross", money(about, whole.gross, words).into()));
        let args = [year, firms, gross, ("low", low.into()), ("high", high.into())];
        let said = words.say("track-outputs", &args);
        let name = |firm: EnterpriseId| about.base.enterprise_label(firm, words.lang());
        let part = found.part.iter().map(|(firm, first, last)| format!("{} {first}..{last}", name(*firm)));
        let said = with_list(words, said, "track-part", part);
        with_list(words, said, "track-left-out", found.left_out.iter().map(|firm| name(*firm).to_owned()))
    });
    Entry::number(text, whole.consolidated, Vec::new()).opened(None, Some(format!("outputs@{}", found.year)))
}

fn people(about: &About<'_>) -> Option<Entry> {
    let people = about.tracked.people.as_ref()?;
    let shown = |cell: Cell, words: &Words| match cell {
        Cell::Shown(count) => number::count(count as usize),
        Cell::Hidden => words.say("track-hidden", &[]),
    };
    let text = about.both(|words| {
        let wanted: u32 = people.posts.iter().map(|post| post.wanted).sum();
        let filled: Vec<String> = people.posts.iter().map(|post| shown(post.filled, words)).collect();
        let cohort = |c: &lodestone_track::talents::Cohort| {
            format!("{}: {}/{}", c.year, shown(c.stayed, words), shown(c.due, words))
        };
        let cohorts: Vec<String> = people.cohorts.iter().map(cohort).collect();
        let (wanted, filled) = (("wanted", (wanted as usize).into()), ("filled", filled.join(", ").into()));
        let (unmatched, cohorts) = (shown(people.unmatched, words), cohorts.join(", "));
        {
            let args = [wanted, filled, ("unmatched", unmatched.into()), ("cohorts", cohorts.into())];
            words.say("track-people", &args)
        }
    });
    Some(Entry::said(None, text, Vec::new()))
}
