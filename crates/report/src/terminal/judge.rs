//! Who meets what, for a terminal: a line of counts for each edition, then those who are nearest.

use lodestone_model::base::Lang;
use lodestone_model::diagnostic::Arg;

use super::check::heading;
use super::findings::findings;
use super::grid::{Align, Grid};
use super::wrap::{clip, wrap};
use super::{Colour, Ink};
use crate::view::JudgeView;
use crate::view::judge::{AnswerView, CaseView, EditionView, MissingView, RuleView, YearEndView, verdict_word};
use crate::words::{Words, number, unit};

/// Subjects that are shown for an edition, and failing answers for each of them; documents have them all.
const NEAREST: usize = 6;
const ANSWERS: usize = 3;
/// Facts that are named where nobody can be judged.
const LACKING: usize = 5;
/// Cells of a name, and of a fact.
const NAME: usize = 26;
const ABOUT: usize = 40;

/// Everything judged; of one subject every rule with its evidence.
pub fn judge(view: &JudgeView, words: &Words, colour: Colour) -> String {
    let mut out = heading(&view.base, words, colour);
    let args = [("day", Arg::from(view.as_of.as_str()))];
    let as_of = if view.application == "renewal" { "judge-as-of-renewal" } else { "judge-as-of-new" };
    out.push_str(&format!("{}\n", words.say(as_of, &args)));
    for file in &view.files {
        let args = [("file", file.file.as_str().into()), ("sha", file.sha256.get(..12).unwrap_or_default().into())];
        out.push_str(&format!("{}\n", words.say("judge-file", &args)));
    }
    if !view.findings.is_empty() {
        out.push('\n');
        out.push_str(&findings(&view.findings, words, colour));
    }
    if view.outcome == "nothing-known" {
        out.push_str(&format!("\n{}", wrap(&words.say("judge-nothing-known", &[]), 0)));
    }
    for edition in &view.editions {
        out.push_str(&head(edition, words, colour));
        match view.is_of_one {
            true => edition.cases.iter().for_each(|case| out.push_str(&in_full(view, case, words, colour))),
            false => out.push_str(&nearest(view, edition, words)),
        }
    }
    if let Some(year_end) = &view.year_end {
        out.push_str(&year(year_end, words, colour));
    }
    if !view.without_evidence.is_empty() && view.outcome != "nothing-known" {
        let list = view.without_evidence.join(", ");
        out.push_str(&format!("\n{}", wrap(&words.say("judge-without-evidence", &[("list", list.into())]), 0)));
    }
    out
}

fn head(edition: &EditionView, words: &Words, colour: Colour) -> String {
    let lang = words.lang();
    let title = format!("{} ({})", edition.name.get(lang), edition.scheme);
    let mut out = format!("\n{}\n", colour.paint(Ink::Strong, &title));
    let args = [
        ("met", edition.met.into()),
        ("undecided", edition.undecided.into()),
        ("notmet", edition.not_met.into()),
        ("notevaluable", edition.not_evaluable.into()),
        ("onestep", edition.one_step.into()),
        ("unknown", edition.unknown.into()),
    ];
    out.push_str(&wrap(&words.say("judge-counts", &args), 2));
    let args = [("document", edition.document.as_str().into()), ("grade", edition.grade.into())];
    out.push_str(&wrap(&words.say("judge-document", &args), 2));
    if let Some(text) = &edition.not_loaded {
        out.push_str(&wrap(&words.say("judge-partly-loaded", &[("text", text.get(lang).into())]), 2));
    }
    if let Some(window) = &edition.window {
        let args = [
            ("name", window.name.get(lang).into()),
            ("from", window.from.as_str().into()),
            ("to", window.to.as_str().into()),
            ("days", window.days_left.unwrap_or_default().to_string().into()),
        ];
        let key = if window.days_left.is_some() { "judge-window-open" } else { "judge-window-next" };
        out.push_str(&wrap(&words.say(key, &args), 2));
    }
    out
}

fn verdict(id: &str, words: &Words) -> String {
    words.say(verdict_word(id), &[])
}

/// Those who are nearest to meeting it, a row per thing that fails; then who meets it.
fn nearest(view: &JudgeView, edition: &EditionView, words: &Words) -> String {
    let lang = words.lang();
    let title = |key: &str| words.say(key, &[]);
    let mut grid = Grid::new(&[
        (title("judge-column-subject"), Align::Left),
        (title("judge-column-verdict"), Align::Left),
        (title("judge-column-about"), Align::Left),
        (title("judge-column-value"), Align::Right),
        (title("judge-column-limit"), Align::Right),
        (title("judge-column-distance"), Align::Right),
    ]);
    if edition.met + edition.not_met + edition.one_step == 0 {
        return lacking(edition, words);
    }
    let mut out = String::new();
    let open: Vec<&CaseView> = edition.cases.iter().filter(|case| case.verdict != "met").collect();
    for case in open.iter().take(NEAREST) {
        let failing = failing(case);
        for (at, answer) in failing.iter().take(ANSWERS).enumerate() {
            let is_first = at == 0;
            grid.row([
                if is_first { subject(case, lang) } else { String::new() },
                if is_first { verdict(case.verdict, words) } else { String::new() },
                clip(answer.about.get(lang), ABOUT),
                answer.value_text.get(lang).to_owned(),
                clip(answer.limit_text.get(lang), ABOUT),
                distance(answer, lang),
            ]);
        }
        if failing.len() > ANSWERS {
            let more = words.say("judge-more-rules", &[("count", (failing.len() - ANSWERS).into())]);
            grid.row([String::new(), String::new(), more, String::new(), String::new(), String::new()]);
        }
    }
    if !grid.is_empty() {
        out.push_str(&grid.render(2));
    }
    out.push_str(&steps(&open, words));
    if open.len() > NEAREST {
        out.push_str(&wrap(&words.say("judge-more", &[("count", (open.len() - NEAREST).into())]), 2));
    }
    let met: Vec<&CaseView> = edition.cases.iter().filter(|case| case.verdict == "met").collect();
    if !met.is_empty() {
        let list: Vec<&str> = met.iter().map(|case| case.subject.as_str()).collect();
        out.push_str(&wrap(&words.say("judge-met-by", &[("list", list.join(", ").into())]), 2));
    }
    for case in edition.cases.iter().filter(|case| case.subsidy.is_some()) {
        out.push_str(&subsidy(view, case, words));
    }
    out
}

/// The cheapest steps of those who are shown, alike ones together.
fn steps(open: &[&CaseView], words: &Words) -> String {
    let mut alike: Vec<(&str, Vec<&str>)> = Vec::new();
    for case in open.iter().take(NEAREST).filter(|case| case.step.state == "step") {
        let text = case.step.text.get(words.lang());
        match alike.iter_mut().find(|(other, _)| *other == text) {
            Some((_, subjects)) => subjects.push(&case.subject),
            None => alike.push((text, vec![&case.subject])),
        }
    }
    let line = |(step, subjects): &(&str, Vec<&str>)| {
        wrap(&words.say("judge-step", &[("subject", subjects.join(", ").into()), ("step", (*step).into())]), 2)
    };
    alike.iter().map(line).collect()
}

/// Where nobody can be judged yet: the facts that most of them lack.
fn lacking(edition: &EditionView, words: &Words) -> String {
    let mut lacking: Vec<(&MissingView, usize)> = Vec::new();
    for missing in edition.cases.iter().flat_map(|case| &case.missing) {
        match lacking.iter_mut().find(|(other, _)| other.fact == missing.fact) {
            Some((_, count)) => *count += 1,
            None => lacking.push((missing, 1)),
        }
    }
    lacking.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let shown = lacking.iter().take(LACKING).map(|(missing, _)| missing.name.get(words.lang()));
    let list = shown.collect::<Vec<&str>>().join(if words.lang() == Lang::Zh { "；" } else { "; " });
    let args = [("list", list.into()), ("count", lacking.len().into())];
    wrap(&words.say("judge-lacking", &args), 2)
}

fn subsidy(view: &JudgeView, case: &CaseView, words: &Words) -> String {
    let Some(most) = case.subsidy else { return String::new() };
    let lang = words.lang();
    let money = unit::amount(most, &view.base.currency, lang);
    wrap(&words.say("judge-subsidy", &[("subject", subject(case, lang).into()), ("money", money.into())]), 2)
}

fn subject(case: &CaseView, lang: Lang) -> String {
    clip(&format!("{} {}", case.subject, case.name.get(lang)), NAME)
}

/// What stands between the subject and the edition, refusals first.
fn failing(case: &CaseView) -> Vec<&AnswerView> {
    let rank = |rule: &RuleView| u8::from(rule.verdict != "not-met");
    let mut rules: Vec<&RuleView> = case.rules.iter().filter(|rule| rule.verdict != "met").collect();
    rules.sort_by_key(|rule| rank(rule));
    let answers = |rule: &'_ &RuleView| -> usize { rule.answers.iter().filter(|a| a.verdict != "met").count() };
    let mut all = Vec::new();
    for rule in &rules {
        let own = rule.answers.iter().filter(|answer| answer.verdict != "met");
        // A veto holds where its condition is met.
        all.extend(if answers(rule) > 0 { own.collect::<Vec<_>>() } else { rule.answers.iter().collect() });
    }
    all
}

fn distance(answer: &AnswerView, lang: Lang) -> String {
    let outside = answer.distance.is_some_and(|distance| distance > 0.0) && answer.reason != "straddles";
    answer.distance_text.as_ref().filter(|_| outside).map(|text| text.get(lang).to_owned()).unwrap_or_default()
}

/// Every rule with its answers and what they rest on.
fn in_full(view: &JudgeView, case: &CaseView, words: &Words, colour: Colour) -> String {
    let lang = words.lang();
    let args = [
        ("subject", format!("{} {}", case.subject, case.name.get(lang)).into()),
        ("verdict", verdict(case.verdict, words).into()),
        ("grade", case.grade.into()),
    ];
    let mut out = wrap(&words.say("judge-of-subject", &args), 2);
    for rule in &case.rules {
        let ink = match rule.verdict {
            "met" => Ink::Good,
            "not-met" => Ink::Bad,
            _ => Ink::Doubtful,
        };
        let word = match rule.standing {
            "applies" => verdict(rule.verdict, words),
            "instead" => words.say("judge-standing-instead", &[]),
            "waived" => words.say("judge-standing-waived", &[]),
            _ => words.say("judge-standing-not-for-this", &[]),
        };
        let line = words.say("judge-rule", &[("verdict", word.into()), ("text", rule.text.get(lang).into())]);
        wrap(&line, 4).lines().for_each(|line| out.push_str(&format!("{}\n", colour.paint(ink, line))));
        for answer in &rule.answers {
            out.push_str(&wrap(answer.text.get(lang), 8));
            let shown = answer.evidence.iter().filter(|_| rule.standing != "not-for-this");
            shown.for_each(|piece| out.push_str(&wrap(piece.text.get(lang), 12)));
        }
    }
    let key = if case.step.state == "step" { "judge-step-of" } else { "judge-no-step-of" };
    if case.step.state != "met" {
        out.push_str(&wrap(&words.say(key, &[("step", case.step.text.get(lang).into())]), 4));
    }
    out.push_str(&subsidy(view, case, words));
    out
}

fn year(view: &YearEndView, words: &Words, colour: Colour) -> String {
    let title = |key: &str| words.say(key, &[]);
    let head = words.say("judge-year-end", &[("day", view.day.as_str().into())]);
    let mut grid = Grid::new(&[
        (title("judge-column-title"), Align::Left),
        (title("judge-column-before"), Align::Right),
        (title("judge-column-gross-new"), Align::Right),
        (title("judge-column-lapsed"), Align::Right),
        (title("judge-column-certain"), Align::Right),
        (title("judge-column-likely"), Align::Right),
        (title("judge-column-one-step"), Align::Right),
        (title("judge-column-net"), Align::Right),
    ]);
    for row in &view.rows {
        grid.row([
            row.name.get(words.lang()).to_owned(),
            number::count(row.before),
            number::count(row.gross_new),
            number::count(row.lapsed),
            number::count(row.certain),
            number::count(row.likely),
            number::count(row.one_step),
            format!("{:+}", row.net),
        ]);
    }
    let note = wrap(&title("judge-year-end-note"), 2);
    let aims: String = view.targets.iter().map(|aim| wrap(aim.text.get(words.lang()), 2)).collect();
    format!("\n{}\n{}{note}{aims}", colour.paint(Ink::Strong, &head), grid.render(2))
}
