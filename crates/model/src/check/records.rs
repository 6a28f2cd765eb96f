//! Rows that hold over a span, and which of them are one record: what [`extend`](super::extend) lengthens and
//! [`gaps`](super::gaps) looks through. Steps of one supply or market are one record.

use std::hash::Hash;

use crate::grid::{Interner, Sym};
use crate::ids::{CommodityId, EnterpriseId, PlantId, ProcessId, QuotaId, ResourceId, SiteId};
use crate::tables::capacities::{Capacity, CapacityKind};
use crate::tables::disposals::Disposal;
use crate::tables::markets::Market;
use crate::tables::operating_costs::{CostClass, CostPer, OperatingCost};
use crate::tables::prices::{Price, PriceKind};
use crate::tables::quota_allocation::QuotaShare;
use crate::tables::quotas::Quota;
use crate::tables::resource_supply::ResourceSupply;
use crate::tables::routes::Route;
use crate::tables::supplies::Supply;
use crate::tables::tolling::Toll;
use crate::text::fold;
use crate::time::{Date, Span};

/// The tables whose rows are such records.
pub(super) const HOLDABLE: &[&str] = &[
    "capacities",
    "prices",
    "supplies",
    "markets",
    "operating_costs",
    "routes",
    "disposals",
    "resource_supply",
    "tolling",
    "quotas",
    "quota_allocation",
];

/// A row that holds over a span.
pub(super) trait Record {
    /// What rows of one record have in common.
    type Key: Eq + Hash;

    /// Row of the table.
    fn row(&self) -> u32;

    /// When it holds; always when it does not say.
    fn span(&self) -> Option<Span>;

    /// Of which record it is.
    fn key(&self, texts: &Interner) -> Self::Key;

    /// Lets it hold until a day; an amount over the old span goes on as the rate that it was.
    fn hold(&mut self, old: Span, until: Date);
}

macro_rules! records {
    ($($record:ident($($flow:ident),*): $key:ty = |$row:ident, $texts:ident| $value:expr;)+) => {$(
        impl Record for $record {
            type Key = $key;

            fn row(&self) -> u32 {
                self.row
            }

            fn span(&self) -> Option<Span> {
                self.span.into()
            }

            fn key(&self, $texts: &Interner) -> $key {
                let $row = self;
                $value
            }

            fn hold(&mut self, old: Span, until: Date) {
                self.span = Span { start: old.start, end: until }.into();
                $(
                    if let Some(flow) = self.$flow.as_mut().filter(|flow| !flow.is_rate) {
                        flow.value /= old.years();
                        flow.is_rate = true;
                    }
                )*
            }
        }
    )+};
}

type Line = (Sym, CommodityId, SiteId, Option<EnterpriseId>);

records! {
    Capacity(): (PlantId, CapacityKind) = |r, _texts| (r.plant, r.kind);
    Price(): (CommodityId, PriceKind, Option<String>) =
        |r, texts| (r.commodity, r.kind, r.place.map(|place| fold(texts.get(place)).into_owned()));
    Supply(min, max): Line = |r, _texts| (r.supply, r.commodity, r.site, r.enterprise);
    Market(min, max): Line = |r, _texts| (r.market, r.commodity, r.site, r.enterprise);
    OperatingCost(): (Option<ProcessId>, Option<PlantId>, CostClass, CostPer) = |r, _texts| (r.process, r.plant, r.class, r.per);
    Route(max): (SiteId, SiteId, Option<CommodityId>) = |r, _texts| (r.from, r.to, r.commodity);
    Disposal(max): (CommodityId, Option<SiteId>) = |r, _texts| (r.commodity, r.site);
    ResourceSupply(amount): ResourceId = |r, _texts| r.resource;
    Toll(): (PlantId, EnterpriseId) = |r, _texts| (r.plant, r.principal);
    Quota(): QuotaId = |r, _texts| r.quota;
    QuotaShare(): (QuotaId, PlantId) = |r, _texts| (r.quota, r.plant);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_such_table_has_spans() {
        for name in HOLDABLE {
            let table = crate::tables::TABLES.iter().find(|table| table.id == *name).unwrap();
            assert!(table.column("span").is_some(), "{name}");
        }
    }
}
