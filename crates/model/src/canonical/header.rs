//! The manifest in canonical form.

use std::io::{self, Write};

use crate::manifest::{CapexConvention, Manifest, Objective, Operating, StockCostAt};
use crate::tables::TABLES;
use crate::time::Span;

/// Version of the form; another form gives other ids.
const VERSION: u32 = 1;

pub(super) fn write_manifest(manifest: &Manifest, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "lodestone base {VERSION}")?;
    let spans = |spans: &[Span]| spans.iter().map(Span::to_string).collect::<Vec<_>>().join(" ");
    let mut line = |key: &str, value: &dyn std::fmt::Display| {
        writeln!(out, "{key}\t{}", value.to_string().replace(['\t', '\n', '\r'], " "))
    };
    line("id", &manifest.id)?;
    line("name_zh", &manifest.name_zh)?;
    line("name_en", &manifest.name_en)?;
    line("currency", &manifest.currency)?;
    line("periods", &spans(&manifest.periods))?;
    line("plan_from", &manifest.plan_from)?;
    line("objective", &objective(manifest.objective))?;
    line("discount_rate", &number(manifest.discount_rate))?;
    line("discount_from", &manifest.discount_from)?;
    if let Some(factors) = &manifest.discount_factors {
        line("discount_factors", &factors.iter().map(|&factor| number(factor)).collect::<Vec<_>>().join(" "))?;
    }
    line("operating", &operating(manifest.operating))?;
    let capex = match manifest.capex {
        CapexConvention::Spend => "spend",
        CapexConvention::Annuity => "annuity",
    };
    line("capex", &capex)?;
    let stock_cost_at = match manifest.stock_cost_at {
        StockCostAt::Mean => "mean",
        StockCostAt::End => "end",
    };
    line("stock_cost_at", &stock_cost_at)?;
    line("price_vat", &if manifest.price_vat_included { "with" } else { "without" })?;
    line("vat_rate", &number(manifest.vat_rate))?;
    line("constant_prices", &spans(manifest.constant_prices.as_slice()))?;
    line("price_kinds", &manifest.price_kinds.join(" "))?;
    line("count_units", &manifest.count_units.join(" "))?;
    if manifest.milestones_are_complete {
        line("milestones", &"all")?;
    }
    if let Some(lights) = &manifest.lights {
        line("lights", lights)?;
    }
    let held = TABLES.iter().map(|table| table.id).filter(|id| manifest.extend_hold.iter().any(|held| held == id));
    line("extend", &held.collect::<Vec<_>>().join(" "))
}

fn objective(objective: Objective) -> &'static str {
    match objective {
        Objective::Value => "value",
        Objective::TargetsThenValue => "targets-then-value",
        Objective::Cost => "cost",
    }
}

fn operating(operating: Operating) -> &'static str {
    match operating {
        Operating::Start => "start",
        Operating::Middle => "middle",
        Operating::End => "end",
    }
}

/// The shortest form that reads back.
fn number(value: f64) -> String {
    format!("{value:e}")
}
