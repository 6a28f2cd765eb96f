//! Firms that hold titles, for every target on an indicator that names titles: new, lapsed, net, held, and which titles
//! end within the span if nothing is renewed.
//!
//! Counted up to the as-of date: what was granted or withdrawn later is not known. Test: `shares` in `tests/it`.

use std::collections::BTreeSet;

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::{Figure, Interval};
use lodestone_model::grid::Sym;
use lodestone_model::ids::{EnterpriseId, Id as _};
use lodestone_model::tables::indicators::{Counting, Indicator};
use lodestone_model::tables::targets::Target;
use lodestone_model::time::{Date, Span};
use lodestone_model::titles::{Holders, held_on, holders, validity};
use lodestone_model::trail::Tracing;
use lodestone_model::unit::Dimension;

/// A title of a firm; which of the wanted ones does not matter.
type Title = lodestone_model::titles::Title<EnterpriseId, ()>;

/// What a counting target counts.
#[derive(Debug, Clone)]
pub struct Titled {
    /// Row of the target.
    pub target: u32,
    /// How firms are counted.
    pub counting: Counting,
    /// The count, or why there is none.
    pub found: Result<Holding, NoTitles>,
}

/// Firms that hold titles of a group.
#[derive(Debug, Clone)]
pub struct Holding {
    /// From the first day of the target to the as-of date, or to the target's last day.
    pub span: Span,
    /// Up to the end of `span`.
    pub count: Holders,
    /// Firms that hold one now and held none before the start.
    pub new: BTreeSet<EnterpriseId>,
    /// Firms that held one before the start and hold none now.
    pub lapsed: BTreeSet<EnterpriseId>,
    /// Firms whose last title ends between now and the target's last day, if it is not renewed.
    pub lapsing: BTreeSet<EnterpriseId>,
    /// Firms that hold more than one title of the group: each counts once.
    pub several: BTreeSet<EnterpriseId>,
    /// What the target counts, as it is told.
    pub figure: Figure,
    /// The same on the target's last day, if nothing is granted any more.
    pub at_end: f64,
    /// Whether the target's last day has passed.
    pub is_over: bool,
}

/// Why nothing is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoTitles {
    /// The base has no list of titles.
    NoList,
    /// The list has none of these titles.
    None(Vec<String>),
}

impl NoTitles {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            NoTitles::NoList => "N24",
            NoTitles::None(_) => "N25",
        }
    }
}

/// Every target on an indicator that names titles.
pub(super) fn counted(base: &CheckedBase, as_of: Date) -> Vec<Titled> {
    let of = |target: &Target| {
        let indicator = &base.rows.indicators[target.indicator.index()];
        let names = base.text(indicator.titles?);
        let wanted: Vec<&str> = names.split([';', '；', '、']).map(str::trim).filter(|name| !name.is_empty()).collect();
        let counting = indicator.counting.unwrap_or(Counting::New);
        Some(Titled { target: target.row, counting, found: holding(base, indicator, target, &wanted, as_of) })
    };
    base.rows.targets.iter().filter_map(of).collect()
}

fn holding(
    base: &CheckedBase,
    indicator: &Indicator,
    target: &Target,
    wanted: &[&str],
    as_of: Date,
) -> Result<Holding, NoTitles> {
    if base.rows.titles.is_empty() {
        return Err(NoTitles::NoList);
    }
    let schemes: Vec<Sym> = wanted.iter().filter_map(|name| base.sym(name)).collect();
    let is_inside = |firm: EnterpriseId| {
        let site = base.rows.enterprises[firm.index()].site;
        indicator.scope.is_none_or(|scope| site.is_some_and(|site| base.is_in_scope(site, scope)))
    };
    let rows: Vec<_> = base.rows.titles.iter().filter(|row| schemes.contains(&row.title)).collect();
    let listed = |name: &&&str| !rows.iter().any(|row| base.sym(name) == Some(row.title));
    let missing: Vec<String> = wanted.iter().filter(listed).map(|name| (**name).to_owned()).collect();
    if missing.len() == wanted.len() {
        return Err(NoTitles::None(missing));
    }
    let titles: Vec<(u32, Title)> = rows
        .into_iter()
        .filter(|row| row.granted_on <= as_of && is_inside(row.enterprise))
        .filter_map(|row| Some((row.row, Title { firm: row.enterprise, group: (), valid: validity(row, as_of)? })))
        .collect();
    Ok(of_titles(base, target, indicator.counting.unwrap_or(Counting::New), &titles, as_of))
}

fn of_titles(base: &CheckedBase, target: &Target, counting: Counting, titles: &[(u32, Title)], as_of: Date) -> Holding {
    let all: Vec<Title> = titles.iter().map(|(_, title)| *title).collect();
    let last = target.span.last_day();
    let until = as_of.min(last).max(target.span.start);
    let span = until.plus_days(1).and_then(|end| Span::new(target.span.start, end)).unwrap_or(target.span);
    let on = |day: Date| held_on(&all, day);
    let before = target.span.start.plus_days(-1).map(on).unwrap_or_default();
    let (now, end) = (on(until), on(last));
    let value = |count: &Holders| match counting {
        Counting::New => count.new_held() as f64,
        Counting::Net => count.net() as f64,
        Counting::Held => count.after as f64,
        Counting::Certificates => count.certificates as f64,
    };
    let held = |firm: &&EnterpriseId| all.iter().filter(|t| t.firm == **firm && t.valid.contains(until)).count() > 1;
    let found = holders(&all, span);
    Holding {
        span,
        several: now.iter().filter(held).copied().collect(),
        new: now.difference(&before).copied().collect(),
        lapsed: before.difference(&now).copied().collect(),
        lapsing: now.difference(&end).copied().collect(),
        figure: figure(base, target, titles, span, value(&found)),
        at_end: value(&holders(&all, target.span)),
        is_over: as_of >= last,
        count: found,
    }
}

/// The count with the certificates behind it.
fn figure(base: &CheckedBase, target: &Target, titles: &[(u32, Title)], span: Span, value: f64) -> Figure {
    let dimension = target.value.dimension.unwrap_or(Dimension::NONE);
    let matters = titles.iter().filter(|(_, title)| title.valid.start < span.end);
    let cells = matters.map(|(row, _)| {
        Figure::from_cell(base, ("titles", *row, "granted_on"), 1.0, dimension, Some(span), Tracing::On)
    });
    let target_cell = || Figure::from_cell(base, ("targets", target.row, "value"), 0.0, dimension, None, Tracing::Off);
    let mut figure = Figure::sum(cells.collect()).ok().flatten().unwrap_or_else(target_cell);
    figure.value = Interval::exact(value);
    figure.period = Some(span);
    figure
}
