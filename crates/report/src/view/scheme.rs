//! What a file of schemes holds, and what is wrong with it.

use lodestone_judge::read::Read;
use lodestone_judge::scheme::{Application, Scheme, Validity};
use lodestone_model::tables::sources::Grade;
use serde::Serialize;

use super::FindingView;
use crate::words::{Both, Languages};

/// What a file of schemes holds, and what is wrong with it.
#[derive(Debug, Clone, Serialize)]
pub struct SchemeFileView {
    /// `sound`, or `errors` when the file cannot be used.
    pub outcome: &'static str,
    /// The file.
    pub file: String,
    /// How many facts it declares.
    pub facts: usize,
    /// How many sources it names.
    pub sources: usize,
    /// Its schemes; empty when there are errors.
    pub schemes: Vec<SchemeView>,
    /// Every finding, by place.
    pub findings: Vec<FindingView>,
}

/// One edition of a scheme.
#[derive(Debug, Clone, Serialize)]
pub struct SchemeView {
    /// Id of the edition.
    pub scheme: String,
    /// Id that all editions share.
    pub family: String,
    /// Names.
    pub name: Both,
    /// Document number.
    pub document: String,
    /// Grade letter.
    pub grade: &'static str,
    /// Days on which it is in force, as `new 2022-08-01..2026-03-31`; without a word for every application.
    pub in_force: Vec<String>,
    /// Rules and vetoes.
    pub rules: usize,
    /// The most points, for what is scored.
    pub points: Option<f64>,
    /// What of it is not loaded.
    pub not_loaded: Option<Both>,
}

impl SchemeFileView {
    /// A file as it was read.
    pub fn new(file: &str, read: &Read, languages: &Languages) -> Self {
        let schemes = &read.library.schemes;
        let own = if read.findings.is_empty() { read.counts.schemes } else { 0 };
        SchemeFileView {
            outcome: if read.findings.is_empty() { "sound" } else { "errors" },
            file: file.to_owned(),
            facts: read.counts.facts,
            sources: read.counts.sources,
            schemes: schemes[schemes.len() - own..].iter().map(SchemeView::new).collect(),
            findings: FindingView::all(&read.findings, languages),
        }
    }
}

impl SchemeView {
    fn new(scheme: &Scheme) -> Self {
        let both = |text: &lodestone_judge::scheme::Both| Both { zh: text.zh.clone(), en: text.en.clone() };
        SchemeView {
            scheme: scheme.id.clone(),
            family: scheme.family.clone(),
            name: both(&scheme.name),
            document: scheme.document.clone(),
            grade: letter(scheme.grade),
            in_force: scheme.validity.iter().map(in_force).collect(),
            rules: scheme.rules.len(),
            points: scheme.scores.as_ref().map(|scores| scores.points),
            not_loaded: scheme.not_loaded.as_ref().map(both),
        }
    }
}

fn letter(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
        Grade::S => "S",
    }
}

fn in_force(validity: &Validity) -> String {
    let word = match validity.application {
        Some(Application::New) => "new ",
        Some(Application::Renewal) => "renewal ",
        None => "",
    };
    let to = validity.to.map(|day| day.to_string()).unwrap_or_default();
    format!("{word}{}..{to}", validity.from)
}
