//! Projects z[start]: 0/1 (optional), whole modules (modular), or a size (sized); fixed ones are 1.
//!
//! > capacity(plant, t) += avail·a[start, t]·size·z
//! > Σ_starts z ≤ 1 (once; modules_max);  size_min·y ≤ z ≤ size_max·y, Σ_starts y ≤ 1, y ∈ {0, 1} (sized)
//! > z_j(τ) ≤ most_j·Σ z_i commissioned by τ − lag (requires)
//! > Σ_group Y ≤ 1 (excludes), Y = Σ_starts y, or z ≤ most·Y, Y ∈ {0, 1}, where several starts may be taken
//! > cost += (capex or annuity) − salvage
//!
//! `most` is 1, modules_max or size_max, which `check` asks for wherever a row needs it. A required project
//! is there when it is fixed or taken, has a module, or has its least size. A yes/no column stands only
//! where a least size, "once" or an exclusive group needs one.
//!
//! Isolated in `tests/it/blocks/project.rs`.

use std::collections::BTreeMap;

use lodestone_model::grid::Sym;
use lodestone_model::ids::Id;
use lodestone_model::tables::projects::{Decision, Project as ProjectRow};
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, Writer};

use super::resource::Resources;
use crate::blocks::capacity::CapacityRows;
use crate::capacity_of::PlantCapacity;
use crate::conventions::Discount;
use crate::project_terms::{Profiles, profiled_money, unit_size};
use crate::sets::{Sets, Start};

/// Columns `start[project, period]`, `build[project, period]` and `taken[project]`, rows `once`, `size_min`,
/// `size_max`, `requires`, `excludes`, `taken_most`.
#[derive(Debug, Clone)]
pub struct Projects {
    starts: ColBlock,
    builds: Option<ColBlock>,
    build_of: Vec<Option<u32>>,
    takens: Option<ColBlock>,
    taken: Vec<u32>,
}

/// Builder of the rows of one kind that are listed as they are found; terms wait until all are declared.
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
        let groups = exclusive(sets);
        let needs_build = needs_build(sets, &groups);
        for (s, start) in sets.starts.iter().enumerate() {
            if needs_build[start.project.index()] {
                build_of[s] = Some((build_keys.len() / 2) as u32);
                build_keys.extend(key(start));
            }
        }
        let builds = (!build_keys.is_empty()).then(|| builder.cols_listed("build", &[project, period], build_keys));
        let taken: Vec<u32> = groups.iter().flatten().copied().filter(|&j| needs_taken(sets, j)).collect();
        let takens = (!taken.is_empty()).then(|| builder.cols_listed("taken", &[project], taken.clone()));
        let projects = Projects { starts, builds, build_of, takens, taken };
        let mut maker = Rowmaker { builder, links: Vec::new() };
        projects.declare_size(&mut maker, sets, [project, period]);
        projects.declare_once(&mut maker, sets, project);
        projects.declare_requires(&mut maker, sets, [project, period]);
        projects.declare_excludes(&mut maker, sets, &groups, project);
        projects.declare_taken(&mut maker, sets, [project, period]);
        for (row, col, value) in maker.links {
            builder.term(row, col, value);
        }
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

    /// z_j(τ) ≤ most_j·Σ z_i commissioned by the start of τ less the lag, y standing for z where there is one.
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
            let most = self.most_of(sets, s);
            let by = sets.starts[s].on.year_coordinate() - link.lag;
            for (r, other) in sets.starts.iter().enumerate() {
                if other.project == link.requires && other.commissioned <= by + 1e-9 {
                    maker.links.push((row, self.yes_no(r), -most));
                }
            }
        }
    }

    /// Σ Y ≤ 1 over the projects of an exclusive group.
    fn declare_excludes(&self, maker: &mut Rowmaker<'_>, sets: &Sets, groups: &[Vec<u32>], project: AxisId) {
        if groups.is_empty() {
            return;
        }
        let keys = groups.iter().map(|group| group[0]).collect();
        let rows = maker.builder.rows_listed("excludes", &[project], keys);
        for (i, group) in groups.iter().enumerate() {
            let row = rows.at1(i as u32);
            maker.at_most(row, 1.0);
            for &j in group {
                if let Some(taken) = self.taken(j) {
                    maker.links.push((row, taken, 1.0));
                    continue;
                }
                for (s, _) in sets.starts.iter().enumerate().filter(|(_, start)| start.project.0 == j) {
                    maker.links.push((row, self.yes_no(s), 1.0));
                }
            }
        }
    }

    /// z ≤ most·Y for every start of a project whose being built is a column of its own.
    fn declare_taken(&self, maker: &mut Rowmaker<'_>, sets: &Sets, axes: [AxisId; 2]) {
        let starts: Vec<(usize, Col)> = (0..sets.starts.len())
            .filter_map(|s| self.taken(sets.starts[s].project.0).map(|taken| (s, taken)))
            .collect();
        if starts.is_empty() {
            return;
        }
        let keys =
            starts.iter().flat_map(|&(s, _)| [sets.starts[s].project.0, sets.starts[s].period.unwrap_or(0)]).collect();
        let rows = maker.builder.rows_listed("taken_most", &axes, keys);
        for (i, &(s, taken)) in starts.iter().enumerate() {
            let row = rows.at1(i as u32);
            maker.at_most(row, 0.0);
            maker.links.push((row, self.yes_no(s), 1.0));
            maker.links.push((row, taken, -self.most_of(sets, s)));
        }
    }

    /// The yes/no column of a project as a whole, where it has one.
    fn taken(&self, project: u32) -> Option<Col> {
        let at = self.taken.iter().position(|&j| j == project)?;
        self.takens.map(|cols| cols.at1(at as u32))
    }

    /// Largest value of a start's yes/no column, or of its size or modules where it has none.
    fn most_of(&self, sets: &Sets, start: usize) -> f64 {
        if self.build_of[start].is_some() {
            return 1.0;
        }
        most_of_start(&sets.base.rows.projects[sets.starts[start].project.index()])
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
        let mut profiles = Profiles::default();
        let (mut open_of, mut open) = (None, Vec::new());
        for (s, start) in sets.starts.iter().enumerate() {
            let row = &sets.base.rows.projects[start.project.index()];
            let profile = profiles.of(start, discount);
            let money = profiled_money(&sets.base, start, profile, &sets.periods, discount);
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
                    open.extend(plants.availabilities(plant, &sets.periods));
                }
                for (t, &full) in profile.touched.clone().zip(&profile.capacity) {
                    let years = full * open[t];
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
        for at in 0..self.taken.len() {
            let takens = self.takens.expect("taken columns exist when a project has one");
            writer.column(takens.at1(at as u32), 0.0, 0.0, 1.0).integer();
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

/// Which sized projects need a yes/no column per start: those with a least size, and those that are built
/// once, where they may start at several times or exclude others.
fn needs_build(sets: &Sets, groups: &[Vec<u32>]) -> Vec<bool> {
    let projects = &sets.base.rows.projects;
    let mut starts = vec![0_usize; projects.len()];
    for start in &sets.starts {
        starts[start.project.index()] += 1;
    }
    let is_exclusive = |j: usize| groups.iter().flatten().any(|&g| g as usize == j);
    let needs = |(j, row): (usize, &ProjectRow)| {
        let is_once = !crate::sets::may_repeat(row) && (starts[j] > 1 || is_exclusive(j));
        row.decision == Decision::Sized && (row.size_min.is_some_and(|m| m > 0.0) || is_once)
    };
    projects.iter().enumerate().map(needs).collect()
}

/// Whether several starts of a project of an exclusive group may be taken, so that their sum is no yes/no.
fn needs_taken(sets: &Sets, project: u32) -> bool {
    let row = &sets.base.rows.projects[project as usize];
    match row.decision {
        Decision::Fixed => false,
        Decision::Modular => true,
        Decision::Optional | Decision::Sized => crate::sets::may_repeat(row),
    }
}

/// Members of every exclusive group of which at least two may start within the plan.
fn exclusive(sets: &Sets) -> Vec<Vec<u32>> {
    let projects = &sets.base.rows.projects;
    let mut groups: BTreeMap<Sym, Vec<u32>> = BTreeMap::new();
    for (j, row) in projects.iter().enumerate() {
        if let Some(group) = row.excludes
            && sets.starts.iter().any(|start| start.project.index() == j)
        {
            groups.entry(group).or_default().push(j as u32);
        }
    }
    groups.into_values().filter(|members| members.len() > 1).collect()
}

/// Most of the yes/no or module columns of a project that is built once, over all starts.
fn most(row: &ProjectRow) -> Option<f64> {
    match row.decision {
        Decision::Fixed => None,
        Decision::Optional | Decision::Sized => Some(1.0),
        Decision::Modular => row.modules_max.map(f64::from),
    }
}

/// Largest value of one start's column; without end where the tables give none.
pub fn most_of_start(row: &ProjectRow) -> f64 {
    match row.decision {
        Decision::Fixed | Decision::Optional => 1.0,
        Decision::Modular => row.modules_max.map_or(f64::INFINITY, f64::from),
        Decision::Sized => row.size_max.unwrap_or(f64::INFINITY),
    }
}

/// Bounds of one start's column.
fn bounds(row: &ProjectRow) -> (f64, f64) {
    (if row.decision == Decision::Fixed { 1.0 } else { 0.0 }, most_of_start(row))
}
