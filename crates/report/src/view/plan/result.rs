//! What came of planning a base.

use lodestone_model::base::Lang;
use lodestone_model::manifest::Objective;
use lodestone_plan::disclosure::Published;
use lodestone_plan::result::{Outcome, PlanResult, Planned};
use serde::Serialize;

use crate::view::balance::OpeningView;

use super::answers::{AnswersView, ConflictView, DriveView};
use super::history::HistoryView;
use super::label::LabelView;
use super::solved::SolvedView;
use super::word::{self, Word};

/// What came of planning a base.
#[derive(Debug, Clone, Serialize)]
pub struct PlanView {
    /// `planned`, `infeasible`, `unbounded` or `stopped`.
    pub outcome: &'static str,
    /// Whether there is a plan that meets every target that it can compute.
    pub is_met: bool,
    /// The base.
    pub base: PlanBaseView,
    /// What was optimised.
    pub asked: Word,
    /// Size of the program.
    pub program: ProgramView,
    /// What it took from the balance of the year before, where it was asked to.
    pub opening: Option<OpeningView>,
    /// What was before the plan.
    pub history: Vec<HistoryView>,
    /// The plan; its fields stand at the top of the document.
    #[serde(flatten)]
    pub plan: Option<SolvedView>,
    /// Other plans to compare with.
    pub alternatives: Vec<SolvedView>,
    /// What follows; its fields stand at the top of the document.
    #[serde(flatten)]
    pub answers: Option<AnswersView>,
    /// Why there is no plan.
    pub conflict: Option<ConflictView>,
    /// What grows without end.
    pub unbounded: Vec<DriveView>,
    /// Why it stopped.
    pub stopped: Option<Word>,
}

/// Which base was planned.
#[derive(Debug, Clone, Serialize)]
pub struct PlanBaseView {
    /// SHA-256 of its canonical form, cases applied.
    pub id: String,
    /// Its own short id.
    pub name: String,
    /// Its names.
    pub title: LabelView,
    /// ISO code.
    pub currency: String,
    /// Cases, in order.
    pub cases: Vec<String>,
    /// Planned periods.
    pub periods: Vec<String>,
    /// Their lengths in years.
    pub years: Vec<f64>,
}

/// Size of the program.
#[derive(Debug, Clone, Copy, Serialize)]
#[allow(missing_docs)]
pub struct ProgramView {
    pub rows: usize,
    pub columns: usize,
    pub nonzeros: usize,
}

impl PlanView {
    /// What came of planning, in both languages.
    pub fn new(result: &PlanResult) -> Self {
        let base = PlanBaseView::new(result);
        let [rows, columns, nonzeros] = result.size;
        let mut view = PlanView {
            outcome: "planned",
            is_met: false,
            base,
            asked: word::objective(result.objective),
            program: ProgramView { rows, columns, nonzeros },
            opening: None,
            history: result.history.iter().map(HistoryView::new).collect(),
            plan: None,
            alternatives: Vec::new(),
            answers: None,
            conflict: None,
            unbounded: Vec::new(),
            stopped: None,
        };
        match &result.outcome {
            Outcome::Planned(planned) => view.fill(planned, result.objective),
            Outcome::Infeasible(conflict) => {
                view.outcome = "infeasible";
                view.conflict = Some(ConflictView::new(conflict, &view.base.periods));
            }
            Outcome::Unbounded(drives) => {
                view.outcome = "unbounded";
                view.unbounded = drives.iter().map(DriveView::from).collect();
            }
            Outcome::Stopped(stop) => {
                view.outcome = "stopped";
                view.stopped = Some(word::stop(*stop));
            }
        }
        view
    }

    /// The plan and the others, the plan first.
    pub fn plans(&self) -> impl Iterator<Item = &SolvedView> {
        self.plan.iter().chain(&self.alternatives)
    }

    fn fill(&mut self, planned: &Planned, objective: Objective) {
        let best =
            if objective == Objective::Cost { Word("plan-role-least-cost") } else { Word("plan-role-best-value") };
        let most = Word("plan-role-most-targets");
        // With targets first, the plan itself reaches the most, and the other one is of best value.
        let (role, other) = match objective {
            Objective::TargetsThenValue if planned.most.is_some() => (most, best),
            _ => (best, most),
        };
        let PlanBaseView { currency, periods, .. } = &self.base;
        let is_margin = !planned.unknown_costs.is_empty() || !planned.unknown_capex.is_empty();
        let view = |plan, role| {
            let mut view = SolvedView::new(plan, role, self.asked, currency, periods);
            view.objective.is_margin = is_margin;
            view
        };
        let plan = view(&planned.plan, role);
        let baseline = planned.baseline.as_ref().map(|plan| view(plan, Word("plan-role-baseline")));
        let alternatives = baseline.into_iter().chain(planned.most.as_ref().map(|plan| view(plan, other))).collect();
        let answers = AnswersView::new(planned, currency, periods);
        self.is_met = plan.targets.iter().all(|target| target.shortfall.is_none_or(|shortfall| shortfall == 0.0));
        self.plan = Some(plan);
        self.alternatives = alternatives;
        self.answers = Some(answers);
    }
}

/// Letters of an id that tell bases apart at a glance.
const SHORT: usize = 12;

impl PlanBaseView {
    /// The base of what is shown of a plan.
    pub(super) fn of_published(published: &Published) -> Self {
        PlanBaseView {
            id: published.base_id.clone(),
            name: published.base.id.clone(),
            title: (&published.base).into(),
            currency: published.currency.clone(),
            cases: published.cases.clone(),
            periods: published.periods.iter().map(ToString::to_string).collect(),
            years: published.periods.iter().map(|span| span.years()).collect(),
        }
    }

    fn new(result: &PlanResult) -> Self {
        PlanBaseView {
            id: result.base_id.clone(),
            name: result.base.id.clone(),
            title: (&result.base).into(),
            currency: result.currency.clone(),
            cases: result.cases.clone(),
            periods: result.periods.iter().map(ToString::to_string).collect(),
            years: result.periods.iter().map(|span| span.years()).collect(),
        }
    }

    /// The beginning of the id.
    pub fn short_id(&self) -> &str {
        self.id.get(..SHORT).unwrap_or(&self.id)
    }

    /// Its name in one language.
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
}
