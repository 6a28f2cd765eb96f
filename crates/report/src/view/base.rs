//! Which base a result is about.

use lodestone_model::CheckedBase;
use lodestone_model::base::Lang;
use lodestone_model::canonical::base_id;
use serde::Serialize;

use crate::words::Both;

/// Which base a result is about.
#[derive(Debug, Clone, Serialize)]
pub struct BaseView {
    /// SHA-256 of its canonical form, cases applied.
    pub id: String,
    /// Its own short id.
    pub name: String,
    /// Its name.
    pub title: Both,
    /// ISO code.
    pub currency: String,
    /// Cases that were applied, in order.
    pub cases: Vec<String>,
    /// Periods before the plan.
    pub history: Vec<String>,
    /// Planned periods.
    pub planned: Vec<String>,
}

/// Letters of an id that tell bases apart at a glance.
const SHORT: usize = 12;

impl BaseView {
    /// What identifies a base.
    pub fn new(base: &CheckedBase) -> Self {
        let manifest = &base.manifest;
        let (history, planned) = base.periods.split_at(base.first_planned());
        let spans = |periods: &[lodestone_model::base::Period]| periods.iter().map(|p| p.span.to_string()).collect();
        BaseView {
            id: base_id(manifest, base.grids(), base.texts()),
            name: manifest.id.clone(),
            title: Both { zh: manifest.name_zh.clone(), en: manifest.name_en.clone() },
            currency: manifest.currency.clone(),
            cases: base.cases().to_vec(),
            history: spans(history),
            planned: spans(planned),
        }
    }

    /// The beginning of the id.
    pub fn short_id(&self) -> &str {
        self.id.get(..SHORT).unwrap_or(&self.id)
    }

    /// Its name in one language.
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
}
