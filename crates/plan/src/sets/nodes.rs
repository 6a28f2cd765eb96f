//! Nodes: an enterprise at a site. A site is a node too: of its plants without an owner, and the
//! local market where the firms of the site trade, so that a flow between legal persons is always
//! a variable.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id, SiteId};

/// A node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// Its position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A legal person at a place, or the place itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Node {
    /// The firm; none for the site's own node.
    pub enterprise: Option<EnterpriseId>,
    /// The place.
    pub site: SiteId,
    /// Whether it may resell what it bought: sites and trading firms.
    pub may_resell: bool,
    /// Whether the firm's own goods only pass here: it neither works nor trades at the place.
    pub is_transit: bool,
}

/// All nodes; the first ones are the sites, in their order.
#[derive(Debug, Default)]
pub struct Nodes {
    nodes: Vec<Node>,
    by_firm: FxHashMap<(EnterpriseId, SiteId), NodeId>,
    firms_at: Vec<Vec<NodeId>>,
}

impl Nodes {
    /// One node per site.
    pub(super) fn of_sites(base: &CheckedBase) -> Self {
        let sites = base.rows.sites.len();
        let node = |s| Node { enterprise: None, site: SiteId::from_index(s), may_resell: true, is_transit: false };
        Nodes {
            nodes: (0..sites).map(node).collect(),
            by_firm: FxHashMap::default(),
            firms_at: vec![Vec::new(); sites],
        }
    }

    /// The node of a firm at a site, made when it is new; the site's own without a firm.
    pub(super) fn at(&mut self, base: &CheckedBase, firm: Option<EnterpriseId>, site: SiteId) -> NodeId {
        let Some(enterprise) = firm else { return self.site(site) };
        *self.by_firm.entry((enterprise, site)).or_insert_with(|| {
            let id = NodeId(self.nodes.len() as u32);
            let may_resell = base.rows.enterprises[enterprise.index()].trading;
            self.nodes.push(Node { enterprise: Some(enterprise), site, may_resell, is_transit: false });
            self.firms_at[site.index()].push(id);
            id
        })
    }

    /// Nodes of firms that own no plant but buy, sell or store.
    pub(super) fn add_traders(&mut self, base: &CheckedBase) {
        let named = base
            .rows
            .supplies
            .iter()
            .map(|s| (s.enterprise, s.site))
            .chain(base.rows.markets.iter().map(|m| (m.enterprise, m.site)))
            .chain(base.rows.stocks.iter().map(|s| (s.enterprise, s.site)));
        let named: Vec<_> = named.filter(|(firm, _)| firm.is_some()).collect();
        for (firm, site) in named {
            self.at(base, firm, site);
        }
    }

    /// Nodes where goods of firms at several sites pass on their way: every site of a route. They take no part in
    /// the trade of the site.
    pub(super) fn add_transit(&mut self, base: &CheckedBase) {
        let mut sites: Vec<SiteId> = base.rows.routes.iter().flat_map(|route| [route.from, route.to]).collect();
        sites.sort();
        sites.dedup();
        for enterprise in self.spread_firms() {
            for &site in &sites {
                let id = NodeId(self.nodes.len() as u32);
                self.by_firm.entry((enterprise, site)).or_insert_with(|| {
                    self.nodes.push(Node { enterprise: Some(enterprise), site, may_resell: false, is_transit: true });
                    id
                });
            }
        }
    }

    /// Firms at more than one site that do not trade, in order: they ship their own goods to themselves.
    pub(super) fn spread_firms(&self) -> Vec<EnterpriseId> {
        let mut sites: BTreeMap<EnterpriseId, u32> = BTreeMap::new();
        for node in self.nodes.iter().filter(|node| !node.may_resell && !node.is_transit) {
            if let Some(firm) = node.enterprise {
                *sites.entry(firm).or_insert(0) += 1;
            }
        }
        sites.into_iter().filter(|&(_, count)| count > 1).map(|(firm, _)| firm).collect()
    }

    /// The site's own node.
    pub fn site(&self, site: SiteId) -> NodeId {
        NodeId(site.0)
    }

    /// The node of a firm at a site, if it has one.
    pub fn find(&self, firm: Option<EnterpriseId>, site: SiteId) -> Option<NodeId> {
        match firm {
            None => Some(self.site(site)),
            Some(firm) => self.by_firm.get(&(firm, site)).copied(),
        }
    }

    /// Nodes of firms at a site.
    pub fn firms_at(&self, site: SiteId) -> &[NodeId] {
        &self.firms_at[site.index()]
    }

    /// Whether a node is a site where no firm works.
    pub fn is_without_firms(&self, node: NodeId) -> bool {
        let of = self.get(node);
        of.enterprise.is_none() && self.firms_at(of.site).is_empty()
    }

    /// A node.
    pub fn get(&self, id: NodeId) -> Node {
        self.nodes[id.index()]
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = (NodeId, Node)> + '_ {
        self.nodes.iter().enumerate().map(|(i, &node)| (NodeId(i as u32), node))
    }
}
