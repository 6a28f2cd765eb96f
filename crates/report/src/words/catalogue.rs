//! Messages by key, from `messages/zh.ftl` and `messages/en.ftl` (Project Fluent).

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use lodestone_model::base::Lang;
use lodestone_model::diagnostic::Arg;
use unic_langid::LanguageIdentifier;

use super::number;

/// The catalogue in one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

/// Text of the catalogue, as it is embedded.
pub(crate) fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => include_str!("../../messages/zh.ftl"),
        Lang::En => include_str!("../../messages/en.ftl"),
    }
}

impl Words {
    /// Reads the embedded catalogue.
    pub fn new(lang: Lang) -> Self {
        let id = match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        let id: LanguageIdentifier = id.parse().expect("zh and en are languages");
        let resource = FluentResource::try_new(source(lang).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Marks of direction are for right-to-left scripts; here they would only spoil copied text.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(n) => Some(number::plain(n.value)),
            _ => None,
        }));
        bundle.add_resource_overriding(resource);
        Words { lang, bundle }
    }

    /// Its language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is a message.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message of a key; the key itself where it is missing, which a test excludes.
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set((*name).to_owned(), self.value(arg));
        }
        self.format(key, &values).unwrap_or_else(|faults| faults.text)
    }

    /// An argument as the catalogue takes it.
    pub(super) fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Count(count) => FluentValue::from(*count),
            Arg::Term(term) => FluentValue::from(self.term(term)),
        }
    }

    /// The message of a key with everything that is wrong with it.
    pub(super) fn format(&self, key: &str, args: &FluentArgs<'_>) -> Result<String, Faults> {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return Err(Faults { text: key.to_owned(), errors: Vec::new() });
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if errors.is_empty() { Ok(text) } else { Err(Faults { text, errors }) }
    }
}

/// A message with a missing argument, or none at all.
#[derive(Debug)]
pub(super) struct Faults {
    /// As good as it gets.
    pub text: String,
    /// What is missing; empty when the message is.
    pub errors: Vec<FluentError>,
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.errors.is_empty() {
            true => write!(f, "no message {}", self.text),
            false => write!(f, "{} {:?}", self.text, self.errors),
        }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang).finish_non_exhaustive()
    }
}
