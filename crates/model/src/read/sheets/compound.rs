//! The container of `.xls` (MS-CFB): whether its chains of sectors end, before a reader follows them (one that runs in a circle
//! would be read until memory is gone), and the stream of the workbook.

const HEADER: usize = 512;
const IN_HEADER: usize = 109;
const ENTRY: usize = 128;
/// From here on a sector number is a mark.
const LARGEST: u32 = 0xFFFF_FFFA;
const END: u32 = 0xFFFF_FFFE;
/// Streams shorter than this lie in the small sectors.
const SMALL: u64 = 4096;

struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
}

/// Checks every chain that a reader follows, and gives the stream of the workbook.
///
/// # Errors
/// What is wrong, in words.
pub(super) fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let word = |at: usize| number(bytes, at).ok_or_else(|| "the header is cut".to_owned());
    let sector = match word(30)? & 0xFFFF {
        9 => 512,
        12 => 4096,
        other => return Err(format!("sectors of 2^{other} bytes")),
    };
    let mut file = Compound { bytes, sector, fat: Vec::new() };
    let mut places: Vec<u32> = (0..IN_HEADER).map(|at| word(76 + 4 * at)).collect::<Result<_, _>>()?;
    let (mut next, mut seen) = (word(68)?, 0);
    while next < LARGEST {
        seen += 1;
        let mut more = file.numbers(next).filter(|_| seen <= bytes.len() / sector).ok_or_else(broken)?;
        next = more.pop().ok_or_else(broken)?;
        places.extend(more);
    }
    for place in places.into_iter().filter(|place| *place < LARGEST) {
        file.fat.extend(file.numbers(place).ok_or_else(broken)?);
    }
    let entries = file.content(word(48)?)?;
    let small = if word(64)? > 0 { numbers(&file.content(word(60)?)?) } else { Vec::new() };
    let (mut root, mut book) = (Vec::new(), None);
    for (at, entry) in entries.chunks_exact(ENTRY).enumerate() {
        let (start, low) = (number(entry, 116).ok_or_else(broken)?, number(entry, 120).ok_or_else(broken)?);
        let high = if sector == 512 { 0 } else { number(entry, 124).ok_or_else(broken)? };
        let length = u64::from(high) << 32 | u64::from(low);
        if length > bytes.len() as u64 {
            return Err("a stream is longer than the file".to_owned());
        }
        let content = match (at, length) {
            (_, 0) => Vec::new(),
            (1.., ..SMALL) => content_of_small(start, &small, &root)?,
            _ => file.content(start)?,
        };
        if at == 0 {
            root = content;
        } else if book.is_none() && NAMES.iter().any(|name| is_named(entry, name)) {
            book = Some(content.into_iter().take(length as usize).collect());
        }
    }
    book.ok_or_else(|| "there is no workbook in it".to_owned())
}

/// Names of the stream of a workbook, the newer first.
const NAMES: [&str; 2] = ["Workbook", "Book"];

fn is_named(entry: &[u8], name: &str) -> bool {
    let letters = entry[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let own: Vec<u16> = letters.take_while(|letter| *letter != 0).collect();
    String::from_utf16_lossy(&own).eq_ignore_ascii_case(name)
}

/// A chain of small sectors, which lie in the stream of the root.
fn content_of_small(start: u32, table: &[u32], root: &[u8]) -> Result<Vec<u8>, String> {
    const SECTOR: usize = 64;
    ends(start, table, &|id| (id as usize) < root.len().div_ceil(SECTOR))?;
    let (mut id, mut content) = (start, Vec::new());
    while id != END {
        let from = SECTOR * id as usize;
        content.extend_from_slice(&root[from..root.len().min(from + SECTOR)]);
        id = table[id as usize];
    }
    Ok(content)
}

fn broken() -> String {
    "a chain of sectors leaves the file or runs in a circle".to_owned()
}

impl Compound<'_> {
    /// The bytes of a sector; fewer at the end of the file.
    fn get(&self, id: u32) -> Option<&[u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?.max(HEADER);
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    fn numbers(&self, id: u32) -> Option<Vec<u32>> {
        self.get(id).map(numbers)
    }

    fn content(&self, start: u32) -> Result<Vec<u8>, String> {
        ends(start, &self.fat, &|id| self.get(id).is_some())?;
        let (mut id, mut content) = (start, Vec::new());
        while id != END {
            content.extend_from_slice(self.get(id).ok_or_else(broken)?);
            id = self.fat[id as usize];
        }
        Ok(content)
    }
}

/// Whether a chain comes to its end within the table.
fn ends(start: u32, table: &[u32], is_there: &dyn Fn(u32) -> bool) -> Result<(), String> {
    let mut id = start;
    for _ in 0..=table.len() {
        if id == END {
            return Ok(());
        }
        id = *table.get(id as usize).filter(|_| is_there(id)).ok_or_else(broken)?;
    }
    Err(broken())
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    (0..bytes.len() / 4).filter_map(|at| number(bytes, 4 * at)).collect()
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
