//! The entries of a manifest as `base.toml`: values first, then tables, then lists of tables; comments stay with what they
//! stand before.

use std::fmt::Write as _;

use toml::de::DeValue;

use crate::read::manifest::{FlatEntry, Step, write_key};

enum Node {
    Leaf { raw: String, comments: Vec<String> },
    Table(Vec<(String, Node)>),
    List(Vec<Node>),
}

/// The text of a `base.toml` with these entries, and comments behind them.
pub(super) fn toml_text(entries: &[FlatEntry], rest: &[String]) -> String {
    let mut root = Node::Table(Vec::new());
    for entry in entries {
        let leaf = Node::Leaf { raw: raw_toml(&entry.raw), comments: entry.comments.clone() };
        insert(&mut root, &entry.path, leaf);
    }
    let mut out = String::new();
    if let Node::Table(fields) = &root {
        write_section(&mut out, "", fields);
    }
    write_comments(&mut out, rest);
    out
}

/// A value in the syntax of TOML; a sheet may leave the quotes of a text out.
fn raw_toml(raw: &str) -> String {
    if DeValue::parse(raw).is_ok() { raw.to_owned() } else { toml::Value::String(raw.to_owned()).to_string() }
}

fn insert(at: &mut Node, path: &[Step], leaf: Node) {
    let Some((step, rest)) = path.split_first() else {
        *at = leaf;
        return;
    };
    match (step, &mut *at) {
        (Step::Key(key), Node::Table(fields)) => {
            let found = fields.iter().position(|(other, _)| other == key).unwrap_or_else(|| {
                fields.push((key.clone(), empty_for(rest)));
                fields.len() - 1
            });
            insert(&mut fields[found].1, rest, leaf);
        }
        (Step::Index(index), Node::List(items)) => {
            while items.len() <= *index {
                items.push(empty_for(rest));
            }
            insert(&mut items[*index], rest, leaf);
        }
        _ => *at = leaf,
    }
}

fn empty_for(path: &[Step]) -> Node {
    match path.first() {
        Some(Step::Index(_)) => Node::List(Vec::new()),
        _ => Node::Table(Vec::new()),
    }
}

/// The fields of a table that has a header of its own, or of the root.
fn write_section(out: &mut String, path: &str, fields: &[(String, Node)]) {
    let is_list = path.ends_with("[]");
    let path = path.trim_end_matches("[]");
    for (key, node) in fields.iter().filter(|(_, node)| is_inline(node, is_list)) {
        write_comments(out, &comments_of(node));
        push_key(out, key);
        out.push_str(" = ");
        write_inline(out, node);
        out.push('\n');
    }
    for (key, node) in fields.iter().filter(|(_, node)| !is_inline(node, is_list)) {
        let mut name = path.to_owned();
        if !name.is_empty() {
            name.push('.');
        }
        push_key(&mut name, key);
        match node {
            Node::Table(inner) => {
                out.push_str(&format!("\n[{name}]\n"));
                write_section(out, &name, inner);
            }
            Node::List(items) => {
                for item in items {
                    let Node::Table(inner) = item else { continue };
                    out.push_str(&format!("\n[[{name}]]\n"));
                    write_section(out, &format!("{name}[]"), inner);
                }
            }
            Node::Leaf { .. } => {}
        }
    }
}

/// What stands behind its key: values, tables inside list items, and lists that are not all tables.
fn is_inline(node: &Node, is_in_list: bool) -> bool {
    match node {
        Node::Leaf { .. } => true,
        Node::Table(_) => is_in_list,
        Node::List(items) => !items.iter().all(|item| matches!(item, Node::Table(_))),
    }
}

fn write_inline(out: &mut String, node: &Node) {
    match node {
        Node::Leaf { raw, .. } => out.push_str(raw),
        Node::Table(fields) => {
            out.push_str("{ ");
            for (at, (key, node)) in fields.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                push_key(out, key);
                out.push_str(" = ");
                write_inline(out, node);
            }
            out.push_str(" }");
        }
        Node::List(items) => {
            out.push('[');
            for (at, node) in items.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                write_inline(out, node);
            }
            out.push(']');
        }
    }
}

fn comments_of(node: &Node) -> Vec<String> {
    match node {
        Node::Leaf { comments, .. } => comments.clone(),
        Node::Table(fields) => fields.iter().flat_map(|(_, node)| comments_of(node)).collect(),
        Node::List(items) => items.iter().flat_map(comments_of).collect(),
    }
}

fn write_comments(out: &mut String, comments: &[String]) {
    for comment in comments {
        writeln!(out, "{comment}").expect("writing to a string cannot fail");
    }
}

fn push_key(out: &mut String, key: &str) {
    write_key(out, key).expect("writing to a string cannot fail");
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::read::manifest::entries_of_toml;

    const TEXT: &str = r#"# The base
id = "a"
periods = ["2024", "2025"]
"说明" = 1

[discount_factors]
2025 = 0.50

# all of them
[[case]]
name = "x"
name_zh = "说明"

[[case.change]]
table = "composition"
where = { commodity = "c", "a b" = "Nd" }
value = "16 %"

[[case.change]]
op = "drop"

[[case]]
name = "y"
# end
"#;

    #[test]
    fn text_to_entries_to_text() {
        let (entries, rest) = entries_of_toml(TEXT).unwrap();
        let text = toml_text(&entries, &rest);
        let (again, rest_again) = entries_of_toml(&text).unwrap();
        let flat = |entries: &[FlatEntry]| {
            entries.iter().map(|e| (e.key(), e.raw.clone(), e.comments.clone())).collect::<Vec<_>>()
        };
        assert_eq!((flat(&again), &rest_again), (flat(&entries), &rest), "{text}");
        assert_eq!(toml_text(&again, &rest_again), text);
    }

    #[test]
    fn texts_without_quotes_get_them() {
        let entry = |raw: &str| FlatEntry {
            path: vec![Step::Key("a".to_owned())],
            raw: raw.to_owned(),
            line: 1,
            comments: Vec::new(),
        };
        assert_eq!(toml_text(&[entry("targets-then-value")], &[]), "a = \"targets-then-value\"\n");
        assert_eq!(toml_text(&[entry("2025-01-01")], &[]), "a = 2025-01-01\n");
        assert_eq!(toml_text(&[entry("说 \"x\"")], &[]).trim_end(), "a = '说 \"x\"'");
    }
}
