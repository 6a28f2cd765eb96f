//! Chains that must end: firm → group, scope → scope, firm → successor.

use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::ids::Id;

/// Reports every chain that goes in a circle, once, at its first row.
pub(super) fn check_trees(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let firms = &base.rows.enterprises;
    let scopes = &base.rows.scopes;
    check_chain(base, "enterprises", "group", firms.len(), findings, |i| {
        (firms[i].group.map(Id::index), base.text(firms[i].enterprise))
    });
    check_chain(base, "enterprises", "successor", firms.len(), findings, |i| {
        (firms[i].successor.map(Id::index), base.text(firms[i].enterprise))
    });
    check_chain(base, "scopes", "part_of", scopes.len(), findings, |i| {
        (scopes[i].part_of.map(Id::index), base.text(scopes[i].scope))
    });
}

fn check_chain<'a>(
    base: &'a CheckedBase,
    table: &'static str,
    column: &'static str,
    count: usize,
    findings: &mut Vec<Diagnostic>,
    next: impl Fn(usize) -> (Option<usize>, &'a str),
) {
    let Some(grid) = base.grid(table) else { return };
    let position = grid.table.column(column).map(|(c, _)| c);
    let mut is_done = vec![false; count];
    for start in 0..count {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(i) = at.filter(|&i| !is_done[i]) {
            if let Some(first) = path.iter().position(|&seen| seen == i) {
                let names: Vec<&str> = path[first..].iter().chain([&i]).map(|&i| next(i).1).collect();
                findings.push(
                    Diagnostic::new(Code::TreeCycle, grid.place(i, position))
                        .with("what", column)
                        .with("cycle", names.join(" → ")),
                );
                break;
            }
            path.push(i);
            at = next(i).0;
        }
        for i in path {
            is_done[i] = true;
        }
    }
}
