//! Texts of a base, once each. Ids match by their folded form (simplified = traditional, full =
//! half width, case ignored) and are shown as they were first written.

use std::collections::HashMap;
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::text::{eq_folded, fold};

/// A text of one base; `Sym` is cheap to copy and compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sym(std::num::NonZeroU32);

impl Sym {
    /// Position in the interner.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// All texts of one base, one behind the other.
#[derive(Debug, Clone, Default)]
pub struct Interner {
    arena: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// First spellings of ids by their hash, so that they need no folding. Where two texts share a hash, the later stands at the next free number.
    by_text: HashMap<u64, Sym, FxBuildHasher>,
    /// Ids by the hash of their folded form, likewise.
    by_fold: HashMap<u64, Sym, FxBuildHasher>,
}

impl Interner {
    /// The symbol of an id or name; spellings that fold to the same text share it.
    pub fn id(&mut self, text: &str) -> Sym {
        let is_key = is_plain_key(text);
        if !is_key && let Ok(sym) = self.look_up(&self.by_text, hash(text), |known| known == text) {
            return sym;
        }
        let folded = fold(text);
        match self.look_up(&self.by_fold, hash(&folded), |known| eq_folded(known, text)) {
            Ok(sym) => sym,
            Err(free) => {
                let sym = self.push(text);
                self.by_fold.insert(free, sym);
                if !is_key && let Err(free) = self.look_up(&self.by_text, hash(text), |_| false) {
                    self.by_text.insert(free, sym);
                }
                sym
            }
        }
    }

    /// The symbol of a free text, kept as it is and never matched.
    pub fn text(&mut self, text: &str) -> Sym {
        self.push(text)
    }

    /// The symbol of an id or name that is already known.
    pub fn find(&self, text: &str) -> Option<Sym> {
        let by_text = self.look_up(&self.by_text, hash(text), |known| known == text);
        by_text.or_else(|_| self.look_up(&self.by_fold, hash(&fold(text)), |known| eq_folded(known, text))).ok()
    }

    /// The text as first written.
    pub fn get(&self, sym: Sym) -> &str {
        let start = sym.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.arena[start..self.ends[sym.index()]]
    }

    /// Every text, by the position of its symbol.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.arena[start..end])
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The symbol whose text `is_wanted`, or the first number that is free for it.
    fn look_up(
        &self,
        map: &HashMap<u64, Sym, FxBuildHasher>,
        mut hash: u64,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Result<Sym, u64> {
        loop {
            match map.get(&hash) {
                None => return Err(hash),
                Some(&sym) if is_wanted(self.get(sym)) => return Ok(sym),
                Some(_) => hash = hash.wrapping_add(1),
            }
        }
    }

    fn push(&mut self, text: &str) -> Sym {
        self.arena.push_str(text);
        self.ends.push(self.arena.len());
        let position = u32::try_from(self.ends.len()).expect("a base has fewer than 2^32 texts");
        Sym(std::num::NonZeroU32::new(position).expect("the length after a push is positive"))
    }
}

/// Whether a text is plainly its own folded form.
fn is_plain_key(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase())
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_fold_together_share_one_symbol_shown_as_first_written() {
        let mut texts = Interner::default();
        let first = texts.id("釤鈷");
        assert_eq!(texts.id("钐钴"), first);
        assert_eq!(texts.get(first), "釤鈷");
        assert_eq!(texts.id("ＰｒＮｄ"), texts.id("PrNd"));
        assert_ne!(texts.id("Pr"), texts.id("Nd"));
        assert_eq!(texts.find("ＰＲＮＤ"), texts.find("prnd"));
        assert_eq!(texts.find("Dy"), None);
        assert_eq!(texts.iter().collect::<Vec<_>>(), ["釤鈷", "ＰｒＮｄ", "Pr", "Nd"]);
    }

    #[test]
    fn texts_that_share_a_hash_stay_apart() {
        let mut texts = Interner::default();
        let taken = [texts.text("a"), texts.text("b")];
        texts.by_text.insert(hash("X"), taken[0]);
        texts.by_fold.insert(hash("x"), taken[1]);
        let x = texts.id("X");
        assert!(!taken.contains(&x));
        assert_eq!((texts.id("x"), texts.id("X"), texts.find("Ｘ")), (x, x, Some(x)));
    }
}
