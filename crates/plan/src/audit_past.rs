//! The audit of what was before the plan: a proof is checked, not found again. From the rows of
//! `reports` alone: every report used is a fact that ended before the plan and that nobody revised;
//! its amount is its share of what it states; the days of one series add up to each day once or not
//! at all, and to nothing outside the asked days; no plant's or firm's day counts where the measure
//! itself was reported, nor a plant's where its firm reported.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use lodestone_model::ids::Id;
use lodestone_model::tables::reports::{Report, ReportStatus};
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;

use crate::audit::Worst;
use crate::formulation::Formulation;
use crate::history::{Past, Piece, Told};
use crate::measure::Ask;

/// Days counted, as steps up and down.
type Days = BTreeMap<Date, i32>;

/// Checks pasts against the rows of `reports`.
pub struct PastAudit<'a> {
    f: &'a Formulation,
    reports: FxHashMap<u32, &'a Report>,
}

impl<'a> PastAudit<'a> {
    /// Finds the rows.
    pub fn of(f: &'a Formulation) -> Self {
        PastAudit { f, reports: f.sets.base.rows.reports.iter().map(|r| (r.row, r)).collect() }
    }

    /// Every past that a quota or a target rests on.
    pub fn check(&self, worst: &mut Worst) {
        for limit in &self.f.quotas.limits {
            self.past(&limit.past, worst, || format!("history of quota[{}]", self.f.sets.base.quota_id(limit.quota)));
        }
        for goal in &self.f.targets.goals {
            let row = &self.f.sets.base.rows.targets[goal.target.index()];
            for measure in std::iter::once(goal.measure).chain(goal.over) {
                let past = self.f.past(Ask::whole(measure, goal.span));
                self.past(&past, worst, || format!("history of target[{}]", self.f.sets.base.text(row.target)));
            }
        }
    }

    /// What is known of a past, from the raw rows.
    pub fn known(&self, past: &Past) -> f64 {
        let told: f64 = past.uses.iter().map(|u| u.piece.share * self.stated(&u.piece) * u.factor).sum();
        told + past.from_tables.unwrap_or(0.0)
    }

    fn past(&self, past: &Past, worst: &mut Worst, place: impl Fn() -> String) {
        let Some(span) = past.span else { return };
        let mut by_told: FxHashMap<Told, Days> = FxHashMap::default();
        let mut series: BTreeMap<u32, Days> = BTreeMap::new();
        for told in &past.uses {
            let piece = &told.piece;
            let is_sound = self.is_sound(piece);
            let amount = piece.share * self.stated(piece);
            let off = (piece.amount - amount).abs() / amount.abs().max(1.0);
            worst.see(if is_sound { off } else { f64::INFINITY }, &place);
            count(series.entry(told.series).or_default(), piece);
            count(by_told.entry(told.told).or_default(), piece);
        }
        let is_level = past.uses.iter().all(|u| u.piece.days.end == span.end) && past.uses.len() == 1;
        let direct = by_told.iter().filter(|(told, _)| !matches!(told, Told::Output(..))).map(|(_, days)| days);
        for days in series.values().chain(direct).filter(|_| !is_level) {
            let is_once = levels(days).iter().all(|&(at, n)| n == 0 || (n == 1 && span.covers(at)));
            worst.see(if is_once { 0.0 } else { f64::INFINITY }, &place);
        }
        let counted: Vec<(Told, Vec<Span>)> = by_told
            .iter()
            .map(|(&told, days)| (told, levels(days).into_iter().filter(|(_, n)| *n != 0).map(|(at, _)| at).collect()))
            .collect();
        let shares = |a: &[Span], b: &[Span]| a.iter().any(|x| b.iter().any(|y| x.intersection(*y).is_some()));
        let is_twice = counted.iter().any(|(whole, days)| {
            counted.iter().any(|(part, others)| self.holds(*whole, *part) && shares(days, others))
        });
        worst.see(if is_twice { f64::INFINITY } else { 0.0 }, &place);
    }

    /// Whether a statement of one kind holds what another is a part of.
    fn holds(&self, whole: Told, part: Told) -> bool {
        let base = &self.f.sets.base;
        let firm_of = |part| match part {
            Told::Firm(firm) => Some(firm),
            Told::Plant(plant) | Told::Output(plant, _) => base.rows.plants[plant.index()].enterprise,
            Told::Measure => None,
        };
        match (whole, part) {
            (Told::Measure, part) => part != Told::Measure,
            (Told::Firm(firm), part) => part != whole && firm_of(part).is_some_and(|e| base.is_in_group(e, firm)),
            (Told::Plant(plant), Told::Output(other, _)) => plant == other,
            (Told::Plant(_) | Told::Output(..), _) => false,
        }
    }

    /// A fact that ended before the plan and that its reporter did not revise.
    fn is_sound(&self, piece: &Piece) -> bool {
        let report = self.reports[&piece.report];
        let is_fact = matches!(report.status, ReportStatus::Actual | ReportStatus::Preliminary);
        let is_about = |other: &Report| {
            other.subject == report.subject
                && other.indicator == report.indicator
                && other.attribute == report.attribute
                && other.commodity == report.commodity
                && other.scope == report.scope
                && other.sample == report.sample
        };
        let revises = |other: &Report| {
            is_about(other)
                && other.span == report.span
                && other.reporter == report.reporter
                && other.status == report.status
                && other.value.is_some()
                && other.stated_on > report.stated_on
        };
        is_fact
            && report.attribute.is_none()
            && report.sample.is_none()
            && report.span.end <= self.f.sets.horizon.start
            && report.span.covers(piece.days)
            && !self.f.sets.base.rows.reports.iter().any(revises)
    }

    /// What a report states over its span: an amount, or a rate times its years.
    fn stated(&self, piece: &Piece) -> f64 {
        let report = self.reports[&piece.report];
        let Some(stated) = report.value else { return f64::NAN };
        let is_rate = stated.dimension.unwrap_or(Dimension::NONE).time() < 0 && !self.counts_rates(report);
        stated.value * if is_rate { report.span.years() } else { 1.0 }
    }

    /// Whether a report's own measure counts per year, as capacity does.
    fn counts_rates(&self, report: &Report) -> bool {
        use lodestone_model::ids::IndicatorRef;
        let base = &self.f.sets.base;
        let measure = match report.indicator {
            Some(IndicatorRef::Measure(measure)) => Some(measure),
            Some(IndicatorRef::Indicator(id)) => base.rows.indicators[id.index()].measure,
            None => None,
        };
        let counts = measure.and_then(|m| lodestone_model::check::measure_dimension(base, m).ok());
        counts.is_some_and(|counts| counts.time() < 0)
    }
}

fn count(days: &mut Days, piece: &Piece) {
    let sign = if piece.share < 0.0 { -1 } else { 1 };
    *days.entry(piece.days.start).or_insert(0) += sign;
    *days.entry(piece.days.end).or_insert(0) -= sign;
}

/// How often each stretch of days counts.
fn levels(days: &Days) -> Vec<(Span, i32)> {
    let mut levels = Vec::new();
    let mut at: Option<(Date, i32)> = None;
    for (&date, &step) in days {
        let before = at.map_or(0, |(_, n)| n);
        if let Some((since, n)) = at
            && let Some(span) = Span::new(since, date)
        {
            levels.push((span, n));
        }
        at = Some((date, before + step));
    }
    levels
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::sync::Arc;

    use lodestone_model::manifest::Objective;
    use lodestone_model::{check, read};

    use super::*;

    /// A quota over 2023 and 2024; 2023 is history: 40 t and 30 t by halves, and a forecast of 90 t.
    fn formulation() -> Formulation {
        let folder = std::env::temp_dir().join(format!("lodestone-audit-past-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let tables = [
            ("sites", "site\ns\n"),
            ("commodities", "commodity\ngood\n"),
            ("processes", "process\nmake\n"),
            ("recipes", "process,line,commodity,amount\nmake,out,good,1\n"),
            ("plants", "plant,site,processes,counted\np,s,make,good\n"),
            ("capacities", "plant,capacity\np,100\n"),
            ("markets", "commodity,site,price\ngood,s,3\n"),
            ("measures", "measure,kind,commodity\nmade,output,good\n"),
            ("quotas", "quota,span,measure,limit,unit\nq,2023..2024,made,120,t\n"),
            (
                "reports",
                "subject,commodity,span,value,unit,status,stated_on\np,good,2023-H1,40,t,actual,2024-02-01\n\
                 p,good,2023-H2,30,t,actual,2024-02-01\np,good,2023-H2,90,t,expected,2024-03-01\n",
            ),
        ];
        let mut toml =
            "id = \"t\"\nname_zh = \"t\"\nname_en = \"t\"\ncurrency = \"CNY\"\nperiods = [\"2023\", \"2024\"]\n\
                        plan_from = \"2024-01-01\"\ndiscount_rate = 0\n[default_source]\n"
                .to_owned();
        for (name, text) in tables {
            std::fs::write(folder.join(format!("{name}.csv")), text).unwrap();
            toml.push_str(&format!("{name} = \"s\"\n"));
        }
        std::fs::write(folder.join("sources.csv"), "source,title_en,grade\ns,s,S\n").unwrap();
        std::fs::write(folder.join("base.toml"), toml).unwrap();
        let base = check::check(read::read_base(&folder).unwrap(), &[]).base.unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        Formulation::program(&Arc::new(base), Objective::Value).0
    }

    /// Residual of the quota's past after something was done to it.
    fn residual(f: &Formulation, tamper: impl FnOnce(&mut Past)) -> f64 {
        let mut past = f.quotas.limits[0].past.clone();
        tamper(&mut past);
        let mut worst = Worst::default();
        PastAudit::of(f).past(&past, &mut worst, String::new);
        worst.residual()
    }

    #[test]
    fn a_proof_that_was_tampered_with_is_found() {
        let f = formulation();
        assert_eq!(PastAudit::of(&f).known(&f.quotas.limits[0].past), 70.0);
        assert_eq!(residual(&f, |_| {}), 0.0);
        assert!(residual(&f, |past| past.uses[0].piece.amount = 41.0) > 1e-4, "another amount than stated");
        assert!(residual(&f, |past| past.uses[1].piece.report = 2).is_infinite(), "a forecast");
        assert!(residual(&f, |past| past.uses[1].piece = past.uses[0].piece).is_infinite(), "the same days twice");
        assert!(residual(&f, |past| past.span = Span::parse("2023-H1").ok()).is_infinite(), "days that nobody asked");
    }
}
