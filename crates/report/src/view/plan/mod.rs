//! What a plan answers.

mod answers;
mod history;
mod label;
mod published;
mod result;
mod solved;
mod word;

pub use answers::{
    AnswersView, BottleneckView, ConflictView, CoverageView, DriveView, GapView, LeaningView, LimitView, NeedView,
    RepairView, RowView, TargetPriceView, WhyNotView,
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
pub use word::Word;
