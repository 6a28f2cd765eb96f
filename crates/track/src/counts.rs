//! Counts of firms that hold titles (high-tech enterprise, specialised-and-new): each firm once, net of lapses.
//!
//! In a span: a firm is *new* when it holds a title of the group at the end and held none just before the start; it has
//! *lapsed* when it held one just before the start and holds none at the end. Net = new − lapsed. A firm with three titles
//! counts once. Test: `counts::tests`.

use std::collections::BTreeSet;

use lodestone_model::ids::EnterpriseId;
use lodestone_model::time::{Date, Span};

/// A title that a firm held on some days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Title {
    /// Who held it.
    pub firm: EnterpriseId,
    /// Position of the scheme; any numbering.
    pub scheme: usize,
    /// From the day of the certificate to its last.
    pub valid: Span,
}

/// Firms that hold at least one title of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Certificates that began in the span: what a headline counts.
    pub certificates: usize,
    /// Firms that hold one at the end and held none before the start.
    pub new: usize,
    /// Firms that held one before the start and hold none at the end.
    pub lapsed: usize,
    /// Firms that hold one at the end.
    pub unique: usize,
}

impl Count {
    /// New firms less lapsed ones.
    pub fn net(&self) -> i64 {
        self.new as i64 - self.lapsed as i64
    }
}

/// The firms that hold a title of the given schemes on a day.
pub fn holders(titles: &[Title], schemes: &[usize], day: Date) -> BTreeSet<EnterpriseId> {
    let held = titles.iter().filter(|title| schemes.contains(&title.scheme) && title.valid.contains(day));
    held.map(|title| title.firm).collect()
}

/// Counts the firms with titles of the given schemes over a span.
pub fn count(titles: &[Title], schemes: &[usize], span: Span) -> Count {
    let before = span.start.plus_days(-1).map(|day| holders(titles, schemes, day)).unwrap_or_default();
    let after = holders(titles, schemes, span.last_day());
    let of_group = titles.iter().filter(|title| schemes.contains(&title.scheme));
    Count {
        certificates: of_group.filter(|title| span.contains(title.valid.start)).count(),
        new: after.difference(&before).count(),
        lapsed: before.difference(&after).count(),
        unique: after.len(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use lodestone_model::ids::Id;

    fn title(firm: usize, scheme: usize, valid: &str) -> Title {
        Title { firm: EnterpriseId::from_index(firm), scheme, valid: Span::parse(valid).unwrap() }
    }

    /// By hand for 2025: firm 0 renews (not new), 1 is new with three titles (once), 2 lapses, 3 gains and loses inside,
    /// 4 has a title of another group.
    #[test]
    fn each_firm_counts_once_and_lapses_count() {
        let titles = [
            title(0, 0, "2022-06-01..2025-05-31"),
            title(0, 0, "2025-06-01..2028-05-31"),
            title(1, 0, "2025-03-01..2028-02-28"),
            title(1, 1, "2025-04-01..2025-12-31"),
            title(1, 1, "2025-07-01..2028-06-30"),
            title(2, 0, "2022-09-01..2025-08-31"),
            title(3, 1, "2025-02-01..2025-10-31"),
            title(4, 2, "2025-02-01..2028-01-31"),
        ];
        let found = count(&titles, &[0, 1], Span::parse("2025").unwrap());
        assert_eq!(found, Count { certificates: 5, new: 1, lapsed: 1, unique: 2 });
        assert_eq!(found.net(), 0);
    }
}
