//! What a plan answers.

mod answers;
mod history;
mod label;
mod published;
mod result;
mod solved;
pub(in crate::view) mod word;

pub use answers::{
    AnswersView, BottleneckView, CellView, ConflictView, CoverageView, CutShortView, DriveView, GapView, LeaningView,
    LimitView, MissedView, NeedView, RepairView, RowView, SpreadView, TargetPriceView, TargetWorthView, WhyNotView,
};
pub use history::{HistoryView, QuotaLeftView, ReportPartView};
pub use label::LabelView;
pub use published::{
    PublishedFlowView, PublishedMeasureView, PublishedTargetView, PublishedView, ShownView, WithheldView,
};
pub use result::{PlanBaseView, PlanView, ProgramView};
pub use solved::{
    AmountView, AuditView, CategoryView, ClosingView, ElementView, FlowView, MeasureView, ObjectiveView, ProjectView,
    SolvedView, StageView, StartView, TargetView,
};
pub use word::{Word, step};
