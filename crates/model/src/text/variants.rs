//! Traditional to simplified Chinese, character by character.
//!
//! The pairs are OpenCC's `TSCharacters` as the crate `hanconv` carries them. A key for matching needs no phrases:
//! every spelling only has to end at the same character, so the first choice of each pair is followed to its end
//! (薴 → 苧 → 苎).

use hanconv::RawDictionary;
use std::sync::LazyLock;

/// First and last character of the range that holds nearly all pairs: CJK extension A to the end of the basic block.
pub(super) const HAN_FIRST: char = '\u{3400}';
pub(super) const HAN_LAST: char = '\u{9FFF}';

struct Variants {
    /// Simplified form of each character from `HAN_FIRST` to `HAN_LAST`.
    common: Box<[char]>,
    /// The other pairs, sorted by the traditional character.
    rare: Box<[(char, char)]>,
}

static VARIANTS: LazyLock<Variants> = LazyLock::new(Variants::read);

/// The simplified form of a character, or the character itself.
#[inline]
pub(super) fn simplified(c: char) -> char {
    if c < HAN_FIRST { c } else { VARIANTS.simplified(c) }
}

impl Variants {
    fn read() -> Self {
        let mut common: Box<[char]> = (HAN_FIRST..=HAN_LAST).collect();
        let mut rare = Vec::new();
        for (from, to) in RawDictionary::TSCharacters.iter() {
            let (Some(from), Some(to)) = (only_char(from), only_char(to)) else { continue };
            match slot(from) {
                Some(slot) => common[slot] = to,
                None => rare.push((from, to)),
            }
        }
        rare.sort_unstable();
        let once = Self { common, rare: rare.into() };
        let follow = |c: char| once.simplified(once.simplified(c));
        Self {
            common: once.common.iter().map(|&c| follow(c)).collect(),
            rare: once.rare.iter().map(|&(from, to)| (from, follow(to))).collect(),
        }
    }

    fn simplified(&self, c: char) -> char {
        match slot(c) {
            Some(slot) => self.common[slot],
            None => match self.rare.binary_search_by_key(&c, |&(from, _)| from) {
                Ok(found) => self.rare[found].1,
                Err(_) => c,
            },
        }
    }
}

fn slot(c: char) -> Option<usize> {
    (HAN_FIRST..=HAN_LAST).contains(&c).then(|| (u32::from(c) - u32::from(HAN_FIRST)) as usize)
}

fn only_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let first = chars.next();
    first.filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_field() {
        let traditional = "釤鈷釹鐠鋱鏑鑭鈰銪釓釔鎬鐿鑥錛鈥鉺銩稀土鋼廈門鎢業匯川臥龍噸億萬礦產標準";
        let simple = "钐钴钕镨铽镝镧铈铕钆钇镐镱镥锛钬铒铥稀土钢厦门钨业汇川卧龙吨亿万矿产标准";
        assert_eq!(traditional.chars().map(simplified).collect::<String>(), simple);
        assert_eq!(simple.chars().map(simplified).collect::<String>(), simple);
    }

    #[test]
    fn pairs_outside_the_basic_plane() {
        assert_eq!(simplified('㑮'), '𫝈');
        assert_eq!(simplified('𠁞'), '𠀾');
    }

    #[test]
    fn every_character_reaches_its_end() {
        let all = (0..=0x10FFFF).filter_map(char::from_u32);
        let moved: Vec<char> = all.filter(|&c| simplified(c) != c).collect();
        assert!(moved.len() > 4000, "{} pairs", moved.len());
        for c in moved {
            assert_eq!(simplified(simplified(c)), simplified(c), "{c}");
        }
        assert_eq!(simplified('薴'), '苎');
    }
}
