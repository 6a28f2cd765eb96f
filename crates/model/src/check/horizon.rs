//! Periods of the base, split into history and plan.

use crate::base::Period;
use crate::manifest::Manifest;

/// The periods of the manifest with their lengths.
pub(super) fn periods(manifest: &Manifest) -> Vec<Period> {
    manifest
        .periods
        .iter()
        .map(|&span| Period { span, years: span.years(), is_history: span.start < manifest.plan_from })
        .collect()
}
