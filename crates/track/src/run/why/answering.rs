//! From a question to its answer.

use std::collections::BTreeSet;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, IndicatorId, MeasureId};
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;

use super::answer::{Answer, Known, Role};
use super::ask::{Question, What};
use super::find::Finder;
use super::others::{checks, others, report_rows};
use crate::run::facts::Fact;
use crate::run::settings::Settings;
use crate::run::standing::{Standing, Why};
use crate::run::tracked::Tracked;

/// Statements that are shown when there is no figure.
const NEAREST: usize = 6;

/// Answers a question from what was tracked, with all targets, under the same settings.
pub fn why(base: &CheckedBase, tracked: &Tracked, settings: &Settings, question: &Question) -> Answer {
    let finder = Finder::new(base, tracked);
    let mut answer = Answer::empty();
    match &question.what {
        What::Target(row) => finder.answer_target(&mut answer, *row, question, settings),
        What::Utilisation => answer.take(finder.utilisation(question.span, question.subject)),
        What::Outputs => answer.take(finder.outputs(question.span)),
        What::Split => answer.take(finder.split(question.span)),
        what => finder.answer_plain(&mut answer, what, question, settings),
    }
    let cells: BTreeSet<u32> = answer.figures.iter().flat_map(|known| report_rows(&known.figure)).collect();
    answer.others = others(&finder, &cells);
    answer.checks = checks(tracked, &cells, question.span);
    answer
}

impl Finder<'_> {
    fn answer_plain(&self, answer: &mut Answer, what: &What, question: &Question, settings: &Settings) {
        let span = question.span;
        let lacking = match self.figure(what, question.subject, span) {
            Ok(figure) => {
                answer.figures.push(Known { role: Role::Value, figure });
                answer.figures.extend(self.growth(what, question));
                return;
            }
            Err(lacking) => lacking,
        };
        if let Some(role) = self.account(what)
            && let Ok(known) = self.outputs(span)
        {
            answer.figures.extend(known.into_iter().filter(|known| known.role == role));
            return;
        }
        if let (What::Indicator(id), None) = (what, question.subject)
            && let Some(nowcast) = self.foreseen(*id, span, settings)
        {
            let dimension = self.dimension(*id);
            let figure = self.nowcast_figure(*id, dimension, &nowcast);
            answer.figures.push(Known { role: Role::Nowcast, figure });
            answer.nowcast = Some(nowcast);
            return;
        }
        answer.lacking = Some(lacking);
        self.nearest(answer, what, question);
    }

    fn answer_target(&self, answer: &mut Answer, row: u32, question: &Question, settings: &Settings) {
        let target = &self.base.rows.targets[row as usize];
        let what = What::Indicator(target.indicator);
        let plain = Question { what: what.clone(), ..question.clone() };
        self.answer_plain(answer, &what, &plain, settings);
        let is_own = |standing: &&Standing| standing.row == row && target.span == question.span;
        let Some(standing) = self.tracked.standings.iter().find(is_own) else { return };
        let reached = answer.figures.iter().find(|known| known.role == Role::Value).map(|known| known.figure.clone());
        answer.figures.extend(self.of_target(standing, reached.as_ref()));
        answer.not_foreseen = standing.nowcast.as_ref().err().copied().filter(|why| *why != Why::Reported);
    }

    fn dimension(&self, indicator: IndicatorId) -> Dimension {
        self.base.rows.indicators[indicator.index()].unit.as_ref().map_or(Dimension::NONE, |unit| unit.dimension)
    }

    /// Growth of exactly these days, where two cumulative statements with growth give it.
    fn growth(&self, what: &What, question: &Question) -> Option<Known> {
        let is_asked = |row: u32| {
            let fact = self.known.iter().find(|fact| fact.row == row);
            let about = fact.map(|fact| self.about(what, &[*fact])).unwrap_or_default();
            about.iter().any(|fact| self.is_of(fact, what, question.subject))
        };
        let own = self.tracked.growths.iter().filter(|growing| {
            growing.between.as_ref().is_ok_and(|between| between.span == question.span) && is_asked(growing.rows[1])
        });
        own.filter_map(|growing| growing.figure.clone()).next().map(|figure| Known { role: Role::Growth, figure })
    }

    /// The output that a measure defines, where it is one of the three.
    fn account(&self, what: &What) -> Option<Role> {
        let measure: MeasureId = match what {
            What::Indicator(id) => self.base.rows.indicators[id.index()].measure?,
            What::Measure(id) => *id,
            _ => return None,
        };
        let mut kinds = self.base.rows.measures.iter().filter(|term| term.measure == measure).map(|term| term.kind);
        let kind = kinds.next().filter(|first| kinds.all(|kind| kind == *first))?;
        match kind {
            MeasureKind::Consolidated => Some(Role::Consolidated),
            MeasureKind::ValueAdded => Some(Role::ValueAdded),
            _ => None,
        }
    }

    /// Statements about the same, whatever their days, the nearest first; where there are none, about anybody's.
    fn nearest(&self, answer: &mut Answer, what: &What, question: &Question) {
        let all: Vec<&Fact> = self.tracked.facts.iter().collect();
        let about = self.about(what, &all);
        let own: Vec<&Fact> = about.iter().copied().filter(|fact| self.is_of(fact, what, question.subject)).collect();
        let mut near = if own.is_empty() { about } else { own };
        answer.statements = near.len();
        let distance = |span: Span| {
            let days = |a: Date, b| i64::from(a.days_after(b).abs());
            days(span.start, question.span.start) + days(span.end, question.span.end)
        };
        near.sort_by_key(|fact| (distance(fact.span), std::cmp::Reverse(fact.stated_on), fact.row));
        answer.nearest = near.iter().take(NEAREST).map(|fact| fact.row).collect();
    }
}
