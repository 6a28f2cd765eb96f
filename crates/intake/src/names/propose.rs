//! Which known name an unknown one may be: without what firms' names have in common, and by how alike the rest is.
//!
//! Likeness is Jaro–Winkler's of the crate `strsim`. It decides nothing: a person confirms, and is named.

use lodestone_model::text::fold;

/// Parts of names that say what kind of firm it is, not which.
const COMMON: [&str; 14] = [
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "集团公司",
    "集团",
    "股份",
    "公司",
    "有限",
    "总厂",
    "分公司",
    "科技",
    "co., ltd.",
    "co.,ltd",
    "ltd",
];

/// Below this likeness nothing is proposed.
const ALIKE_MIN: f64 = 0.75;

/// A known name that an unknown one may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Its id.
    pub id: String,
    /// The known name.
    pub name: String,
    /// From 0 to 1.
    pub likeness: f64,
}

/// A name without brackets — `金力永磁（包头）科技` — and without what many firms' names have in common.
pub fn core_of(name: &str) -> String {
    let folded = fold(name);
    let mut depth = 0_i32;
    let outside = folded.chars().filter(|&c| {
        depth += i32::from(c == '(' || c == '[');
        let is_outside = depth == 0;
        depth -= i32::from((c == ')' || c == ']') && depth > 0);
        is_outside && !c.is_whitespace()
    });
    let mut core: String = outside.collect();
    for word in COMMON {
        let shorter = core.replace(word, "");
        if !shorter.is_empty() {
            core = shorter;
        }
    }
    core
}

/// The nearest known names, the most alike first, at most three; names and ids as [`super::Identities::names`] lists them.
pub fn propose(name: &str, known: &[(String, String)]) -> Vec<Proposal> {
    let core = core_of(name);
    let mut best: Vec<Proposal> = Vec::new();
    for (known, id) in known {
        let other = core_of(known);
        let is_short = core.chars().count() >= 2 && (is_abbreviation(&core, &other) || is_abbreviation(&other, &core));
        let likeness = strsim::jaro_winkler(&core, &other);
        let likeness = if core == other {
            1.0
        } else if is_short {
            likeness.max(0.9)
        } else {
            likeness.min(0.99)
        };
        if likeness < ALIKE_MIN {
            continue;
        }
        match best.iter_mut().find(|proposal| proposal.id == *id) {
            Some(proposal) if proposal.likeness >= likeness => {}
            Some(proposal) => *proposal = Proposal { id: id.clone(), name: known.clone(), likeness },
            None => best.push(Proposal { id: id.clone(), name: known.clone(), likeness }),
        }
    }
    best.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| a.id.cmp(&b.id)));
    best.truncate(3);
    best
}

/// Whether `short` has only characters of `long`, in their order, and begins alike: 北稀 of 北方稀土.
fn is_abbreviation(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    short.len() < long.len()
        && short.chars().next() == long.chars().next()
        && short.chars().all(|c| rest.any(|other| other == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insertions_suffixes_and_abbreviations() {
        let known: Vec<(String, String)> = [
            ("金力永磁(包头)科技有限公司", "jl"),
            ("中国北方稀土(集团)高科技股份有限公司", "north"),
            ("北方稀土", "north"),
            ("卧龙电驱", "wolong"),
        ]
        .map(|(name, id)| (name.to_owned(), id.to_owned()))
        .to_vec();
        for (name, id) in [
            ("金力永磁", "jl"),
            ("金力永磁（包头）", "jl"),
            ("金力永磁包头科技", "jl"),
            ("北方稀土集团", "north"),
            ("北稀", "north"),
            ("臥龍電驅有限公司", "wolong"),
        ] {
            let found = propose(name, &known);
            assert_eq!(found.first().map(|proposal| proposal.id.as_str()), Some(id), "{name}: {found:?}");
        }
        assert_eq!(propose("天和磁材", &known), []);
    }
}
