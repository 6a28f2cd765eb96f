//! Findings for a terminal: grouped by severity, code and place first, then what is wrong and what to do.

use std::collections::HashMap;

use lodestone_model::diagnostic::{Arg, Severity};

use super::{Colour, Ink};
use crate::view::FindingView;
use crate::words::Words;

/// Findings of one code that are listed one by one; documents have them all.
const ALIKE_MAX: usize = 20;

/// Findings, the worst first; empty when there are none.
pub fn findings(list: &[FindingView], words: &Words, colour: Colour) -> String {
    let mut out = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let group: Vec<&FindingView> = list.iter().filter(|finding| finding.severity == severity).collect();
        if group.is_empty() {
            continue;
        }
        let title = format!("{} {}", words.severity(severity), group.len());
        out.push_str(&colour.paint(ink(severity), &title));
        out.push_str("\n\n");
        push_group(&mut out, &group, words, colour);
    }
    out
}

fn push_group(out: &mut String, group: &[&FindingView], words: &Words, colour: Colour) {
    let mut listed: HashMap<&str, usize> = HashMap::new();
    for finding in group {
        let count = listed.entry(finding.code).or_default();
        *count += 1;
        if *count <= ALIKE_MAX {
            push_finding(out, finding, words, colour);
        }
    }
    let mut more: Vec<(&str, usize)> = listed.into_iter().filter(|(_, count)| *count > ALIKE_MAX).collect();
    more.sort_unstable();
    for (code, count) in more {
        let args = [("code", Arg::from(code)), ("count", Arg::from(count - ALIKE_MAX))];
        out.push_str(&format!("  {}\n\n", words.say("findings-more", &args)));
    }
}

fn push_finding(out: &mut String, finding: &FindingView, words: &Words, colour: Colour) {
    let lang = words.lang();
    let head = format!("{}  {}", finding.code, finding.place.get(lang));
    out.push_str(&format!("  {}\n", colour.paint(Ink::Faint, &head)));
    out.push_str(&format!("       {}\n", finding.message.get(lang)));
    if let Some(hint) = &finding.hint {
        let hint = words.say("hint", &[("hint", Arg::from(hint.get(lang)))]);
        out.push_str(&format!("       {}\n", colour.paint(Ink::Faint, &hint)));
    }
    out.push('\n');
}

fn ink(severity: Severity) -> Ink {
    match severity {
        Severity::Error => Ink::Bad,
        Severity::Warning => Ink::Doubtful,
        Severity::Note => Ink::Strong,
    }
}
