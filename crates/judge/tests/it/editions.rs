//! Which edition judges on which day.

use lodestone_judge::judge::{Ground, judge};
use lodestone_judge::{Application, EditionFault, Verdict};

use crate::subject::{SRDI, day, facts, library};

#[test]
fn the_day_and_the_application_pick_the_edition() {
    for (family, application, on, expected) in [
        ("srdi-sme", Application::New, "2025-12-31", Ok("srdi-sme-2022")),
        ("srdi-sme", Application::New, "2026-03-31", Ok("srdi-sme-2022")),
        ("srdi-sme", Application::New, "2026-04-01", Ok("srdi-sme-2026")),
        ("srdi-sme", Application::New, "2026-05-01", Ok("srdi-sme-2026")),
        ("little-giant", Application::New, "2026-05-01", Ok("little-giant-2026")),
        ("little-giant", Application::Renewal, "2026-05-01", Ok("little-giant-2022")),
        ("little-giant", Application::Renewal, "2027-01-01", Ok("little-giant-2026")),
        ("innovative-sme", Application::New, "2026-07-01", Ok("innovative-sme-2022")),
        ("srdi-sme", Application::New, "2022-07-31", Err(EditionFault::NotInForce)),
        ("two-news-industry-call", Application::New, "2025-10-25", Err(EditionFault::NotInForce)),
        ("srdi", Application::New, "2025-12-31", Err(EditionFault::Unknown)),
    ] {
        let found = library().edition(family, application, day(on)).map(|id| library().scheme_of(id).id.as_str());
        assert_eq!(found, expected, "{family} {application:?} {on}");
    }
}

#[test]
fn an_edition_that_is_not_in_force_does_not_judge() {
    let scheme = library().scheme("srdi-sme-2022").unwrap();
    let judgement = judge(library(), scheme, Application::New, &facts(SRDI, "2026-05-01"));
    assert_eq!((judgement.verdict, judgement.ground), (Verdict::NotEvaluable, Ground::NotInForce));
    assert!(judgement.rules.is_empty());
}

#[test]
fn every_scheme_of_the_library_says_who_decides_and_where_it_is_written() {
    assert!(library().schemes.len() >= 24, "{}", library().schemes.len());
    assert_eq!(
        library().sources.len(),
        62,
        "the sixty of the research, the clause that could not be read, grades of concentrate"
    );
    for scheme in &library().schemes {
        assert!(!scheme.document.is_empty() && !scheme.sources.is_empty(), "{}", scheme.id);
        assert!(scheme.not_loaded.is_some() || !scheme.rules.is_empty(), "{} asks for nothing", scheme.id);
        for text in [&scheme.name, &scheme.authority, &scheme.title] {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", scheme.id);
        }
    }
    for source in &library().sources {
        let words = format!("{} {}", source.title.zh, source.title.en);
        assert!(!words.contains("http") && !words.contains("www."), "{}: cite the document, not an address", source.id);
    }
}
