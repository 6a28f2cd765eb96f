//! A draft of a profile: its text, and what was guessed of each column.

use lodestone_intake::profile::write_profile;
use lodestone_intake::suggest::{Guess, Question, Suggestion};
use lodestone_model::base::Lang;
use lodestone_model::diagnostic::Arg;
use serde::Serialize;

use crate::words::{Both, Languages, Words};

/// A draft of a profile.
#[derive(Debug, Clone, Serialize)]
pub struct SuggestView {
    /// The profile as TOML; comments say how sure each column is.
    pub profile: Both,
    /// Columns of all blocks, in order.
    pub columns: Vec<GuessView>,
    /// What to ask about the file as a whole.
    pub questions: Vec<Both>,
}

/// What was guessed of a column.
#[derive(Debug, Clone, Serialize)]
pub struct GuessView {
    /// Number of the block, from 1.
    pub block: usize,
    /// Its header.
    pub header: String,
    /// From 0 to 1.
    pub confidence: f64,
    /// What to ask, where it is not clear.
    pub question: Option<Both>,
}

impl SuggestView {
    /// A draft in both languages.
    pub fn new(suggestion: &Suggestion, languages: &Languages) -> Self {
        let guesses = suggestion.guesses.iter().enumerate();
        let columns = guesses.flat_map(|(block, guesses)| {
            guesses.iter().map(move |guess| GuessView {
                block: block + 1,
                header: guess.header.clone(),
                confidence: guess.confidence,
                question: guess.question.as_ref().map(|question| languages.both(|words| ask(words, question))),
            })
        });
        let mut questions = Vec::new();
        if suggestion.profile.blocks.is_empty() {
            questions.push(languages.both(|words| words.say("suggest-no-table", &[])));
        }
        if !suggestion.has_stated_on {
            questions.push(languages.both(|words| words.say("suggest-stated-on", &[])));
        }
        questions.push(languages.both(|words| words.say("suggest-grade", &[])));
        let profile =
            Both { zh: text(suggestion, &questions, &languages.zh), en: text(suggestion, &questions, &languages.en) };
        SuggestView { profile, columns: columns.collect(), questions }
    }
}

fn text(suggestion: &Suggestion, questions: &[Both], words: &Words) -> String {
    let lang: Lang = words.lang();
    let mut out: String = questions.iter().map(|question| format!("# {}\n", question.get(lang))).collect();
    out.push_str(&write_profile(&suggestion.profile, |block, column| {
        let guess: &Guess = &suggestion.guesses[block][column];
        let share = Arg::Number((100.0 * guess.confidence).round());
        let mut lines = vec![words.say("suggest-confidence", &[("share", share)])];
        lines.extend(guess.question.as_ref().map(|question| ask(words, question)));
        lines
    }));
    out
}

fn ask(words: &Words, question: &Question) -> String {
    match question {
        Question::Indicator(Some(id)) => words.say("suggest-ask-indicator", &[("id", Arg::from(id.as_str()))]),
        Question::Indicator(None) => words.say("suggest-ask-which", &[]),
        Question::Names(names) => words.say("suggest-ask-names", &[("names", Arg::from(names.join(", ")))]),
        Question::Meaning => words.say("suggest-ask-meaning", &[]),
    }
}
