//! What flowed in a period, as far as reports and recipes tell.

mod about;
mod balanced;
mod beside;
mod diagram;
mod opening;

pub use balanced::{BalanceView, ElementLine, FlowLine, LeftOutLine, MeasureLine, ReportLine, SuspectLine};
pub use beside::{QuotaLine, ReadLine, ReadingLine, ReadingSum, SaleLine};
pub use diagram::{DiagramElement, DiagramLink, DiagramNode, DiagramView};
pub use opening::{OpeningLine, OpeningView};
