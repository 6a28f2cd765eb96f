//! The order of the checks: cases, cells, rows, meaning. What needs sound references waits for them.

use std::collections::HashMap;

use crate::base::{CheckedBase, Rows};
use crate::diagnostic::{Diagnostic, Severity};
use crate::grid::{Grid, Row, RowReader, Sym};
use crate::ids::{GroupId, MeasureId, QuotaId, SampleId};
use crate::read::Input;

use super::lookup::Lookup;
use super::{
    columns, composition, credit_codes, definitions, dispatch, extend, gaps, graph, horizon, projects, recipes,
    reports, steps, titles, trees,
};

/// What came of a check: the base, if nothing was an error, and every finding.
#[derive(Debug, Clone)]
pub struct Checked {
    /// The base.
    pub base: Option<CheckedBase>,
    /// Findings, by place.
    pub findings: Vec<Diagnostic>,
}

/// Applies the named cases, in order, and checks everything.
pub fn check(mut input: Input, cases: &[&str]) -> Checked {
    crate::case::apply(&mut input, cases);
    let mut findings = std::mem::take(&mut input.findings);
    columns::check_columns(&mut input.grids, &mut input.texts, &mut findings);
    let (rows, ids) = read_rows(&input.grids, &input.texts, &mut findings);
    let base = if has_error(&findings) {
        None
    } else {
        input.manifest.take().map(|manifest| {
            let mut base = CheckedBase {
                periods: horizon::periods(&manifest),
                source_rows: rows.sources.iter().map(|s| (s.source, s.row)).collect(),
                manifest,
                rows,
                composition: Default::default(),
                recipes: Vec::new(),
                recipes_of: Vec::new(),
                group_ids: ids.groups,
                measure_ids: ids.measures,
                quota_ids: ids.quotas,
                sample_ids: ids.samples,
                extended: HashMap::new(),
                grids: input.grids,
                texts: input.texts,
                cases: cases.iter().map(|&c| c.to_owned()).collect(),
            };
            check_meaning(&mut base, &mut findings);
            base
        })
    };
    findings.sort_by(|a, b| a.place.cmp(&b.place).then(a.code.cmp(&b.code)));
    Checked { base: base.filter(|_| !has_error(&findings)), findings }
}

/// The checks that need every reference to be sound.
fn check_meaning(base: &mut CheckedBase, findings: &mut Vec<Diagnostic>) {
    trees::check_trees(base, findings);
    if has_error(findings) {
        return;
    }
    credit_codes::check_credit_codes(base, findings);
    extend::extend_records(base, findings);
    gaps::check_gaps(base, findings);
    composition::resolve_composition(base, findings);
    recipes::resolve_recipes(base, findings);
    projects::check_projects(base, findings);
    dispatch::check_dispatch(base, findings);
    steps::check_steps(base, findings);
    definitions::check_definitions(base, findings);
    titles::check_titles(base, findings);
    if has_error(findings) {
        return;
    }
    graph::check_graph(base, findings);
    reports::check_reports(base, findings);
}

fn has_error(findings: &[Diagnostic]) -> bool {
    findings.iter().any(|f| f.severity() == Severity::Error)
}

struct GroupedIds {
    groups: Vec<Sym>,
    measures: Vec<Sym>,
    quotas: Vec<Sym>,
    samples: Vec<Sym>,
}

fn read_rows(grids: &[Grid], texts: &crate::grid::Interner, findings: &mut Vec<Diagnostic>) -> (Rows, GroupedIds) {
    let lookup = Lookup::new(grids, texts);
    let by_id: HashMap<&str, &Grid> = grids.iter().map(|g| (g.table.id, g)).collect();
    let mut rows = Rows::default();
    macro_rules! read {
        ($($field:ident),+ $(,)?) => {
            $(rows.$field = read_table(&by_id, &lookup, findings);)+
        };
    }
    read!(
        sources,
        scopes,
        samples,
        elements,
        element_groups,
        stages,
        commodities,
        composition,
        processes,
        recipes,
        sites,
        routes,
        enterprises,
        aliases,
        tolling,
        plants,
        capacities,
        operating_costs,
        projects,
        project_spend,
        project_links,
        milestones,
        obstacles,
        supplies,
        markets,
        disposals,
        stocks,
        measures,
        indicators,
        ratios,
        targets,
        quotas,
        quota_allocation,
        resources,
        resource_supply,
        resource_use,
        prices,
        reports,
        readings,
        comparisons,
        sales_links,
        posts,
        arrivals,
        titles,
        step_costs,
        decisions,
        calendar,
        assumptions,
    );
    let ids = GroupedIds {
        groups: lookup.syms::<GroupId>().to_vec(),
        measures: lookup.syms::<MeasureId>().to_vec(),
        quotas: lookup.syms::<QuotaId>().to_vec(),
        samples: lookup.syms::<SampleId>().to_vec(),
    };
    (rows, ids)
}

fn read_table<R: Row>(grids: &HashMap<&str, &Grid>, lookup: &Lookup<'_>, findings: &mut Vec<Diagnostic>) -> Vec<R> {
    match grids.get(R::TABLE.id) {
        Some(grid) => RowReader::read_all(grid, lookup, findings),
        None => Vec::new(),
    }
}
