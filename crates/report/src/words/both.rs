//! A text in both languages, for documents that do not know their reader.

use lodestone_model::base::Lang;
use serde::Serialize;

use super::Words;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Both {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Both {
    /// The same text in both.
    pub fn same(text: &str) -> Self {
        Both { zh: text.to_owned(), en: text.to_owned() }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// The catalogue in both languages.
pub struct Languages {
    /// Chinese.
    pub zh: Words,
    /// English.
    pub en: Words,
}

impl Languages {
    /// Both catalogues.
    pub fn new() -> Self {
        Languages { zh: Words::new(Lang::Zh), en: Words::new(Lang::En) }
    }

    /// The catalogue of one language.
    pub fn get(&self, lang: Lang) -> &Words {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// A text in both languages.
    pub fn both(&self, text: impl Fn(&Words) -> String) -> Both {
        Both { zh: text(&self.zh), en: text(&self.en) }
    }
}

impl Default for Languages {
    fn default() -> Self {
        Self::new()
    }
}
