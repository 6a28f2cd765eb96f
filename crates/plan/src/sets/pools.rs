//! Pools: the goods of one commodity at one node, over which mass is conserved.
//!
//! A firm keeps what it made apart from what it bought: made → delivered, sold, finished stock,
//! own use; bought or taken → recipes, input stock. So nobody can trade in circles to raise its
//! gross output, and everything stays linear. Sites and trading firms have one pool.

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::ids::{CommodityId, Id, SiteId};

use rustc_hash::FxHashSet;

use super::{Arc, Lines, Mode, NodeId, Nodes};

/// A pool of goods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PoolId(pub u32);

impl PoolId {
    /// Its position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which goods of a node a pool holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// All of them.
    All,
    /// Made here.
    Made,
    /// Bought from outside or taken from the local market.
    Bought,
}

/// Goods of one commodity at one node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pool {
    /// The node.
    pub node: NodeId,
    /// The commodity.
    pub commodity: CommodityId,
    /// Which goods.
    pub side: Side,
}

/// What happens to a commodity at a node.
#[derive(Debug, Clone, Copy, Default)]
struct Uses {
    makes: bool,
    uses: bool,
    buys: bool,
    sells: bool,
    holds: bool,
    leaves: bool,
    arrives: bool,
    delivers: bool,
    takes: bool,
    /// Goods that the firm made, and bought, may pass here from or to another of its sites.
    passes: [bool; 2],
}

impl Uses {
    fn is_any(self) -> bool {
        self.makes
            || self.uses
            || self.buys
            || self.sells
            || self.holds
            || self.leaves
            || self.arrives
            || self.delivers
            || self.takes
            || self.passes != [false; 2]
    }
}

/// All pools, and how goods pass between them at a site.
#[derive(Debug, Default)]
pub struct Pools {
    /// The pools.
    pub pools: Vec<Pool>,
    /// (made pool, site pool): deliveries to the local market.
    pub deliveries: Vec<(PoolId, PoolId)>,
    /// (site pool, bought pool): takings from the local market.
    pub takings: Vec<(PoolId, PoolId)>,
    /// (made pool, bought pool): own use.
    pub own_uses: Vec<(PoolId, PoolId)>,
    at: Vec<[Option<PoolId>; 2]>,
    passes: Vec<[bool; 2]>,
    commodities: usize,
}

impl Pools {
    /// The pool through which a firm's own goods, made (0) or bought (1), may pass a node from or to another of its sites.
    pub(super) fn passing(&self, node: NodeId, commodity: CommodityId, side: usize) -> Option<PoolId> {
        let cell = node.index() * self.commodities + commodity.index();
        self.at[cell][side].filter(|_| self.passes[cell][side])
    }

    /// Where what a node makes of a commodity goes.
    pub fn made(&self, node: NodeId, commodity: CommodityId) -> Option<PoolId> {
        self.at[node.index() * self.commodities + commodity.index()][0]
    }

    /// Where what a node uses of a commodity comes from.
    pub fn bought(&self, node: NodeId, commodity: CommodityId) -> Option<PoolId> {
        self.at[node.index() * self.commodities + commodity.index()][1]
    }

    /// The pool that a stock or disposal of a commodity at a node belongs to.
    pub fn held(&self, node: NodeId, commodity: CommodityId) -> Option<PoolId> {
        self.made(node, commodity).or_else(|| self.bought(node, commodity))
    }

    /// A pool.
    pub fn get(&self, pool: PoolId) -> Pool {
        self.pools[pool.index()]
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.pools.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pools.is_empty()
    }
}

/// The pools of a base, and its supplies and markets with the pools they serve.
pub(super) fn pools_of(
    base: &CheckedBase,
    nodes: &Nodes,
    modes: &[Mode],
    arcs: &[Arc],
    periods: &[Period],
) -> (Pools, Lines, Lines) {
    let mut finder = Finder::new(base, nodes);
    finder.mark_own(modes, arcs);
    finder.mark_passing(arcs, 0, |uses| uses.makes, |_| true);
    let mut supplies = Lines::supplies(base, periods);
    let mut markets = Lines::markets(base, periods);
    let buyers = finder.mark_trade(&supplies, true);
    let sellers = finder.mark_trade(&markets, false);
    finder.mark_passing(arcs, 1, |uses| uses.buys, |uses| uses.uses);
    finder.mark_local();
    let pools = finder.pools();
    for (line, nodes) in supplies.lines.iter_mut().zip(buyers) {
        line.pools = nodes.iter().filter_map(|&n| pools.bought(n, line.commodity)).collect();
    }
    for (line, nodes) in markets.lines.iter_mut().zip(sellers) {
        line.pools = nodes.iter().filter_map(|&n| pools.made(n, line.commodity)).collect();
    }
    (pools, supplies, markets)
}

struct Finder<'a> {
    base: &'a CheckedBase,
    nodes: &'a Nodes,
    commodities: usize,
    uses: Vec<Uses>,
}

impl<'a> Finder<'a> {
    fn new(base: &'a CheckedBase, nodes: &'a Nodes) -> Self {
        let commodities = base.rows.commodities.len();
        Finder { base, nodes, commodities, uses: vec![Uses::default(); nodes.len() * commodities] }
    }

    fn at(&mut self, node: NodeId, commodity: CommodityId) -> &mut Uses {
        &mut self.uses[node.index() * self.commodities + commodity.index()]
    }

    fn of(&self, node: NodeId, commodity: CommodityId) -> Uses {
        self.uses[node.index() * self.commodities + commodity.index()]
    }

    fn mark_own(&mut self, modes: &[Mode], arcs: &[Arc]) {
        let base = self.base;
        for mode in modes {
            let recipe = base.recipe(mode.recipe);
            for part in &recipe.outputs {
                self.at(mode.node, part.commodity).makes = true;
            }
            for part in &recipe.inputs {
                self.at(mode.node, part.commodity).uses = true;
            }
        }
        for arc in arcs {
            self.at(self.nodes.site(arc.from), arc.commodity).leaves = true;
            self.at(self.nodes.site(arc.to), arc.commodity).arrives = true;
        }
        for stock in &base.rows.stocks {
            if let Some(node) = self.nodes.find(stock.enterprise, stock.site) {
                self.at(node, stock.commodity).holds = true;
            }
        }
    }

    /// Marks where goods of a firm at several sites may pass on its own account: on some way along arcs from a node
    /// where they arise to another node of the firm that wants them.
    fn mark_passing(&mut self, arcs: &[Arc], side: usize, arises: fn(Uses) -> bool, wants: fn(Uses) -> bool) {
        for firm in self.nodes.spread_firms() {
            let node = |site: SiteId| self.nodes.find(Some(firm), site);
            let ends = |arc: &Arc| Some((node(arc.from)?, node(arc.to)?, arc.commodity));
            let arcs: Vec<_> = arcs.iter().filter_map(ends).collect();
            let (mut forward, mut backward) = (FxHashSet::default(), FxHashSet::default());
            let mut is_changing = true;
            while is_changing {
                is_changing = false;
                for &(from, to, k) in &arcs {
                    if arises(self.of(from, k)) || forward.contains(&(from, k)) {
                        is_changing |= forward.insert((to, k));
                    }
                    let is_end = !self.nodes.get(to).is_transit && wants(self.of(to, k));
                    if is_end || backward.contains(&(to, k)) {
                        is_changing |= backward.insert((from, k));
                    }
                }
            }
            for (from, to, k) in arcs {
                let is_start = arises(self.of(from, k)) || forward.contains(&(from, k));
                let is_end = (!self.nodes.get(to).is_transit && wants(self.of(to, k))) || backward.contains(&(to, k));
                if is_start && is_end {
                    self.at(from, k).passes[side] = true;
                    self.at(to, k).passes[side] = true;
                }
            }
        }
    }

    /// Marks who buys (or sells) on each line, and returns the nodes.
    fn mark_trade(&mut self, lines: &Lines, is_supply: bool) -> Vec<Vec<NodeId>> {
        let mut parties = Vec::with_capacity(lines.lines.len());
        for line in &lines.lines {
            let found = match line.enterprise {
                Some(firm) => self.nodes.find(Some(firm), line.site).into_iter().collect(),
                None => self.parties(line.site, line.commodity, is_supply),
            };
            for &node in &found {
                let uses = self.at(node, line.commodity);
                if is_supply {
                    uses.buys = true;
                } else {
                    uses.sells = true;
                }
            }
            parties.push(found);
        }
        parties
    }

    /// Firms at a site that can trade a commodity with outside, and the site itself where its own
    /// plants or routes need it, or nobody else does.
    fn parties(&self, site: SiteId, commodity: CommodityId, is_supply: bool) -> Vec<NodeId> {
        let concerned = |node: NodeId| {
            let uses = self.of(node, commodity);
            let may_resell = self.nodes.get(node).enterprise.is_some() && self.nodes.get(node).may_resell;
            may_resell || if is_supply { uses.uses } else { uses.makes || uses.passes[0] }
        };
        let mut found: Vec<NodeId> = self.nodes.firms_at(site).iter().copied().filter(|&n| concerned(n)).collect();
        let own = self.of(self.nodes.site(site), commodity);
        let is_own =
            if is_supply { own.uses || own.leaves || own.holds } else { own.makes || own.arrives || own.holds };
        if is_own || found.is_empty() {
            found.push(self.nodes.site(site));
        }
        found
    }

    /// Marks deliveries to and takings from the local market, where both sides exist.
    fn mark_local(&mut self) {
        for s in 0..self.base.rows.sites.len() {
            let site = SiteId::from_index(s);
            let firms = self.nodes.firms_at(site);
            if firms.is_empty() {
                continue;
            }
            for k in 0..self.commodities {
                self.mark_local_of(site, firms, CommodityId::from_index(k));
            }
        }
    }

    fn mark_local_of(&mut self, site: SiteId, firms: &[NodeId], commodity: CommodityId) {
        let own = self.of(self.nodes.site(site), commodity);
        let site_gives = own.makes || own.arrives || own.buys || own.holds;
        let site_wants = own.uses || own.leaves || own.sells || own.holds;
        let trades = |node: NodeId| self.nodes.get(node).may_resell;
        let gives = |u: Uses, node: NodeId| u.makes || u.passes[0] || (trades(node) && u.is_any());
        let wants = |u: Uses, node: NodeId| u.uses || (trades(node) && u.is_any());
        let givers: Vec<NodeId> = firms.iter().copied().filter(|&n| gives(self.of(n, commodity), n)).collect();
        let wanters: Vec<NodeId> = firms.iter().copied().filter(|&n| wants(self.of(n, commodity), n)).collect();
        for &node in &givers {
            if site_wants || wanters.iter().any(|&other| other != node) {
                self.at(node, commodity).delivers = true;
            }
        }
        for &node in &wanters {
            if site_gives || givers.iter().any(|&other| other != node) {
                self.at(node, commodity).takes = true;
            }
        }
    }

    fn pools(self) -> Pools {
        let mut pools =
            Pools { at: vec![[None; 2]; self.uses.len()], commodities: self.commodities, ..Pools::default() };
        pools.passes = self.uses.iter().map(|uses| uses.passes).collect();
        for (id, node) in self.nodes.iter() {
            for k in 0..self.commodities {
                let commodity = CommodityId::from_index(k);
                let uses = self.of(id, commodity);
                let is_local = node.enterprise.is_none()
                    && self.nodes.firms_at(node.site).iter().any(|&n| {
                        let u = self.of(n, commodity);
                        u.delivers || u.takes
                    });
                if uses.is_any() || is_local {
                    pools.add(id, commodity, uses, node.may_resell);
                }
            }
        }
        for (id, node) in self.nodes.iter().filter(|(_, n)| n.enterprise.is_some()) {
            let site = self.nodes.site(node.site);
            for k in 0..self.commodities {
                let commodity = CommodityId::from_index(k);
                let uses = self.of(id, commodity);
                if let (true, Some(made), Some(local)) =
                    (uses.delivers, pools.made(id, commodity), pools.held(site, commodity))
                {
                    pools.deliveries.push((made, local));
                }
                if let (true, Some(bought), Some(local)) =
                    (uses.takes, pools.bought(id, commodity), pools.held(site, commodity))
                {
                    pools.takings.push((local, bought));
                }
            }
        }
        pools
    }
}

impl Pools {
    fn add(&mut self, node: NodeId, commodity: CommodityId, uses: Uses, may_resell: bool) {
        let cell = node.index() * self.commodities + commodity.index();
        let mut push = |side| {
            let id = PoolId(self.pools.len() as u32);
            self.pools.push(Pool { node, commodity, side });
            id
        };
        if may_resell {
            let all = push(Side::All);
            self.at[cell] = [Some(all), Some(all)];
            return;
        }
        let is_made = uses.makes || uses.sells || uses.passes[0];
        let is_bought = uses.uses || uses.buys || uses.takes || uses.passes[1] || (uses.holds && !is_made);
        let made = is_made.then(|| push(Side::Made));
        let bought = is_bought.then(|| push(Side::Bought));
        self.at[cell] = [made, bought];
        if let (Some(made), Some(bought)) = (made, bought) {
            self.own_uses.push((made, bought));
        }
    }
}
