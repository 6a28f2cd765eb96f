//! Findings that repeat: a column of a million wrong cells is listed up to a point and counted beyond it.

use std::collections::BTreeMap;

use super::limits::ALIKE_MAX;
use crate::diagnostic::{Code, Diagnostic, Place};

/// How often each code was found in each column of one table.
#[derive(Debug, Default)]
pub(crate) struct Alike {
    counts: BTreeMap<(usize, Code), usize>,
}

impl Alike {
    /// Adds a finding, unless enough of its kind are listed.
    pub fn push(
        &mut self,
        findings: &mut Vec<Diagnostic>,
        column: usize,
        code: Code,
        finding: impl FnOnce() -> Diagnostic,
    ) {
        let count = self.counts.entry((column, code)).or_insert(0);
        *count += 1;
        if *count <= ALIKE_MAX {
            findings.push(finding());
        }
    }

    /// Says how many were not listed.
    pub fn finish(self, findings: &mut Vec<Diagnostic>, place: impl Fn(usize) -> Place) {
        for ((column, code), count) in self.counts.into_iter().filter(|&(_, count)| count > ALIKE_MAX) {
            let more = Diagnostic::new(Code::MoreAlike, place(column));
            findings.push(more.with("code", code.id()).with("count", count - ALIKE_MAX));
        }
    }
}
