//! Figures and flows: bounds, weakest grade, strictest audience, trails when asked for.

use crate::chain::Chain;
use lodestone_model::figure::{Access, Figure, Interval, Reader};
use lodestone_model::flows::Flows;
use lodestone_model::ids::{EnterpriseId, Id, MeasureId};
use lodestone_model::tables::sources::{Audience, Grade};
use lodestone_model::time::Span;
use lodestone_model::trail::{Cell, Op, Tracing, Trail};
use lodestone_model::unit::Dimension;

fn interval(low: f64, mid: f64, high: f64) -> Interval {
    Interval { low, mid, high }
}

#[test]
fn intervals() {
    let a = interval(1.0, 2.0, 4.0);
    assert_eq!(a.plus(interval(-1.0, 0.0, 1.0)), interval(0.0, 2.0, 5.0));
    assert_eq!(a.times(2.0), interval(2.0, 4.0, 8.0));
    assert_eq!(a.times(-1.0), interval(-4.0, -2.0, -1.0));
    assert_eq!(interval(f64::NEG_INFINITY, 0.0, 1.0).times(0.0), Interval::ZERO);
    assert_eq!(a.over(interval(1.0, 2.0, 2.0)), Some(interval(0.5, 1.0, 4.0)));
    assert_eq!(interval(-2.0, 1.0, 4.0).over(interval(1.0, 2.0, 2.0)), Some(interval(-2.0, 0.5, 4.0)));
    assert_eq!(a.over(interval(-4.0, -2.0, -1.0)), Some(interval(-4.0, -1.0, -0.25)));
    assert_eq!(a.over(interval(0.0, 1.0, 2.0)), None);
    assert_eq!(a.over(interval(1.0, 2.0, f64::INFINITY)), Some(interval(0.0, 1.0, 4.0)));
    assert!(Interval::exact(3.0).is_exact() && !a.is_exact());
}

#[test]
fn who_may_see_what() {
    let (one, two) = (EnterpriseId(1), EnterpriseId(2));
    let owned = |firm| Access { audience: Audience::Owner, owners: vec![firm] };
    let class = |audience| Access { audience, owners: Vec::new() };
    let office = class(Audience::Office);
    assert_eq!(Access::PUBLIC.strictest(&office), office);
    assert!(Access::PUBLIC.is_open_to(Reader::Firm(one)) && Access::PUBLIC.is_open_to(Reader::Class(Audience::Public)));
    assert!(
        office.is_open_to(Reader::Class(Audience::Restricted)) && !office.is_open_to(Reader::Class(Audience::Public))
    );
    assert!(!office.is_open_to(Reader::Firm(one)));
    let mine = owned(one).strictest(&office);
    assert!(mine.is_open_to(Reader::Firm(one)) && !mine.is_open_to(Reader::Firm(two)));
    assert!(!mine.is_open_to(Reader::Class(Audience::Restricted)));
    let both = owned(two).strictest(&owned(one));
    assert_eq!(both.owners, [one, two]);
    assert!(!both.is_open_to(Reader::Firm(one)) && !both.is_open_to(Reader::Firm(two)));
}

fn graded() -> Chain {
    Chain::new()
        .hold("supplies")
        .table(
            "sources",
            "source,title_zh,title_en,grade,audience,owner\nown,自编,Own,C,public,\nfiling,公告,Filing,A,office,\nbook,账,Book,B,owner,smelting\n",
        )
        .table(
            "supplies",
            "commodity,site,span,price,source\nore,baotou,2024,100,filing\nore,baotou,2025,120,book\nore,ganzhou,2025..2026,130,\n",
        )
}

#[test]
fn a_cell_brings_its_grade_audience_and_trail() {
    let base = graded().base();
    let price = Dimension::MONEY / Dimension::MASS;
    let cell = |row, year, tracing| {
        Figure::from_cell(&base, ("supplies", row, "price"), 100.0, price, Span::year(year), tracing)
    };
    let filing = cell(0, 2024, Tracing::On);
    assert_eq!((filing.grade, filing.access.audience, filing.period), (Grade::A, Audience::Office, Span::year(2024)));
    let source = base.sym("filing");
    let trail = Trail::Cell(Cell { table: "supplies", row: 0, column: "price", source });
    assert_eq!(filing.trail.as_deref(), Some(&trail));
    let book = cell(1, 2025, Tracing::Off);
    assert_eq!((book.grade, book.trail.is_none()), (Grade::B, true));
    assert_eq!(book.access, Access { audience: Audience::Owner, owners: vec![EnterpriseId(0)] });
    assert_eq!(cell(1, 2026, Tracing::Off).grade, Grade::D, "held after the record");
    let default = Figure::from_cell(&base, ("routes", 0, "loss"), 0.0, Dimension::NONE, None, Tracing::Off);
    assert_eq!(default.grade, Grade::D, "a default of the schema");
}

#[test]
fn computed_figures_are_as_weak_and_as_strict_as_their_inputs() {
    let base = graded().base();
    let cell = |row, year, value, tracing| {
        let cell = ("supplies", row, "price");
        Figure::from_cell(&base, cell, value, Dimension::MONEY, Span::year(year), tracing)
    };
    let parts = vec![cell(0, 2024, 100.0, Tracing::On), cell(2, 2025, 30.0, Tracing::On)];
    let sum = Figure::sum(parts.clone()).unwrap().unwrap();
    assert_eq!((sum.value, sum.grade, sum.access.audience), (Interval::exact(130.0), Grade::C, Audience::Office));
    assert_eq!(sum.period.unwrap().to_string(), "2024..2025");
    assert_eq!(sum.trail.as_deref(), Some(&Trail::Formula(Op::Sum, parts)));
    let ratio = sum.clone().over(cell(1, 2025, 65.0, Tracing::Off)).unwrap();
    assert_eq!(
        (ratio.value, ratio.dimension, ratio.access.audience),
        (Interval::exact(2.0), Dimension::NONE, Audience::Owner)
    );
    let rows: Vec<u32> = ratio.trail.unwrap().cells().iter().map(|cell| cell.row).collect();
    assert_eq!(rows, [0, 2], "the divisor was not traced");
    let scaled = sum.clone().times(2.0, Dimension::MASS);
    assert_eq!((scaled.value.mid, scaled.dimension), (260.0, Dimension::MONEY * Dimension::MASS));
    assert!(sum.clone().over(cell(0, 2024, 0.0, Tracing::Off)).is_none());
    let untraced = Figure::sum(vec![cell(0, 2024, 1.0, Tracing::Off)]).unwrap().unwrap();
    assert_eq!(untraced.trail, None);
    let mixed = Figure::sum(vec![sum, scaled]).unwrap_err();
    assert_eq!(mixed.to_string(), "money cannot be added to money·mass");
    assert_eq!(Figure::sum(Vec::new()), Ok(None));
}

#[test]
fn flows_add_up_to_measures_only_where_all_is_known() {
    let base = Chain::new()
        .table(
            "measures",
            "measure,term,weight,kind,commodity\nnet,1,1,output,oxide\nnet,2,-1,input,oxide\nmade,1,2,output,oxide\n",
        )
        .base();
    let periods = vec![Span::year(2025).unwrap(), Span::year(2026).unwrap()];
    let mut flows = Flows::new(&base, periods.clone());
    flows.set(0, 1, interval(8.0, 10.0, 12.0));
    let (net, made) = (MeasureId::from_index(0), MeasureId::from_index(1));
    assert_eq!(flows.measure(&base, net, 1), None, "its second term is not known");
    flows.set(1, 1, interval(1.0, 2.0, 3.0));
    assert_eq!(flows.measure(&base, net, 1), Some(interval(5.0, 8.0, 11.0)));
    assert_eq!((flows.measure(&base, net, 0), flows.measure(&base, made, 1)), (None, None));
    flows.set(2, 0, Interval::ZERO);
    assert_eq!(flows.measure(&base, made, 0), Some(Interval::ZERO), "zero is known");
    assert_eq!((flows.periods(), flows.term(1, 1).unwrap().mid), (periods.as_slice(), 2.0));
}

#[test]
fn a_difference_keeps_its_inputs_and_the_weakest_is_found() {
    let base = graded().base();
    let cell = |row, year, value| {
        let cell = ("supplies", row, "price");
        Figure::from_cell(&base, cell, value, Dimension::MONEY, Span::year(year), Tracing::On)
    };
    let (filing, own) = (cell(0, 2024, 100.0), cell(2, 2025, 30.0));
    let less = filing.clone().less(own.clone()).unwrap();
    assert_eq!((less.value.mid, less.grade), (70.0, Grade::C));
    assert_eq!(less.weakest(), Some(&own));
    assert_eq!(less.trail.as_deref(), Some(&Trail::Formula(Op::Difference, vec![filing.clone(), own])));
    let per_mass = filing.clone().times(1.0, Dimension::MASS);
    assert!(filing.less(per_mass).is_err());
}
