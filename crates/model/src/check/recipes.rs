//! Recipes: amounts from recoveries, and element mass that must close.
//!
//! out_k = recovery · Σ_in amount · share(group) / share_k(group); what no line takes goes to the
//! loss line. Residual per element = Σ_in − Σ_out − loss; it may not exceed what uncertainty
//! excuses (twice the combined standard uncertainty).

use std::collections::BTreeMap;

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::Sym;
use crate::ids::{ElementId, Id, ProcessId};
use crate::recipe::{Part, Recipe, RecipeId};
use crate::tables::recipes::{Col, Line, RecipeLine};

/// Coverage factor of what uncertainty excuses.
const COVERAGE: f64 = 2.0;
/// Relative residual that arithmetic alone may leave.
const ROUNDING: f64 = 1e-9;

/// Fills `base.recipes`.
pub(super) fn resolve_recipes(base: &mut CheckedBase, findings: &mut Vec<Diagnostic>) {
    let mut lines: BTreeMap<(ProcessId, Sym), Vec<&RecipeLine>> = BTreeMap::new();
    for line in &base.rows.recipes {
        lines.entry((line.process, line.recipe)).or_default().push(line);
    }
    let mut recipes = Vec::with_capacity(lines.len());
    let mut recipes_of = vec![Vec::new(); base.rows.processes.len()];
    for ((process, name), lines) in &lines {
        if let Some(recipe) = (Resolve { base, findings }).recipe(*process, *name, lines) {
            recipes_of[process.index()].push(RecipeId(recipes.len() as u32));
            recipes.push(recipe);
        }
    }
    for (row, of) in base.rows.processes.iter().zip(&recipes_of) {
        if of.is_empty() && !lines.keys().any(|(p, _)| p.index() == row.row as usize) {
            let grid = base.grid("processes").expect("rows of processes come from its grid");
            findings.push(
                Diagnostic::new(Code::ProcessNoRecipe, grid.place(row.row as usize, Some(0)))
                    .with("recipe", base.text(row.process)),
            );
        }
    }
    base.recipes = recipes;
    base.recipes_of = recipes_of;
}

struct Resolve<'a> {
    base: &'a CheckedBase,
    findings: &'a mut Vec<Diagnostic>,
}

impl Resolve<'_> {
    fn recipe(&mut self, process: ProcessId, name: Sym, lines: &[&RecipeLine]) -> Option<Recipe> {
        let inputs = self.inputs(lines)?;
        let outputs = self.outputs(lines, &inputs)?;
        let loss = lines.iter().find(|l| l.line == Line::Loss);
        if outputs.is_empty() && loss.is_none() {
            self.report(Code::RecipeNoOutput, lines[0], Col::Line);
            return None;
        }
        let uses: Vec<f64> = lines.iter().filter_map(|l| l.capacity_use).collect();
        if uses.len() > 1 {
            self.report(Code::CapacityUseTwice, lines[0], Col::CapacityUse);
        }
        let mut recipe = Recipe {
            process,
            name,
            inputs,
            outputs,
            capacity_use: uses.first().copied(),
            lost: Vec::new(),
            unclosed: Vec::new(),
            loss_row: loss.map(|l| l.row),
        };
        self.close(&mut recipe, lines, loss.copied());
        Some(recipe)
    }

    fn inputs(&mut self, lines: &[&RecipeLine]) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        for line in lines.iter().filter(|l| l.line == Line::In) {
            match (line.commodity, line.amount, line.recovery) {
                (Some(commodity), Some(amount), None) => {
                    parts.push(Part { commodity, amount, row: line.row });
                }
                _ => {
                    self.report(Code::RecipeAmount, line, Col::Amount);
                    return None;
                }
            }
        }
        Some(parts)
    }

    fn outputs(&mut self, lines: &[&RecipeLine], inputs: &[Part]) -> Option<Vec<Part>> {
        let mut parts = Vec::new();
        for line in lines.iter().filter(|l| l.line == Line::Out) {
            let amount = match (line.commodity, line.amount, line.recovery, line.of) {
                (Some(_), Some(amount), None, _) => amount,
                (Some(commodity), None, Some(recovery), Some(of)) => {
                    let composition = &self.base.composition;
                    let fed: f64 = inputs.iter().map(|p| p.amount * composition.share(p.commodity, of)).sum();
                    let held = composition.share(commodity, of);
                    if fed <= 0.0 || held <= 0.0 {
                        self.report(Code::RecipeRecovery, line, Col::Of);
                        return None;
                    }
                    recovery * fed / held
                }
                _ => {
                    self.report(Code::RecipeAmount, line, Col::Amount);
                    return None;
                }
            };
            let commodity = line.commodity.expect("both arms above name a commodity");
            parts.push(Part { commodity, amount, row: line.row });
        }
        Some(parts)
    }

    /// Fills `lost` and `unclosed`, and reports elements that do not close.
    fn close(&mut self, recipe: &mut Recipe, lines: &[&RecipeLine], loss: Option<&RecipeLine>) {
        let takes_loss = |base: &CheckedBase, element: ElementId| match loss {
            None => false,
            Some(line) => line.of.is_none_or(|of| base.composition.members(of).contains(&element)),
        };
        for element in (0..self.base.rows.elements.len()).map(ElementId::from_index) {
            let (fed, var_in) = self.sum(&recipe.inputs, lines, element);
            let (made, var_out) = self.sum(&recipe.outputs, lines, element);
            let residual = fed - made;
            let rounding = ROUNDING * fed.max(made).max(1e-12);
            if residual.abs() <= rounding {
                continue;
            }
            let excused = COVERAGE * (var_in + var_out).sqrt() + rounding;
            let most_lost = loss.and_then(|l| l.recovery).map_or(f64::INFINITY, |share| share * fed);
            if residual > 0.0 && takes_loss(self.base, element) {
                if residual <= most_lost + excused {
                    recipe.lost.push((element, residual.min(most_lost)));
                    if residual > most_lost {
                        recipe.unclosed.push((element, residual - most_lost));
                    }
                    continue;
                }
            } else if residual.abs() <= excused {
                recipe.unclosed.push((element, residual));
                continue;
            }
            let symbol = self.base.text(self.base.rows.elements[element.index()].element);
            let finding = self
                .finding(Code::RecipeMass, lines[0], Col::Process)
                .with("element", symbol)
                .with("in", fed)
                .with("out", made)
                .with("residual", residual)
                .with("allowed", excused);
            self.findings.push(finding);
        }
    }

    /// t of element in the parts, and its variance.
    fn sum(&self, parts: &[Part], lines: &[&RecipeLine], element: ElementId) -> (f64, f64) {
        let mut total = 0.0;
        let mut variance = 0.0;
        for part in parts {
            let contents = self.base.composition.of(part.commodity);
            let Some(content) = contents.iter().find(|c| c.element == element) else { continue };
            let relative = lines.iter().find(|l| l.row == part.row).and_then(|l| l.uncertainty).unwrap_or(0.0);
            total += part.amount * content.share;
            variance += (part.amount * content.uncertainty).powi(2);
            variance += (part.amount * content.share * relative).powi(2);
        }
        (total, variance)
    }

    fn report(&mut self, code: Code, line: &RecipeLine, column: Col) {
        let mut finding = self.finding(code, line, column);
        if let Some(of) = line.of {
            finding = finding.with("of", self.base.element_ref_id(of));
        } else {
            finding = finding.with("of", "");
        }
        self.findings.push(finding);
    }

    fn finding(&self, code: Code, line: &RecipeLine, column: Col) -> Diagnostic {
        let grid = self.base.grid("recipes").expect("rows of recipes come from its grid");
        let process = &self.base.rows.processes[line.process.index()];
        let name = format!("{}/{}", self.base.text(process.process), self.base.text(line.recipe));
        Diagnostic::new(code, grid.place(line.row as usize, Some(column as usize))).with("recipe", name)
    }
}
