//! Look-up of ids, names, credit codes and aliases of a base by their folded form.

use std::cell::RefCell;
use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::credit_code::CreditCode;
use lodestone_model::grid::Cells;
use lodestone_model::text::fold;
use rustc_hash::FxHashMap;

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// One thing, by its id.
    One(String),
    /// Several things.
    Several(Vec<String>),
    /// Nothing that is known.
    Nothing,
}

/// Names of a base.
#[derive(Debug)]
pub struct Identities<'b> {
    base: &'b CheckedBase,
    /// By table: folded name → ids.
    tables: RefCell<BTreeMap<&'static str, Index>>,
    /// Names that somebody confirmed for this file, by their folded form.
    confirmed: FxHashMap<String, String>,
}

type Index = FxHashMap<String, Vec<String>>;

impl<'b> Identities<'b> {
    /// Names of a base, and those of firms that a profile confirms.
    pub fn new(base: &'b CheckedBase, confirmed: &[(String, String)]) -> Self {
        let confirmed = confirmed.iter().map(|(name, id)| (key(name), id.clone())).collect();
        Identities { base, tables: RefCell::default(), confirmed }
    }

    /// The thing of one of the tables that a text names; the first table that knows it wins.
    pub fn find(&self, tables: &[&'static str], text: &str) -> Found {
        let key = key(text);
        for &table in tables {
            if table == "enterprises"
                && let Some(id) = self.confirmed.get(&key).filter(|id| *id != "new")
            {
                return Found::One(id.clone());
            }
            let found = self.with(table, |index| index.get(&key).cloned()).unwrap_or_default();
            match &found[..] {
                [] => {}
                [one] => return Found::One(one.clone()),
                _ => return Found::Several(found),
            }
        }
        if let Ok(code) = CreditCode::parse(text.trim())
            && tables.contains(&"enterprises")
        {
            let code = fold(code.as_str()).into_owned();
            if let Some([one]) = self.with("enterprises", |index| index.get(&code).cloned()).as_deref() {
                return Found::One(one.clone());
            }
        }
        Found::Nothing
    }

    /// Whether a name was confirmed to be a firm that the base does not have.
    pub fn is_new(&self, text: &str) -> bool {
        self.confirmed.get(&key(text)).is_some_and(|id| id == "new")
    }

    /// The only plant of a firm, and the commodity that its capacity counts.
    pub fn plant_of(&self, firm: &str) -> Option<(String, Option<String>)> {
        let rows = &self.base.rows;
        let firm = self.base.sym(firm)?;
        let mut plants = rows.plants.iter().filter(|plant| {
            plant.enterprise.is_some_and(|id| rows.enterprises[lodestone_model::ids::Id::index(id)].enterprise == firm)
        });
        let (only, None) = (plants.next()?, plants.next()) else { return None };
        let counted = only.counted.map(|id| rows.commodities[lodestone_model::ids::Id::index(id)].commodity);
        Some((self.base.text(only.plant).to_owned(), counted.map(|sym| self.base.text(sym).to_owned())))
    }

    /// Every name of a table with its id, in order.
    pub fn names(&self, table: &'static str) -> Vec<(String, String)> {
        let mut names: Vec<(String, String)> = self.with(table, |index| {
            index.iter().flat_map(|(name, ids)| ids.iter().map(|id| (name.clone(), id.clone()))).collect()
        });
        names.sort_unstable();
        names
    }

    fn with<T>(&self, table: &'static str, look: impl FnOnce(&Index) -> T) -> T {
        let mut tables = self.tables.borrow_mut();
        look(tables.entry(table).or_insert_with(|| index_of(self.base, table)))
    }
}

fn key(text: &str) -> String {
    fold(text).into_owned()
}

fn index_of(base: &CheckedBase, table: &'static str) -> Index {
    let mut index = Index::default();
    let mut add = |name: &str, id: &str| {
        let ids = index.entry(key(name)).or_default();
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    };
    let Some(grid) = base.grid(table) else { return index };
    let id_column = grid.table.columns.iter().position(|column| column.key);
    let text = |column: usize, row: usize| match &grid.cells[column] {
        Cells::Syms(syms) => syms[row].map(|sym| base.text(sym)),
        _ => None,
    };
    let named = ["name_zh", "name_en", "credit_code"].map(|id| grid.table.column(id).map(|(at, _)| at));
    for row in 0..grid.rows {
        let Some(id) = id_column.and_then(|column| text(column, row)) else { continue };
        add(id, id);
        named.iter().flatten().filter_map(|&column| text(column, row)).for_each(|name| add(name, id));
    }
    if table == "enterprises" {
        for alias in &base.rows.aliases {
            let firm = &base.rows.enterprises[lodestone_model::ids::Id::index(alias.enterprise)];
            add(base.text(alias.alias), base.text(firm.enterprise));
        }
    }
    index.values_mut().for_each(|ids| ids.sort_unstable());
    index
}
