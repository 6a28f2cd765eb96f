//! Local conversion: which share of a stage's goods is used in the base, by value, for the year of the three outputs.
//!
//! ```text
//! made  = gross output of the stage's firms − toll fees they took from firms of the base
//! used  = sales of the stage's firms to firms of the base that have a plant, inside groups too
//! low   = used / made
//! high  = (used + sold to firms without a plant + what may have passed unlinked + tolled) / (made + tolled)
//! tolled = own material given to a toller: at most what its owner sold in the year, less the fees he paid
//! ```
//!
//! Goods that a firm makes and uses itself are on neither side. Links of the year count as all there are; without any, what
//! passed inside lies between nothing and the most that sales allow, as for the three outputs. Source of the definition:
//! ours, printed with the figure, since no published rate says what it divides. Tests: crates/track/tests/it/position.rs.

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Interval;
use lodestone_model::ids::{EnterpriseId, Id as _, StageId};
use lodestone_model::tables::sales_links::{LinkKind, SalesLink};
use lodestone_model::time::Span;

use super::outputs::FirmsOutputs;
use crate::outputs::local_conversion;

/// The conversion of one stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conversion {
    /// The stage.
    pub stage: StageId,
    /// Goods made for sale, yuan.
    pub made: f64,
    /// Used by firms of the base with a plant, yuan.
    pub used: f64,
    /// Sold to firms of the base without a plant, which may sell it on, yuan.
    pub traded: f64,
    /// The most that own material given to tollers was worth, yuan.
    pub tolled: f64,
    /// The rate; none where nothing was made, or more was used than made.
    pub rate: Option<Interval>,
}

/// The conversion of every stage whose firms made something.
pub(super) fn conversions(base: &CheckedBase, found: &FirmsOutputs) -> Vec<Conversion> {
    let span = Span::year(found.year).expect("a year of a report lies in the calendar");
    let is_told = |firm: EnterpriseId| found.firms.contains(&firm);
    let of_year = |row: &&SalesLink| span.covers(row.span) && row.seller != row.buyer;
    let links: Vec<&SalesLink> = base.rows.sales_links.iter().filter(of_year).collect();
    let links: Vec<&SalesLink> = links.into_iter().filter(|row| is_told(row.seller) && is_told(row.buyer)).collect();
    let stage = |at: usize| (at < base.rows.stages.len()).then(|| StageId::from_index(at));
    (0..found.outputs.stages.len())
        .filter_map(|at| of_stage(base, found, &links, stage(at)?))
        .filter(|of| of.made > 0.0 || of.used > 0.0)
        .collect()
}

fn of_stage(base: &CheckedBase, found: &FirmsOutputs, links: &[&SalesLink], stage: StageId) -> Option<Conversion> {
    let outputs = found.outputs.stages.get(stage.index())?;
    let has_plant = |firm: EnterpriseId| base.rows.plants.iter().any(|plant| plant.enterprise == Some(firm));
    let is_of_stage = |firm: EnterpriseId| has_plant(firm) && super::outputs::stage(base, firm) == stage.index();
    let goods = || links.iter().filter(|row| row.kind != LinkKind::Toll && is_of_stage(row.seller));
    // The sum of nothing is −0, which would be printed.
    let used: f64 = goods().filter(|row| has_plant(row.buyer)).map(|row| row.value).sum::<f64>() + 0.0;
    let traded: f64 = goods().filter(|row| !has_plant(row.buyer)).map(|row| row.value).sum::<f64>() + 0.0;
    let put_out = found.firms.iter().zip(&found.sold).filter(|(firm, _)| is_of_stage(**firm));
    let fees = links.iter().filter(|row| row.kind == LinkKind::Toll && is_of_stage(row.seller));
    let made = put_out.map(|(_, sold)| sold).sum::<f64>() - fees.map(|row| row.value).sum::<f64>();
    let tolled = tolled(found, links, &is_of_stage);
    let most = used + traded + outputs.inside_unlinked.high;
    let low = local_conversion(made, Interval::exact(used)).map(|rate| rate.mid);
    let high = local_conversion(made + tolled, Interval::exact(most + tolled)).map(|rate| rate.mid);
    let is_possible = used + traded <= made * (1.0 + 1e-9);
    let rate = low.zip(high).filter(|_| is_possible).map(|(low, high)| {
        let high = high.min(1.0);
        Interval { low, mid: (low + high) / 2.0, high }
    });
    Some(Conversion { stage, made, used, traded, tolled, rate })
}

/// The most that the own material of a stage's firms was worth that others worked for a fee.
fn tolled(found: &FirmsOutputs, links: &[&SalesLink], is_of_stage: &dyn Fn(EnterpriseId) -> bool) -> f64 {
    let paid = |firm: EnterpriseId| {
        let fees = links.iter().filter(|row| row.kind == LinkKind::Toll && row.buyer == firm);
        fees.map(|row| row.value).sum::<f64>()
    };
    let principals = found.firms.iter().zip(&found.sold).filter(|(firm, _)| is_of_stage(**firm));
    let of = |(firm, sold): (&EnterpriseId, &f64)| {
        let fees = paid(*firm);
        if fees > 0.0 { (sold - fees).max(0.0) } else { 0.0 }
    };
    principals.map(of).sum()
}
