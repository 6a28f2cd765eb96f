//! Projects z[start]: 0/1 (optional), whole modules (modular), or a size (sized); fixed ones are 1.
//!
//! > capacity(plant, t) += avail·a[start, t]·size·z
//! > Σ_starts z ≤ 1 (once; modules_max, size_max);  size_min·y ≤ z ≤ size_max·y, y ∈ {0, 1} (sized with
//! > a least size, or once)
//! > z_j(τ' ≤ τ) ≤ z_i commissioned by τ − lag (requires);  Σ_group y ≤ 1 (excludes)
//! > cost += (capex or annuity) − salvage
//!
//! Isolated in `tests/it/blocks/project.rs`.

use lodestone_model::ids::Id;
use lodestone_model::tables::projects::{Decision, Project as ProjectRow};
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, Writer};

use super::resource::Resources;
use crate::blocks::capacity::CapacityRows;
use crate::capacity_of::PlantCapacity;
use crate::conventions::Discount;
use crate::project_terms::{capacity_years, lifetime, start_money, unit_size};
use crate::sets::{Sets, Start};

/// Columns `start[project, period]` and `build[project, period]`, rows `once`, `size`, `requires`,
/// `excludes`.
#[derive(Debug, Clone)]
pub struct Projects {
    starts: ColBlock,
    builds: Option<ColBlock>,
    build_of: Vec<Option<u32>>,
    links: Vec<(Row, Col, f64)>,
}

/// Builder of the rows of one kind that are listed as they are found.
struct Rowmaker<'a> {
    builder: &'a mut Builder,
    links: Vec<(Row, Col, f64)>,
}

impl Projects {
    /// Declares columns and rows.
    pub fn declare(builder: &mut Builder, sets: &Sets, project: AxisId, period: AxisId) -> Self {
        let key = |s: &Start| [s.project.0, s.period.unwrap_or(0)];
        let keys: Vec<u32> = sets.starts.iter().flat_map(key).collect();
        let starts = builder.cols_listed("start", &[project, period], keys);
        let mut build_of = vec![None; sets.starts.len()];
        let mut build_keys = Vec::new();
        for (s, start) in sets.starts.iter().enumerate() {
            if needs_build(&sets.base.rows.projects[start.project.index()]) {
                build_of[s] = Some((build_keys.len() / 2) as u32);
                build_keys.extend(key(start));
            }
        }
        let builds = (!build_keys.is_empty()).then(|| builder.cols_listed("build", &[project, period], build_keys));
        let mut projects = Projects { starts, builds, build_of, links: Vec::new() };
        let mut maker = Rowmaker { builder, links: Vec::new() };
        projects.declare_size(&mut maker, sets, [project, period]);
        projects.declare_once(&mut maker, sets, project);
        projects.declare_requires(&mut maker, sets, [project, period]);
        projects.declare_excludes(&mut maker, sets, project);
        let links = maker.links;
        for &(row, col, value) in &links {
            builder.term(row, col, value);
        }
        projects.links = links;
        projects
    }

    /// The column of a start, in units of the decision.
    pub fn col(&self, start: usize) -> Col {
        self.starts.at1(start as u32)
    }

    /// The yes/no column of a start: its own, or the start's where that is one.
    fn yes_no(&self, start: usize) -> Col {
        match (self.builds, self.build_of[start]) {
            (Some(builds), Some(at)) => builds.at1(at),
            _ => self.col(start),
        }
    }

    /// size_min·y ≤ z ≤ size_max·y.
    fn declare_size(&self, maker: &mut Rowmaker<'_>, sets: &Sets, axes: [AxisId; 2]) {
        let with_build: Vec<usize> = (0..sets.starts.len()).filter(|&s| self.build_of[s].is_some()).collect();
        if with_build.is_empty() {
            return;
        }
        let keys = |starts: &[usize]| -> Vec<u32> {
            let key = |&s: &usize| [sets.starts[s].project.0, sets.starts[s].period.unwrap_or(0)];
            starts.iter().flat_map(key).collect()
        };
        let most = maker.builder.rows_listed("size_max", &axes, keys(&with_build));
        let least = maker.builder.rows_listed("size_min", &axes, keys(&with_build));
        for (i, &s) in with_build.iter().enumerate() {
            let row = &sets.base.rows.projects[sets.starts[s].project.index()];
            let (z, y) = (self.col(s), self.yes_no(s));
            maker.at_most(most.at1(i as u32), 0.0);
            maker.at_least(least.at1(i as u32), 0.0);
            maker.links.push((most.at1(i as u32), z, 1.0));
            maker.links.push((most.at1(i as u32), y, -row.size_max.unwrap_or(0.0)));
            maker.links.push((least.at1(i as u32), z, 1.0));
            maker.links.push((least.at1(i as u32), y, -row.size_min.unwrap_or(0.0)));
        }
    }

    /// Σ_starts ≤ 1, modules_max or size_max, for projects that are built once.
    fn declare_once(&self, maker: &mut Rowmaker<'_>, sets: &Sets, project: AxisId) {
        let projects = &sets.base.rows.projects;
        let mut counts = vec![0_usize; projects.len()];
        for start in &sets.starts {
            counts[start.project.index()] += 1;
        }
        let once: Vec<u32> = (0..projects.len() as u32)
            .filter(|&j| {
                let row = &projects[j as usize];
                row.decision != Decision::Fixed
                    && counts[j as usize] > 1
                    && !crate::sets::may_repeat(row)
                    && most(row).is_some()
            })
            .collect();
        if once.is_empty() {
            return;
        }
        let rows = maker.builder.rows_listed("once", &[project], once.clone());
        let mut row_of = vec![None; projects.len()];
        for (i, &j) in once.iter().enumerate() {
            let row = rows.at1(i as u32);
            maker.at_most(row, most(&projects[j as usize]).expect("filtered above"));
            row_of[j as usize] = Some(row);
        }
        for (s, start) in sets.starts.iter().enumerate() {
            if let Some(row) = row_of[start.project.index()] {
                maker.links.push((row, self.yes_no(s), 1.0));
            }
        }
    }

    /// Σ_{τ' ≤ τ} y_j(τ') ≤ M·Σ y_i commissioned by the start of τ less the lag.
    fn declare_requires(&self, maker: &mut Rowmaker<'_>, sets: &Sets, axes: [AxisId; 2]) {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (l, link) in sets.base.rows.project_links.iter().enumerate() {
            for (s, start) in sets.starts.iter().enumerate() {
                if start.project == link.project && start.period.is_some() {
                    found.push((l, s));
                }
            }
        }
        if found.is_empty() {
            return;
        }
        let keys =
            found.iter().flat_map(|&(_, s)| [sets.starts[s].project.0, sets.starts[s].period.unwrap_or(0)]).collect();
        let rows = maker.builder.rows_listed("requires", &axes, keys);
        for (i, &(l, s)) in found.iter().enumerate() {
            let link = &sets.base.rows.project_links[l];
            let row = rows.at1(i as u32);
            maker.at_most(row, 0.0);
            maker.links.push((row, self.yes_no(s), 1.0));
            let limit = weight(&sets.base.rows.projects[link.project.index()], self.build_of[s].is_some());
            let by = sets.starts[s].on.year_coordinate() - link.lag;
            for (r, other) in sets.starts.iter().enumerate() {
                if other.project == link.requires && other.commissioned <= by + 1e-9 {
                    maker.links.push((row, self.yes_no(r), -limit));
                }
            }
        }
    }

    /// Σ y ≤ 1 over the starts of an exclusive group.
    fn declare_excludes(&self, maker: &mut Rowmaker<'_>, sets: &Sets, project: AxisId) {
        let projects = &sets.base.rows.projects;
        let mut groups: Vec<_> = projects.iter().filter_map(|p| p.excludes).collect();
        groups.sort();
        groups.dedup();
        if groups.is_empty() {
            return;
        }
        let member = |group| projects.iter().position(|p| p.excludes == Some(group));
        let keys = groups.iter().filter_map(|&g| member(g)).map(|j| j as u32).collect();
        let rows = maker.builder.rows_listed("excludes", &[project], keys);
        for (i, &group) in groups.iter().enumerate() {
            let row = rows.at1(i as u32);
            maker.at_most(row, 1.0);
            for (s, start) in sets.starts.iter().enumerate() {
                let of = &projects[start.project.index()];
                if of.excludes == Some(group) {
                    let full = weight(of, self.build_of[s].is_some());
                    maker.links.push((row, self.yes_no(s), 1.0 / full));
                }
            }
        }
    }

    /// Writes every column.
    pub fn write(
        &self,
        writer: &mut Writer,
        sets: &Sets,
        discount: &Discount,
        capacity: &CapacityRows,
        resources: &Resources,
    ) {
        let plants = PlantCapacity::of(&sets.base);
        let (mut open_of, mut open) = (None, Vec::new());
        for (s, start) in sets.starts.iter().enumerate() {
            let row = &sets.base.rows.projects[start.project.index()];
            let money = start_money(&sets.base, start, &sets.periods, discount);
            let cost = money.capex + money.annuity - money.salvage;
            let (lower, upper) = if start.outside == 0.0 { bounds(row) } else { (0.0, 0.0) };
            let mut column = writer.column(self.col(s), cost, lower, upper);
            if matches!(row.decision, Decision::Optional | Decision::Modular) {
                column.integer();
            }
            let size = unit_size(row);
            if let Some(plant) = row.plant {
                if open_of != Some(plant) {
                    open_of = Some(plant);
                    open.clear();
                    open.extend(sets.periods.iter().map(|period| plants.availability(plant, period)));
                }
                for t in discount.touched(lifetime(start)) {
                    let years = capacity_years(start, discount.interval(t)) * open[t];
                    if years > 0.0 {
                        column.term(capacity.row(plant, t as u32), -size * years);
                    }
                }
            }
            resources.start_terms(sets, start, |row, value| {
                column.term(row, value);
            });
        }
        for at in 0..self.build_of.iter().flatten().count() {
            let builds = self.builds.expect("build columns exist when a start has one");
            writer.column(builds.at1(at as u32), 0.0, 0.0, 1.0).integer();
        }
    }
}

impl Rowmaker<'_> {
    fn at_most(&mut self, row: Row, limit: f64) {
        self.builder.row_bounds(row, f64::NEG_INFINITY, limit);
    }

    fn at_least(&mut self, row: Row, limit: f64) {
        self.builder.row_bounds(row, limit, f64::INFINITY);
    }
}

/// A sized project needs a yes/no column when it has a least size or may be built only once.
fn needs_build(row: &ProjectRow) -> bool {
    row.decision == Decision::Sized
        && row.size_max.is_some()
        && (row.size_min.is_some_and(|m| m > 0.0) || !crate::sets::may_repeat(row))
}

/// Most of its yes/no or module column over all starts.
fn most(row: &ProjectRow) -> Option<f64> {
    match row.decision {
        Decision::Fixed => None,
        Decision::Optional => Some(1.0),
        Decision::Modular => row.modules_max.map(f64::from),
        Decision::Sized => needs_build(row).then_some(1.0),
    }
}

/// Largest value of its yes/no column, used as the weight in links.
fn weight(row: &ProjectRow, has_build: bool) -> f64 {
    match row.decision {
        Decision::Fixed | Decision::Optional => 1.0,
        Decision::Modular => row.modules_max.map_or(1e6, f64::from),
        Decision::Sized if has_build => 1.0,
        Decision::Sized => row.size_max.unwrap_or(1e9),
    }
}

/// Bounds of one start's column.
fn bounds(row: &ProjectRow) -> (f64, f64) {
    match row.decision {
        Decision::Fixed => (1.0, 1.0),
        Decision::Optional => (0.0, 1.0),
        Decision::Modular => (0.0, row.modules_max.map_or(f64::INFINITY, f64::from)),
        Decision::Sized => (0.0, row.size_max.unwrap_or(f64::INFINITY)),
    }
}
