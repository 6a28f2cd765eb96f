//! Where each target stands: what was reached, else what is known of it, pace, nowcast, and why one is missing.

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::{Figure, Interval};
use lodestone_model::ids::PlantId;
use lodestone_model::tables::Sense;
use lodestone_model::tables::reports::ReportStatus;
use lodestone_model::tables::targets::Target;
use lodestone_model::time::{Date, Span};
use lodestone_model::trail::Tracing;
use lodestone_model::unit::Dimension;

use super::facts::Fact;
use super::ratios::{Ratio, RatioOf};
use super::series::{Counted, Series, is_about, is_of_area, series};
use super::shape::register;
use super::titles::Titled;
use super::why::cover;
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
    /// No published growth ties this year's sample to that of the year before.
    Untied(i32),
    /// A plant that makes it never reports, so that the others are not all.
    Silent(PlantId),
    /// What passed between firms is not known by month or quarter.
    NoLinks,
    /// What firms buy outside is in no table: value added has no months.
    NoPurchases,
    /// A ratio or a level: its months do not add up.
    NotAnAmount,
    /// It counts titles, which come when they are granted.
    Titles,
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
    /// Whose reports pace and nowcast are made of; none where there are no months.
    pub counted: Option<Counted>,
    /// Pace, or why there is none.
    pub pace: Result<Pace, Why>,
    /// Nowcast, or why there is none.
    pub nowcast: Result<Box<Nowcast>, Why>,
    /// What is odd about the reports behind it.
    pub findings: Vec<Finding>,
}

/// What every target is judged by.
pub(super) struct Record<'a> {
    pub base: &'a CheckedBase,
    /// Statements of what was.
    pub facts: &'a [&'a Fact],
    /// Those, and expectations.
    pub all: &'a [Fact],
    pub ratios: &'a [Ratio],
    pub counted: &'a [Titled],
    pub as_of: Date,
    pub draws: &'a Draws,
}

impl Record<'_> {
    /// How a target stands.
    pub fn standing(&self, target: &Target) -> Standing {
        let dimension = target.value.dimension.unwrap_or(Dimension::NONE);
        let holding = self.counted.iter().find(|counted| counted.target == target.row);
        let holding = holding.and_then(|counted| counted.found.as_ref().ok());
        let over = holding.filter(|holding| holding.is_over).map(|holding| holding.figure.clone());
        let whole = self.whole(target, dimension).or(over);
        let mut standing = self.bare(target, dimension);
        let months = self.months(target, dimension);
        if let Ok(series) = &months {
            standing.counted = Some(series.counted);
            standing.findings = series.findings.clone();
        }
        let added = months.as_ref().ok().and_then(|series| self.added(target, dimension, series));
        if let Some(reached) = whole.or(added) {
            standing.completion = reached.value.over(standing.target);
            standing.state = judged(target.sense, reached.value, target.value.value);
            standing.reached = Some(reached);
            (standing.pace, standing.nowcast) = (Err(Why::Reported), Err(Why::Reported));
            return standing;
        }
        if let Some(holding) = holding {
            standing.completion = holding.figure.value.over(standing.target);
            standing.so_far = Some((holding.span, holding.figure.clone()));
            (standing.pace, standing.nowcast) = (Err(Why::Titles), Err(Why::Titles));
            // Known lapses count against it; what will be granted is not known.
            let is_safe = judged(target.sense, Interval::exact(holding.at_end), target.value.value) == State::Met;
            standing.state = if is_safe { State::OnCourse } else { State::NotKnown };
            return standing;
        }
        self.so_far(target, &mut standing);
        match self.history(target, dimension, months.as_ref().map_err(|why| *why)) {
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
            counted: None,
            pace: Err(Why::NoReport),
            nowcast: Err(Why::NoReport),
            findings: Vec::new(),
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

    fn months(&self, target: &Target, dimension: Dimension) -> Result<Series, Option<Why>> {
        let is_amount = dimension != Dimension::NONE && dimension.time() == 0;
        let until = Month::new(target.span.last_day().year(), target.span.last_day().month());
        if !is_amount {
            return Err(None);
        }
        series(self.base, self.facts, target.indicator, dimension, self.as_of, until)
    }

    /// The statements about the area that make up the span, otherwise the sum of the months, where all are known.
    fn added(&self, target: &Target, dimension: Dimension, series: &Series) -> Option<Figure> {
        let (first, last) = Month::of_span(target.span)?;
        let start = usize::try_from(first.since(series.first)).ok()?;
        let months = series.values.get(start..start + last.since(first) as usize + 1)?;
        let area: Vec<&Fact> = self.about(target, dimension).collect();
        let covered = (series.counted == Counted::Area).then(|| cover(&area, target.span, true)).flatten();
        if let Some((figure, _)) = covered {
            return Some(figure);
        }
        let inside = |fact: &&Fact| target.span.covers(fact.span) && series.rows.binary_search(&fact.row).is_ok();
        let reports = self.facts.iter().copied().filter(inside).map(|fact| fact.figure.clone());
        let links = series.links.iter().map(|&row| &self.base.rows.sales_links[row as usize]);
        let taken_off = links.filter(|link| target.span.covers(link.span)).map(|link| {
            let cell = ("sales_links", link.row, "value");
            Figure::from_cell(self.base, cell, -link.value, dimension, Some(link.span), Tracing::On)
        });
        let parts: Vec<Figure> = reports.chain(taken_off).collect();
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

    fn history(
        &self,
        target: &Target,
        dimension: Dimension,
        months: Result<&Series, Option<Why>>,
    ) -> Result<History, Why> {
        if dimension == Dimension::NONE || dimension.time() != 0 {
            return Err(Why::NotAnAmount);
        }
        if Span::year(target.span.start.year()) != Some(target.span) || target.sense != Sense::Ge {
            return Err(Why::NotAYear);
        }
        let nothing = if self.about(target, dimension).next().is_some() { Why::NoMonths } else { Why::NoReport };
        let series = months.map_err(|why| why.unwrap_or(nothing))?;
        if series.values.is_empty() {
            return Err(Why::NoMonths);
        }
        let history = History::of_months(series.first, &series.values, &series.relinks);
        let history = history.map_err(|refusal| match (series.untied, series.gap) {
            (Some(year), _) => Why::Untied(year),
            (None, Some(gap)) => Why::Gap(gap),
            (None, None) => Why::Refused(refusal),
        })?;
        if history.year() == target.span.start.year() { Ok(history) } else { Err(Why::NoMonths) }
    }

    fn foresee(&self, target: &Target, history: &History, standing: &mut Standing) {
        let value = target.value.value;
        let register = register(self.base, target.indicator, self.as_of);
        standing.pace = pace(history, value).map_err(Why::Refused);
        let nowcast = foresee(history, register.as_ref(), Some(value), self.draws);
        standing.nowcast = nowcast.map(Box::new).map_err(Why::Refused);
        standing.completion = Some(Interval::exact(history.so_far() / value));
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
