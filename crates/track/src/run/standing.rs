//! Where each target stands: what was reached, else what is known of it, pace, nowcast, and why one is missing.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::{Figure, Interval};
use lodestone_model::tables::Sense;
use lodestone_model::tables::reports::ReportStatus;
use lodestone_model::tables::targets::Target;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;

use super::facts::Fact;
use super::ratios::{Ratio, RatioOf};
use super::series::{Series, is_about, is_of_area, series};
use super::shape::register;
use crate::decumulate::{Finding, Gap};
use crate::history::{History, Refusal};
use crate::month::Month;
use crate::nowcast::{Draws, Nowcast, Probability, foresee};
use crate::pace::{Pace, pace};

/// How a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Reported for its span, and reached.
    Met,
    /// Reported for its span, and not reached.
    Missed,
    /// More likely reached than not; without a probability, not behind the profile by more than past years were.
    OnCourse,
    /// Behind the profile by more than past years usually missed it.
    Behind,
    /// Less likely reached than not.
    Unlikely,
    /// The reports do not allow a judgement.
    NotKnown,
}

/// Why pace and nowcast are missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why {
    /// Its span is reported as a whole: nothing is left to foresee.
    Reported,
    /// No report says what was in its span or before.
    NoReport,
    /// No report covers whole months of its span.
    NoMonths,
    /// Months before this one are not known well enough.
    Gap(Gap),
    /// A ratio or a level: its months do not add up.
    NotAnAmount,
    /// The target is not a lower bound over one calendar year.
    NotAYear,
    /// The method refuses.
    Refused(Refusal),
}

/// How a target stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Row of the target.
    pub row: u32,
    /// Its value.
    pub target: Interval,
    /// What it counts.
    pub dimension: Dimension,
    /// The verdict.
    pub state: State,
    /// What was reported for its whole span.
    pub reached: Option<Figure>,
    /// Reached or so far, over the target.
    pub completion: Option<Interval>,
    /// Reported from the start of the span on: its days and what they brought.
    pub so_far: Option<(Span, Figure)>,
    /// What each month to come must bring.
    pub required_per_month: Option<f64>,
    /// The last statement about it, of whatever span: its row, days, status and figure.
    pub last: Option<(u32, Span, ReportStatus, Figure)>,
    /// Firms whose reports were added up; none: reports about the area.
    pub firms: Option<usize>,
    /// Pace, or why there is none.
    pub pace: Result<Pace, Why>,
    /// Nowcast, or why there is none.
    pub nowcast: Result<Box<Nowcast>, Why>,
    /// What is odd about the reports behind it.
    pub findings: Vec<Finding>,
    /// Whole calendar years of its indicator up to its own, in order: stated, otherwise the sum of the months.
    pub yearly: Vec<(i32, f64)>,
    /// The year so far over the same months of last year, less 1.
    pub growth: Option<f64>,
}

/// What every target is judged by.
pub(super) struct Record<'a> {
    pub base: &'a CheckedBase,
    /// Statements of what was.
    pub facts: &'a [&'a Fact],
    /// Those, and expectations.
    pub all: &'a [Fact],
    pub ratios: &'a [Ratio],
    pub as_of: Date,
    pub draws: &'a Draws,
}

impl Record<'_> {
    /// How a target stands.
    pub fn standing(&self, target: &Target) -> Standing {
        let dimension = target.value.dimension.unwrap_or(Dimension::NONE);
        let whole = self.whole(target, dimension);
        let mut standing = self.bare(target, dimension);
        let months = self.months(target, dimension);
        if let Some(series) = &months {
            standing.firms = series.firms;
            standing.findings = series.findings.clone();
        }
        standing.yearly = self.yearly(target, dimension, months.as_ref());
        let added = months.as_ref().and_then(|series| self.added(target, dimension, series));
        if let Some(reached) = whole.or(added) {
            standing.completion = reached.value.over(standing.target);
            standing.state = judged(target.sense, reached.value, target.value.value);
            standing.reached = Some(reached);
            (standing.pace, standing.nowcast) = (Err(Why::Reported), Err(Why::Reported));
            return standing;
        }
        self.so_far(target, &mut standing);
        match self.history(target, dimension, months.as_ref()) {
            Ok(history) => self.foresee(target, &history, &mut standing),
            Err(why) => (standing.pace, standing.nowcast) = (Err(why), Err(why)),
        }
        standing
    }

    fn bare(&self, target: &Target, dimension: Dimension) -> Standing {
        Standing {
            row: target.row,
            target: Interval::exact(target.value.value),
            dimension,
            state: State::NotKnown,
            reached: None,
            completion: None,
            so_far: None,
            required_per_month: None,
            last: self.last(target, dimension),
            firms: None,
            pace: Err(Why::NoReport),
            nowcast: Err(Why::NoReport),
            findings: Vec::new(),
            yearly: Vec::new(),
            growth: None,
        }
    }

    fn about<'s>(&'s self, target: &'s Target, dimension: Dimension) -> impl Iterator<Item = &'s Fact> {
        self.facts.iter().copied().filter(move |fact| self.is_of(fact, target, dimension))
    }

    fn is_of(&self, fact: &Fact, target: &Target, dimension: Dimension) -> bool {
        let is_whole = fact.topic.dimension == dimension && fact.topic.attribute.is_none();
        is_whole && is_about(self.base, fact, target.indicator) && is_of_area(self.base, fact, target.indicator)
    }

    /// The latest statement for exactly its span, or the ratio of two such statements.
    fn whole(&self, target: &Target, dimension: Dimension) -> Option<Figure> {
        let stated = self.about(target, dimension).filter(|fact| fact.span == target.span);
        let stated = stated.max_by_key(|fact| (fact.stated_on, fact.row)).map(|fact| fact.figure.clone());
        let is_own = |ratio: &&Ratio| ratio.of == RatioOf::Indicator(target.indicator) && ratio.span == target.span;
        stated.or_else(|| self.ratios.iter().find(is_own).map(|ratio| ratio.figure.clone()))
    }

    fn last(&self, target: &Target, dimension: Dimension) -> Option<(u32, Span, ReportStatus, Figure)> {
        let stated = self.all.iter().filter(|fact| fact.status != ReportStatus::Target);
        let stated = stated.filter(|fact| self.is_of(fact, target, dimension));
        let last = stated.max_by_key(|fact| (fact.span.end, fact.is_actual(), fact.stated_on, fact.row));
        let last = last.map(|fact| (fact.row, fact.span, fact.status, fact.figure.clone()));
        let ratio = self.ratios.iter().filter(|ratio| ratio.of == RatioOf::Indicator(target.indicator));
        let ratio = ratio.max_by_key(|ratio| ratio.span.end);
        last.or_else(|| ratio.map(|r| (r.rows[0], r.span, ReportStatus::Actual, r.figure.clone())))
    }

    /// Whole years up to the target's own.
    fn yearly(&self, target: &Target, dimension: Dimension, months: Option<&Series>) -> Vec<(i32, f64)> {
        let last = target.span.last_day().year();
        let mut years = BTreeMap::new();
        if let Some(series) = months {
            let skipped = (12 - (series.first.of_year() as usize - 1)) % 12;
            let whole = series.values.get(skipped..).unwrap_or_default().chunks_exact(12);
            years.extend((series.first.plus(skipped as i32).year()..).zip(whole.map(|year| year.iter().sum())));
        }
        let mut stated: Vec<&Fact> = self.about(target, dimension).collect();
        stated.sort_by_key(|fact| (fact.stated_on, fact.row));
        for fact in stated {
            let year = fact.span.start.year();
            if Span::year(year) == Some(fact.span) {
                years.insert(year, fact.value().mid);
            }
        }
        years.into_iter().filter(|(year, _)| *year <= last).collect()
    }

    fn months(&self, target: &Target, dimension: Dimension) -> Option<Series> {
        let is_amount = dimension != Dimension::NONE && dimension.time() == 0;
        let until = Month::new(target.span.last_day().year(), target.span.last_day().month());
        let of = || series(self.base, self.facts, target.indicator, dimension, self.as_of, until);
        is_amount.then(of).flatten()
    }

    /// The sum of the months, where all of the span are known.
    fn added(&self, target: &Target, dimension: Dimension, series: &Series) -> Option<Figure> {
        let (first, last) = Month::of_span(target.span)?;
        let start = usize::try_from(first.since(series.first)).ok()?;
        let months = series.values.get(start..start + last.since(first) as usize + 1)?;
        let inside = |fact: &&Fact| target.span.covers(fact.span) && is_about(self.base, fact, target.indicator);
        let parts: Vec<Figure> = self.facts.iter().copied().filter(inside).map(|fact| fact.figure.clone()).collect();
        let mut figure = Figure::sum(parts).ok().flatten().filter(|figure| figure.dimension == dimension)?;
        figure.value = Interval::exact(months.iter().sum());
        figure.period = Some(target.span);
        Some(figure)
    }

    /// The longest cumulative statement from the start of the span, and what it leaves to do.
    fn so_far(&self, target: &Target, standing: &mut Standing) {
        if standing.dimension == Dimension::NONE || standing.dimension.time() != 0 {
            return;
        }
        let from_start = |fact: &&Fact| fact.span.start == target.span.start && target.span.covers(fact.span);
        let longest = self.about(target, standing.dimension).filter(from_start);
        let Some(fact) = longest.max_by_key(|fact| (fact.span.end, fact.stated_on, fact.row)) else { return };
        standing.completion = fact.value().over(standing.target);
        if let (Some((_, done)), Some((_, last))) = (Month::of_span(fact.span), Month::of_span(target.span)) {
            let left = f64::from(last.since(done));
            let lacking = (target.value.value - fact.value().mid).max(0.0);
            standing.required_per_month = (left > 0.0 && target.sense == Sense::Ge).then(|| lacking / left);
        }
        standing.so_far = Some((fact.span, fact.figure.clone()));
    }

    fn history(&self, target: &Target, dimension: Dimension, months: Option<&Series>) -> Result<History, Why> {
        if dimension == Dimension::NONE || dimension.time() != 0 {
            return Err(Why::NotAnAmount);
        }
        if Span::year(target.span.start.year()) != Some(target.span) || target.sense != Sense::Ge {
            return Err(Why::NotAYear);
        }
        let nothing = if self.about(target, dimension).next().is_some() { Why::NoMonths } else { Why::NoReport };
        let series = months.ok_or(nothing)?;
        if series.values.is_empty() {
            return Err(Why::NoMonths);
        }
        let history = History::of_months(series.first, &series.values, &[]);
        let history = history.map_err(|refusal| series.gap.map_or(Why::Refused(refusal), Why::Gap))?;
        if history.year() == target.span.start.year() { Ok(history) } else { Err(Why::NoMonths) }
    }

    fn foresee(&self, target: &Target, history: &History, standing: &mut Standing) {
        let value = target.value.value;
        let register = register(self.base, target.indicator, self.as_of);
        standing.pace = pace(history, value).map_err(Why::Refused);
        let nowcast = foresee(history, register.as_ref(), Some(value), self.draws);
        standing.nowcast = nowcast.map(Box::new).map_err(Why::Refused);
        standing.completion = Some(Interval::exact(history.so_far() / value));
        let last_year = history.of_year(history.past_years() - 1);
        standing.growth = Some(history.so_far() / last_year[..history.known()].iter().sum::<f64>() - 1.0);
        if let Ok(pace) = &standing.pace {
            standing.required_per_month = Some(pace.required_per_month);
        }
        standing.state = foreseen(standing);
    }
}

fn judged(sense: Sense, reached: Interval, target: f64) -> State {
    let is_met = match sense {
        Sense::Ge => reached.mid >= target,
        Sense::Le => reached.mid <= target,
        Sense::Eq => reached.low <= target && target <= reached.high,
    };
    if is_met { State::Met } else { State::Missed }
}

/// By probability where one can be defended, otherwise by the profile.
fn foreseen(standing: &Standing) -> State {
    if let Ok(nowcast) = &standing.nowcast
        && let Probability::Given(probability) = nowcast.probability
    {
        return if probability >= 0.5 { State::OnCourse } else { State::Unlikely };
    }
    match &standing.pace {
        Ok(pace) if pace.gap_pp < -100.0 * pace.usual_miss.unwrap_or(0.0) => State::Behind,
        Ok(_) => State::OnCourse,
        Err(_) => State::NotKnown,
    }
}
