//! What is asked: `INDICATOR@SPAN` or `INDICATOR@SPAN/SUBJECT`; a target may stand alone.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{
    CommodityId, EnterpriseId, Id, IndicatorId, MeasureId, PlantId, ProjectId, ScopeId, Subject,
};
use lodestone_model::text::did_you_mean;
use lodestone_model::time::Span;

/// Whose figure is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// An indicator.
    Indicator(IndicatorId),
    /// A measure.
    Measure(MeasureId),
    /// A target, by its row: what was reached, completion, pace, nowcast.
    Target(u32),
    /// What a plant puts out.
    Commodity(CommodityId),
    /// A fact that is no indicator, by its text.
    Attribute(String),
    /// `utilisation`: output of a plant over its capacity.
    Utilisation,
    /// `outputs`: gross, consolidated and value added of the firms that report.
    Outputs,
    /// `price-volume`: growth of value by volume, mix and price.
    Split,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Whose figure.
    pub what: What,
    /// Its days.
    pub span: Span,
    /// Firm, plant, project, commodity or area; none: the indicator's own area.
    pub subject: Option<Subject>,
}

/// Why a question cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotUnderstood {
    /// No indicator, measure, target or commodity of this id.
    Indicator {
        /// As written.
        id: String,
        /// The nearest one.
        hint: Option<String>,
    },
    /// Nothing behind `@`, and the id is no target's.
    NoSpan {
        /// The id.
        id: String,
    },
    /// Not a span.
    Span {
        /// As written.
        text: String,
    },
    /// No firm, plant, project, commodity or area of this id.
    Subject {
        /// As written.
        id: String,
        /// The nearest one.
        hint: Option<String>,
    },
}

impl What {
    /// Figures of `track` that are no indicators.
    pub const OWN: [(&'static str, What); 3] =
        [("utilisation", What::Utilisation), ("outputs", What::Outputs), ("price-volume", What::Split)];
}

impl Question {
    /// Reads a question.
    ///
    /// # Errors
    /// See [`NotUnderstood`].
    pub fn parse(base: &CheckedBase, text: &str) -> Result<Question, NotUnderstood> {
        let (id, rest) = text.rsplit_once('@').map_or((text, None), |(id, rest)| (id, Some(rest)));
        let (id, rest) = (id.trim(), rest.map(str::trim).filter(|rest| !rest.is_empty()));
        let what = what(base, id)?;
        let (span, subject) = match rest {
            None => (None, None),
            Some(rest) => rest.split_once('/').map_or((Some(rest), None), |(span, who)| (Some(span), Some(who.trim()))),
        };
        let span = match (span, &what) {
            (Some(span), _) => Span::parse(span).map_err(|_| NotUnderstood::Span { text: span.to_owned() })?,
            (None, What::Target(row)) => base.rows.targets[*row as usize].span,
            (None, _) => return Err(NotUnderstood::NoSpan { id: id.to_owned() }),
        };
        let subject = subject.map(|id| subject_of(base, id)).transpose()?;
        Ok(Question { what, span, subject })
    }
}

fn what(base: &CheckedBase, id: &str) -> Result<What, NotUnderstood> {
    let rows = &base.rows;
    let indicators = || rows.indicators.iter().map(|row| base.text(row.indicator));
    let measures = || (0..base.measure_count()).map(|at| base.measure_id(MeasureId::from_index(at)));
    let targets = || rows.targets.iter().map(|row| base.text(row.target));
    let commodities = || rows.commodities.iter().map(|row| base.text(row.commodity));
    let attributes = || rows.reports.iter().filter_map(|row| row.attribute).map(|text| base.text(text));
    let found = position(indicators(), id)
        .map(|at| What::Indicator(IndicatorId::from_index(at)))
        .or_else(|| position(targets(), id).map(|at| What::Target(rows.targets[at].row)))
        .or_else(|| position(measures(), id).map(|at| What::Measure(MeasureId::from_index(at))))
        .or_else(|| position(commodities(), id).map(|at| What::Commodity(CommodityId::from_index(at))))
        .or_else(|| What::OWN.into_iter().find(|(own, _)| *own == id).map(|(_, what)| what))
        .or_else(|| position(attributes(), id).map(|_| What::Attribute(id.to_owned())));
    found.ok_or_else(|| {
        let own = What::OWN.iter().map(|(own, _)| *own);
        let known = indicators().chain(targets()).chain(measures()).chain(commodities()).chain(own).chain(attributes());
        NotUnderstood::Indicator { id: id.to_owned(), hint: did_you_mean(id, known).map(str::to_owned) }
    })
}

fn position<'a>(mut ids: impl Iterator<Item = &'a str>, id: &str) -> Option<usize> {
    ids.position(|known| known == id)
}

fn subject_of(base: &CheckedBase, id: &str) -> Result<Subject, NotUnderstood> {
    let rows = &base.rows;
    let firms = || rows.enterprises.iter().map(|row| base.text(row.enterprise));
    let plants = || rows.plants.iter().map(|row| base.text(row.plant));
    let projects = || rows.projects.iter().map(|row| base.text(row.project));
    let commodities = || rows.commodities.iter().map(|row| base.text(row.commodity));
    let scopes = || rows.scopes.iter().map(|row| base.text(row.scope));
    let found = position(firms(), id)
        .map(|at| Subject::Enterprise(EnterpriseId::from_index(at)))
        .or_else(|| position(plants(), id).map(|at| Subject::Plant(PlantId::from_index(at))))
        .or_else(|| position(scopes(), id).map(|at| Subject::Scope(ScopeId::from_index(at))))
        .or_else(|| position(projects(), id).map(|at| Subject::Project(ProjectId::from_index(at))))
        .or_else(|| position(commodities(), id).map(|at| Subject::Commodity(CommodityId::from_index(at))));
    found.ok_or_else(|| {
        let known = firms().chain(plants()).chain(scopes()).chain(projects()).chain(commodities());
        NotUnderstood::Subject { id: id.to_owned(), hint: did_you_mean(id, known).map(str::to_owned) }
    })
}
