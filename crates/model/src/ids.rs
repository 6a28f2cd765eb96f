//! Typed indices into the tables of one base. They never leave it.

use crate::grid::Sym;

/// A typed index into a table.
pub trait Id: Copy {
    /// The table that defines it.
    const TABLE: &'static str;

    /// Its place among all id kinds; see [`TABLES_WITH_IDS`].
    const SLOT: Slot;

    /// From a position.
    fn from_index(index: usize) -> Self;

    /// The position.
    fn index(self) -> usize;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $table:literal;)+) => {
        /// One value per kind of id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Slot { $($name),+ }

        /// The tables that define ids, by [`Slot`].
        pub const TABLES_WITH_IDS: &[&str] = &[$($table),+];

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(pub u32);

            impl Id for $name {
                const TABLE: &'static str = $table;
                const SLOT: Slot = Slot::$name;

                fn from_index(index: usize) -> Self {
                    $name(u32::try_from(index).expect("tables are bounded below 2^32 rows by the reader"))
                }

                fn index(self) -> usize {
                    self.0 as usize
                }
            }
        )+
    };
}

ids! {
    /// A source.
    SourceId = "sources";
    /// A scope.
    ScopeId = "scopes";
    /// A named list of firms.
    SampleId = "samples";
    /// A tracked element.
    ElementId = "elements";
    /// A group of elements.
    GroupId = "element_groups";
    /// A stage of the chain.
    StageId = "stages";
    /// A commodity.
    CommodityId = "commodities";
    /// A process.
    ProcessId = "processes";
    /// A site.
    SiteId = "sites";
    /// A legal person.
    EnterpriseId = "enterprises";
    /// A plant.
    PlantId = "plants";
    /// A project.
    ProjectId = "projects";
    /// A measure.
    MeasureId = "measures";
    /// An indicator.
    IndicatorId = "indicators";
    /// A target.
    TargetId = "targets";
    /// A quota.
    QuotaId = "quotas";
    /// A resource.
    ResourceId = "resources";
    /// A post.
    PostId = "posts";
    /// An assumption.
    AssumptionId = "assumptions";
}

/// An element or a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ElementRef {
    /// One element.
    Element(ElementId),
    /// A group.
    Group(GroupId),
}

/// What an indicator column of a report names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IndicatorRef {
    /// An indicator.
    Indicator(IndicatorId),
    /// A measure.
    Measure(MeasureId),
}

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A plant.
    Plant(PlantId),
    /// A legal person.
    Enterprise(EnterpriseId),
    /// A project.
    Project(ProjectId),
    /// A commodity.
    Commodity(CommodityId),
    /// An area.
    Scope(ScopeId),
    /// A list of firms.
    Sample(SampleId),
}

/// Names in both languages; either may be absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Names {
    /// Chinese.
    pub zh: Option<Sym>,
    /// English.
    pub en: Option<Sym>,
}
