//! Start tags of an XML text, one after the other: enough to see what a library that reads cells does not tell.
//!
//! In well-formed XML a `<` is always the start of markup, so tags are found without reading what stands between them.
//! The file was or will be read by a real parser too; here nothing of the text is kept.

/// A tag: its local name, and its attributes as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tag<'x> {
    /// Name without its prefix; of an end tag too.
    pub name: &'x str,
    pub is_end: bool,
    /// `<c/>`
    pub is_empty: bool,
    attributes: &'x str,
}

impl<'x> Tag<'x> {
    /// The value of the attribute with this local name.
    pub fn get(&self, name: &str) -> Option<&'x str> {
        let mut rest = self.attributes;
        loop {
            let (key, after) = rest.split_once('=')?;
            let quote = after.trim_start().chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = after.trim_start()[1..].split_once(quote)?;
            let key = key.trim();
            if key.rsplit(':').next() == Some(name) {
                return Some(value);
            }
            rest = after;
        }
    }

    /// The value of an attribute as a count, at least 1; 1 where it is absent or no number.
    pub fn count(&self, name: &str) -> u32 {
        self.get(name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
    }
}

/// Every tag of a text.
pub(super) fn tags(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut rest = xml;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find('<')?;
            rest = &rest[start + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->")?.1;
                continue;
            }
            if let Some(data) = rest.strip_prefix("![CDATA[") {
                rest = data.split_once("]]>")?.1;
                continue;
            }
            let end = tag_end(rest)?;
            let (tag, after) = rest.split_at(end);
            rest = &after[1..];
            if tag.starts_with(['!', '?']) {
                continue;
            }
            let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
            let (is_empty, tag) = tag.strip_suffix('/').map_or((false, tag), |tag| (true, tag));
            let (name, attributes) = tag.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((tag, ""));
            let name = name.rsplit(':').next().unwrap_or(name);
            return Some(Tag { name, is_end, is_empty, attributes });
        }
    })
}

/// Whether every tag that is opened is closed, in order. A reader that waits for the end of a table that never comes would wait
/// for ever.
pub(super) fn is_nested(xml: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in tags(xml).filter(|tag| !tag.is_empty) {
        match tag.is_end {
            false => open.push(tag.name),
            true if open.pop() != Some(tag.name.trim_end()) => return false,
            true => {}
        }
    }
    open.is_empty()
}

/// Where the `>` of a tag stands: not inside of quotes.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_attributes_and_ends() {
        let xml = "<?xml version='1.0'?><!-- <row> --><x:row r=\"3\" x:hidden='1' s=\"a>b\"><c/>1 &lt; 2<![CDATA[<v>]]></x:row>";
        let found: Vec<(&str, bool, bool)> = tags(xml).map(|tag| (tag.name, tag.is_end, tag.is_empty)).collect();
        assert_eq!(found, [("row", false, false), ("c", false, true), ("row", true, false)]);
        let row = tags(xml).next().expect("a row");
        assert_eq!(
            (row.get("r"), row.get("hidden"), row.get("s"), row.get("t")),
            (Some("3"), Some("1"), Some("a>b"), None)
        );
        assert_eq!((row.count("r"), row.count("t")), (3, 1));
    }

    #[test]
    fn broken_text_ends_the_tags() {
        for xml in ["<", "<row", "<row a=\"", "<!--", "<![CDATA[", "</"] {
            assert_eq!(tags(xml).count(), 0, "{xml}");
        }
    }
}
