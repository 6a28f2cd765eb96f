//! The catalogue is complete: every code and every phrase in both languages, with the arguments it gets, and nothing else.

use std::collections::BTreeSet;

use lodestone_model::base::Lang;
use lodestone_model::diagnostic::{Arg, Code, Diagnostic, Place};
use lodestone_model::unit::{CountKind, Dimension};
use lodestone_report::words::Words;

use crate::ftl::{EN, ZH, documented_args, messages, said, sources};

/// What `base.toml` and files of schemes expect, as their readers say it.
const EXPECTED: [&str; 25] = [
    "text",
    "number",
    "date",
    "span",
    "table",
    "list",
    "list of spans",
    "unique name",
    "text or number",
    "whole months",
    "currency code",
    "letters, digits, - and _",
    "new word",
    "value of its kind",
    "number with unit",
    "true or false",
    "yes or no",
    "one of the choices",
    "whole number that is not too large",
    "fact of the time year or this-year",
    "of, of with per, growth_of, or since",
    "list that is not empty",
    "two numbers, the smaller first",
    "points up to the most of the item",
    "day that is not before from",
];

fn args_of(code: Code) -> Vec<String> {
    documented_args().remove(code.id()).unwrap_or_else(|| panic!("{} is not in code.rs", code.id()))
}

fn sample(code: Code) -> Diagnostic {
    let mut finding =
        Diagnostic::new(code, Place { file: "plants.csv".into(), line: Some(3), column: Some("site".into()) });
    for name in args_of(code) {
        let value = match name.as_str() {
            "found" | "expected" => Arg::Term("money/(mass·time)".into()),
            "count" | "rows" | "size" | "limit" | "offset" => Arg::Count(12_345),
            _ => Arg::Text(format!("‹{name}›")),
        };
        finding.args.push((Box::leak(name.into_boxed_str()), value));
    }
    finding
}

#[test]
fn every_code_speaks_both_languages_with_the_arguments_it_has() {
    let (zh, en) = (Words::new(Lang::Zh), Words::new(Lang::En));
    for &code in Code::ALL {
        for words in [&zh, &en] {
            let rendered = words.diagnostic(&sample(code));
            let texts = [Some(&rendered.message), rendered.hint.as_ref()];
            for text in texts.into_iter().flatten() {
                assert_ne!(text, code.key(), "no message");
                assert!(!text.contains("{$") && !text.contains('�'), "{} lacks an argument: {text}", code.id());
            }
        }
    }
}

#[test]
fn every_argument_of_a_code_is_said() {
    for source in [ZH, EN] {
        let messages = messages(source);
        for &code in Code::ALL {
            let used: BTreeSet<&String> = [code.key().to_owned(), format!("{}-hint", code.key())]
                .iter()
                .filter_map(|key| messages.get(key))
                .flatten()
                .collect();
            for arg in args_of(code).iter().filter(|arg| *arg != "hint") {
                assert!(used.contains(arg), "{} does not say {arg}", code.id());
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_and_variables() {
    assert_eq!(messages(ZH), messages(EN));
}

#[test]
fn every_message_is_used() {
    let sources = sources();
    let is_literal = |key: &str| sources.iter().any(|source| source.contains(&format!("\"{key}\"")));
    let slug = |text: &str| {
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("-")
    };
    let mut used: BTreeSet<String> =
        Code::ALL.iter().flat_map(|code| [code.key().to_owned(), format!("{}-hint", code.key())]).collect();
    used.extend(EXPECTED.iter().map(|text| format!("expected-{}", slug(text))));
    used.extend((1..=16).map(|number| format!("question-{number}")));
    used.extend(dimension_words().into_iter().map(|word| format!("dimension-{word}")));
    for key in messages(EN).keys() {
        assert!(used.contains(key) || is_literal(key), "{key} is not used");
    }
}

#[test]
fn every_phrase_that_is_said_exists_and_gets_its_arguments() {
    let messages = messages(EN);
    let mut count = 0;
    for (key, args) in sources().iter().flat_map(|source| said(source)) {
        let variables = messages.get(&key).unwrap_or_else(|| panic!("{key} is said and missing"));
        let args: BTreeSet<String> = args.into_iter().collect();
        assert_eq!(&args, variables, "{key}");
        count += 1;
    }
    assert!(count > 20, "the sources were found");
}

#[test]
fn every_word_of_a_dimension_is_known() {
    for word in dimension_words() {
        for lang in [Lang::Zh, Lang::En] {
            assert!(Words::new(lang).has(&format!("dimension-{word}")), "{word}");
        }
    }
}

fn dimension_words() -> Vec<String> {
    let counts = [
        CountKind::PERSON,
        CountKind::UNIT,
        CountKind::SET,
        CountKind::PIECE,
        CountKind::CASE,
        CountKind::FIRM,
        CountKind::PROJECT,
        CountKind::VEHICLE,
    ];
    let plain = [
        Dimension::NONE,
        Dimension::MASS,
        Dimension::MONEY,
        Dimension::TIME,
        Dimension::ENERGY,
        Dimension::VOLUME,
        Dimension::LENGTH,
    ];
    let counts = counts.into_iter().map(Dimension::count);
    plain.into_iter().chain(counts).map(|dimension| dimension.to_string()).chain(["count".to_owned()]).collect()
}
