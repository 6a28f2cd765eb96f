//! What a subject can change, by when, and at what cost: the table `step_costs`, and the years that are over.

use lodestone_model::base::CheckedBase;
use lodestone_model::diagnostic::{Code, Diagnostic};
use lodestone_model::ids::Subject;
use lodestone_model::tables::step_costs::StepCost as Row;
use lodestone_model::text::{did_you_mean, eq_folded};
use lodestone_model::time::Date;
use lodestone_model::unit::Units;

use crate::scheme::{FactId, FactKind, FactTime, Library};
use crate::statement::read_number;
use crate::step::StepCost;

/// What everybody can change, and at what cost.
pub(super) struct AllMeans {
    as_of: Date,
    rows: Vec<Known>,
    /// Facts of years that are over on the day.
    of_years: Vec<FactId>,
}

struct Known {
    subject: Option<Subject>,
    fact: FactId,
    per_unit: Option<f64>,
    earliest: Option<Date>,
}

/// What one subject can change.
pub(super) struct OwnMeans {
    /// Costs, where they are known.
    pub costs: Vec<StepCost>,
    earliest: Vec<(FactId, Date)>,
}

impl AllMeans {
    /// Reads `step_costs`. A row that cannot be used is a finding.
    pub fn of(base: &CheckedBase, library: &Library, as_of: Date, findings: &mut Vec<Diagnostic>) -> Self {
        let units = base.units();
        let mut rows = Vec::new();
        for row in &base.rows.step_costs {
            match read(base, library, &units, row) {
                Ok(known) => rows.push(known),
                Err(finding) => findings.push(*finding),
            }
        }
        let facts = library.facts.iter().filter(|fact| fact.time == FactTime::Year);
        AllMeans { as_of, rows, of_years: facts.filter_map(|fact| library.fact(&fact.id)).collect() }
    }

    /// Those of a subject: its own rows come before those of everybody.
    pub fn of_subject(&self, subject: Subject) -> OwnMeans {
        let mut own = OwnMeans { costs: Vec::new(), earliest: Vec::new() };
        let mine = self.rows.iter().filter(|row| row.subject == Some(subject));
        for row in mine.chain(self.rows.iter().filter(|row| row.subject.is_none())) {
            let (fact, costs, earliest) = (row.fact, &mut own.costs, &mut own.earliest);
            if let Some(per_unit) = row.per_unit.filter(|_| !costs.iter().any(|known| known.fact == fact)) {
                costs.push(StepCost { fact, per_unit });
            }
            if let Some(day) = row.earliest.filter(|_| !earliest.iter().any(|(known, _)| *known == fact)) {
                earliest.push((fact, day));
            }
        }
        own
    }

    /// Facts that cannot have changed by a day: those of years that are over then and now, and those that the table says.
    pub fn fixed(&self, own: &OwnMeans, by: Option<Date>) -> Vec<FactId> {
        let Some(by) = by else { return Vec::new() };
        let later = own.earliest.iter().filter(|(_, day)| *day > by).map(|(fact, _)| *fact);
        let years = self.of_years.iter().filter(|_| by.year() <= self.as_of.year()).copied();
        years.chain(later).collect()
    }

    /// From which day a change of these facts counts; none when from the day of the assessment on. A figure of a year counts
    /// when the next year that is not over now is over.
    pub fn counts_from(&self, own: &OwnMeans, facts: impl Iterator<Item = FactId>) -> Option<Date> {
        let next_year = Date::new(self.as_of.year() + 1, 1, 1);
        let of_fact = |fact: FactId| {
            let of_year = next_year.filter(|_| self.of_years.contains(&fact));
            let stated = own.earliest.iter().find(|(known, _)| *known == fact).map(|(_, day)| *day);
            of_year.max(stated)
        };
        facts.filter_map(of_fact).max().filter(|day| *day > self.as_of)
    }
}

fn read(base: &CheckedBase, library: &Library, units: &Units, row: &Row) -> Result<Known, Box<Diagnostic>> {
    let written = base.text(row.fact);
    let find = |code, column| Diagnostic::new(code, base.place("step_costs", row.row, column)).with("fact", written);
    let known = library.facts.iter().find(|fact| eq_folded(&fact.id, written));
    let Some((fact, id)) = known.and_then(|fact| Some((fact, library.fact(&fact.id)?))) else {
        let hint = did_you_mean(written, library.facts.iter().map(|fact| fact.id.as_str())).unwrap_or_default();
        return Err(Box::new(find(Code::FactUnknown, "fact").with("hint", hint)));
    };
    let per = match (&fact.kind, row.per) {
        (FactKind::Number { dimension, unit }, Some(per)) => {
            let text = base.text(per);
            let refuse =
                |expected: &'static str| find(Code::FactValue, "per").with("text", text).with("expected", expected);
            let read = read_number(text, *dimension, unit.is_some(), units);
            Some(read.map_err(|fault| fault.finding(|code| find(code, "per"), refuse, *dimension))?)
        }
        (FactKind::Number { .. }, None) => None,
        (FactKind::Flag | FactKind::Choice(_) | FactKind::Date, _) => Some(1.0),
    };
    let per_unit = match (row.cost, per) {
        (None, _) => None,
        (Some(cost), Some(per)) if per > 0.0 => Some(cost / per),
        (Some(_), _) => return Err(Box::new(find(Code::StepCostWithoutAmount, "per"))),
    };
    Ok(Known { subject: row.subject, fact: id, per_unit, earliest: row.earliest_on })
}
