//! Which goods a firm at several sites may ship to itself, from the words of ARCHITECTURE.md: what it made stays made,
//! wherever routes between its sites lead; what it bought stays bought, on the way to a site that uses it. No firm
//! here passes through a site where it neither works nor trades; the generator has two sites at most.

use std::collections::BTreeSet;

use crate::raw::text_of;

use super::goods::{Node, Second};

impl Second<'_> {
    /// Routes of a commodity, each once, in the order of the table.
    pub fn routes_of(&self, k: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for row in self.raw.rows("routes").iter().filter(|l| text_of(l, "commodity") == k) {
            let ends = (text_of(row, "from").to_owned(), text_of(row, "to").to_owned());
            if !found.contains(&ends) {
                found.push(ends);
            }
        }
        found
    }

    /// Routes on which a firm may ship what it made itself.
    pub fn ships_made(&self, firm: &str, k: &str) -> Vec<(String, String)> {
        let own = self.routes_between(firm, k);
        let at = |site: &str| (firm.to_owned(), site.to_owned());
        let makes = self.sites().into_iter().filter(|s| self.makes(&at(s), k)).collect();
        let there = reached(makes, &own);
        own.into_iter().filter(|(from, _)| there.contains(from)).collect()
    }

    /// Routes on which a firm may ship what it bought itself.
    pub fn ships_bought(&self, firm: &str, k: &str) -> Vec<(String, String)> {
        let own = self.routes_between(firm, k);
        let at = |site: &str| (firm.to_owned(), site.to_owned());
        let buys = self.sites().into_iter().filter(|s| self.deals("supplies", &at(s), k)).collect();
        let uses = self.sites().into_iter().filter(|s| self.uses(&at(s), k)).collect();
        let back: Vec<(String, String)> = own.iter().map(|(from, to)| (to.clone(), from.clone())).collect();
        let (there, wanted) = (reached(buys, &own), reached(uses, &back));
        own.into_iter().filter(|(from, to)| there.contains(from) && wanted.contains(to)).collect()
    }

    /// Whether goods that a firm made may pass one of its sites from or to another.
    pub fn passes_made(&self, (firm, site): &Node, k: &str) -> bool {
        self.ships_made(firm, k).iter().any(|(from, to)| from == site || to == site)
    }

    /// Whether goods that a firm bought may.
    pub fn passes_bought(&self, (firm, site): &Node, k: &str) -> bool {
        self.ships_bought(firm, k).iter().any(|(from, to)| from == site || to == site)
    }

    fn routes_between(&self, firm: &str, k: &str) -> Vec<(String, String)> {
        let is_at = |site: &str| !firm.is_empty() && self.firms_at(site).contains(firm);
        self.routes_of(k).into_iter().filter(|(from, to)| is_at(from) && is_at(to)).collect()
    }

    pub fn firms(&self) -> BTreeSet<String> {
        self.sites().iter().flat_map(|site| self.firms_at(site)).collect()
    }
}

/// The sites that are reached from some along routes, with those.
pub fn reached(mut sites: BTreeSet<String>, along: &[(String, String)]) -> BTreeSet<String> {
    for _ in 0..along.len() {
        let next: Vec<String> =
            along.iter().filter(|(from, _)| sites.contains(from)).map(|(_, to)| to.clone()).collect();
        sites.extend(next);
    }
    sites
}
