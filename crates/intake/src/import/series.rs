//! What was stated before about the same thing: a unit that slipped, a cumulative figure that falls, sums from January on,
//! growth over the year before. Suspicions only; nothing is corrected.

use lodestone_model::CheckedBase;
use lodestone_model::diagnostic::{Arg, Code, Diagnostic, Place};
use lodestone_model::ids::{Id as _, IndicatorRef, Subject};
use lodestone_model::tables::reports::{Col, Report, ReportStatus};
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;
use rustc_hash::FxHashMap;

use super::rows::{From, Rows};
use super::store::{Compared, Stated, Store};
use super::work::Findings;
use crate::profile::CheckKind;

/// From one statement to the next, a figure hardly ever changes by more than this factor; units slip by 10³, 10⁴, 10⁸.
const SLIP_MIN: f64 = 300.0;
/// How far back the statement before may lie, in days.
const BEFORE_MAX: i32 = 400;

/// What a statement is about: numbers of the texts of subject, indicator, attribute and commodity.
type About = [u32; 4];

/// One statement about something.
#[derive(Debug, Clone, Copy)]
struct Entry {
    span: Span,
    value: f64,
    step: f64,
    dimension: Option<Dimension>,
    stated_on: Date,
}

/// Every statement with a number, by what it is about.
#[derive(Debug, Default)]
struct Series(FxHashMap<About, Vec<Entry>>);

/// Compares the new statements with those of the base and with one another.
pub(super) fn compare(base: &CheckedBase, store: &mut Store, findings: &mut Findings, place: impl Fn(From) -> Place) {
    if store.stated.is_empty() {
        return;
    }
    let (stated, compared) = (std::mem::take(&mut store.stated), std::mem::take(&mut store.compared));
    let rows = store.reports();
    let abouts: Vec<About> = stated.iter().map(|stated| about(rows, stated.row as usize)).collect();
    let series = Series::new(base, rows, &stated, &abouts);
    for (stated, about) in stated.iter().zip(&abouts) {
        let place = || place(rows.from[stated.row as usize]);
        series.check(*about, stated).into_iter().for_each(|finding| findings.push(at(finding, place())));
    }
    for compared in &compared {
        let of = compared.of as usize;
        let finding = series.check_compared(abouts[of], &stated[of], compared);
        finding.into_iter().for_each(|finding| findings.push(at(finding, place(compared.from))));
    }
}

fn at(mut finding: Diagnostic, place: Place) -> Diagnostic {
    finding.place = place;
    finding
}

fn about(rows: &Rows, row: usize) -> About {
    [Col::Subject, Col::Indicator, Col::Attribute, Col::Commodity].map(|column| rows.number(row, column as usize))
}

impl Series {
    fn new(base: &CheckedBase, rows: &mut Rows, stated: &[Stated], abouts: &[About]) -> Self {
        let mut series = Series::default();
        for report in base.rows.reports.iter().filter(|report| report.status == ReportStatus::Actual) {
            let Some(value) = report.value else { continue };
            let about = about_of(base, report).map(|text| rows.texts.id(text));
            let entry = Entry {
                span: report.span,
                value: value.value,
                step: report.rounding.map_or(0.0, |rounding| rounding.value),
                dimension: value.dimension,
                stated_on: report.stated_on,
            };
            series.0.entry(about).or_default().push(entry);
        }
        for (stated, about) in stated.iter().zip(abouts) {
            let Stated { row, span, value, step, dimension } = *stated;
            let stated_on = Date::parse(rows.get(row as usize, Col::StatedOn as usize)).unwrap_or(Date::MAX);
            series.0.entry(*about).or_default().push(Entry { span, value, step, dimension, stated_on });
        }
        for entries in series.0.values_mut() {
            entries.sort_by(|a, b| {
                (a.span.end, a.span.start, a.stated_on)
                    .cmp(&(b.span.end, b.span.start, b.stated_on))
                    .then(a.value.total_cmp(&b.value))
            });
        }
        series
    }

    /// What was last stated about exactly these days.
    fn last(&self, about: About, span: Span) -> Option<Entry> {
        let entries = self.0.get(&about)?;
        let end = entries.partition_point(|entry| entry.span.end <= span.end);
        entries[..end]
            .iter()
            .rev()
            .take_while(|entry| entry.span.end == span.end)
            .find(|entry| entry.span == span)
            .copied()
    }

    fn check(&self, about: About, stated: &Stated) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let Some(entries) = self.0.get(&about) else { return findings };
        let months = |span: Span| span.days() / 28;
        let end = entries.partition_point(|entry| entry.span.end < stated.span.end);
        let recent = entries[..end].iter().rev();
        let recent = recent.take_while(|entry| stated.span.end.days_after(entry.span.end) <= BEFORE_MAX);
        let is_like = |entry: &&Entry| entry.dimension == stated.dimension && entry.value != 0.0;
        let mut recent = recent.filter(is_like);
        let before = recent.clone().find(|entry| months(entry.span) == months(stated.span));
        if let Some(before) = before
            && stated.value != 0.0
        {
            let factor = (stated.value / before.value).abs();
            if factor.max(1.0 / factor) >= SLIP_MIN {
                findings.push(
                    finding(Code::UnitSlip).with("factor", rounded(factor)).with("span", before.span.to_string()),
                );
            }
        }
        let is_cumulative = |span: Span| span.start.ymd().1 == 1 && span.start.ymd().2 == 1 && months(span) > 1;
        let is_earlier = |entry: &&Entry| entry.span.start == stated.span.start && entry.span.end < stated.span.end;
        if is_cumulative(stated.span)
            && let Some(before) = recent.find(is_earlier)
            && before.value > stated.value + 0.5 * (before.step + stated.step)
        {
            let finding = finding(Code::CumulativeFalls).with("share", rounded(100.0 * stated.value / before.value));
            findings.push(finding.with("span", before.span.to_string()));
        }
        findings
    }

    fn check_compared(&self, about: About, stated: &Stated, compared: &Compared) -> Option<Diagnostic> {
        match compared.what {
            CheckKind::ToDate => {
                let sum = self.sum_to(about, stated.span.end)?;
                let tolerance = 0.5 * (compared.step + sum.step) + 1e-9 * sum.value.abs();
                let differs = (sum.value - compared.value).abs() > tolerance;
                let share = rounded(100.0 * compared.value / sum.value);
                differs.then(|| finding(Code::CumulativeDiffers).with("share", share))
            }
            CheckKind::YearAgo => {
                let before = self.last(about, stated.span.add_months(-12)?)?;
                let differs = (before.value - compared.value).abs() > 0.5 * (compared.step + before.step);
                let share = rounded(100.0 * compared.value / before.value);
                differs.then(|| finding(Code::YearAgoDiffers).with("share", share))
            }
            CheckKind::Growth => {
                let before = self.last(about, stated.span.add_months(-12)?).filter(|before| before.value > 0.0)?;
                let implied = stated.value / before.value - 1.0;
                let noise = 0.5 * (stated.step + before.step * (1.0 + implied)) / before.value;
                let differs = (implied - compared.value).abs() > 0.5 * compared.step + noise + 1e-9;
                let (growth, implied) = (rounded(100.0 * compared.value), rounded(100.0 * implied));
                differs.then(|| finding(Code::GrowthDiffers).with("growth", growth).with("implied", implied))
            }
        }
    }

    /// The sum of the months from January on, where every one is stated.
    fn sum_to(&self, about: About, end: Date) -> Option<Entry> {
        let year = end.plus_days(-1)?.year();
        let mut sum = Entry { span: Span::year(year)?, value: 0.0, step: 0.0, dimension: None, stated_on: Date::MIN };
        for month in 1..=12 {
            let span = Span::month(year, month)?;
            if span.start >= end {
                break;
            }
            let entry = self.last(about, span)?;
            sum.value += entry.value;
            sum.step += entry.step;
        }
        Some(sum)
    }
}

fn finding(code: Code) -> Diagnostic {
    Diagnostic { code, place: Place::file(""), args: Vec::<(&'static str, Arg)>::new() }
}

/// Three digits are enough to see what is wrong.
fn rounded(value: f64) -> f64 {
    let text = format!("{value:.3e}");
    text.parse().unwrap_or(value)
}

/// Ids of subject, indicator, attribute and commodity of a report of the base.
fn about_of<'b>(base: &'b CheckedBase, report: &Report) -> [&'b str; 4] {
    let rows = &base.rows;
    let subject = report.subject.map_or("", |subject| match subject {
        Subject::Plant(id) => base.text(rows.plants[id.index()].plant),
        Subject::Enterprise(id) => base.text(rows.enterprises[id.index()].enterprise),
        Subject::Project(id) => base.text(rows.projects[id.index()].project),
        Subject::Commodity(id) => base.text(rows.commodities[id.index()].commodity),
        Subject::Scope(id) => base.text(rows.scopes[id.index()].scope),
        Subject::Sample(_) => "",
    });
    let indicator = report.indicator.map_or("", |indicator| match indicator {
        IndicatorRef::Indicator(id) => base.text(rows.indicators[id.index()].indicator),
        IndicatorRef::Measure(id) => base.measure_id(id),
    });
    let attribute = report.attribute.map_or("", |sym| base.text(sym));
    let commodity = report.commodity.map_or("", |id| base.text(rows.commodities[id.index()].commodity));
    [subject, indicator, attribute, commodity]
}
