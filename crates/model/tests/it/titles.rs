//! Holders of titles, counted by hand.

use lodestone_model::time::{Date, Span};
use lodestone_model::titles::{Holders, Title, held_on, holders};

fn title(firm: &'static str, group: &'static str, valid: &str) -> Title<&'static str, &'static str> {
    let valid = match valid.strip_suffix("..") {
        Some(from) => Span::new(Date::parse(from).unwrap(), Date::MAX).unwrap(),
        None => Span::parse(valid).unwrap(),
    };
    Title { firm, group, valid }
}

/// a: three titles in 2025, one firm. b: lapsed in 2025. c: renewed without a gap. d: given and lapsed within the year.
/// e: lapsed before the year and given anew in it. f: as before, nothing changes.
#[test]
fn one_firm_with_three_titles_counts_once() {
    let titles = [
        title("a", "hnte", "2025-03-01..2028-02-28"),
        title("a", "tech-sme", "2025-06-01..2025-12-31"),
        title("b", "hnte", "2022-05-01..2025-04-30"),
        title("c", "hnte", "2022-11-01..2025-10-31"),
        title("c", "hnte", "2025-11-01..2028-10-31"),
        title("d", "tech-sme", "2025-02-01..2025-08-31"),
        title("e", "hnte", "2021-01-01..2023-12-31"),
        title("e", "hnte", "2025-01-01..2027-12-31"),
        title("f", "tech-sme", "2024-01-01.."),
    ];
    let year = Span::year(2025).unwrap();
    let of = |group: &str| {
        let own: Vec<_> = titles.iter().copied().filter(|title| title.group == group).collect();
        holders(&own, year)
    };
    let (hnte, tech, all) = (of("hnte"), of("tech-sme"), holders(&titles, year));
    let expected = Holders { before: 2, certificates: 3, gross_new: 2, renewed: 1, lapsed: 1, passing: 0, after: 3 };
    assert_eq!(hnte, expected);
    let expected = Holders { before: 1, certificates: 2, gross_new: 2, renewed: 0, lapsed: 1, passing: 1, after: 2 };
    assert_eq!(tech, expected);
    let expected = Holders { before: 3, certificates: 5, gross_new: 3, renewed: 1, lapsed: 2, passing: 1, after: 4 };
    assert_eq!(all, expected);
    assert_eq!((all.new_held(), all.lost(), all.net()), (2, 1, 1));
    for holders in [hnte, tech, all] {
        assert_eq!(holders.net(), holders.gross_new as i64 - holders.lapsed as i64);
        assert_eq!(holders.net(), holders.new_held() as i64 - holders.lost() as i64);
    }
    let last = held_on(&titles, year.last_day());
    assert_eq!(last.into_iter().collect::<Vec<_>>(), ["a", "c", "e", "f"]);
}

/// A certificate that follows one of another group is no renewal.
#[test]
fn only_its_like_renews_a_title() {
    let titles = [title("a", "hnte", "2022..2024"), title("a", "tech-sme", "2025-01-01..2025-12-31")];
    let found = holders(&titles, Span::year(2025).unwrap());
    assert_eq!((found.renewed, found.gross_new, found.before, found.after), (0, 0, 1, 1));
}
