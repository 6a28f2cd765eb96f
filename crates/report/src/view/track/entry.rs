//! A sentence with the number behind it.

use lodestone_model::figure::Interval;
use serde::Serialize;

use super::compact::Compact;
use crate::words::Both;

/// A sentence with the number behind it.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Code of a check or of a refusal.
    pub code: Option<&'static str>,
    /// In words.
    pub text: Both,
    /// Central value, canonical unit; none where nothing is computed.
    pub value: Option<f64>,
    /// Lower bound, where there is one.
    pub low: Option<f64>,
    /// Upper bound, where there is one.
    pub high: Option<f64>,
    /// Lines of `reports` behind it.
    pub lines: Vec<u32>,
    /// The way back to the cells it rests on, where they are few.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trail: Option<Compact>,
    /// What `lodestone why` opens it by, where it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Output of a plant over its capacity.
#[derive(Debug, Clone, Serialize)]
pub struct Utilisation {
    /// The sentence and the number.
    #[serde(flatten)]
    pub entry: Entry,
    /// Whether it is the last one that is known of the plant.
    pub is_last: bool,
}

impl Entry {
    /// Without a number.
    pub(super) fn said(code: Option<&'static str>, text: Both, lines: Vec<u32>) -> Self {
        Entry { code, text, value: None, low: None, high: None, lines, trail: None, why: None }
    }

    /// With a number.
    pub(super) fn number(text: Both, value: Interval, lines: Vec<u32>) -> Self {
        let finite = |bound: f64| bound.is_finite().then_some(bound);
        let (low, high) = (finite(value.low), finite(value.high));
        Entry { code: None, text, value: finite(value.mid), low, high, lines, trail: None, why: None }
    }

    /// With the trail of its figure and what opens it.
    pub(super) fn opened(self, trail: Option<Compact>, why: Option<String>) -> Self {
        Entry { trail, why, ..self }
    }
}
