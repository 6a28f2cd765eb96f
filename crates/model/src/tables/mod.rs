//! One file per input table: its columns as data, the typed row, and how a row is read.
//! [`TABLES`] lists them in the order in which they are read and shown.

use crate::schema::Table;

pub mod aliases;
pub mod arrivals;
pub mod assumptions;
pub mod calendar;
pub mod capacities;
pub mod commodities;
pub mod comparisons;
pub mod composition;
pub mod decisions;
pub mod disposals;
pub mod element_groups;
pub mod elements;
pub mod enterprises;
pub mod indicators;
pub mod markets;
pub mod measures;
pub mod milestones;
pub mod obstacles;
pub mod operating_costs;
pub mod plants;
pub mod posts;
pub mod prices;
pub mod processes;
pub mod project_links;
pub mod project_spend;
pub mod projects;
pub mod quota_allocation;
pub mod quotas;
pub mod ratios;
pub mod readings;
pub mod recipes;
pub mod reports;
pub mod resource_supply;
pub mod resource_use;
pub mod resources;
pub mod routes;
pub mod sales_links;
pub mod samples;
pub mod scopes;
mod shared;
pub mod sites;
pub mod sources;
pub mod stages;
pub mod step_costs;
pub mod stocks;
pub mod supplies;
pub mod targets;
pub mod titles;
pub mod tolling;

pub use shared::{Sense, Vat};

/// Every input table.
pub const TABLES: &[&Table] = &[
    &sources::TABLE,
    &scopes::TABLE,
    &samples::TABLE,
    &elements::TABLE,
    &element_groups::TABLE,
    &stages::TABLE,
    &commodities::TABLE,
    &composition::TABLE,
    &processes::TABLE,
    &recipes::TABLE,
    &sites::TABLE,
    &routes::TABLE,
    &enterprises::TABLE,
    &aliases::TABLE,
    &tolling::TABLE,
    &plants::TABLE,
    &capacities::TABLE,
    &operating_costs::TABLE,
    &projects::TABLE,
    &project_spend::TABLE,
    &project_links::TABLE,
    &milestones::TABLE,
    &obstacles::TABLE,
    &supplies::TABLE,
    &markets::TABLE,
    &disposals::TABLE,
    &stocks::TABLE,
    &measures::TABLE,
    &indicators::TABLE,
    &ratios::TABLE,
    &targets::TABLE,
    &quotas::TABLE,
    &quota_allocation::TABLE,
    &resources::TABLE,
    &resource_supply::TABLE,
    &resource_use::TABLE,
    &prices::TABLE,
    &reports::TABLE,
    &readings::TABLE,
    &comparisons::TABLE,
    &sales_links::TABLE,
    &posts::TABLE,
    &arrivals::TABLE,
    &titles::TABLE,
    &step_costs::TABLE,
    &decisions::TABLE,
    &calendar::TABLE,
    &assumptions::TABLE,
];
