//! Prices for measures: without VAT, by the base's order of preference of kinds.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, Id};
use lodestone_model::schema::Chosen;
use lodestone_model::spread::mean_over;
use lodestone_model::tables::measures::Valued;
use lodestone_model::time::Span;

/// Prices of one base, found when asked.
pub struct PriceBook {
    base: Arc<CheckedBase>,
    rows: Vec<Vec<u32>>,
    found: RefCell<FxHashMap<(u32, Span), Option<f64>>>,
}

impl PriceBook {
    /// Groups the rows.
    pub fn of(base: &Arc<CheckedBase>) -> Self {
        let mut rows = vec![Vec::new(); base.rows.commodities.len()];
        for (r, row) in base.rows.prices.iter().enumerate() {
            rows[row.commodity.index()].push(r as u32);
        }
        PriceBook { base: base.clone(), rows, found: RefCell::default() }
    }

    /// Price of a commodity in a span of days, as a measure values it; none when there is none.
    pub fn price(&self, commodity: CommodityId, valued: Valued, span: Span) -> Option<f64> {
        let span = match (valued, self.base.manifest.constant_prices) {
            (Valued::Constant, Some(constant)) => constant,
            _ => span,
        };
        *self.found.borrow_mut().entry((commodity.0, span)).or_insert_with(|| self.look_up(commodity, span))
    }

    fn look_up(&self, commodity: CommodityId, span: Span) -> Option<f64> {
        let rows: Vec<_> = self.rows[commodity.index()].iter().map(|&r| &self.base.rows.prices[r as usize]).collect();
        let preferred = &self.base.manifest.price_kinds;
        let mut kinds: Vec<&str> = preferred.iter().map(String::as_str).collect();
        for row in &rows {
            let kind = row.kind.choice().id;
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.iter().find_map(|&kind| {
            let of_kind = rows.iter().filter(|r| r.kind.choice().id == kind);
            mean_over(span, of_kind.map(|r| (Some(r.span), self.base.without_vat(r.price, r.vat))))
        })
    }
}
