//! The catalogues and the places that use them, as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

pub const ZH: &str = include_str!("../../messages/zh.ftl");
pub const EN: &str = include_str!("../../messages/en.ftl");
const CODES: &str = include_str!("../../../model/src/diagnostic/code.rs");

/// Messages by key, each with the names of its variables.
pub fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if !line.starts_with([' ', '}']) {
            let (name, _) = line.split_once(" = ").unwrap_or_else(|| panic!("no message: {line}"));
            key = name.to_owned();
            assert!(messages.insert(key.clone(), BTreeSet::new()).is_none(), "{key} twice");
        }
        messages.get_mut(&key).unwrap().extend(variables(line));
    }
    messages
}

fn variables(text: &str) -> impl Iterator<Item = String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    text.split('$').skip(1).map(move |rest| rest.chars().take_while(|&c| is_name(c)).collect())
}

/// The arguments that the model documents for each code, by the id of the code.
pub fn documented_args() -> BTreeMap<String, Vec<String>> {
    let mut args = BTreeMap::new();
    let mut docs: Vec<String> = Vec::new();
    for line in CODES.lines().map(str::trim) {
        if let Some(doc) = line.strip_prefix("///") {
            docs.extend(doc.split('`').skip(1).step_by(2).map(str::to_owned));
        } else if let Some((_, rest)) = line.split_once(" = \"").filter(|_| line.ends_with("\";")) {
            let is_arg = |name: &String| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            let mut names: Vec<String> = std::mem::take(&mut docs).into_iter().filter(is_arg).collect();
            names.sort();
            names.dedup();
            args.insert(rest.split('"').next().unwrap().to_owned(), names);
        } else {
            docs.clear();
        }
    }
    args
}

/// The source files of the crates that speak.
pub fn sources() -> Vec<String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut texts = Vec::new();
    for name in ["report", "cli"] {
        collect(&crates.join(name).join("src"), &mut texts);
    }
    texts
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
}

/// The keys that are said with a literal and with arguments in the same call, and the names of those arguments.
pub fn said(source: &str) -> Vec<(String, Vec<String>)> {
    let mut said = Vec::new();
    for (at, _) in source.match_indices(".say(\"") {
        let call = &source[at + 4..at + 4 + end_of_call(&source[at + 4..])];
        let key = call.split('"').nth(1).unwrap().to_owned();
        let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let names = call.split("(\"").skip(2).map(|rest| rest.split('"').next().unwrap());
        let args = names.filter(is_name).map(str::to_owned).collect();
        if call.contains("&[") {
            said.push((key, args));
        }
    }
    said
}

fn end_of_call(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}
