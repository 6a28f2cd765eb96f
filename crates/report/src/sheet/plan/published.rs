//! Tables of what a reader who may not see everything is shown of a plan.

use super::{name, word};
use crate::sheet::{Sheet, Value};
use crate::view::PublishedView;
use crate::view::plan::ShownView;
use crate::words::Languages;

/// The tables of what is shown.
pub fn published(view: &PublishedView) -> Vec<Sheet> {
    let languages = Languages::new();
    vec![targets(view, &languages), measures(view, &languages), flows(view, &languages), parties(view, &languages)]
}

fn shown(shown: ShownView, languages: &Languages) -> Value {
    match shown {
        ShownView::Value(value) => value.into(),
        ShownView::Withheld => Value::Both(languages.both(|words| words.say("withheld", &[]))),
    }
}

fn shown_if(value: Option<ShownView>, languages: &Languages) -> Value {
    value.map_or(Value::Blank, |value| shown(value, languages))
}

fn targets(view: &PublishedView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-id",
        "plan-column-target",
        "plan-column-span",
        "plan-column-sense",
        "plan-column-promised",
        "plan-column-modelled",
        "plan-column-short",
        "plan-column-unit",
    ];
    let mut out = Sheet::titled("targets", "plan-sheet-targets", &columns, languages);
    for target in &view.targets {
        out.row(vec![
            target.target.id.as_str().into(),
            name(&target.target),
            target.span.as_str().into(),
            target.sense.into(),
            shown(target.promised, languages),
            shown_if(target.reached, languages),
            shown_if(target.shortfall, languages),
            target.unit.as_str().into(),
        ]);
    }
    out
}

fn measures(view: &PublishedView, languages: &Languages) -> Sheet {
    let columns =
        ["plan-column-period", "plan-column-id", "plan-column-indicator", "plan-column-value", "plan-column-unit"];
    let mut out = Sheet::titled("measures", "plan-sheet-measures", &columns, languages);
    for measure in &view.measures {
        out.row(vec![
            measure.period.as_str().into(),
            measure.indicator.id.as_str().into(),
            name(&measure.indicator),
            shown(measure.value, languages),
            measure.unit.as_str().into(),
        ]);
    }
    out
}

fn flows(view: &PublishedView, languages: &Languages) -> Sheet {
    let columns = [
        "plan-column-period",
        "plan-column-kind",
        "plan-column-node",
        "plan-column-commodity",
        "plan-column-by",
        "plan-column-amount",
        "plan-column-money",
    ];
    let mut out = Sheet::titled("flows", "plan-sheet-flows", &columns, languages);
    for flow in &view.flows {
        out.row(vec![
            flow.period.as_str().into(),
            word(flow.kind, languages),
            name(&flow.node),
            name(&flow.commodity),
            name(&flow.by),
            shown(flow.amount, languages),
            shown_if(flow.money, languages),
        ]);
    }
    out
}

/// Firms and sites whose flows are all withheld.
fn parties(view: &PublishedView, languages: &Languages) -> Sheet {
    let columns = ["plan-column-node", "plan-column-amount"];
    let mut out = Sheet::titled("withheld", "plan-sheet-withheld", &columns, languages);
    for party in &view.withheld.parties {
        out.row(vec![name(party), shown(ShownView::Withheld, languages)]);
    }
    out
}
