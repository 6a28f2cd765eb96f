//! Quotas, sales of firms and readings, for a terminal.

use super::within;
use crate::terminal::wrap::wrap;
use crate::terminal::{Colour, Ink};
use crate::view::BalanceView;
use crate::view::balance::{QuotaLine, ReadingLine, ReadingSum, SaleLine};
use crate::words::{Words, number, unit};

/// The sections that there is something to say of.
pub(super) fn beside(view: &BalanceView, words: &Words, colour: Colour) -> String {
    let mut out = String::new();
    let mut section = |key: &str, lines: Vec<(usize, String)>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n{}\n", colour.paint(Ink::Strong, &words.say(key, &[]))));
            lines.iter().for_each(|(indent, line)| out.push_str(&wrap(line, *indent)));
        }
    };
    section("balance-quotas", view.quotas.iter().map(|line| (2, quota(line, words))).collect());
    section("balance-sales", view.sales.iter().map(|line| (2, sale(line, words))).collect());
    section("balance-readings", view.readings.iter().flat_map(|line| reading(line, words)).collect());
    out
}

fn quota(line: &QuotaLine, words: &Words) -> String {
    let what = line.what.get(words.lang());
    let (Some([sum, spread]), Some([above, by]), Some(z)) = (line.sum, line.above, line.z) else {
        return words.say("balance-quota-unknown", &[("what", what.into())]);
    };
    let args = [
        ("what", what.into()),
        ("sum", within(sum, Some(spread), &line.unit, words).into()),
        ("limit", unit::amount(line.limit[0], &line.unit, words.lang()).into()),
        ("by", within(above.abs(), Some(by), &line.unit, words).into()),
        ("z", number::fixed(z.abs(), 1).into()),
    ];
    words.say(if above > 0.0 { "balance-quota-above" } else { "balance-quota-below" }, &args)
}

fn sale(line: &SaleLine, words: &Words) -> String {
    let [excess, by] = line.excess;
    let args = [
        ("sold", line.sold.get(words.lang()).into()),
        ("made", line.made.get(words.lang()).into()),
        ("by", within(excess.abs(), Some(by), &line.unit, words).into()),
        ("z", number::fixed(line.z.abs(), 1).into()),
    ];
    words.say(if excess > 0.0 { "balance-sale-more" } else { "balance-sale-less" }, &args)
}

fn reading(line: &ReadingLine, words: &Words) -> Vec<(usize, String)> {
    let lang = words.lang();
    let mut lines = vec![(2, words.say("balance-reading", &[("what", line.what.get(lang).into())]))];
    lines.extend(line.sums.iter().map(|sum| (4, reading_sum(sum, words))));
    lines.extend(line.faults.iter().map(|fault| (4, fault.get(lang).to_owned())));
    match (line.chi2, line.degrees, line.p) {
        (Some(chi2), Some(degrees), Some(p)) => {
            let args = [
                ("chi2", number::fixed(chi2, 1).into()),
                ("degrees", degrees.into()),
                ("p", number::percent(p, lang).into()),
            ];
            lines.push((4, words.say("balance-reading-fit", &args)));
        }
        (Some(_), ..) => lines.push((4, words.say("balance-reading-unchecked", &[]))),
        _ => {}
    }
    for set in &line.suspects {
        let set: Vec<&str> = set.iter().map(|what| what.get(lang)).collect();
        lines.push((4, words.say("balance-reading-suspect", &[("set", set.join(" / ").into())])));
    }
    lines
}

fn reading_sum(sum: &ReadingSum, words: &Words) -> String {
    let lang = words.lang();
    let scaled = unit::Scaled::of(&sum.unit, sum.between, lang);
    let args = |above: [f64; 2], z: f64| {
        [
            ("count", sum.reports.len().into()),
            ("sum", within(sum.sum[0], Some(sum.sum[1]), &sum.unit, words).into()),
            ("low", scaled.amount(sum.between[0]).into()),
            ("high", scaled.amount(sum.between[1]).into()),
            ("quota", sum.quota.get(lang).into()),
            ("limit", unit::amount(sum.limit[0], &sum.unit, lang).into()),
            ("by", within(above[0].abs(), Some(above[1]), &sum.unit, words).into()),
            ("z", number::fixed(z.abs(), 1).into()),
        ]
    };
    let key = if sum.above[0] > 0.0 { "balance-reading-above" } else { "balance-reading-below" };
    let mut text = words.say(key, &args(sum.above, sum.z));
    if let Some([value, spread]) = sum.balanced {
        let (gap, by) = (sum.sum[0] - value, sum.sum[1].hypot(spread));
        let key = if gap > 0.0 { "balance-reading-over-balance" } else { "balance-reading-under-balance" };
        let more = [
            ("balanced", within(value, Some(spread), &sum.unit, words).into()),
            ("by", within(gap.abs(), Some(by), &sum.unit, words).into()),
            ("z", number::fixed((gap / by).abs(), 1).into()),
        ];
        text.push_str(&words.say(key, &more));
    }
    text
}
