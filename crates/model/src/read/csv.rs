//! Rows of a CSV text: comma, tab or semicolon, quotes, any line ends.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::rows::{RowText, RowsFault, TableRows};

/// Rows of a CSV text. Nothing is copied but the row at hand, and that only where cells may be quoted.
pub(crate) struct CsvRows<'a> {
    rest: &'a str,
    line: u32,
    delimiter: u8,
    /// How many quotes the text has.
    quotes: usize,
    line_ends: usize,
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<'a> CsvRows<'a> {
    /// Rows of `text`; its first line decides what separates the cells.
    pub fn new(text: &'a str) -> Self {
        let delimiter = delimiter(text);
        CsvRows {
            rest: text,
            line: 1,
            delimiter,
            quotes: count(text, |byte| byte == b'"'),
            line_ends: count(text, |byte| byte == b'\n' || byte == b'\r'),
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            text: vec![0; 1 << 12],
            ends: vec![0; 64],
        }
    }

    /// Skips line ends, so that the next row begins on `self.line`.
    /// The character between cells.
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// What is not read yet.
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    fn skip_line_ends(&mut self) {
        let ends = self.rest.bytes().take_while(|&byte| byte == b'\n' || byte == b'\r').count();
        self.advance(ends);
    }

    fn advance(&mut self, bytes: usize) {
        let (passed, rest) = self.rest.split_at(bytes);
        let (passed, after) = (passed.as_bytes(), rest.as_bytes().first());
        let next = |at: usize| passed.get(at + 1).or(after);
        let ends_line = |at: usize| match passed[at] {
            b'\n' => true,
            b'\r' => next(at) != Some(&b'\n'),
            _ => false,
        };
        self.line += (0..bytes).filter(|&at| ends_line(at)).count() as u32;
        self.rest = rest;
    }

    /// Cuts one line into cells where it stands; how many, and the line. For texts without quotes.
    fn cut_line(&mut self) -> Option<(usize, &'a str)> {
        let mut cells = 0;
        let mut end_cell = |ends: &mut Vec<usize>, at: usize| {
            if cells == ends.len() {
                ends.resize(cells * 2, 0);
            }
            ends[cells] = at;
            cells += 1;
        };
        let mut length = self.rest.len();
        for (at, byte) in self.rest.bytes().enumerate() {
            if byte == self.delimiter {
                end_cell(&mut self.ends, at);
            } else if byte == b'\n' || byte == b'\r' {
                length = at;
                break;
            }
        }
        end_cell(&mut self.ends, length);
        let (line, rest) = self.rest.split_at(length);
        self.rest = rest;
        (!line.is_empty()).then_some((cells, line))
    }

    /// Reads one record into `text` and `ends`; their lengths, or none at the end.
    fn record(&mut self) -> Option<(usize, usize)> {
        let (mut text_len, mut ends_len) = (0, 0);
        let mut ahead = self.rest.as_bytes();
        loop {
            let (result, read, text, ends) =
                self.reader.read_record(ahead, &mut self.text[text_len..], &mut self.ends[ends_len..]);
            ahead = &ahead[read..];
            text_len += text;
            ends_len += ends;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.advance(self.rest.len() - ahead.len());
                    return Some((text_len, ends_len));
                }
                ReadRecordResult::End => return None,
            }
        }
    }
}

impl TableRows for CsvRows<'_> {
    fn rows_at_most(&self) -> Option<usize> {
        Some(self.line_ends + 1)
    }

    fn next_row(&mut self) -> Result<Option<RowText<'_>>, RowsFault> {
        loop {
            self.skip_line_ends();
            let line = self.line;
            if self.quotes == 0 {
                let Some((cells, text)) = self.cut_line() else { return Ok(None) };
                let is_empty = |byte: u8| byte == self.delimiter || byte.is_ascii_whitespace();
                if !text.bytes().all(is_empty) {
                    return Ok(Some(RowText::separated(line, text, &self.ends[..cells])));
                }
                continue;
            }
            let Some((text_len, ends_len)) = self.record() else { return Ok(None) };
            let text = &self.text[..text_len];
            if self.rest.is_empty() && self.quotes % 2 == 1 && text.contains(&b'\n') {
                return Err(RowsFault::QuoteOpen(line));
            }
            if !text.iter().all(u8::is_ascii_whitespace) {
                let text = std::str::from_utf8(&self.text[..text_len])
                    .expect("cells of a text are cut at ASCII characters and stay whole");
                return Ok(Some(RowText::new(line, text, &self.ends[..ends_len])));
            }
        }
    }
}

/// How many bytes of a text are wanted; in blocks short enough for a count of one byte, which the compiler turns into
/// vectors.
fn count(text: &str, is_wanted: impl Fn(u8) -> bool) -> usize {
    let in_block = |block: &[u8]| block.iter().map(|&byte| u8::from(is_wanted(byte))).sum::<u8>();
    text.as_bytes().chunks(255).map(|block| usize::from(in_block(block))).sum()
}

/// What separates the cells: the one of comma, tab and semicolon that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let start = text.trim_start_matches(['\n', '\r']);
    let mut counts = [0_usize; 3];
    let mut quoted = false;
    for byte in start.bytes().take(1 << 20) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            b',' if !quoted => counts[0] += 1,
            b'\t' if !quoted => counts[1] += 1,
            b';' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    let [comma, tab, semicolon] = counts;
    match () {
        () if tab > comma && tab >= semicolon => b'\t',
        () if semicolon > comma => b';',
        () => b',',
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut rows = CsvRows::new(text);
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            all.push((row.line, (0..row.len()).map(|at| row.raw(at).to_owned()).collect()));
        }
        all
    }

    fn strings(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn delimiters_quotes_and_line_ends() {
        let expected = [(1, strings(&["a", "b,c", "d\ne"])), (3, strings(&["1", "", "say \"hi\""]))];
        for text in [
            "a,\"b,c\",\"d\ne\"\n1,,\"say \"\"hi\"\"\"\n",
            "a\tb,c\t\"d\ne\"\n1\t\tsay \"hi\"",
            "a;\"b,c\";\"d\ne\"\n1;;\"say \"\"hi\"\"\"\n",
            "a,\"b,c\",\"d\ne\"\r\n1,,\"say \"\"hi\"\"\"\r\n",
        ] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_are_counted_over_blank_ones() {
        for ends in ["\n", "\r\n", "\r"] {
            let text = ["", "", "a,b", "", "\"x", "y\",z", ",", "  ", "1,2", ""].join(ends);
            let lines: Vec<u32> = rows(&text).iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [3, 5, 9], "{ends:?}");
        }
    }

    /// Texts without quotes are cut by another path than those with: both see the same rows.
    #[test]
    fn the_same_rows_with_quotes_and_without() {
        for text in
            ["a,b\n1,2\n", "\n\na,b,\r\n,,\r\n , \r\n,\u{4e00},3", "a\tb\n\t\n1\t2\t3\r4\n\n", "", "\n", "x", ",\n1"]
        {
            let quoted = format!("{text}\n\"end\"\n");
            let mut expected = rows(&quoted);
            expected.pop();
            assert_eq!(rows(text), expected, "{text:?}");
        }
        let wide = vec!["1"; 1000].join(",");
        assert_eq!(rows(&wide)[0].1.len(), 1000);
    }

    #[test]
    fn a_quote_that_stays_open() {
        let mut open = CsvRows::new("a,b\n1,\"2\n3,4\n5,6\n");
        open.next_row().unwrap();
        assert_eq!(open.next_row().unwrap_err(), RowsFault::QuoteOpen(2));
        assert_eq!(rows("a,b\n5\" pipe,2\n").len(), 2, "a quote inside a cell is a letter");
    }

    #[test]
    fn long_rows_grow_the_buffers() {
        let header: Vec<String> = (0..500).map(|at| format!("column{at}")).collect();
        let long = "x".repeat(100_000);
        let all = rows(&format!("{}\n{long},1\n", header.join(",")));
        assert_eq!(all[0].1, header);
        assert_eq!(all[1].1, [long, "1".to_owned()]);
    }
}
