//! Legs: who may use an arc. The local markets of its two sites, and a firm at several sites for its own goods:
//! what it made stays made, what it bought stays bought, and neither is output.

use super::{Arc, Nodes, PoolId, Pools};

/// An arc between two pools of one kind and owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leg {
    /// Position of the arc.
    pub arc: u32,
    /// Where goods leave.
    pub from: PoolId,
    /// Where they arrive.
    pub to: PoolId,
}

/// Every leg: one per arc for the local markets, in the order of the arcs, then those of firms.
pub(super) fn legs_of(nodes: &Nodes, arcs: &[Arc], pools: &Pools) -> Vec<Leg> {
    let site = |at, arc: &Arc| pools.held(nodes.site(at), arc.commodity).expect("an arc's ends have pools");
    let market = |(a, arc): (usize, &Arc)| Leg { arc: a as u32, from: site(arc.from, arc), to: site(arc.to, arc) };
    let mut legs: Vec<Leg> = arcs.iter().enumerate().map(market).collect();
    for firm in nodes.spread_firms() {
        for (a, arc) in arcs.iter().enumerate() {
            let (from, to) = (nodes.find(Some(firm), arc.from), nodes.find(Some(firm), arc.to));
            let (Some(from), Some(to)) = (from, to) else { continue };
            for side in [0, 1] {
                let pool = |node| pools.passing(node, arc.commodity, side);
                if let (Some(from), Some(to)) = (pool(from), pool(to)) {
                    legs.push(Leg { arc: a as u32, from, to });
                }
            }
        }
    }
    legs
}
