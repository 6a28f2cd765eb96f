//! What every fact is worth for one subject on one day: as stated, or as it follows from other facts.

use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Date;

use super::cells::{Cell, Cells, NONE};
use super::value::{State, Value};
use crate::evidence::Evidence;
use crate::scheme::{Derived, FactId, Growth, Library, Take};

/// What every fact is worth for one subject on one day. One of these serves many subjects, one after the other.
#[derive(Debug, Clone)]
pub struct Facts {
    cells: Cells,
    values: Vec<Value>,
}

impl Facts {
    /// Nothing known yet, on the day of the assessment.
    pub fn new(library: &Library, as_of: Date) -> Self {
        Facts { cells: Cells::new(library, as_of), values: vec![Value::unknown(State::Missing); library.facts.len()] }
    }

    /// The day of the assessment.
    pub fn as_of(&self) -> Date {
        self.cells.as_of()
    }

    /// Takes the evidence of a subject, in place of that of another.
    pub fn read(&mut self, library: &Library, evidence: &[Evidence]) {
        self.cells.read(library, evidence);
        self.derive(library, &[]);
    }

    /// What a fact is worth.
    pub fn value(&self, fact: FactId) -> &Value {
        &self.values[fact.index()]
    }

    /// Sets some facts, and works out anew what follows from them.
    pub(crate) fn suppose(&mut self, library: &Library, changes: &[(FactId, Value)]) {
        self.derive(library, changes);
    }

    /// Whether all that is known of a title is that it has ended, or of an event that it is too long ago.
    pub fn has_lapsed(&self, library: &Library, fact: FactId) -> bool {
        self.cells.of(library, fact.index()).first().is_some_and(Cell::has_lapsed)
    }

    /// Places, in the caller's list, of the evidence that a fact rests on; sorted.
    pub fn evidence(&self, library: &Library, fact: FactId) -> Vec<u32> {
        let mut places = Vec::new();
        self.collect(library, fact, &mut |evidence, _| places.push(evidence));
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Weakest grade of the evidence that a fact rests on.
    pub fn grade(&self, library: &Library, fact: FactId) -> Option<Grade> {
        let mut weakest = None;
        self.collect(library, fact, &mut |_, grade| weakest = weakest.max(Some(grade)));
        weakest
    }

    fn collect(&self, library: &Library, fact: FactId, found: &mut impl FnMut(u32, Grade)) {
        let own = self.cells.of(library, fact.index()).first();
        let derived = library.facts[fact.index()].derived;
        match (own, derived) {
            (Some(cell), None) if cell.evidence != NONE => found(cell.evidence, cell.grade),
            (Some(cell), Some(_)) if cell.value.is_known() => found(cell.evidence, cell.grade),
            (_, Some(derived)) => {
                for (part, years) in derived.parts() {
                    if years > 1 {
                        let cells = self.cells.of(library, part.index()).iter().take(usize::from(years));
                        cells.filter(|cell| cell.evidence != NONE).for_each(|cell| found(cell.evidence, cell.grade));
                    } else {
                        self.collect(library, part, found);
                    }
                }
            }
            _ => {}
        }
    }

    fn derive(&mut self, library: &Library, changes: &[(FactId, Value)]) {
        for (at, value) in self.values.iter_mut().enumerate() {
            *value = self.cells.of(library, at)[0].value;
        }
        for (fact, value) in changes {
            self.values[fact.index()] = *value;
        }
        for &fact in &library.order {
            if !self.values[fact.index()].is_known()
                && let Some(derived) = library.facts[fact.index()].derived
            {
                self.values[fact.index()] = self.derived(library, derived, self.values[fact.index()].state);
            }
        }
    }

    fn derived(&self, library: &Library, derived: Derived, stated: State) -> Value {
        let value = match derived {
            Derived::Over { of, years, take, since } => {
                self.taken(years, take, since, |back| self.year(library, of, back))
            }
            Derived::Ratio { of, per, years, take: Take::Sum, since } => {
                let sum = |of| self.taken(years, Take::Sum, since, |back| self.year(library, of, back));
                match (sum(of), sum(per)) {
                    (a, b) if a.is_known() && b.is_known() => a.over(b),
                    (a, b) => Value::unknown(a.state.max(b.state)),
                }
            }
            Derived::Ratio { of, per, years, take, since } => self.taken(years, take, since, |back| {
                match (self.year(library, of, back), self.year(library, per, back)) {
                    (a, b) if a.is_known() && b.is_known() => a.over(b),
                    (a, b) => Value::unknown(a.state.max(b.state)),
                }
            }),
            Derived::Growth { of, years, take } => self.growth(library, of, usize::from(years), take),
            Derived::Since { date } => self.age(self.values[date.index()]),
        };
        // That the fact itself is stated unusably says more than that its parts are missing.
        if value.is_known() { value } else { Value::unknown(value.state.max(stated)) }
    }

    /// A fact in a year, counted back from the last one. The last one may be supposed, or derived itself.
    fn year(&self, library: &Library, fact: FactId, back: usize) -> Value {
        if back == 0 {
            return self.values[fact.index()];
        }
        self.cells.get(library, fact.index(), back).map_or(Value::unknown(State::Missing), |cell| cell.value)
    }

    fn taken(&self, years: u8, take: Take, since: Option<FactId>, year: impl Fn(usize) -> Value) -> Value {
        let count = self.years_of_life(since).min(usize::from(years)).max(1);
        if let Take::First | Take::Last = take {
            return year(if take == Take::First { count - 1 } else { 0 });
        }
        let mut all = year(0);
        for back in 1..count {
            let other = year(back);
            if !all.is_known() || !other.is_known() {
                return Value::unknown(all.state.max(other.state));
            }
            all = match take {
                Take::Sum | Take::Mean | Take::First | Take::Last => all.plus(other),
                Take::Min => all.smaller(other),
                Take::Max => all.larger(other),
            };
        }
        match take {
            Take::Mean if all.is_known() => all.map(|sum| sum / count as f64, 1.0 / count as f64),
            _ => all,
        }
    }

    /// Calendar years up to the last one that a subject has lived in; all, when its first day is not known.
    fn years_of_life(&self, since: Option<FactId>) -> usize {
        let Some(value) = since.map(|fact| self.values[fact.index()]).filter(Value::is_known) else {
            return usize::MAX;
        };
        let first = Date::new(1970, 1, 1).and_then(|zero| zero.plus_days(value.mid as i32));
        let last = self.as_of().year() - 1;
        first.map_or(usize::MAX, |first| usize::try_from(last - first.year() + 1).unwrap_or(0))
    }

    fn growth(&self, library: &Library, of: FactId, years: usize, take: Growth) -> Value {
        let levels: Vec<Value> = (0..=years).rev().map(|back| self.year(library, of, back)).collect();
        if let Some(state) = levels.iter().map(|level| level.state).max().filter(|state| *state != State::Known) {
            return Value::unknown(state);
        }
        let step = |at: usize| levels[at + 1].over(levels[at]).map(|ratio| ratio - 1.0, 1.0);
        match take {
            Growth::Compound => {
                let exponent = 1.0 / years as f64;
                let ratio = levels[years].over(levels[0]);
                let slope = exponent * ratio.mid.powf(exponent - 1.0);
                ratio.map(|ratio| ratio.powf(exponent) - 1.0, slope)
            }
            Growth::Min => (1..years).fold(step(0), |least, at| match step(at) {
                other if least.is_known() && other.is_known() => least.smaller(other),
                other => Value::unknown(least.state.max(other.state)),
            }),
            Growth::Mean => {
                let first = usize::from(levels[0].mid == 0.0 && years > 1);
                if (first..years).any(|at| levels[at].mid == 0.0) {
                    return Value::exact(0.0);
                }
                let sum = (first + 1..years).fold(step(first), |sum, at| match step(at) {
                    other if sum.is_known() && other.is_known() => sum.plus(other),
                    other => Value::unknown(sum.state.max(other.state)),
                });
                let count = (years - first) as f64;
                if sum.is_known() { sum.map(|sum| sum / count, 1.0 / count) } else { sum }
            }
        }
    }

    /// Whole years and days since a day: an anniversary is exactly a whole number. Negative before it.
    fn age(&self, date: Value) -> Value {
        let age = |day: f64| {
            let first = Date::new(1970, 1, 1).and_then(|zero| zero.plus_days(day as i32));
            first.map_or(f64::NAN, |first| years_between(first, self.as_of()))
        };
        if !date.is_known() {
            return date;
        }
        Value { low: age(date.high), mid: age(date.mid), high: age(date.low), u: 0.0, state: State::Known }
    }
}

/// Up to a year in days of 1/365, so that 365 days are one year; beyond it, whole years and days.
fn years_between(first: Date, last: Date) -> f64 {
    let days = last.days_after(first);
    if days <= 365 {
        return f64::from(days) / 365.0;
    }
    let mut whole = last.year() - first.year();
    let anniversary = |years: i32| first.add_months(12 * years);
    while whole > 0 && anniversary(whole).is_none_or(|day| day > last) {
        whole -= 1;
    }
    let rest = anniversary(whole).map_or(0, |day| last.days_after(day));
    f64::from(whole) + f64::from(rest) / 366.0
}
