//! Credit codes and holders of titles.

use lodestone_judge::counts::{Holders, Title, count_titles};
use lodestone_model::credit_code::{CreditCode, CreditCodeError};
use lodestone_model::time::Span;

use crate::subject::day;

/// GB 32100-2015, annex: 91350100M000100Y43.
#[test]
fn the_example_of_the_standard_and_every_slip_of_one_character() {
    let code = "91350100M000100Y43";
    assert_eq!(CreditCode::parse(code).unwrap().as_str(), code);
    assert_eq!(CreditCode::parse(" 91350100m000100y43 ").unwrap().as_str(), code);
    assert_eq!(CreditCode::parse("91350100M000100Y44"), Err(CreditCodeError::Check { found: '4', expected: '3' }));
    for at in 0..18 {
        let mut slip = code.as_bytes().to_vec();
        slip[at] = if slip[at] == b'7' { b'8' } else { b'7' };
        assert!(CreditCode::parse(std::str::from_utf8(&slip).unwrap()).is_err(), "{at}");
    }
    for text in ["", "91350100M000100Y4", "91350100M000100Y433", "9135010IM000100Y43", "91350100M000100Y4三"] {
        assert_eq!(CreditCode::parse(text), Err(CreditCodeError::Form), "{text}");
    }
}

fn title(firm: &str, family: &str, from: &str, to: &str) -> Title {
    Title { firm: firm.into(), family: family.into(), from: day(from), to: (!to.is_empty()).then(|| day(to)) }
}

/// a: three titles in 2025, one firm. b: lapsed in 2025. c: renewed without a gap. d: given and lapsed within the year.
/// e: lapsed before the year and given anew in it. f: as before, nothing changes.
#[test]
fn one_firm_with_three_titles_counts_once() {
    let titles = [
        title("a", "hnte", "2025-03-01", "2028-02-28"),
        title("a", "tech-sme", "2025-06-01", "2025-12-31"),
        title("a", "srdi-sme", "2025-09-01", ""),
        title("b", "hnte", "2022-05-01", "2025-04-30"),
        title("c", "hnte", "2022-11-01", "2025-10-31"),
        title("c", "hnte", "2025-11-01", "2028-10-31"),
        title("d", "tech-sme", "2025-02-01", "2025-08-31"),
        title("e", "hnte", "2021-01-01", "2023-12-31"),
        title("e", "hnte", "2025-01-01", "2027-12-31"),
        title("f", "tech-sme", "2024-01-01", ""),
    ];
    let counts = count_titles(&titles, &["hnte", "tech-sme"], Span::year(2025).unwrap());
    let hnte = Holders { before: 2, gross_new: 2, renewed: 1, lapsed: 1, after: 3 };
    let tech = Holders { before: 1, gross_new: 2, renewed: 0, lapsed: 1, after: 2 };
    assert_eq!(counts.families, [("hnte".to_owned(), hnte), ("tech-sme".to_owned(), tech)]);
    assert_eq!(counts.unique, Holders { before: 3, gross_new: 3, renewed: 1, lapsed: 2, after: 4 });
    assert_eq!((counts.gross_new_sum, counts.unique.net()), (4, 1));
    for holders in [hnte, tech, counts.unique] {
        assert_eq!(holders.net(), holders.gross_new as i64 - holders.lapsed as i64);
    }
}
