//! Bytes to text: UTF-8 with or without byte order mark, UTF-16 with one, GB18030 otherwise.
//!
//! Excel in China saves CSV in GB18030 and "Unicode text" in UTF-16. A file that is mostly UTF-8 but broken is not taken for
//! GB18030, which would turn its names into other ones without a word.

use encoding_rs::{DecoderResult, Encoding, GB18030, UTF_8};

/// Bytes that no known encoding explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BrokenText {
    /// Of the first of them, from the beginning of the file.
    pub offset: usize,
    /// Of the text they stand in, from 1.
    pub line: u32,
}

/// The text of a file, without byte order mark.
pub(crate) fn decode(mut bytes: Vec<u8>) -> Result<String, BrokenText> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && encoding != UTF_8
    {
        return decode_as(encoding, &bytes, mark);
    }
    let marked = bytes.starts_with(b"\xEF\xBB\xBF");
    if std::str::from_utf8(&bytes).is_ok() {
        if marked {
            bytes.drain(..3);
        }
        return Ok(String::from_utf8(bytes).expect("it was valid a line above"));
    }
    if marked || is_rather_utf8(&bytes) {
        let error = std::str::from_utf8(&bytes).expect_err("it was not valid some lines above");
        return Err(broken(&bytes, error.valid_up_to()));
    }
    decode_as(GB18030, &bytes, 0)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], mark: usize) -> Result<String, BrokenText> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let too_long = || BrokenText { offset: 0, line: 1 };
    let capacity = decoder.max_utf8_buffer_length_without_replacement(bytes.len() - mark).ok_or_else(too_long)?;
    let mut text = String::with_capacity(capacity.min(bytes.len() * 2 + 16));
    let mut at = mark;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return Ok(text),
            DecoderResult::OutputFull => text.reserve(bytes.len() - at + 64),
            DecoderResult::Malformed(length, behind) => {
                let offset = at.saturating_sub(usize::from(length) + usize::from(behind));
                let line = 1 + text.bytes().filter(|&byte| byte == b'\n').count() as u32;
                return Err(BrokenText { offset, line });
            }
        }
    }
}

fn broken(bytes: &[u8], offset: usize) -> BrokenText {
    BrokenText { offset, line: 1 + bytes[..offset].iter().filter(|&&byte| byte == b'\n').count() as u32 }
}

/// Chinese in UTF-8 is three bytes a character in a pattern that GB18030 text hardly ever shows.
fn is_rather_utf8(bytes: &[u8]) -> bool {
    let (mut han, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        han += chunk.valid().chars().filter(|&c| u32::from(c) >= 0x800).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    han > invalid
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str = "装置,产能\n金力永磁,2 万吨\n钐钴,１０\n";

    fn gb18030(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn one_text_from_all_encodings() {
        let utf16: Vec<u8> = "\u{FEFF}".chars().chain(TEXT.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
        for bytes in [TEXT.as_bytes().to_vec(), format!("\u{FEFF}{TEXT}").into_bytes(), gb18030(TEXT), utf16] {
            assert_eq!(decode(bytes).unwrap(), TEXT);
        }
        assert_eq!(decode(gb18030("㐀𠀀,€")).unwrap(), "㐀𠀀,€", "four bytes a character");
        assert_eq!(decode(Vec::new()).unwrap(), "");
    }

    #[test]
    fn broken_bytes_have_an_offset_and_a_line() {
        let mut bytes = gb18030(TEXT);
        bytes.splice(12..12, [0xFF]);
        assert_eq!(decode(bytes), Err(BrokenText { offset: 12, line: 2 }));
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes[20] = 0xB0;
        assert_eq!(decode(bytes), Err(BrokenText { offset: 20, line: 2 }), "broken UTF-8 is not taken for GB18030");
        let cut = gb18030("a\n装置")[..5].to_vec();
        assert_eq!(decode(cut), Err(BrokenText { offset: 4, line: 2 }));
    }
}
