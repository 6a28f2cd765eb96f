//! Names and amounts of a base in both languages.

use lodestone_model::CheckedBase;
use lodestone_model::base::Lang;
use lodestone_model::grid::Sym;
use lodestone_model::ids::{Id as _, Names, ProjectId};
use lodestone_model::schema::{Choice, Chosen};
use lodestone_model::unit::{Dimension, Units};

use crate::words::{Both, Languages, Words, unit};

/// What sentences are about.
pub(super) struct Said<'a> {
    pub base: &'a CheckedBase,
    pub languages: &'a Languages,
    pub units: Units,
}

impl Said<'_> {
    pub fn both(&self, text: impl Fn(&Words) -> String) -> Both {
        self.languages.both(text)
    }

    pub fn project(&self, project: ProjectId) -> Both {
        let row = &self.base.rows.projects[project.index()];
        self.named(row.names, row.project)
    }

    pub fn named(&self, names: Names, id: Sym) -> Both {
        let of = |lang| self.base.label(names, id, lang).to_owned();
        Both { zh: of(Lang::Zh), en: of(Lang::En) }
    }

    pub fn text(&self, sym: Option<Sym>) -> Option<String> {
        sym.map(|sym| self.base.text(sym).to_owned())
    }

    pub fn money(&self, value: f64, lang: Lang) -> String {
        unit::amount(value, &self.units.symbol(Dimension::MONEY), lang)
    }

    pub fn line(&self, table: &'static str, row: u32, column: &str) -> Option<u32> {
        self.base.place(table, row, column).line
    }
}

/// A member of a closed list of the schema.
pub(super) fn choice(chosen: impl Chosen) -> (&'static str, Both) {
    let Choice { id, zh, en } = *chosen.choice();
    (id, Both { zh: zh.to_owned(), en: en.to_owned() })
}
