//! Three outputs side by side, by stage: gross, consolidated, value added; with bounds where links are unknown.
//!
//! ```text
//! gross        = Σ firms: sold + toll fees received + change of finished stock          (factory method)
//! consolidated = gross − what firms of the base took from one another (sales and fees)
//! value added  = consolidated − bought outside − other intermediate costs
//! ```
//!
//! A link says what passed between two firms of the base. Where the links of a commodity are not known, what passed
//! inside lies between the known links and the most that sellers and buyers allow: a maximal flow between Σ sales s and
//! Σ purchases b in which nobody sells to itself, which is min(Σ s, Σ b, min over firms i of Σ (s + b) of the others).
//! Source: gross output by the factory method (National Bureau of Statistics), consolidation as in research on
//! industrial clusters. Splitting or merging firms moves gross output only. Tests: `outputs::tests`.

use lodestone_model::figure::Interval;

/// What one firm of the base did in a span; all in yuan without VAT.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FirmOutput {
    /// Position of its stage.
    pub stage: usize,
    /// Finished goods sold, to anybody.
    pub sold: f64,
    /// Fees received for work on others' material.
    pub fees: f64,
    /// Change of finished stock.
    pub stock_change: f64,
    /// Goods bought from outside the base for its production.
    pub bought_outside: Option<f64>,
    /// Other intermediate costs: energy, services, from anybody outside.
    pub intermediate: Option<f64>,
}

/// What a link between two firms is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// Goods sold.
    Sale,
    /// Goods sold inside a group: counted like a sale, shown apart.
    Group,
    /// A fee for work on the buyer's material.
    Toll,
}

/// What passed from one firm of the base to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// Position of the seller.
    pub seller: usize,
    /// Position of the buyer.
    pub buyer: usize,
    /// Sale, sale in a group, or toll fee.
    pub kind: LinkKind,
    /// Yuan.
    pub value: f64,
}

/// A commodity of which the links are not known, with what firms sold and bought of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Unlinked {
    /// Sales by firm, to anybody: (position, yuan).
    pub sales: Vec<(usize, f64)>,
    /// Purchases by firm, from anybody: (position, yuan).
    pub purchases: Vec<(usize, f64)>,
}

/// Three outputs of a set of firms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outputs {
    /// Gross output.
    pub gross: f64,
    /// Known sales between firms of the base.
    pub inside_sales: f64,
    /// Of those, inside groups.
    pub inside_group: f64,
    /// Known toll fees between firms of the base.
    pub inside_fees: f64,
    /// What may have passed inside besides; its central value is half way between the bounds, and no estimate.
    pub inside_unlinked: Interval,
    /// Gross output less what passed inside.
    pub consolidated: Interval,
    /// Consolidated output less what came from outside; its lower bound is minus infinity where purchases are unknown.
    pub value_added: Interval,
}

/// The outputs of the base and of its stages.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreeOutputs {
    /// Everything.
    pub whole: Outputs,
    /// By stage: what passed inside counts where it was sold, so that known outputs of stages add up to the whole; the
    /// upper bounds of unlinked flows may add up to more, since stages may compete for the same buyers.
    pub stages: Vec<Outputs>,
}

/// Computes the three outputs.
///
/// # Panics
/// When a link or a sale names a firm that is not in `firms`, or a firm sells to itself.
pub fn outputs(firms: &[FirmOutput], links: &[Link], unlinked: &[Unlinked]) -> ThreeOutputs {
    for link in links {
        assert!(link.seller != link.buyer, "a link is between two firms");
        assert!(link.buyer < firms.len(), "a buyer is a firm of the base");
    }
    let stages = firms.iter().map(|firm| firm.stage + 1).max().unwrap_or(0);
    let of_stage = |stage| outputs_of(firms, links, unlinked, &|seller: usize| firms[seller].stage == stage);
    ThreeOutputs { whole: outputs_of(firms, links, unlinked, &|_| true), stages: (0..stages).map(of_stage).collect() }
}

fn outputs_of(firms: &[FirmOutput], links: &[Link], unlinked: &[Unlinked], of: &dyn Fn(usize) -> bool) -> Outputs {
    let own = || firms.iter().enumerate().filter(|(position, _)| of(*position)).map(|(_, firm)| firm);
    let gross = own().map(|firm| firm.sold + firm.fees + firm.stock_change).sum();
    let known = |kinds: &[LinkKind]| {
        let links = links.iter().filter(|link| kinds.contains(&link.kind) && of(link.seller));
        links.map(|link| link.value).sum::<f64>()
    };
    let inside_sales = known(&[LinkKind::Sale, LinkKind::Group]);
    let inside_fees = known(&[LinkKind::Toll]);
    let most: f64 = unlinked.iter().map(|commodity| most_inside(commodity, of)).sum();
    let inside_unlinked = Interval { low: 0.0, mid: most / 2.0, high: most };
    let consolidated = Interval::exact(gross - inside_sales - inside_fees).plus(inside_unlinked.times(-1.0));
    let less = |cost: fn(&FirmOutput) -> Option<f64>| {
        let known: f64 = own().filter_map(cost).sum();
        let is_complete = own().all(|firm| cost(firm).is_some());
        Interval { low: if is_complete { -known } else { f64::NEG_INFINITY }, mid: -known, high: -known }
    };
    let value_added = consolidated.plus(less(|firm| firm.bought_outside)).plus(less(|firm| firm.intermediate));
    Outputs {
        gross,
        inside_sales,
        inside_group: known(&[LinkKind::Group]),
        inside_fees,
        inside_unlinked,
        consolidated,
        value_added,
    }
}

/// The most of an unlinked commodity that sellers of a set can have sold to firms of the base.
fn most_inside(commodity: &Unlinked, of: &dyn Fn(usize) -> bool) -> f64 {
    let sales = || commodity.sales.iter().filter(|(firm, _)| of(*firm));
    let sold: f64 = sales().map(|(_, value)| value).sum();
    let bought: f64 = commodity.purchases.iter().map(|(_, value)| value).sum();
    let without_self = sales().map(|(firm, own)| {
        let by_firm: f64 = commodity.purchases.iter().filter(|(buyer, _)| buyer == firm).map(|(_, v)| v).sum();
        (sold - own) + (bought - by_firm)
    });
    without_self.fold(sold.min(bought), f64::min).max(0.0)
}

/// The share of what a set of firms sold that stayed in the base, with bounds; none when nothing was sold.
pub fn local_conversion(sold: f64, inside: Interval) -> Option<Interval> {
    inside.over(Interval::exact(sold)).filter(|_| sold > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn firm(stage: usize, sold: f64, bought_outside: f64) -> FirmOutput {
        FirmOutput {
            stage,
            sold,
            bought_outside: Some(bought_outside),
            intermediate: Some(0.0),
            ..FirmOutput::default()
        }
    }

    fn link(seller: usize, buyer: usize, value: f64) -> Link {
        Link { seller, buyer, kind: LinkKind::Sale, value }
    }

    /// Oxide 60 sold to the magnet maker, who sells 100 to the motor maker, who sells 150: 310 gross, 150 real.
    #[test]
    fn a_chain_of_three_counts_once() {
        let firms = [firm(0, 60.0, 10.0), firm(1, 100.0, 5.0), firm(2, 150.0, 20.0)];
        let found = outputs(&firms, &[link(0, 1, 60.0), link(1, 2, 100.0)], &[]);
        assert_eq!(found.whole.gross, 310.0);
        assert_eq!(found.whole.consolidated, Interval::exact(150.0));
        assert_eq!(found.whole.value_added, Interval::exact(115.0));
        assert_eq!(found.stages.iter().map(|stage| stage.consolidated.mid).sum::<f64>(), 150.0);
    }

    /// A sale turned into tolling: the operator's 100 (60 of material) becomes a fee of 40; the principal sells 100.
    #[test]
    fn tolling_moves_gross_output_only() {
        let sale = [firm(0, 60.0, 10.0), firm(1, 100.0, 0.0)];
        let before = outputs(&sale, &[link(0, 1, 60.0)], &[]);
        let tolled = [firm(0, 100.0, 10.0), FirmOutput { fees: 40.0, sold: 0.0, ..firm(1, 0.0, 0.0) }];
        let fee = Link { kind: LinkKind::Toll, ..link(1, 0, 40.0) };
        let after = outputs(&tolled, &[fee], &[]);
        assert_eq!((before.whole.gross, after.whole.gross), (160.0, 140.0));
        assert_eq!(before.whole.consolidated, after.whole.consolidated);
        assert_eq!(before.whole.value_added, after.whole.value_added);
    }

    /// By hand: A sells 50 and buys 40, B sells 10: B's 10 may go to A; A's 50 has no other buyer. At most 10 inside.
    #[test]
    fn nobody_sells_to_itself_in_the_bounds() {
        let commodity = Unlinked { sales: vec![(0, 50.0), (1, 10.0)], purchases: vec![(0, 40.0)] };
        let found = outputs(&[firm(0, 50.0, 40.0), firm(0, 10.0, 0.0)], &[], &[commodity]);
        assert_eq!(found.whole.inside_unlinked, Interval { low: 0.0, mid: 5.0, high: 10.0 });
        assert_eq!((found.whole.consolidated.low, found.whole.consolidated.high), (50.0, 60.0));
    }

    #[test]
    fn unknown_purchases_leave_value_added_open_below() {
        let firms = [FirmOutput { bought_outside: None, ..firm(0, 10.0, 0.0) }];
        let found = outputs(&firms, &[], &[]).whole.value_added;
        assert_eq!((found.low, found.high), (f64::NEG_INFINITY, 10.0));
    }

    /// On random graphs: a firm split in two (with the sales between the halves as a link) moves gross output by exactly
    /// those sales, and neither of the others.
    #[test]
    fn splitting_a_firm_moves_gross_output_only() {
        let mut state = 7_u64;
        let mut below = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % n
        };
        for _ in 0..300 {
            let count = 2 + below(9) as usize;
            let mut firms: Vec<FirmOutput> =
                (0..count).map(|_| firm(below(4) as usize, 100.0 + below(900) as f64, below(100) as f64)).collect();
            let mut links: Vec<Link> = Vec::new();
            for _ in 0..below(20) {
                let (seller, buyer) = (below(count as u64) as usize, below(count as u64) as usize);
                if seller != buyer {
                    links.push(link(seller, buyer, below(50) as f64));
                }
            }
            let whole = outputs(&firms, &links, &[]).whole;
            let (half, internal) = (firms[0], below(300) as f64);
            // The front half buys what the firm bought and sells `internal` to the back half, which sells the rest.
            firms[0] = FirmOutput { sold: internal, ..half };
            firms.push(FirmOutput { bought_outside: Some(0.0), intermediate: Some(0.0), ..half });
            links.iter_mut().filter(|link| link.seller == 0).for_each(|link| link.seller = count);
            links.push(link(0, count, internal));
            let split = outputs(&firms, &links, &[]).whole;
            assert_eq!(split.gross, whole.gross + internal);
            assert_eq!(split.consolidated, whole.consolidated);
            assert_eq!(split.value_added, whole.value_added);
        }
    }
}
