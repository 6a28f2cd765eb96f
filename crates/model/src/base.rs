//! The checked base: the one thing that every engine takes. It exists only when no finding is an
//! error; its numbers are in canonical units and keep their way back to the user's cells.

use std::collections::HashMap;

use crate::composition::Compositions;
use crate::diagnostic::Place;
use crate::grid::{Grid, Interner, Sym};
use crate::ids::{CommodityId, EnterpriseId, GroupId, Id, MeasureId, Names, PlantId, SiteId};
use crate::manifest::Manifest;
use crate::recipe::{Recipe, RecipeId};
use crate::tables::sources::Grade;
use crate::tables::{
    Vat, aliases, arrivals, assumptions, calendar, capacities, commodities, comparisons, composition, decisions,
    disposals, element_groups, elements, enterprises, indicators, markets, measures, milestones, obstacles,
    operating_costs, plants, posts, prices, processes, project_links, project_spend, projects, quota_allocation,
    quotas, ratios, readings, recipes, reports, resource_supply, resource_use, resources, routes, sales_links, samples,
    scopes, sites, sources, stages, step_costs, stocks, supplies, targets, titles, tolling,
};
use crate::time::{Date, Span};
use crate::unit::{Currency, Units};

/// A period of the base: history or planned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    /// Its days.
    pub span: Span,
    /// Its length; a full calendar year is exactly 1.
    pub years: f64,
    /// Whether it lies before the plan: its activity is what was reported, not optimised.
    pub is_history: bool,
}

/// Typed rows of every input table.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Rows {
    pub sources: Vec<sources::Source>,
    pub scopes: Vec<scopes::Scope>,
    pub samples: Vec<samples::SampleMember>,
    pub elements: Vec<elements::Element>,
    pub element_groups: Vec<element_groups::GroupMember>,
    pub stages: Vec<stages::Stage>,
    pub commodities: Vec<commodities::Commodity>,
    pub composition: Vec<composition::Content>,
    pub processes: Vec<processes::Process>,
    pub recipes: Vec<recipes::RecipeLine>,
    pub sites: Vec<sites::Site>,
    pub routes: Vec<routes::Route>,
    pub enterprises: Vec<enterprises::Enterprise>,
    pub aliases: Vec<aliases::Alias>,
    pub tolling: Vec<tolling::Toll>,
    pub plants: Vec<plants::Plant>,
    pub capacities: Vec<capacities::Capacity>,
    pub operating_costs: Vec<operating_costs::OperatingCost>,
    pub projects: Vec<projects::Project>,
    pub project_spend: Vec<project_spend::SpendShare>,
    pub project_links: Vec<project_links::ProjectLink>,
    pub milestones: Vec<milestones::Milestone>,
    pub obstacles: Vec<obstacles::Obstacle>,
    pub supplies: Vec<supplies::Supply>,
    pub markets: Vec<markets::Market>,
    pub disposals: Vec<disposals::Disposal>,
    pub stocks: Vec<stocks::Stock>,
    pub measures: Vec<measures::MeasureTerm>,
    pub indicators: Vec<indicators::Indicator>,
    pub ratios: Vec<ratios::RatioBasis>,
    pub targets: Vec<targets::Target>,
    pub quotas: Vec<quotas::Quota>,
    pub quota_allocation: Vec<quota_allocation::QuotaShare>,
    pub resources: Vec<resources::Resource>,
    pub resource_supply: Vec<resource_supply::ResourceSupply>,
    pub resource_use: Vec<resource_use::ResourceUse>,
    pub prices: Vec<prices::Price>,
    pub reports: Vec<reports::Report>,
    pub readings: Vec<readings::Reading>,
    pub comparisons: Vec<comparisons::Comparison>,
    pub sales_links: Vec<sales_links::SalesLink>,
    pub posts: Vec<posts::Post>,
    pub arrivals: Vec<arrivals::Arrival>,
    pub titles: Vec<titles::Title>,
    pub step_costs: Vec<step_costs::StepCost>,
    pub decisions: Vec<decisions::Decided>,
    pub calendar: Vec<calendar::Closure>,
    pub assumptions: Vec<assumptions::Assumption>,
}

/// A base without errors.
#[derive(Debug, Clone)]
pub struct CheckedBase {
    /// `base.toml`.
    pub manifest: Manifest,
    /// Periods, history first.
    pub periods: Vec<Period>,
    /// Rows of the input tables.
    pub rows: Rows,
    /// Element content of every commodity.
    pub composition: Compositions,
    /// Recipes with every amount known.
    pub recipes: Vec<Recipe>,
    pub(crate) recipes_of: Vec<Vec<RecipeId>>,
    pub(crate) group_ids: Vec<Sym>,
    pub(crate) measure_ids: Vec<Sym>,
    pub(crate) quota_ids: Vec<Sym>,
    pub(crate) sample_ids: Vec<Sym>,
    pub(crate) source_rows: HashMap<Sym, u32>,
    /// First day that is only held, by (table, row).
    pub(crate) extended: HashMap<(&'static str, u32), Date>,
    pub(crate) grids: Vec<Grid>,
    pub(crate) texts: Interner,
    pub(crate) cases: Vec<String>,
}

/// Language of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Lang {
    Zh,
    En,
}

impl CheckedBase {
    /// Position of the first planned period.
    pub fn first_planned(&self) -> usize {
        self.periods.iter().take_while(|p| p.is_history).count()
    }

    /// The planned periods, in order.
    pub fn planned(&self) -> &[Period] {
        &self.periods[self.first_planned()..]
    }

    /// From the first planned day to the last.
    pub fn horizon(&self) -> Span {
        let planned = self.planned();
        let first = planned.first().expect("check refuses a base without a planned period");
        let last = planned.last().expect("check refuses a base without a planned period");
        Span { start: first.span.start, end: last.span.end }
    }

    /// Recipes of a process.
    pub fn recipes_of(&self, process: crate::ids::ProcessId) -> &[RecipeId] {
        &self.recipes_of[process.index()]
    }

    /// One recipe.
    pub fn recipe(&self, recipe: RecipeId) -> &Recipe {
        &self.recipes[recipe.index()]
    }

    /// Its units: its currency, and what it counts besides the common things.
    pub fn units(&self) -> Units {
        let mut units = Units::new(Currency::from_code(&self.manifest.currency).unwrap_or(Currency::CNY));
        for name in &self.manifest.count_units {
            // Names that already mean something are refused here as they were when the base was read.
            units.declare(&[name]).ok();
        }
        units
    }

    /// A text as first written.
    pub fn text(&self, sym: Sym) -> &str {
        self.texts.get(sym)
    }

    /// The symbol of an id or name, if the base has it.
    pub fn sym(&self, text: &str) -> Option<Sym> {
        self.texts.find(text)
    }

    /// A label in a language; the other language, then the id, where a name is missing.
    pub fn label(&self, names: Names, id: Sym, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Zh => (names.zh, names.en),
            Lang::En => (names.en, names.zh),
        };
        self.text(first.or(second).unwrap_or(id))
    }

    /// Label of a commodity.
    pub fn commodity_label(&self, id: CommodityId, lang: Lang) -> &str {
        let row = &self.rows.commodities[id.index()];
        self.label(row.names, row.commodity, lang)
    }

    /// Label of a plant.
    pub fn plant_label(&self, id: PlantId, lang: Lang) -> &str {
        let row = &self.rows.plants[id.index()];
        self.label(row.names, row.plant, lang)
    }

    /// Label of a site.
    pub fn site_label(&self, id: SiteId, lang: Lang) -> &str {
        let row = &self.rows.sites[id.index()];
        self.label(row.names, row.site, lang)
    }

    /// Label of an enterprise.
    pub fn enterprise_label(&self, id: EnterpriseId, lang: Lang) -> &str {
        let row = &self.rows.enterprises[id.index()];
        self.label(row.names, row.enterprise, lang)
    }

    /// Id of a measure.
    pub fn measure_id(&self, id: MeasureId) -> &str {
        self.text(self.measure_ids[id.index()])
    }

    /// Id of an element group.
    pub fn group_id(&self, id: GroupId) -> &str {
        self.text(self.group_ids[id.index()])
    }

    /// Id of an element or group.
    pub fn element_ref_id(&self, of: crate::ids::ElementRef) -> &str {
        match of {
            crate::ids::ElementRef::Element(e) => self.text(self.rows.elements[e.index()].element),
            crate::ids::ElementRef::Group(g) => self.group_id(g),
        }
    }

    /// Id of a quota.
    pub fn quota_id(&self, id: crate::ids::QuotaId) -> &str {
        self.text(self.quota_ids[id.index()])
    }

    /// How many quotas there are.
    pub fn quota_count(&self) -> usize {
        self.quota_ids.len()
    }

    /// How many measures there are.
    pub fn measure_count(&self) -> usize {
        self.measure_ids.len()
    }

    /// How many samples there are.
    pub fn sample_count(&self) -> usize {
        self.sample_ids.len()
    }

    /// A table as it was read, if the base has it.
    pub fn grid(&self, table: &str) -> Option<&Grid> {
        self.grids.iter().find(|g| g.table.id == table)
    }

    /// Every table that the base has.
    pub fn grids(&self) -> &[Grid] {
        &self.grids
    }

    /// The texts of the base.
    pub fn texts(&self) -> &Interner {
        &self.texts
    }

    /// Names of the cases that were applied, in order.
    pub fn cases(&self) -> &[String] {
        &self.cases
    }

    /// A source by its id.
    pub fn source(&self, id: Sym) -> Option<&sources::Source> {
        self.source_rows.get(&id).map(|&row| &self.rows.sources[row as usize])
    }

    /// Place of a cell, for findings and trails.
    ///
    /// # Panics
    /// When the base does not have the table: meant for rows of the base itself.
    pub fn place(&self, table: &str, row: u32, column: &str) -> Place {
        let grid = self.grid(table).expect("a row of the base comes from its grid");
        grid.place(row as usize, grid.table.column(column).map(|(position, _)| position))
    }

    /// Id of the source of one cell.
    pub fn source_of(&self, table: &str, row: u32, column: &str) -> Option<Sym> {
        let grid = self.grid(table)?;
        let (position, _) = grid.table.column(column)?;
        grid.sources.of(row as usize, position)
    }

    /// First day on which a row holds only because `[extend]` in base.toml says so.
    pub fn extended_from(&self, table: &str, row: u32) -> Option<Date> {
        let table = self.grid(table)?.table.id;
        self.extended.get(&(table, row)).copied()
    }

    /// Grade of one cell over a period: D at best where the row was only extended to some of its days.
    pub fn grade_in(&self, table: &str, row: u32, column: &str, period: Span) -> Option<Grade> {
        let grade = self.grade(table, row, column)?;
        let is_held = self.extended_from(table, row).is_some_and(|from| from < period.end);
        Some(if is_held { grade.max(Grade::D) } else { grade })
    }

    /// A price without VAT; one that says nothing is as base.toml says.
    pub fn without_vat(&self, price: f64, vat: Option<Vat>) -> f64 {
        let is_with = vat.map_or(self.manifest.price_vat_included, |vat| vat == Vat::With);
        if is_with { price / (1.0 + self.manifest.vat_rate) } else { price }
    }

    /// Grade of one cell: its source's, weakened by the row's own, by a default or by extension.
    pub fn grade(&self, table: &str, row: u32, column: &str) -> Option<Grade> {
        let grid = self.grid(table)?;
        let (position, _) = grid.table.column(column)?;
        if grid.is_default(position, row as usize) {
            return Some(Grade::D);
        }
        let of_source = self.source(grid.sources.of(row as usize, position)?)?.grade;
        let own = grid.grade_of(row as usize, position).and_then(|sym| Grade::from_letter(self.text(sym)));
        Some(own.map_or(of_source, |own| own.max(of_source)))
    }

    /// Firms of a group: the firm itself and all below it.
    pub fn is_in_group(&self, firm: EnterpriseId, group: EnterpriseId) -> bool {
        let mut at = Some(firm);
        while let Some(id) = at {
            if id == group {
                return true;
            }
            at = self.rows.enterprises[id.index()].group;
        }
        false
    }

    /// Whether a site lies in a scope.
    pub fn is_in_scope(&self, site: SiteId, scope: crate::ids::ScopeId) -> bool {
        let mut at = self.rows.sites[site.index()].scope;
        while let Some(id) = at {
            if id == scope {
                return true;
            }
            at = self.rows.scopes[id.index()].part_of;
        }
        false
    }
}

impl Grade {
    /// From its letter.
    pub fn from_letter(letter: &str) -> Option<Self> {
        use crate::schema::Chosen;
        Grade::ALL.iter().copied().find(|g| g.choice().id.eq_ignore_ascii_case(letter.trim()))
    }
}
