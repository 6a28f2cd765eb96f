//! An id with its names.

use lodestone_model::base::Lang;
use lodestone_plan::result::Label;
use serde::Serialize;

/// An id with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LabelView {
    /// As the tables write it.
    pub id: String,
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl LabelView {
    /// The name in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl From<&Label> for LabelView {
    fn from(label: &Label) -> Self {
        LabelView { id: label.id.clone(), zh: label.zh.clone(), en: label.en.clone() }
    }
}

/// Labels of a list.
pub(super) fn labels(list: &[Label]) -> Vec<LabelView> {
    list.iter().map(LabelView::from).collect()
}
