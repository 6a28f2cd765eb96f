//! Facts, sources and schemes together.

use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Date;

use super::edition::{Application, Scheme, SchemeId};
use super::fact::{Fact, FactId, FactTime};
use super::text::Both;

/// Facts, sources and schemes. Reading it checks it: every reference leads somewhere, every table of points adds up, and no two
/// editions of a family are in force at once.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The vocabulary of evidence.
    pub facts: Vec<Fact>,
    /// Where the numbers come from.
    pub sources: Vec<Source>,
    /// Every edition of every scheme.
    pub schemes: Vec<Scheme>,
    /// Where the years of each fact stand in a subject's cells: those of fact `i` from `cells[i]` to `cells[i + 1]`.
    pub(crate) cells: Vec<u32>,
    /// Derived facts, each after those that it rests on.
    pub(crate) order: Vec<FactId>,
}

/// A document that numbers come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Id.
    pub id: String,
    /// Official title, or what it is.
    pub title: Both,
    /// Document number, where it has one.
    pub document: Option<String>,
    /// Year of the text.
    pub year: Option<u16>,
    /// How far its numbers may be trusted.
    pub grade: Grade,
}

/// Why no edition judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionFault {
    /// There is no such family.
    Unknown,
    /// None of its editions is in force on the day for this kind of application.
    NotInForce,
}

impl Library {
    /// A fact by its id.
    pub fn fact(&self, id: &str) -> Option<FactId> {
        let at = self.facts.iter().position(|fact| fact.id == id)?;
        Some(FactId(u16::try_from(at).expect("reading refuses more facts")))
    }

    /// A fact.
    pub fn fact_of(&self, id: FactId) -> &Fact {
        &self.facts[id.index()]
    }

    /// An edition by its own id.
    pub fn scheme(&self, id: &str) -> Option<SchemeId> {
        let at = self.schemes.iter().position(|scheme| scheme.id == id)?;
        Some(SchemeId(u16::try_from(at).expect("reading refuses more schemes")))
    }

    /// An edition.
    pub fn scheme_of(&self, id: SchemeId) -> &Scheme {
        &self.schemes[id.index()]
    }

    /// The edition of a family that is in force; reading refuses two.
    ///
    /// # Errors
    /// When there is none.
    pub fn edition(&self, family: &str, application: Application, day: Date) -> Result<SchemeId, EditionFault> {
        let mut is_known = false;
        for (at, scheme) in self.schemes.iter().enumerate().filter(|(_, scheme)| scheme.family == family) {
            is_known = true;
            if scheme.is_in_force(application, day) {
                return Ok(SchemeId(at as u16));
            }
        }
        Err(if is_known { EditionFault::NotInForce } else { EditionFault::Unknown })
    }

    /// Every edition in force, in the order of the library.
    pub fn in_force(&self, application: Application, day: Date) -> Vec<SchemeId> {
        let schemes = self.schemes.iter().enumerate();
        schemes.filter(|(_, scheme)| scheme.is_in_force(application, day)).map(|(at, _)| SchemeId(at as u16)).collect()
    }

    /// Number of cells of a subject.
    pub(crate) fn cell_count(&self) -> usize {
        self.cells.last().map_or(0, |&end| end as usize)
    }

    /// Gives every fact its cells, and sorts the derived ones. The error is a circle of facts.
    pub(crate) fn arrange(&mut self) -> Result<(), Vec<FactId>> {
        self.order = self.sorted()?;
        let mut years = vec![1_u32; self.facts.len()];
        for fact in &self.facts {
            for (part, needed) in fact.derived.into_iter().flat_map(super::fact::Derived::parts) {
                let of_years = matches!(self.facts[part.index()].time, FactTime::Year | FactTime::ThisYear);
                let needed = if of_years { u32::from(needed) } else { 1 };
                years[part.index()] = years[part.index()].max(needed);
            }
        }
        let mut end = 0;
        self.cells = vec![0];
        self.cells.extend(years.into_iter().map(|count| {
            end += count;
            end
        }));
        Ok(())
    }

    /// Depth first; the path is short, since a chain of facts as long as the vocabulary is a circle or harmless.
    fn sorted(&self) -> Result<Vec<FactId>, Vec<FactId>> {
        let mut is_done = vec![false; self.facts.len()];
        let mut order = Vec::new();
        for start in 0..self.facts.len() {
            let mut path: Vec<(FactId, Vec<FactId>)> = Vec::new();
            let open = |fact: usize| {
                let parts = self.facts[fact].derived.into_iter().flat_map(super::fact::Derived::parts);
                (FactId(fact as u16), parts.map(|(part, _)| part).collect::<Vec<_>>())
            };
            if !is_done[start] {
                path.push(open(start));
            }
            while let Some((fact, parts)) = path.last_mut() {
                let fact = *fact;
                match parts.pop() {
                    Some(part) if is_done[part.index()] => {}
                    Some(part) => {
                        if let Some(at) = path.iter().position(|(on_path, _)| *on_path == part) {
                            let mut circle: Vec<FactId> = path[at..].iter().map(|(fact, _)| *fact).collect();
                            circle.push(part);
                            return Err(circle);
                        }
                        path.push(open(part.index()));
                    }
                    None => {
                        is_done[fact.index()] = true;
                        if self.facts[fact.index()].derived.is_some() {
                            order.push(fact);
                        }
                        path.pop();
                    }
                }
            }
        }
        Ok(order)
    }
}
