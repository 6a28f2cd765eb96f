//! Composition: shares in any basis → t of element per unit of commodity.
//!
//! Rows of basis REO give an oxide's share of the commodity's REO:
//! element share = content · reo_content / oxide factor. A group with `split_as` takes the
//! proportions of its members from another commodity. One closing row per basis takes
//! one less the others; a set outside 0–100 % is an error.

use crate::base::CheckedBase;
use crate::composition::{Compositions, Content};
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::{CommodityId, ElementId, ElementRef, Id};
use crate::schema::Chosen;
use crate::tables::commodities::Basis;
use crate::tables::composition::{Col, Content as Row, ContentBasis};

use super::oxide::oxide_factor;

/// A set may exceed 100 % by rounding only.
const SLACK: f64 = 1e-9;

/// Fills `base.composition`.
pub(super) fn resolve_composition(base: &mut CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut resolver = Resolver::new(base, findings);
    for commodity in 0..resolver.base.rows.commodities.len() {
        resolver.resolve(CommodityId::from_index(commodity));
    }
    base.composition = resolver.done;
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Untouched,
    Open,
    Done,
}

struct Resolver<'a> {
    base: &'a CheckedBase,
    findings: &'a mut Vec<Diagnostic>,
    rows_of: Vec<Vec<&'a Row>>,
    state: Vec<State>,
    done: Compositions,
}

impl<'a> Resolver<'a> {
    fn new(base: &'a CheckedBase, findings: &'a mut Vec<Diagnostic>) -> Self {
        let count = base.rows.commodities.len();
        let mut rows_of = vec![Vec::new(); count];
        for row in &base.rows.composition {
            rows_of[row.commodity.index()].push(row);
        }
        let mut groups = vec![Vec::new(); base.group_ids.len()];
        for member in &base.rows.element_groups {
            groups[member.group.index()].push(member.element);
        }
        let oxide_factors = oxide_factors(base, findings);
        Resolver {
            base,
            findings,
            rows_of,
            state: vec![State::Untouched; count],
            done: Compositions { contents: vec![Vec::new(); count], groups, oxide_factors },
        }
    }

    fn resolve(&mut self, commodity: CommodityId) {
        match self.state[commodity.index()] {
            State::Done => return,
            State::Open => return self.refuse_circle(commodity),
            State::Untouched => self.state[commodity.index()] = State::Open,
        }
        let rows = std::mem::take(&mut self.rows_of[commodity.index()]);
        for row in &rows {
            if let Some(other) = row.split_as {
                self.resolve(other);
            }
        }
        let mut contents = Vec::new();
        for basis in [ContentBasis::Gross, ContentBasis::Reo, ContentBasis::Metal] {
            let set: Vec<&Row> = rows.iter().copied().filter(|r| r.basis == basis).collect();
            if !set.is_empty() {
                self.resolve_set(commodity, basis, &set, &mut contents);
            }
        }
        self.done.contents[commodity.index()] = merged(contents);
        self.state[commodity.index()] = State::Done;
    }

    fn resolve_set(&mut self, commodity: CommodityId, basis: ContentBasis, set: &[&Row], contents: &mut Vec<Content>) {
        let closing: Vec<&&Row> = set.iter().filter(|r| r.closing).collect();
        let blank = set.iter().filter(|r| r.content.is_none()).count();
        let is_mass = self.base.rows.commodities[commodity.index()].basis != Basis::Piece;
        // A piece has no whole of which an element could be the rest.
        let is_sound = closing.len() <= usize::from(is_mass)
            && blank <= closing.len()
            && closing.iter().all(|r| r.content.is_none());
        if !is_sound {
            let place = self.place(set[0], Col::Closing);
            let label = self.label(commodity);
            self.findings.push(
                Diagnostic::new(Code::CompositionClosing, place)
                    .with("commodity", label)
                    .with("basis", basis.choice().id),
            );
            return;
        }
        let Some(per_unit) = self.per_unit(commodity, basis, set[0]) else { return };
        let named: f64 = set.iter().filter_map(|r| r.content).sum();
        if is_mass && (named > 1.0 + SLACK || !named.is_finite()) {
            let label = self.label(commodity);
            let place = self.place(set[0], Col::Content);
            self.findings.push(
                Diagnostic::new(Code::CompositionRange, place).with("commodity", label).with("total", named * 100.0),
            );
            return;
        }
        for row in set {
            let share = row.content.unwrap_or((1.0 - named).max(0.0));
            self.spread(basis, row, share * per_unit, per_unit, contents);
        }
    }

    /// Units of the basis in one unit of the commodity.
    fn per_unit(&mut self, commodity: CommodityId, basis: ContentBasis, first: &Row) -> Option<f64> {
        let row = &self.base.rows.commodities[commodity.index()];
        if basis != ContentBasis::Reo {
            return Some(1.0);
        }
        match (row.reo_content, row.basis) {
            (Some(content), _) => Some(content),
            (None, Basis::Reo) => Some(1.0),
            _ => {
                let label = self.label(commodity);
                let place = self.place(first, Col::Basis);
                self.findings.push(Diagnostic::new(Code::CompositionReo, place).with("commodity", label));
                None
            }
        }
    }

    /// Adds the elements of one row; `share` is in units of the basis per unit of commodity.
    fn spread(&mut self, basis: ContentBasis, row: &Row, share: f64, per_unit: f64, contents: &mut Vec<Content>) {
        let factor = |done: &Compositions, e: ElementId| match basis {
            ContentBasis::Reo => done.oxide_factor(e),
            ContentBasis::Gross | ContentBasis::Metal => 1.0,
        };
        let members = self.done.members(row.element);
        let weights: Vec<f64> = match (row.split_as, members.len()) {
            (None, 1) => vec![1.0],
            (None, _) => return self.refuse_split(row, None),
            (Some(other), _) => members
                .iter()
                .map(|&e| self.done.share(other, ElementRef::Element(e)) * factor(&self.done, e))
                .collect(),
        };
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            return self.refuse_split(row, row.split_as);
        }
        for (&element, weight) in members.iter().zip(&weights) {
            let part = weight / total / factor(&self.done, element);
            contents.push(Content {
                element,
                share: share * part,
                uncertainty: row.uncertainty.unwrap_or(0.0) * per_unit * part,
            });
        }
    }

    /// A commodity whose split leads back to itself.
    fn refuse_circle(&mut self, commodity: CommodityId) {
        let splits = |row: &&Row| row.commodity == commodity && row.split_as.is_some();
        let row = self.base.rows.composition.iter().find(splits);
        let row = row.expect("only a row with split_as leads from an open commodity to another");
        self.refuse_split(row, row.split_as);
    }

    fn refuse_split(&mut self, row: &Row, other: Option<CommodityId>) {
        let label = self.label(row.commodity);
        let other = other.map_or_else(|| "none".to_owned(), |other| self.label(other));
        self.findings.push(
            Diagnostic::new(Code::CompositionSplit, self.place(row, Col::SplitAs))
                .with("commodity", label)
                .with("other", other),
        );
    }

    fn label(&self, commodity: CommodityId) -> String {
        self.base.text(self.base.rows.commodities[commodity.index()].commodity).to_owned()
    }

    fn place(&self, row: &Row, column: Col) -> crate::diagnostic::Place {
        let grid = self.base.grid("composition").expect("rows of composition come from its grid");
        grid.place(row.row as usize, Some(column as usize))
    }
}

fn oxide_factors(base: &CheckedBase, findings: &mut Vec<Diagnostic>) -> Vec<f64> {
    let grid = base.grid("elements");
    base.rows
        .elements
        .iter()
        .map(|row| {
            if let Some(stated) = row.oxide_factor {
                return stated;
            }
            let Some(formula) = row.oxide else { return 1.0 };
            oxide_factor(base.text(formula), base.text(row.element), row.molar_mass).unwrap_or_else(|| {
                let grid = grid.expect("rows of elements come from its grid");
                let place = grid.place(row.row as usize, grid.table.column("oxide").map(|(at, _)| at));
                findings.push(Diagnostic::new(Code::OxideFormula, place).with("element", base.text(row.element)));
                1.0
            })
        })
        .collect()
}

/// One entry per element: two rows of different bases may name the same one.
fn merged(mut contents: Vec<Content>) -> Vec<Content> {
    contents.sort_by_key(|c| c.element);
    contents.dedup_by(|next, first| {
        let same = next.element == first.element;
        if same {
            first.share += next.share;
            first.uncertainty = first.uncertainty.hypot(next.uncertainty);
        }
        same
    });
    contents
}
