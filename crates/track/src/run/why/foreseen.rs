//! A running year: completion, pace, nowcast and what each month to come must bring, with their inputs.

use lodestone_model::figure::{Figure, Interval};
use lodestone_model::ids::{Id as _, IndicatorId, PlantId};
use lodestone_model::tables::measures::MeasureTerm;
use lodestone_model::tables::projects::Decision;
use lodestone_model::time::{Date, Span};
use lodestone_model::trail::{Foreseeing, Op, Tracing};
use lodestone_model::unit::Dimension;

use super::answer::{Known, Role};
use super::ask::What;
use super::find::Finder;
use crate::history::History;
use crate::month::Month;
use crate::nowcast::{Draws, Method, MethodResult, Nowcast, foresee};
use crate::run::series::series;
use crate::run::settings::Settings;
use crate::run::shape::{counts_capacity, register, value};
use crate::run::standing::Standing;

/// Most years that one trail goes back.
const YEARS_MAX: i32 = 20;

impl Finder<'_> {
    /// The nowcast of a calendar year of an indicator: that of its target where one has it, otherwise a new one.
    pub(super) fn foreseen(&self, indicator: IndicatorId, span: Span, settings: &Settings) -> Option<Box<Nowcast>> {
        let of_target = self.tracked.standings.iter().find(|standing| {
            let row = &self.base.rows.targets[standing.row as usize];
            row.indicator == indicator && row.span == span
        });
        if let Some(standing) = of_target {
            return standing.nowcast.as_ref().ok().cloned();
        }
        let dimension = self.base.rows.indicators[indicator.index()].unit.as_ref()?.dimension;
        if Span::year(span.start.year()) != Some(span) || !self.adds_up(&What::Indicator(indicator), dimension) {
            return None;
        }
        let (as_of, until) = (self.tracked.as_of, Month::new(span.start.year(), 12));
        let months = series(self.base, &self.known, indicator, dimension, as_of, until).ok()?;
        let history = History::of_months(months.first, &months.values, &months.relinks).ok()?;
        let draws = Draws::new(settings.seed, settings.paths);
        let register = register(self.base, indicator, as_of);
        let is_running = history.year() == span.start.year();
        is_running.then(|| foresee(&history, register.as_ref(), None, &draws).ok()).flatten().map(Box::new)
    }

    /// The nowcast with its inputs.
    pub(super) fn nowcast_figure(&self, indicator: IndicatorId, dimension: Dimension, nowcast: &Nowcast) -> Figure {
        let year = Span::year(nowcast.year);
        let of = |value: f64, interval: Option<[f64; 2]>| match interval {
            Some([low, high]) => Interval { low, mid: value, high },
            None => Interval::exact(value),
        };
        let inputs = Inputs::of(self, indicator, dimension, nowcast);
        let mut parts = vec![inputs.so_far.clone()];
        parts.extend(nowcast.methods.iter().map(|method| {
            let (by, own) = inputs.of_method(self, indicator, method);
            let value = of(method.median, method.interval);
            let mut figure = Figure::computed(value, dimension, Op::Foreseen(by, method.weight), own);
            figure.period = year;
            figure
        }));
        let mut figure = Figure::computed(of(nowcast.median, nowcast.interval), dimension, Op::Combined, parts);
        figure.period = year;
        figure
    }

    /// What is known of a target beside the figure itself.
    pub(super) fn of_target(&self, standing: &Standing, reached: Option<&Figure>) -> Vec<Known> {
        let row = &self.base.rows.targets[standing.row as usize];
        let cell = ("targets", standing.row, "value");
        let promised =
            Figure::from_cell(self.base, cell, row.value.value, standing.dimension, Some(row.span), Tracing::On);
        let known = |role, figure| Known { role, figure };
        let mut found = Vec::new();
        let nowcast = standing.nowcast.as_ref().ok();
        let so_far = reached.cloned().or_else(|| self.so_far(standing, row.indicator, nowcast.map(|n| &**n)));
        let completion = so_far.clone().and_then(|figure| figure.over(promised.clone()));
        if let (Ok(pace), Some(completion), Some(nowcast)) = (&standing.pace, &completion, nowcast) {
            let inputs = Inputs::of(self, row.indicator, standing.dimension, nowcast);
            if let Ok(mut gap) = completion.clone().less(inputs.usual_share(pace.profiled)) {
                gap.value = Interval::exact(pace.gap_pp / 100.0);
                found.push(known(Role::Pace, gap));
            }
        }
        found.extend(completion.map(|figure| known(Role::Completion, figure)));
        if let (Some(required), Some(so_far)) = (standing.required_per_month, so_far) {
            let months = match so_far.period.and_then(Month::of_span) {
                Some((_, last)) => {
                    f64::from(Month::new(row.span.last_day().year(), row.span.last_day().month()).since(last))
                }
                None => 1.0,
            };
            let inputs = vec![promised, so_far];
            let value = Interval::exact(required);
            found
                .push(known(Role::Required, Figure::computed(value, standing.dimension, Op::Required(months), inputs)));
        }
        found
    }

    fn so_far(&self, standing: &Standing, indicator: IndicatorId, nowcast: Option<&Nowcast>) -> Option<Figure> {
        match nowcast {
            Some(nowcast) => Some(Inputs::of(self, indicator, standing.dimension, nowcast).so_far),
            None => standing.so_far.as_ref().map(|(_, figure)| figure.clone()),
        }
    }

    /// Capacities and projects that the bottom-up method counts.
    fn register_cells(&self, indicator: IndicatorId) -> Vec<Figure> {
        let (base, as_of) = (self.base, self.tracked.as_of);
        let measure = base.rows.indicators[indicator.index()].measure;
        let terms: Vec<&MeasureTerm> = base.rows.measures.iter().filter(|term| Some(term.measure) == measure).collect();
        let counts = |plant: PlantId| terms.iter().any(|term| value(base, term, plant, as_of).is_some());
        let unit = |plant: PlantId| {
            let commodity = base.rows.plants[plant.index()].counted.map(|id| &base.rows.commodities[id.index()]);
            let unit = commodity.and_then(|row| row.unit.as_ref());
            unit.map_or(Dimension::MASS, |unit| unit.dimension) / Dimension::TIME
        };
        let cell = |table: &'static str, row: u32, column: &'static str, value: f64, plant: PlantId| {
            Figure::from_cell(base, (table, row, column), value, unit(plant), None, Tracing::On)
        };
        let capacities = base.rows.capacities.iter().filter(|row| counts_capacity(base, row) && counts(row.plant));
        let mut cells: Vec<Figure> =
            capacities.map(|row| cell("capacities", row.row, "capacity", row.capacity, row.plant)).collect();
        let dated = base.rows.projects.iter().filter(|row| row.decision == Decision::Fixed && row.start.is_some());
        cells.extend(dated.filter_map(|row| {
            let plant = row.plant.filter(|&plant| counts(plant))?;
            Some(cell("projects", row.row, "size", row.size?, plant))
        }));
        cells
    }
}

/// What the methods read.
struct Inputs {
    so_far: Figure,
    /// Complete years, the last one first.
    years: Vec<Figure>,
    /// Last year up to the same month.
    then: Option<Figure>,
}

impl Inputs {
    fn of(finder: &Finder<'_>, indicator: IndicatorId, dimension: Dimension, nowcast: &Nowcast) -> Inputs {
        let what = What::Indicator(indicator);
        let up_to = |year: i32| {
            let end = Month::new(year, nowcast.month).span()?.end;
            Span::new(Date::new(year, 1, 1)?, end)
        };
        let figure = |span: Option<Span>| finder.figure(&what, None, span?).ok();
        let bare = || {
            let period = up_to(nowcast.year);
            let (value, access) = (Interval::exact(nowcast.so_far), lodestone_model::figure::Access::PUBLIC);
            let grade = lodestone_model::tables::sources::Grade::D;
            Figure { value, dimension, period, grade, access, trail: None }
        };
        let years = (1..=YEARS_MAX).map_while(|back| figure(Span::year(nowcast.year - back)));
        Inputs {
            so_far: figure(up_to(nowcast.year)).unwrap_or_else(bare),
            years: years.collect(),
            then: figure(up_to(nowcast.year - 1)),
        }
    }

    fn usual_share(&self, value: f64) -> Figure {
        Figure::computed(Interval::exact(value), Dimension::NONE, Op::UsualShare, self.years.clone())
    }

    fn of_method(
        &self,
        finder: &Finder<'_>,
        indicator: IndicatorId,
        method: &MethodResult,
    ) -> (Foreseeing, Vec<Figure>) {
        let so_far = self.so_far.clone();
        match method.method {
            Method::Share => {
                let share = self.usual_share(self.so_far.value.mid / method.median);
                (Foreseeing::Share, vec![so_far, share])
            }
            Method::Chain => {
                let last = self.then.iter().chain(self.years.first()).cloned();
                (Foreseeing::Chain, std::iter::once(so_far).chain(last).collect())
            }
            Method::Rolling => {
                (Foreseeing::Rolling, std::iter::once(so_far).chain(self.years.iter().cloned()).collect())
            }
            Method::BottomUp => {
                let cells = finder.register_cells(indicator);
                (Foreseeing::BottomUp, std::iter::once(so_far).chain(cells).collect())
            }
        }
    }
}
