//! Every diagnostic code, once. The id is stable; the key names its message in the catalogue.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $severity:ident, $key:literal;)+) => {
        /// Kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name),+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// Stable id, as printed.
            pub fn id(self) -> &'static str {
                match self { $(Code::$name => $id),+ }
            }

            /// Name of its message in the catalogue; the hint is `<key>-hint`, where there is one.
            pub fn key(self) -> &'static str {
                match self { $(Code::$name => $key),+ }
            }

            /// How bad.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    /// `path`: neither a folder with base.toml nor a workbook.
    NotABase = "F01", Error, "not-a-base";
    /// `path`, `reason`.
    FileUnreadable = "F02", Error, "file-unreadable";
    /// `table`: a required table is absent.
    TableMissing = "F03", Error, "table-missing";
    /// `name`, `hint`: a file or sheet that is no table.
    TableUnknown = "F04", Error, "table-unknown";
    /// `offset`: bytes that are neither UTF-8 nor GB18030.
    EncodingBroken = "F05", Error, "encoding-broken";
    /// `size`, `limit`: the file is larger than the reader takes.
    FileTooLarge = "F06", Error, "file-too-large";
    /// `rows`, `limit`.
    TooManyRows = "F07", Error, "too-many-rows";
    /// A workbook with macros.
    WorkbookMacros = "F08", Error, "workbook-macros";
    /// `ratio`, `limit`: a workbook that unpacks to far more than it should.
    WorkbookBomb = "F09", Error, "workbook-bomb";
    /// `reason`.
    TomlSyntax = "F10", Error, "toml-syntax";
    /// `key`, `hint`.
    TomlKeyUnknown = "F11", Error, "toml-key-unknown";
    /// `key`, `expected`.
    TomlValue = "F12", Error, "toml-value";
    /// `key`.
    TomlKeyMissing = "F13", Error, "toml-key-missing";
    /// `table`: two files or sheets for one table.
    TableTwice = "F14", Error, "table-twice";

    /// `column`.
    ColumnMissing = "T01", Error, "column-missing";
    /// `column`, `hint`.
    ColumnUnknown = "T02", Error, "column-unknown";
    /// `column`.
    ColumnTwice = "T03", Error, "column-twice";
    /// `cells`, `columns`: more cells than headers.
    RowTooLong = "T04", Error, "row-too-long";
    /// `key`, `first`: the line that has the same key.
    KeyDuplicate = "T05", Error, "key-duplicate";
    /// `key`, `a`, `b`: two rows of one key overlap in time.
    SpanOverlap = "T06", Error, "span-overlap";
    /// `key`, `gap`: a record has no value in days of the plan, between two of its rows or after the last, and base.toml
    /// does not say that this is meant.
    SpanGap = "T07", Warning, "span-gap";
    /// `code`, `count`: further findings of one code in one column, beyond those that are listed.
    MoreAlike = "T08", Note, "more-alike";
    /// A quote that is never closed.
    QuoteOpen = "T09", Error, "quote-open";

    /// The cell is empty and must not be.
    CellEmpty = "C01", Error, "cell-empty";
    /// `text`.
    NumberBad = "C02", Error, "number-bad";
    /// `text`: NaN or infinity.
    NumberNotFinite = "C03", Error, "number-not-finite";
    /// `text`: too large for a number.
    NumberOutOfRange = "C04", Error, "number-out-of-range";
    /// `text`: `#REF!` and the like.
    SpreadsheetError = "C05", Error, "spreadsheet-error";
    /// `text`, `hint`.
    UnitUnknown = "C06", Error, "unit-unknown";
    /// `found`, `expected`, `unit`: both dimensions.
    UnitDimension = "C07", Error, "unit-dimension";
    /// `found`, `base`.
    UnitCurrency = "C08", Error, "unit-currency";
    /// `value`, `min`.
    BelowMin = "C09", Error, "below-min";
    /// `value`, `max`.
    AboveMax = "C10", Error, "above-max";
    /// `text`, `choices`, `hint`.
    ChoiceUnknown = "C11", Error, "choice-unknown";
    /// `text`.
    DateBad = "C12", Error, "date-bad";
    /// `text`.
    SpanBad = "C13", Error, "span-bad";
    /// `text`.
    FlagBad = "C14", Error, "flag-bad";
    /// `text`.
    CountBad = "C15", Error, "count-bad";
    /// `id`, `table`, `hint`.
    ReferenceUnknown = "C16", Error, "reference-unknown";
    /// A stated number has no unit.
    UnitMissing = "C17", Error, "unit-missing";
    /// `text`: 1.300,5 and the like.
    SeparatorAmbiguous = "C18", Error, "separator-ambiguous";
    /// `text`, `readings`: a unit with two usual readings.
    UnitAmbiguous = "C19", Error, "unit-ambiguous";

    /// `rows`: how many rows have numbers without a source; the place is the first.
    SourceMissing = "S01", Error, "source-missing";
    /// `id`, `hint`.
    SourceUnknown = "S02", Error, "source-unknown";
    /// `grade`, `source`: a row claims a better grade than its source has.
    GradeTooGood = "S03", Error, "grade-too-good";
    /// `columns`, `rows`: numbers that are schema defaults, grade D.
    DefaultsUsed = "S04", Note, "defaults-used";
    /// `table`, `from`: values held after the record ends, grade D; the last day of the record that ends first.
    Extended = "S05", Note, "extended";
    /// A source for one firm only must name it.
    OwnerMissing = "S06", Error, "owner-missing";

    /// `case`, `hint`: no such case.
    CaseUnknown = "K01", Error, "case-unknown";
    /// `case`, `table`.
    CaseTable = "K02", Error, "case-table";
    /// `case`, `column`.
    CaseColumn = "K03", Error, "case-column";
    /// `case`, `where`: no row matches.
    CaseNoRow = "K04", Error, "case-no-row";
    /// `case`, `other`, `column`: two stacked cases set one cell.
    CaseStacked = "K05", Error, "case-stacked";
    /// `case`, `op`, `column`: the operation does not fit the column.
    CaseOperation = "K06", Error, "case-operation";

    /// `from`, `to`: periods with a gap or an overlap.
    PeriodsBroken = "P01", Error, "periods-broken";
    /// `plan_from`: not the first day of a period.
    PlanFromInside = "P02", Error, "plan-from-inside";
    /// `period`: no discount factor.
    DiscountMissing = "P03", Error, "discount-missing";

    /// `commodity`, `total`: composition leaves 0–100 %.
    CompositionRange = "M01", Error, "composition-range";
    /// `commodity`, `basis`: more than one closing element, or none where content is blank.
    CompositionClosing = "M02", Error, "composition-closing";
    /// `commodity`: REO basis without REO content.
    CompositionReo = "M03", Error, "composition-reo";
    /// `commodity`, `other`: a group is not split, because split_as goes in a circle, its commodity has none of the group,
    /// or there is no split_as at all; `other` then says none.
    CompositionSplit = "M04", Error, "composition-split";
    /// `element`: formula that cannot be read.
    OxideFormula = "M05", Error, "oxide-formula";
    /// `recipe`: neither or both of amount and recovery.
    RecipeAmount = "M06", Error, "recipe-amount";
    /// `recipe`, `of`: recovery of something the inputs or the output do not hold.
    RecipeRecovery = "M07", Error, "recipe-recovery";
    /// `recipe`, `element`, `in`, `out`, `residual`, `allowed`: mass is made or lost.
    RecipeMass = "M08", Error, "recipe-mass";
    /// `recipe`: no output.
    RecipeNoOutput = "M09", Error, "recipe-no-output";
    /// `recipe`: no line for this process.
    ProcessNoRecipe = "M10", Error, "process-no-recipe";
    /// `plant`, `commodity`: the counted commodity is in none of its recipes.
    CountedAbsent = "M11", Error, "counted-absent";
    /// `recipe`: capacity use given on two lines.
    CapacityUseTwice = "M12", Error, "capacity-use-twice";

    /// `supply`: prices do not rise.
    SupplySteps = "G01", Error, "supply-steps";
    /// `market`: prices do not fall.
    MarketSteps = "G02", Error, "market-steps";
    /// `what`, `min`, `max`.
    BoundsConflict = "G03", Error, "bounds-conflict";
    /// `commodity`, `site`, `period`, `missing`, `link`: demanded, but nothing can make or bring it; the first missing thing
    /// and its table (plants, routes, commodities).
    DemandUnreachable = "G04", Error, "demand-unreachable";
    /// `commodity`, `node`: made, but nothing takes it.
    ByproductStuck = "G05", Warning, "byproduct-stuck";
    /// `project`: window or commissioning outside the horizon.
    ProjectOutside = "G06", Warning, "project-outside";
    /// `project`, `cycle`: cyclic precedence, closed: `a → b → a`.
    ProjectCycle = "G07", Error, "project-cycle";
    /// `project`: the sizes do not fit the decision.
    ProjectSize = "G08", Error, "project-size";
    /// `project`, `total`: spend shares do not sum to 1.
    ProjectSpend = "G09", Error, "project-spend";
    /// `target`: nothing computes or reports its measure.
    TargetUncomputable = "G10", Note, "target-uncomputable";
    /// `indicator`, `what`, `a`, `b`: ratio of two scopes, valuations or kinds of capacity; `what` is a column of measures.
    RatioMismatch = "G11", Error, "ratio-mismatch";
    /// `quota`: its limit is zero.
    QuotaZero = "G12", Warning, "quota-zero";
    /// `commodity`, `site`, `buy`, `sell`: sold for more than it is bought for, without limit; prices without VAT.
    Arbitrage = "G13", Warning, "arbitrage";
    /// `plant`: no capacity that binds and no project.
    PlantNoCapacity = "G14", Warning, "plant-no-capacity";
    /// `resource`, `who`: coefficient not evaluated.
    ResourceNotEvaluated = "G15", Note, "resource-not-evaluated";
    /// `project`: no start date for a fixed project.
    ProjectStart = "G16", Error, "project-start";
    /// `what`, `cycle`: a chain of groups, scopes or successors in a circle, closed: `a → b → a`.
    TreeCycle = "G17", Error, "tree-cycle";
    /// `measure`, `found`, `expected`: the terms mix units.
    MeasureUnits = "G18", Error, "measure-units";

    /// `whole`, `parts`, `difference`: parts do not add up.
    ReportParts = "R01", Warning, "report-parts";
    /// `growth`, `implied`: growth against levels, in percent.
    ReportGrowth = "R02", Warning, "report-growth";
    /// `rate`, `total`: a rate per day against the total of a span.
    ReportRate = "R03", Warning, "report-rate";
    /// `plant`, `output`, `capacity`: more than capacity.
    ReportCapacity = "R04", Warning, "report-capacity";

    /// `size`, `limit`: a file of schemes that is larger than is read.
    SchemeTooLarge = "J01", Error, "scheme-too-large";
    /// A file of schemes that is nested deeper than is read.
    SchemeNested = "J02", Error, "scheme-nested";
    /// `key`.
    SchemeKeyMissing = "J03", Error, "scheme-key-missing";
    /// `id`, `first`: the line that has the same id.
    SchemeIdTwice = "J04", Error, "scheme-id-twice";
    /// `fact`, `hint`.
    FactUnknown = "J05", Error, "fact-unknown";
    /// `op`, `fact`, `choices`: no operator, or none for facts of this kind.
    OperatorUnknown = "J06", Error, "operator-unknown";
    /// `fact`, `unit`, `found`, `expected`: a number in a unit of another dimension than the fact's.
    FactUnit = "J07", Error, "fact-unit";
    /// `fact`, `text`, `expected`: a value of another kind than the fact's.
    FactValue = "J08", Error, "fact-value";
    /// `item`, `at`, `next`: two bands with a gap between them.
    BandGap = "J09", Error, "band-gap";
    /// `item`, `at`, `next`: two bands that overlap.
    BandOverlap = "J10", Error, "band-overlap";
    /// `scheme`, `total`, `points`: the largest scores do not sum to what the scheme says.
    ScoreSum = "J11", Error, "score-sum";
    /// `scheme`, `other`, `span`: two editions of one family in force at once for one kind of application.
    EditionsOverlap = "J12", Error, "editions-overlap";
    /// `id`, `hint`: a rule, group, source or score that is not there.
    SchemeReference = "J13", Error, "scheme-reference";
    /// `rule`: neither, or more than one, of what a rule can ask.
    RuleForm = "J14", Error, "rule-form";
    /// `fact`, `cycle`: a fact that is derived from itself, closed: `a → b → a`.
    FactCycle = "J15", Error, "fact-cycle";
    /// `what`, `count`, `limit`.
    SchemeTooMany = "J16", Error, "scheme-too-many";
    /// `fact`, `date`, `as_of`: evidence of, or stated, after the day of the assessment; it is not used.
    EvidenceLater = "J17", Error, "evidence-later";
    /// `code`: not 18 characters of those that a unified social credit code may have.
    CreditCodeForm = "J18", Warning, "credit-code-form";
    /// `code`, `found`, `expected`: the last character does not fit the others.
    CreditCodeCheck = "J19", Warning, "credit-code-check";
    /// `id`: a fact declared anew with another kind or unit.
    FactDiffers = "J20", Error, "fact-differs";
    /// `title`, `hint`: a certificate of a title that no scheme gives; nobody is judged by it or counted under it.
    TitleUnknown = "J21", Warning, "title-unknown";
    /// `fact`: the cost of a change of a number without the amount that it is for.
    StepCostWithoutAmount = "J22", Error, "step-cost-without-amount";

    /// `granted`, `end`: a title that ends before it was granted.
    TitleDates = "L01", Error, "title-dates";
    /// `certificate`, `first`: one certificate holds twice at a time; the line of the other row.
    TitleOverlap = "L02", Error, "title-overlap";
    /// `indicator`, `first`, `second`: two ratios of which only one can be meant by targets.
    RatioJudgedTwice = "L03", Error, "ratio-judged-twice";
    /// `milestone`, `column`: an event without its day, an amount without its days or its money.
    MilestoneIncomplete = "W01", Error, "milestone-incomplete";
    /// `milestone`, `date`, `stated`: a fact that lies after the day on which it was stated.
    MilestoneFuture = "W02", Error, "milestone-future";
    /// `milestone`, `before`: a later event that happened before an earlier one.
    MilestoneOrder = "W03", Warning, "milestone-order";
    /// `id`, `opened`, `closed`: closed before it was opened.
    ClosedBeforeOpened = "W04", Error, "closed-before-opened";
    /// `decision`, `column`: done without evidence or day.
    DecisionUnproven = "W05", Error, "decision-unproven";

    /// `anchor`, `hint`: no header row of a block of the profile is on any sheet.
    BlockMissing = "I01", Error, "block-missing";
    /// `header`, `hint`: a column of the profile that the sheet does not have.
    ColumnGone = "I02", Error, "column-gone";
    /// `header`: a column that the profile does not know.
    ColumnNew = "I03", Warning, "column-new";
    /// `origin`: the days of figures are not where the profile says.
    DaysMissing = "I04", Error, "days-missing";
    /// `origin`: the day on which figures were stated is not where the profile says.
    StatedMissing = "I05", Error, "stated-missing";
    /// `origin`: whom the figures are about is not where the profile says.
    SubjectMissing = "I06", Error, "subject-missing";
    /// `name`, `near`: a firm that the base does not know by this name; known ones that are alike.
    NameUnknown = "I07", Error, "name-unknown";
    /// `name`, `ids`: a name of several things.
    NameSeveral = "I08", Error, "name-several";
    /// `text`, `table`, `hint`: a word that names nothing of the base.
    WordUnknown = "I09", Error, "word-unknown";
    /// A row of figures without a name.
    RowNameless = "I10", Error, "row-nameless";
    /// `name`: a firm that does not have exactly one plant.
    PlantNotOne = "I11", Error, "plant-not-one";
    /// A formula whose value was not stored.
    FormulaEmpty = "I12", Error, "formula-empty";
    /// `other`: the same statement with another figure, in a table of the base or in another cell.
    StatementDiffers = "I13", Error, "statement-differs";
    /// `found`, `profile`: the header names another unit than the profile.
    UnitChanged = "I14", Warning, "unit-changed";
    /// `total`, `sum`, `difference`: rows do not add up.
    SumDiffers = "I15", Warning, "sum-differs";
    /// `part`, `whole`: a part is more than the whole.
    PartLarger = "I16", Warning, "part-larger";
    /// `factor`, `span`: so many times the figure of the days before.
    UnitSlip = "I17", Warning, "unit-slip";
    /// `share`, `span`: a cumulative figure is less than the one before; in percent.
    CumulativeFalls = "I18", Warning, "cumulative-falls";
    /// `share`: a cumulative figure is not the sum of its months; in percent of it.
    CumulativeDiffers = "I19", Warning, "cumulative-differs";
    /// `share`: what is said of the year before is not what was said then; in percent of it.
    YearAgoDiffers = "I20", Warning, "year-ago-differs";
    /// `growth`, `implied`: growth against the levels of both years, in percent.
    GrowthDiffers = "I21", Warning, "growth-differs";
    /// `count`, `cells`: cells that the profile does not mention.
    CellsUnmapped = "I22", Warning, "cells-unmapped";
    /// `cells`: hidden rows and columns; they are read all the same.
    CellsHidden = "I23", Note, "cells-hidden";
    /// `source`: the file was imported before, or is here twice.
    FileKnown = "I24", Note, "file-known";
    /// `name`, `id`: a firm that the base does not have got a provisional id.
    FirmProvisional = "I25", Note, "firm-provisional";
}
