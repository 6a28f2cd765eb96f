//! What flowed, for a terminal.

mod beside;

use super::check::heading;
use super::wrap::wrap;
use super::{Align, Colour, Grid, Ink};
use crate::view::BalanceView;
use crate::words::{Words, number, unit};

/// Measurements that are listed; all are in `--json` and `--out`.
const MEASURES: usize = 5;

/// Reports, known flows, what does not fit, what is not known.
pub fn balance(view: &BalanceView, words: &Words, colour: Colour) -> String {
    let mut out = heading(&view.base, words, colour);
    let lang = words.lang();
    let title = |key: &str| format!("\n{}\n", colour.paint(Ink::Strong, &words.say(key, &[])));
    if !view.faults.is_empty() {
        view.faults.iter().for_each(|fault| out.push_str(&wrap(&colour.paint(Ink::Bad, fault.get(lang)), 0)));
        return out;
    }
    let period = [("period", view.period.as_str().into()), ("count", view.reports.len().into())];
    out.push_str(&wrap(&words.say("balance-period", &period), 0));
    out.push_str(&wrap(&fit(view, words), 0));
    out.push_str(&title("balance-reports"));
    out.push_str(&reports(view, words));
    if !view.suspects.is_empty() {
        out.push_str(&title("balance-suspects"));
        for suspect in &view.suspects {
            let set: Vec<&str> = suspect.what.iter().map(|what| what.get(lang)).collect();
            let args = [("z", number::fixed(suspect.z, 1).into()), ("set", set.join(" / ").into())];
            out.push_str(&wrap(&words.say("balance-suspect", &args), 2));
        }
    }
    out.push_str(&title("balance-flows"));
    out.push_str(&flows(view, words));
    if !view.elements.is_empty() {
        out.push_str(&title("balance-elements"));
        out.push_str(&elements(view, words));
    }
    out.push_str(&beside::beside(view, words, colour));
    if view.unknown > 0 {
        out.push_str(&title("balance-unknown"));
        out.push_str(&wrap(&words.say("balance-unknown-count", &[("count", view.unknown.into())]), 2));
        for line in view.measure.iter().take(MEASURES) {
            let args = [("what", line.what.get(lang).into()), ("count", line.opens.into())];
            out.push_str(&wrap(&words.say("balance-measure", &args), 2));
        }
    }
    if !view.left_out.is_empty() {
        out.push_str(&title("balance-left-out"));
        for left in &view.left_out {
            let lines: Vec<String> = left.lines.iter().map(u32::to_string).collect();
            out.push_str(&wrap(&format!("{} [reports:{}]", left.why.get(lang), lines.join(",")), 2));
        }
    }
    out
}

fn fit(view: &BalanceView, words: &Words) -> String {
    let Some(p) = view.p else { return words.say("balance-no-check", &[]) };
    let args = [
        ("chi2", number::fixed(view.chi2, 1).into()),
        ("degrees", view.degrees.into()),
        ("p", number::percent(p, words.lang()).into()),
    ];
    words.say("balance-fit", &args)
}

fn reports(view: &BalanceView, words: &Words) -> String {
    let columns =
        ["balance-column-what", "balance-column-reported", "balance-column-deviation", "balance-column-class"];
    let aligns = [Align::Left, Align::Right, Align::Right, Align::Left];
    let columns: Vec<(String, Align)> = columns.iter().map(|key| words.say(key, &[])).zip(aligns).collect();
    let mut grid = Grid::new(&columns);
    for line in &view.reports {
        grid.row([
            within_period(view, line.what.get(words.lang()), &line.period),
            within(line.reported, Some(line.uncertainty), &line.unit, words),
            format!("{} σ", number::fixed(line.deviation, 1)),
            words.say(class(line.class), &[]),
        ]);
    }
    grid.render(2)
}

fn flows(view: &BalanceView, words: &Words) -> String {
    let columns = ["balance-column-what", "balance-column-flow", "balance-column-class"];
    let aligns = [Align::Left, Align::Right, Align::Left];
    let columns: Vec<(String, Align)> = columns.iter().map(|key| words.say(key, &[])).zip(aligns).collect();
    let mut grid = Grid::new(&columns);
    for line in &view.flows {
        grid.row([
            within_period(view, line.what.get(words.lang()), &line.period),
            within(line.value, line.uncertainty, &line.unit, words),
            words.say(class(line.class), &[]),
        ]);
    }
    grid.render(2)
}

fn elements(view: &BalanceView, words: &Words) -> String {
    let columns = ["balance-column-element", "balance-column-entered", "balance-column-left", "balance-column-surplus"];
    let aligns = [Align::Left, Align::Right, Align::Right, Align::Right];
    let columns: Vec<(String, Align)> = columns.iter().map(|key| words.say(key, &[])).zip(aligns).collect();
    let mut grid = Grid::new(&columns);
    let amount = |known: Option<[f64; 2]>| match known {
        Some([value, spread]) => within(value, Some(spread), "t", words),
        None => words.say("balance-class-unobservable", &[]),
    };
    for line in &view.elements {
        let element = within_period(view, &line.element, &line.period);
        grid.row([element, amount(line.entered), amount(line.left), amount(line.surplus)]);
    }
    grid.render(2)
}

/// With the period where there are several.
fn within_period(view: &BalanceView, what: &str, period: &str) -> String {
    if view.periods.len() > 1 { format!("{period} {what}") } else { what.to_owned() }
}

fn class(id: &str) -> &'static str {
    match id {
        "redundant" => "balance-class-redundant",
        "nonredundant" => "balance-class-nonredundant",
        "observable" => "balance-class-observable",
        "constant" => "balance-class-constant",
        _ => "balance-class-unobservable",
    }
}

/// `122 ± 7 kt`: the uncertainty to two digits, the value to the same place.
pub(in crate::terminal) fn within(value: f64, uncertainty: Option<f64>, symbol: &str, words: &Words) -> String {
    let scaled = unit::Scaled::new(symbol, value, words.lang());
    let Some(spread) = uncertainty.filter(|spread| *spread > 0.0) else { return scaled.amount(value) };
    let spread = spread / scaled.divisor;
    let decimals = number::decimals_for(spread, 2);
    let text = format!("{} ± {}", number::fixed(value / scaled.divisor, decimals), number::fixed(spread, decimals));
    if scaled.unit.is_empty() { text } else { format!("{text} {}", scaled.unit) }
}
