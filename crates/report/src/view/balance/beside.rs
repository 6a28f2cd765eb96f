//! What stands beside a balance and moves none of its values: quotas, sales of firms, readings.

use lodestone_balance::derived::Derived;
use lodestone_balance::run::{Limited, SumSo, Tried};
use lodestone_model::unit::Dimension;
use serde::Serialize;

use super::about::{About, fault};
use crate::words::Both;

/// What a quota limits, beside its limit: values and standard uncertainties.
#[derive(Debug, Clone, Serialize)]
pub struct QuotaLine {
    /// Line of `quotas`.
    pub line: Option<u32>,
    /// Its name.
    pub what: Both,
    /// Canonical unit.
    pub unit: String,
    /// The limit.
    pub limit: [f64; 2],
    /// What it limits, reconciled; none where it is not known.
    pub sum: Option<[f64; 2]>,
    /// The sum less the limit.
    pub above: Option<[f64; 2]>,
    /// The same in standard uncertainties.
    pub z: Option<f64>,
}

/// What a firm sold, beside what it made of the same goods.
#[derive(Debug, Clone, Serialize)]
pub struct SaleLine {
    /// The report of what was sold.
    pub sold: Both,
    /// The report of what was made.
    pub made: Both,
    /// Canonical unit.
    pub unit: String,
    /// Sold less made, with its standard uncertainty.
    pub excess: [f64; 2],
    /// The same in standard uncertainties.
    pub z: f64,
}

/// Reports whose meaning is not stated, all read in one way.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingLine {
    /// Its id.
    pub reading: String,
    /// In words.
    pub what: Both,
    /// The reports.
    pub reports: Vec<ReadLine>,
    /// Why nothing can be said under it.
    pub faults: Vec<Both>,
    /// Sum of squared deviations, degrees of freedom.
    pub chi2: Option<f64>,
    /// Degrees of freedom; none, where nothing is checked.
    pub degrees: Option<usize>,
    /// The probability of as large a sum where all is well.
    pub p: Option<f64>,
    /// Reports that do not fit under it, in sets that cannot be told apart.
    pub suspects: Vec<Vec<Both>>,
    /// Toward quotas.
    pub sums: Vec<ReadingSum>,
}

/// A report under a reading.
#[derive(Debug, Clone, Serialize)]
pub struct ReadLine {
    /// The report.
    pub what: Both,
    /// In the unit of what it then speaks of, with its standard uncertainty.
    pub amount: [f64; 2],
    /// Reported less reconciled, in standard uncertainties; none where no flow of the base is meant.
    pub deviation: Option<f64>,
}

/// What reports add up to under a reading.
#[derive(Debug, Clone, Serialize)]
pub struct ReadingSum {
    /// Name of the quota.
    pub quota: Both,
    /// The reports.
    pub reports: Vec<Both>,
    /// Canonical unit.
    pub unit: String,
    /// Their sum, with its standard uncertainty.
    pub sum: [f64; 2],
    /// With every factor at its least, and at its most.
    pub between: [f64; 2],
    /// The limit.
    pub limit: [f64; 2],
    /// The sum less the limit.
    pub above: [f64; 2],
    /// The same in standard uncertainties.
    pub z: f64,
    /// What the balance has of what the quota limits; none where it is not known.
    pub balanced: Option<[f64; 2]>,
}

fn pair(of: Derived) -> [f64; 2] {
    [of.value, of.uncertainty]
}

impl About<'_> {
    pub fn quotas(&self) -> Vec<QuotaLine> {
        let line = |limited: &Limited| {
            let above = limited.sum.map(|sum| limited.above(sum));
            QuotaLine {
                line: self.base.place("quotas", limited.row, "limit").line,
                what: self.quota(limited),
                unit: self.limit_unit(limited),
                limit: pair(limited.limit),
                sum: limited.sum.map(pair),
                above: above.map(|(above, _)| pair(above)),
                z: above.map(|(_, z)| z),
            }
        };
        self.balanced.limits.iter().map(line).collect()
    }

    pub fn sales(&self) -> Vec<SaleLine> {
        let pairs = self.balanced.sales.iter();
        let line = pairs.map(|found| SaleLine {
            sold: self.report(found.sold),
            made: self.report(found.made),
            unit: self.stated_unit(found.sold),
            excess: pair(found.excess),
            z: found.z,
        });
        line.collect()
    }

    pub fn readings(&self) -> Vec<ReadingLine> {
        self.balanced.readings.iter().map(|tried| self.reading(tried)).collect()
    }

    fn reading(&self, tried: &Tried) -> ReadingLine {
        let row = &self.base.rows.readings[tried.row as usize];
        let fit = tried.fit.as_ref();
        let faults = fit.err().into_iter().flatten();
        let suspects = fit.ok().into_iter().flat_map(|fit| &fit.suspects);
        ReadingLine {
            reading: self.base.text(row.reading).to_owned(),
            what: self.languages.both(|words| self.base.label(row.names, row.reading, words.lang()).to_owned()),
            reports: tried
                .read
                .iter()
                .map(|so| ReadLine { what: self.report(so.row), amount: pair(so.amount), deviation: so.deviation })
                .collect(),
            faults: faults.map(|of| self.languages.both(|words| fault(self.base, of, words))).collect(),
            chi2: fit.ok().map(|fit| fit.chi2),
            degrees: fit.ok().map(|fit| fit.degrees),
            p: fit.ok().and_then(|fit| fit.p),
            suspects: suspects.map(|set| set.iter().map(|&row| self.report(row)).collect()).collect(),
            sums: tried.sums.iter().map(|sum| self.reading_sum(sum)).collect(),
        }
    }

    fn reading_sum(&self, sum: &SumSo) -> ReadingSum {
        let limited = &self.balanced.limits[sum.quota];
        let (above, z) = limited.above(sum.sum);
        ReadingSum {
            quota: self.quota(limited),
            reports: sum.rows.iter().map(|&row| self.report(row)).collect(),
            unit: self.limit_unit(limited),
            sum: pair(sum.sum),
            between: sum.between,
            limit: pair(limited.limit),
            above: pair(above),
            z,
            balanced: limited.sum.map(pair),
        }
    }

    fn quota(&self, limited: &Limited) -> Both {
        let row = &self.base.rows.quotas[limited.row as usize];
        let id = self.base.sym(self.base.quota_id(row.quota)).expect("the id of a quota is a text of the base");
        self.languages.both(|words| self.base.label(row.names, id, words.lang()).to_owned())
    }

    fn limit_unit(&self, limited: &Limited) -> String {
        let limit = self.base.rows.quotas[limited.row as usize].limit;
        self.base.units().symbol(limit.dimension.unwrap_or(Dimension::NONE))
    }
}
