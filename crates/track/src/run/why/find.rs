//! The figure of a span: as stated, else made up of statements about the area, else a ratio of two, else the sum over
//! the firms that report, as [`track`](crate::run::track) takes them.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Figure;
use lodestone_model::ids::{EnterpriseId, Id as _, IndicatorId, MeasureId, Subject};
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;

use super::ask::What;
use super::cover::{Length, cover, together};
use crate::run::facts::{Fact, Topic, last_facts};
use crate::run::plants::plants;
use crate::run::ratios::{Ratio, RatioOf, measure_of};
use crate::run::series::{Part, is_about, is_of_area};
use crate::run::tracked::Tracked;

/// Looks for figures in what was tracked.
pub(super) struct Finder<'a> {
    pub base: &'a CheckedBase,
    pub tracked: &'a Tracked,
    /// The last statement of each reporter that says what was.
    pub known: Vec<&'a Fact>,
}

/// Why a span has no figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Lacking {
    /// Nothing was reported about it.
    Nothing,
    /// What was reported does not make up the span.
    Span,
    /// These firms did not report all of it.
    Firms(Vec<EnterpriseId>),
    /// A level or a ratio: it does not add up over time.
    NotAnAmount,
    /// No output of a whole year, or no commodity with two years and prices.
    NotComputed,
}

impl<'a> Finder<'a> {
    pub fn new(base: &'a CheckedBase, tracked: &'a Tracked) -> Self {
        Finder { base, tracked, known: last_facts(&tracked.facts) }
    }

    /// The figure of a span.
    pub fn figure(&self, what: &What, subject: Option<Subject>, span: Span) -> Result<Figure, Lacking> {
        let about: Vec<&Fact> = self.about(what, &self.known);
        let own: Vec<&Fact> = about.iter().copied().filter(|fact| self.is_of(fact, what, subject)).collect();
        if let Some(figure) = self.of_topics(&own, what, span).or_else(|| self.ratio(what, subject, span)) {
            return Ok(figure);
        }
        if !own.is_empty() {
            let adds_up = own.iter().any(|fact| self.adds_up(what, fact.topic.dimension));
            return Err(if adds_up { Lacking::Span } else { Lacking::NotAnAmount });
        }
        match self.is_whole(what, subject) {
            true => self.of_firms(&about, what, span).or_else(|lacking| self.of_plants(what, span).ok_or(lacking)),
            false => Err(Lacking::Nothing),
        }
    }

    /// Facts about an indicator, whoever they are of.
    pub fn about<'f>(&self, what: &What, facts: &[&'f Fact]) -> Vec<&'f Fact> {
        let is = |fact: &Fact| {
            let plain = fact.topic.attribute.is_none();
            match what {
                What::Indicator(id) => plain && is_about(self.base, fact, *id),
                What::Measure(id) => plain && measure_of(self.base, fact) == Some(*id),
                What::Commodity(id) => plain && fact.topic.indicator.is_none() && fact.topic.commodity == Some(*id),
                What::Attribute(text) => fact.topic.attribute.is_some_and(|own| self.base.text(own) == text),
                What::Target(_) | What::Utilisation | What::Outputs | What::Split => false,
            }
        };
        let about: Vec<&Fact> = facts.iter().copied().filter(|fact| is(fact)).collect();
        // Where some are in the indicator's own dimension, a rate beside an amount is another thing.
        let wanted = self.indicator(what).and_then(|id| self.base.rows.indicators[id.index()].unit.as_ref());
        let wanted = wanted.map(|unit| unit.dimension);
        let is_wanted = |fact: &&Fact| Some(fact.topic.dimension) == wanted;
        match about.iter().any(is_wanted) {
            true => about.into_iter().filter(is_wanted).collect(),
            false => about,
        }
    }

    /// Whether a fact is of the subject asked for; without one, of the area.
    pub fn is_of(&self, fact: &Fact, what: &What, subject: Option<Subject>) -> bool {
        let is_whole = matches!(fact.topic.subject, None | Some(Subject::Sample(_)));
        match (subject, self.indicator(what)) {
            (Some(Subject::Scope(scope)), _) => is_whole && fact.topic.scope == Some(scope),
            (Some(subject), _) => fact.topic.subject == Some(subject),
            (None, Some(id)) => is_of_area(self.base, fact, id),
            (None, None) => is_whole,
        }
    }

    /// Without a subject, or of the indicator's own area: what firms report may be added up.
    fn is_whole(&self, what: &What, subject: Option<Subject>) -> bool {
        let own = self.indicator(what).and_then(|id| self.base.rows.indicators[id.index()].scope);
        subject.is_none() || own.is_some_and(|scope| subject == Some(Subject::Scope(scope)))
    }

    fn indicator(&self, what: &What) -> Option<IndicatorId> {
        match what {
            What::Indicator(id) => Some(*id),
            _ => None,
        }
    }

    /// Whether amounts of a dimension add up over time. A count without a measure may be a level, such as staff.
    pub fn adds_up(&self, what: &What, dimension: Dimension) -> bool {
        let counts = dimension.parts().any(|(part, _)| matches!(part, lodestone_model::unit::Part::Count(_)));
        let measure = match what {
            What::Indicator(id) => self.base.rows.indicators[id.index()].measure,
            What::Measure(id) => Some(*id),
            _ => None,
        };
        let is_flow = measure.map_or(!counts, |measure| self.is_flow(measure));
        dimension != Dimension::NONE && dimension.time() == 0 && is_flow
    }

    fn is_flow(&self, measure: MeasureId) -> bool {
        let mut terms = self.base.rows.measures.iter().filter(|term| term.measure == measure);
        terms.all(|term| !matches!(term.kind, MeasureKind::Stock | MeasureKind::Capacity))
    }

    /// The shortest way over statements of one topic; of several topics the shortest, then the one stated last.
    fn of_topics(&self, own: &[&Fact], what: &What, span: Span) -> Option<Figure> {
        let mut topics: Vec<(Topic, Vec<&Fact>)> = Vec::new();
        for &fact in own {
            match topics.iter_mut().find(|(topic, _)| *topic == fact.topic) {
                Some((_, facts)) => facts.push(fact),
                None => topics.push((fact.topic, vec![fact])),
            }
        }
        let mut best: Option<(Length, Figure)> = None;
        for (topic, facts) in topics {
            let found = cover(&facts, span, self.adds_up(what, topic.dimension));
            if let Some((figure, length)) = found
                && best.as_ref().is_none_or(|(known, _)| length < *known)
            {
                best = Some((length, figure));
            }
        }
        best.map(|(_, figure)| figure)
    }

    fn ratio(&self, what: &What, subject: Option<Subject>, span: Span) -> Option<Figure> {
        let id = self.indicator(what)?;
        let is_of = |ratio: &&Ratio| {
            let fact = self.tracked.facts.iter().find(|fact| fact.row == ratio.rows[0]);
            fact.is_some_and(|fact| self.is_of(fact, what, subject))
        };
        let own = self.tracked.ratios.iter().filter(|ratio| ratio.of == RatioOf::Indicator(id) && ratio.span == span);
        own.filter(is_of).map(|ratio| ratio.figure.clone()).next_back()
    }

    /// The sum over firms. One counts nothing before its first report, and nothing after its last when it has ended.
    fn of_firms(&self, about: &[&Fact], what: &What, span: Span) -> Result<Figure, Lacking> {
        let mut firms: BTreeMap<EnterpriseId, Vec<&Fact>> = BTreeMap::new();
        for &fact in about {
            if let Some(Subject::Enterprise(firm)) = fact.topic.subject {
                firms.entry(firm).or_default().push(fact);
            }
        }
        let (mut parts, mut lacking) = (Vec::new(), Vec::new());
        for (firm, facts) in &firms {
            let Some(own) = self.lifetime(*firm, facts).and_then(|life| life.intersection(span)) else { continue };
            match self.of_topics(facts, what, own) {
                Some(figure) if figure.dimension != Dimension::NONE => parts.push(figure),
                _ => lacking.push(*firm),
            }
        }
        if firms.is_empty() {
            return Err(Lacking::Nothing);
        }
        if !lacking.is_empty() {
            let adds_up = about.iter().any(|fact| self.adds_up(what, fact.topic.dimension));
            return Err(match (adds_up, parts.is_empty()) {
                (false, _) => Lacking::NotAnAmount,
                (true, true) => Lacking::Span,
                (true, false) => Lacking::Firms(lacking),
            });
        }
        let mut figure = together(parts).ok_or(Lacking::Span)?;
        figure.period = Some(span);
        Ok(figure)
    }

    /// The sum over plants, each as often as the measure behind the indicator counts it.
    fn of_plants(&self, what: &What, span: Span) -> Option<Figure> {
        let indicator = self.indicator(what)?;
        let unit = self.base.rows.indicators[indicator.index()].unit.as_ref()?.dimension;
        let alike = |fact: &&Fact| fact.topic.dimension == unit && fact.topic.attribute.is_none();
        let facts: Vec<&Fact> = self.known.iter().copied().filter(alike).collect();
        let own = |part: &Part<'_>| {
            let start = part.facts.iter().map(|fact| fact.span.start).min()?;
            let last = part.facts.iter().map(|fact| fact.span.end).max()?;
            let has_ended = part.ended.is_some_and(|day| day <= self.tracked.as_of);
            Span::new(start, if has_ended { last } else { Date::MAX })?.intersection(span)
        };
        let of_part = |(part, own): (&Part<'_>, Span)| {
            let figure = self.of_topics(&part.facts, what, own)?;
            Some(if part.weight == 1.0 { figure } else { figure.times(part.weight, Dimension::NONE) })
        };
        let parts = plants(self.base, &facts, indicator, self.tracked.as_of).ok()?;
        let there = parts.iter().filter_map(|part| Some((part, own(part)?)));
        let mut figure = together(there.map(of_part).collect::<Option<Vec<Figure>>>()?)?;
        figure.period = Some(span);
        Some(figure)
    }

    /// From the first report on; to the last where the firm has ended.
    pub(super) fn lifetime(&self, firm: EnterpriseId, facts: &[&Fact]) -> Option<Span> {
        let start = facts.iter().map(|fact| fact.span.start).min()?;
        let last = facts.iter().map(|fact| fact.span.end).max()?;
        let ended = self.base.rows.enterprises[firm.index()].valid_to;
        let has_ended = ended.is_some_and(|day| day <= self.tracked.as_of);
        let end = if has_ended { last } else { Date::MAX };
        Span::new(start, end)
    }
}
