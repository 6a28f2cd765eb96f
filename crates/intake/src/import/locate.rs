//! Where the blocks of a profile stand on a sheet.

use std::collections::BTreeMap;

use lodestone_model::read::sheets::{Cell, CellKind, Sheet};
use lodestone_model::text::fold;
use lodestone_model::unit::Units;
use rustc_hash::{FxHashMap, FxHashSet};

use super::header::{Head, heads, key_of, without_unit};
use crate::cells::{compact, read_number};
use crate::profile::{Block, Profile};

/// A block found on a sheet.
#[derive(Debug, Clone)]
pub(super) struct Located {
    /// Position in the profile.
    pub block: usize,
    /// First row of its header.
    pub top: u32,
    /// First row behind its header.
    pub data: u32,
    /// First row of the header that follows on the sheet, or behind the last row.
    pub end: u32,
    /// Heads by column of the sheet.
    pub heads: BTreeMap<u16, Head>,
    /// Column of the sheet by column of the block, where it is there.
    pub columns: Vec<Option<u16>>,
}

/// Every table of a sheet that a block of the profile describes, from top to bottom.
pub(super) fn locate(sheet: &Sheet, profile: &Profile, units: &Units) -> Vec<Located> {
    let blocks: Vec<usize> = (0..profile.blocks.len()).filter(|&at| is_for(&profile.blocks[at], sheet)).collect();
    let Some(area) = sheet.area().filter(|_| !blocks.is_empty()) else { return Vec::new() };
    let (mut found, mut alone): (Vec<Located>, Vec<Located>) = (Vec::new(), Vec::new());
    for top in anchor_rows(sheet, profile, &blocks, units) {
        if found.last().is_some_and(|before| top < before.data) {
            continue;
        }
        let tried = blocks.iter().map(|&block| at(sheet, profile, block, top, units));
        let best = tried.max_by_key(|located| {
            let matched = located.columns.iter().flatten().count();
            (matched, std::cmp::Reverse(located.block))
        });
        // An anchor alone may be a word in any text.
        match best {
            Some(best) if best.columns.iter().flatten().count() < 2 && best.columns.len() > 1 => alone.push(best),
            Some(best) if !goes_on(sheet, found.last(), &best) => found.push(best),
            _ => {}
        }
    }
    if found.is_empty() {
        alone.truncate(1);
        found = alone;
    }
    let tops: Vec<u32> = found.iter().skip(1).map(|next| next.top).chain([area.bottom + 1]).collect();
    found.iter_mut().zip(tops).for_each(|(located, end)| located.end = end);
    found
}

/// Whether a header is only that of the table above once more, as at the top of a printed page: figures stand right above it.
fn goes_on(sheet: &Sheet, above: Option<&Located>, header: &Located) -> bool {
    let Some(at) = header.top.checked_sub(1).and_then(|row| sheet.position(row)) else { return false };
    let is_figure = |cell: Cell<'_>| cell.kind == CellKind::Number || read_number(cell.text).is_some();
    above.is_some_and(|above| above.block == header.block && above.columns == header.columns)
        && header
            .columns
            .iter()
            .flatten()
            .any(|column| sheet.find(at, *column).is_some_and(|(_, cell)| is_figure(cell)))
}

/// Whether a block looks at a sheet: hidden ones only by name.
pub(super) fn is_for(block: &Block, sheet: &Sheet) -> bool {
    match &block.sheet {
        None => !sheet.is_hidden,
        Some(pattern) => is_like(&compact(&sheet.name), &compact(pattern)),
    }
}

/// Whether a name is as a pattern with `*` says.
fn is_like(name: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => name == pattern,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            ends.into_iter().any(|at| is_like(&rest[at..], after))
        }),
    }
}

/// Rows with a cell that is the anchor of one of the blocks.
fn anchor_rows(sheet: &Sheet, profile: &Profile, blocks: &[usize], units: &Units) -> Vec<u32> {
    let anchors: Vec<String> = blocks.iter().map(|&at| key_of(&profile.blocks[at].anchor)).collect();
    let begins: Vec<Option<char>> = anchors.iter().map(|anchor| anchor.chars().next()).collect();
    // Most cells of a long sheet begin with the same few characters.
    let mut known: FxHashMap<char, bool> = FxHashMap::default();
    let mut may_be = |text: &str| {
        text.chars().next().is_some_and(|first| {
            *known.entry(first).or_insert_with(|| begins.contains(&fold(first.encode_utf8(&mut [0; 4])).chars().next()))
        })
    };
    let mut rows = Vec::new();
    for cell in sheet.cells().filter(|cell| cell.kind == CellKind::Text && cell.text.len() <= 200) {
        if rows.last() == Some(&cell.row) || !may_be(cell.text) {
            continue;
        }
        if anchors.contains(&compact(&without_unit(cell.text, units).0)) {
            rows.push(cell.row);
        }
    }
    rows
}

fn at(sheet: &Sheet, profile: &Profile, block: usize, top: u32, units: &Units) -> Located {
    let of = &profile.blocks[block];
    let heads = heads(sheet, top, of.header_rows, units);
    let keys: Vec<(u16, String)> = heads.iter().map(|(column, head)| (*column, head.key())).collect();
    let mut taken: FxHashSet<u16> = FxHashSet::default();
    let mut columns = Vec::new();
    for column in &of.columns {
        let wanted = key_of(&column.header);
        let exact = keys.iter().find(|(at, key)| !taken.contains(at) && is_like(key, &wanted)).map(|(at, _)| *at);
        let found = exact.or_else(|| by_last_label(&keys, &wanted));
        taken.extend(found);
        columns.push(found);
    }
    Located { block, top, data: top + of.header_rows, end: top, heads, columns }
}

/// The only column whose lowest label is the wanted one.
fn by_last_label(keys: &[(u16, String)], wanted: &str) -> Option<u16> {
    let is_it = |key: &str| key.rsplit('/').next().is_some_and(|last| is_like(last, wanted));
    let mut with = keys.iter().filter(|(_, key)| is_it(key));
    with.next().filter(|_| with.next().is_none()).map(|(at, _)| *at)
}
