//! The command line as it is written. Every text says everything twice, `中文 | English`, line by line; [`help`](crate::help)
//! shows the reader's side.

use std::path::PathBuf;

use clap::builder::styling::Styles;
use clap::{Args as Group, Parser, Subcommand, ValueEnum};

const MORE: &str = "\
从这里开始： | Start here:
  lodestone check bases/baotou
      检查一个基地 | check a base
  lodestone plan bases/baotou --out out
      规划，各表写入文件夹 out | plan it, tables into the folder out
  lodestone template --out base.xlsx
      得到一本空白工作簿，填好后 check、plan | an empty workbook to fill, then check and plan it
  lodestone tables --table plants
      一张表有哪些列、怎么填 | the columns of a table and how to fill them
  lodestone plan --help
      一个命令的选项和例子 | options and examples of one command

退出码： | Exit codes:
  0    完成且达到 | done and met
  1    完成但未达到、不可行或已取消 | done but not met, infeasible, or cancelled
  2    数据或用法有误 | bad input or usage
  3    系统故障：磁盘、求解器 | system: disk, solver
  101  程序错误 | a bug

结果写到标准输出，进度和错误写到标准错误。 | Results go to standard output, progress and errors to standard error.";

const MORE_CHECK: &str = "\
列出全部问题，各有代码、位置、说明和提示，最后说明现在能回答哪些问题。 | \
Every finding has a code, a place, a message and a hint; at the end, which questions can be answered now.
有错误时退出码为 2。 | With errors the exit code is 2.

例： | Examples:
  lodestone check bases/baotou
  lodestone check base.xlsx --lang en
  lodestone check bases/baotou --json
      一份 JSON 文档，两种语言都在内 | a JSON document with both languages
  lodestone check bases/baotou --out findings
      问题清单写成 CSV 和 .xlsx | the findings as CSV and .xlsx";

const MORE_PLAN: &str = "\
依次给出：核验、覆盖率、目标、指标、瓶颈及其价值、 | In order: audit, coverage, targets, indicators, bottlenecks and their worth,
项目取舍、元素账、缺口、依据。 | projects and why not, element accounts, gaps, grounds.
没有可行方案时，说明哪些限制互相矛盾、最小的让步是什么。 | \
Where nothing is feasible: which limits contradict each other, and the least repair.
Ctrl-C 取消，不留下未写完的结果。 | Ctrl-C cancels and leaves nothing half-written.

例： | Examples:
  lodestone plan bases/baotou
  lodestone plan bases/baotou --out out
      文件夹 out：流量等各表的 CSV、一本 .xlsx、一份 JSON | the folder out: tables such as flows in CSV, one .xlsx, one JSON
  lodestone plan bases/baotou --case ore-low
      按 base.toml 里的一个情景 | under a case of base.toml
  lodestone plan bases/baotou --objective targets-then-value
      先尽量达标，再求净现值 | meet the targets as far as possible, then net present value
  lodestone plan bases/baotou --from-balance
      以上一年的平衡为起点 | begin with the balance of the year before
  lodestone plan bases/baotou --audience public
      只显示公众可看的数，其余写“不予显示” | what everybody may see; the rest says “withheld”
  lodestone plan bases/baotou --json | jq .targets";

const MORE_TRACK: &str = "\
每个目标的状态、进度、预测及其理由；累计报告之间的增速；比率、利用率、占比；可疑数字及代码。 | \
State, pace and nowcast of every target and why; growth between cumulative reports; ratios, utilisation, shares; doubtful figures with codes.
有目标未达到、落后或难以达到时退出码为 1；报告不足以判断的不算。 | \
Exit code 1 when a target is missed, behind or unlikely; what the reports do not allow to judge does not count.

例： | Examples:
  lodestone track bases/baotou
  lodestone track bases/baotou --as-of 2025-02-28 --target talents-2024
  lodestone track bases/sample-park --lights yinchuan-2025
      按银川的办法亮灯 | lights by the rules of Yinchuan
  lodestone track bases/baotou --out out";

const MORE_BALANCE: &str = "\
一个期间内实际流过多少：报告与配方一起平衡，每个数带不确定度；哪些报告互相矛盾、哪些量无从知道、测什么最值。 | \
What really flowed in a period: reports and recipes made to balance, every number with its uncertainty; which reports disagree, what cannot be known, what is most worth measuring.
有报告不相符或无法平衡时退出码为 1。 | \
Exit code 1 when reports do not fit, or nothing can be balanced.

例： | Examples:
  lodestone balance bases/baotou
  lodestone balance bases/baotou --period 2024 --out out";

const MORE_WHY: &str = "\
先给数值、区间和最弱的等级，再逐级给出算法与原始陈述：出处、报告者、陈述日、来源。 | \
Value, bounds and the weakest grade first; then, step by step, the formula and the statements: place, reporter, day, source.
没有这个数时说明原因和最接近的陈述，退出码为 1。 | \
Where there is no such figure: why, and the nearest statements; exit code 1.
也可问：utilisation@期间/装置、outputs@年、price-volume@年。 | \
Also: utilisation@SPAN/PLANT, outputs@YEAR, price-volume@YEAR.

例： | Examples:
  lodestone why bases/baotou gross-output-zone@2021-10
  lodestone why bases/baotou talents-2024
      一个目标，期间即其期间 | a target, over its own span
  lodestone why bases/sample-park gross-output@2024/f01
      一家企业 | one firm
  lodestone why bases/sample-park gross-output@2024 --all";
const MORE_DISPATCH: &str = "\
议定事项办到哪一步；上次会议以来的变化；各项目的灯及依据、晚几天、年度投资、问题、延误损失；红灯项目的督办单。 | \
What was decided and how far it is; what changed since the last meeting; light and its rule, days late, the year’s money, obstacles and loss of every project; supervision slips for red ones.
有红灯或决定超期时退出码为 1。 | Exit code 1 when a light is red or a decision overdue.

例： | Examples:
  lodestone dispatch bases/sample-park
  lodestone dispatch bases/sample-park --as-of 2025-09-15 --since 2025-08-15
  lodestone dispatch bases/sample-park --losses none --out out
      不计算延误损失，较快 | without what delays cost, which is faster";

const MORE_JUDGE: &str = "\
每个在施行的办法：达标、待定、不达标、无法评定各多少，谁差一步；离达标最近的企业和项目差在哪一条、差多少、最省的一步。 | \
For every scheme in force: how many meet it, are open, do not, cannot be judged, and who is one step away; of the nearest, which rule fails by how much, and the cheapest step.
用 --subject 列出一家的每一条、依据和出处。办法不在施行期或未载入时拒绝，退出码为 2。 | \
With --subject every rule of one, with its evidence. A scheme that is not in force or not loaded is refused with exit code 2.

例： | Examples:
  lodestone judge bases/sample-park
  lodestone judge bases/sample-park --scheme hnte --subject f02
  lodestone judge bases/sample-park --scheme two-news-industry-call --as-of 2025-10-15
  lodestone judge bases/sample-park --renewal --out out";

const MORE_IMPORT: &str = "\
读得进 .xlsx、.xls、.ods 和 CSV（UTF-8、GB18030）。配置（--map）写明各列是什么；每个有内容的单元格都有着落：录入、核对、按规则不录，或列为无着落。 | \
.xlsx, .xls, .ods and CSV (UTF-8, GB18030) are read. The profile (--map) says what the columns are; every cell that holds something ends as loaded, compared, left out by rule, or listed.
只增加、不改动；要么全部写入、要么什么也不写；同一个文件录入两次没有变化。基地须是文件夹。 | \
Rows are added, none is changed; all or nothing; the same file twice changes nothing. The base must be a folder.
有可疑之处时退出码为 1，有错误而未写入时为 2。 | \
Exit code 1 when something looks wrong, 2 when errors kept everything out.

例： | Examples:
  lodestone import month.xlsx base --suggest --out month.toml
      按文件起草一份配置，每个不明的列一个问题 | draft a profile, with one question per unclear column
  lodestone import month.xlsx base --map month.toml --dry-run
      先看会怎样，什么也不写 | see what would happen
  lodestone import month.xlsx base --map month.toml
  lodestone import --undo i0123456789ab base
      撤销一次录入 | undo an import";

const MORE_TEMPLATE: &str = "\
每张表一页，表头带说明，单位和选项可下拉；不用的表留空即可。 | \
A sheet per table, headers with help, drop-downs for units and choices; leave what you do not need empty.

例： | Examples:
  lodestone template --out base.xlsx
  lodestone check base.xlsx
  lodestone template bases/sample-park --for monthly --out month.xlsx
      请别人填的报表，填好后 lodestone import month.xlsx bases/sample-park | a form for others; filled in, it imports as it is";

const MORE_CONVERT: &str = "\
目标以 .xlsx 结尾则写成工作簿，否则写成文件夹（base.toml 和 CSV）。 | \
A target that ends in .xlsx becomes a workbook, any other a folder (base.toml and CSV).
读得进 UTF-8 与 GB18030、逗号与制表符、全角数字，写出的都是 UTF-8。 | \
UTF-8 and GB18030, commas and tabs, full-width digits are read; UTF-8 is written.

例： | Examples:
  lodestone convert bases/baotou --out baotou.xlsx
  lodestone convert baotou.xlsx --out baotou";

const MORE_TABLES: &str = "\
例： | Examples:
  lodestone tables
      全部输入表 | all input tables
  lodestone tables --table 装置
      一张表的各列；表名可用中文或英文 | the columns of a table, by its Chinese or English name
  lodestone tables bases/baotou
      一个基地填了哪些表 | which tables a base has
  lodestone tables --markdown --out tables.md
      参考文档 | the reference";

const MORE_SCHEME_CHECK: &str = "\
在内置办法之上读入；同名的版本取代内置的。写法见 docs/schemes.md。有错误时退出码为 2。 | \
It is read on top of the built-in schemes; an edition of the same id replaces the built-in one. docs/schemes.md shows how to write one. With errors the exit code is 2.

例： | Examples:
  lodestone scheme check schemes/gazelle.toml
  lodestone scheme check ours.toml --json";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "lodestone",
    version,
    about = "驾驭一个产业基地 | steer an industrial base",
    after_help = MORE,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    max_term_width = 100,
    styles = Styles::plain()
)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub global: Global,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(after_help = MORE_CHECK)]
    /// 检查基地：列出全部问题，并说明现在能回答什么 | check a base: every finding, and what can be answered now
    Check {
        #[command(flatten)]
        base: BaseArg,
    },
    #[command(after_help = MORE_PLAN)]
    /// 规划：能做多少、够不够、瓶颈在哪、上哪些项目 | plan: what can be made, is it enough, where is the bottleneck, which projects
    Plan(PlanArgs),
    #[command(after_help = MORE_TRACK)]
    /// 追踪：目标能否完成，报告的数字是否可信 | track: will the targets be met, and can the reported figures be true
    Track {
        #[command(flatten)]
        base: BaseArg,
        /// 只看这个目标 | only this target
        #[arg(long, value_name = "ID")]
        target: Option<String>,
        /// 灯按哪种公布的办法：yinchuan-2025、tianjin-2022、suqian-2025、open-sdg；不写则按 base.toml 的 lights，再则 suqian-2025 | published rules for the lights: yinchuan-2025, tianjin-2022, suqian-2025, open-sdg; default: lights in base.toml, else suqian-2025
        #[arg(long, value_name = "PRESET")]
        lights: Option<String>,
    },
    #[command(after_help = MORE_BALANCE)]
    /// 平衡：实际流过多少，误差多大，哪些报告矛盾 | balance: what really flowed, how sure, and which reports disagree
    Balance {
        #[command(flatten)]
        base: BaseArg,
        /// 期间，默认为规划前最后一期；相接的几期以逗号分开，以库存相连 | the period; the last one before the plan by default; several that follow each other, separated by commas, are tied by stocks
        #[arg(long, value_name = "SPAN")]
        period: Option<String>,
    },
    #[command(after_help = MORE_WHY)]
    /// 溯源：一个数从哪里来，谁报的，如何算的 | why: where a figure comes from, who reported it, how it was computed
    Why {
        #[command(flatten)]
        base: BaseArg,
        /// 指标、量度或目标的标识 @ 期间，可加 / 对象 | id of an indicator, measure or target @ span, with / subject if wanted
        #[arg(value_name = "INDICATOR@SPAN")]
        figure: String,
        /// 长的合计全部展开 | long sums in full
        #[arg(long)]
        all: bool,
    },
    #[command(after_help = MORE_DISPATCH)]
    /// 调度：项目亮什么灯、卡在哪、晚了损失多少、议定事项办没办 | dispatch: which light each project has, what holds it up, what its delay costs, what was decided
    Dispatch(DispatchArgs),
    #[command(after_help = MORE_JUDGE)]
    /// 评定：哪些企业和项目符合哪个办法，差多少，最省的一步 | judge: which firms and projects meet which scheme, by how much, and the cheapest step
    Judge(JudgeArgs),
    #[command(after_help = MORE_IMPORT)]
    /// 录入：把单位报来的电子表格变成基地的数据 | import: the spreadsheets that people send become rows of a base
    Import(ImportArgs),
    #[command(after_help = MORE_TEMPLATE)]
    /// 生成空白工作簿：每张表一页，带说明、单位和下拉选项 | write an empty workbook: a sheet per table, with help
    Template {
        /// 报表要用其名称的基地，与 --for 一起用 | the base whose names a form has, with --for
        #[arg(value_name = "BASE", requires = "for_whom")]
        base: Option<PathBuf>,
        /// 给谁填：firm 一家企业的月报、project 项目进展、monthly 全部企业的月报；填好后直接 import | a form to fill: firm (a firm's month), project (milestones and obstacles), monthly (all firms); it imports as it is
        #[arg(long = "for", id = "for_whom", value_name = "WHOM", value_enum, requires = "base")]
        for_whom: Option<ForWhom>,
        /// 覆盖已有的文件 | replace a file that exists
        #[arg(long)]
        force: bool,
    },
    #[command(after_help = MORE_CONVERT)]
    /// 文件夹与工作簿互转，不丢失任何内容 | convert between folder and workbook, losing nothing
    Convert {
        #[command(flatten)]
        base: BaseArg,
        /// 覆盖已有的目标 | replace a target that exists
        #[arg(long)]
        force: bool,
    },
    #[command(disable_help_subcommand = true, arg_required_else_help = true)]
    /// 认定和申报办法（高新、专精特新、两新等）的文件 | files of schemes: what firms, projects and products must meet
    Scheme {
        #[command(subcommand)]
        what: SchemeCommand,
    },
    #[command(after_help = MORE_TABLES)]
    /// 列出输入表；给出基地则列出它有的表 | list the input tables, or those that a base has
    Tables {
        /// 基地：文件夹或 .xlsx | a base: folder or .xlsx
        #[arg(value_name = "BASE", conflicts_with_all = ["markdown", "table"])]
        base: Option<PathBuf>,
        /// 输出全部表和列的参考文档 | the reference of all tables and columns
        #[arg(long, conflicts_with = "table")]
        markdown: bool,
        /// 只列这张表的各列 | the columns of this table
        #[arg(long, value_name = "TABLE")]
        table: Option<String>,
    },
}

/// What is done with schemes.
#[derive(Debug, Subcommand)]
pub enum SchemeCommand {
    #[command(after_help = MORE_SCHEME_CHECK)]
    /// 检查办法文件：列出全部问题；无误则列出各版办法 | check a file of schemes: every finding, or the editions that it holds
    Check {
        /// 办法文件（TOML） | a file of schemes (TOML)
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// The base that a command works on.
#[derive(Debug, Group)]
pub struct BaseArg {
    /// 基地：含 base.toml 的文件夹，或 .xlsx 工作簿 | a base: a folder with base.toml, or an .xlsx workbook
    #[arg(value_name = "BASE")]
    pub base: PathBuf,
}

/// The command `plan`.
#[derive(Debug, Group)]
pub struct PlanArgs {
    #[command(flatten)]
    pub base: BaseArg,
    /// 目标函数：value 净现值、targets-then-value 先达标再净现值、cost 最低成本；不写则按 base.toml | what is optimised: value (net present value), targets-then-value, cost (least cost); default: as base.toml says
    #[arg(long, value_name = "NAME", value_enum)]
    pub objective: Option<Objective>,
    /// full：全部答案，依据估计的瓶颈价值在各情景下重算；solution：只要方案、核验和量度 | full: every answer, with
    /// the worth of limits that rests on estimates measured again in each case; solution: plan, audit and measures
    #[arg(long, value_name = "HOW", value_enum, default_value = "full")]
    pub answers: Answers,
    /// 以规划前最后一期的平衡为起点：报告值、装置产出和期初库存取平衡后的数 | begin with the balance of the last period before the plan: its values of reports, outputs of plants and opening stocks
    #[arg(long)]
    pub from_balance: bool,
}

/// The command `import`.
#[derive(Debug, Group)]
pub struct ImportArgs {
    /// 文件，最后一个是基地 | files; the last one is the base
    #[arg(value_name = "FILE… BASE", required = true)]
    pub paths: Vec<PathBuf>,
    /// 配置：各页各列是什么 | the profile: what sheets and columns are
    #[arg(long, value_name = "PROFILE", conflicts_with = "suggest")]
    pub map: Option<PathBuf>,
    /// 按文件起草一份配置，不录入 | draft a profile from the file; nothing is imported
    #[arg(long)]
    pub suggest: bool,
    /// 试运行，什么也不写 | say what would happen, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// 撤销这次录入 | undo the import with this id
    #[arg(long, value_name = "ID", conflicts_with_all = ["map", "suggest", "dry_run"])]
    pub undo: Option<String>,
}

/// The command `dispatch`.
#[derive(Debug, Group)]
pub struct DispatchArgs {
    #[command(flatten)]
    pub base: BaseArg,
    /// 与这一天的调度表比较；不写则为上次会议 | compare with the sheet of this day; default: the last meeting
    #[arg(long, value_name = "DATE")]
    pub since: Option<String>,
    /// 灯按哪种公布的办法；不写则按 base.toml 的 lights，再则 yinchuan-2025 | published rules for the lights; default: lights in base.toml, else yinchuan-2025
    #[arg(long, value_name = "PRESET")]
    pub lights: Option<String>,
    /// plan：用规划计算每个项目延误的损失；none：不计算 | plan: what each delay costs, by planning; none: not worked out
    #[arg(long, value_name = "HOW", value_enum, default_value = "plan")]
    pub losses: Losses,
}

/// The command `judge`.
#[derive(Debug, Group)]
pub struct JudgeArgs {
    #[command(flatten)]
    pub base: BaseArg,
    /// 只按这个办法：版本或系列的标识 | only this scheme: id of an edition or of a family
    #[arg(long, value_name = "ID")]
    pub scheme: Option<String>,
    /// 只看这家企业或这个项目，列出每一条及依据 | only this firm or project, every rule with its evidence
    #[arg(long, value_name = "ID")]
    pub subject: Option<String>,
    /// 按复核（期满再认定）评，不写则按首次申报 | judge as a renewal; default: a first application
    #[arg(long)]
    pub renewal: bool,
    /// 改进一步须在这一天前来得及；不写则以申报窗口截止日为限，没有窗口的不限 | steps that can count by this day; default: by the end of the scheme's window, else any
    #[arg(long, value_name = "DATE")]
    pub by: Option<String>,
    /// 自己的办法文件（TOML），可重复；同编号的取代内置的 | a file of schemes of your own; repeatable; takes the place of built-in ones of the same id
    #[arg(long, value_name = "FILE")]
    pub schemes: Vec<PathBuf>,
}

/// Who fills a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ForWhom {
    Firm,
    Project,
    Monthly,
}

/// Whether losses are worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Losses {
    Plan,
    None,
}

/// Options of every command.
#[derive(Debug, Group)]
#[command(next_help_heading = "通用选项 | options of every command")]
pub struct Global {
    /// 语言：zh、en；不写则按 LC_ALL、LC_MESSAGES、LANG | language: zh or en; default: that of LC_ALL, LC_MESSAGES or LANG
    #[arg(long, global = true, value_name = "LANG", value_enum)]
    pub lang: Option<LangArg>,
    /// 输出一份 JSON 文档，给程序用 | one JSON document, for programs
    #[arg(long, global = true)]
    pub json: bool,
    /// 套用 base.toml 的情景，可重复，按次序叠加 | apply a case of base.toml; repeatable, in order
    #[arg(long, global = true, value_name = "NAME")]
    pub case: Vec<String>,
    /// 只用这一天及以前陈述的报告值，如 2025-06-30 | hide statements after this day, such as 2025-06-30
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
    /// 给谁看（只用于 plan）：public、office 或 firm:企业；不写则显示全部 | for whom (plan only): public, office or firm:ID; default: everything is shown
    #[arg(long, global = true, value_name = "WHO")]
    pub audience: Option<String>,
    /// 写入此文件夹（CSV 表和一个 .xlsx）或文件 | write into this folder (CSV tables and one .xlsx) or file
    #[arg(long, global = true, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// 颜色：auto 只在终端用（默认；也看 NO_COLOR）、always、never | colour: auto (default; on a terminal without NO_COLOR), always, never
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value = "auto")]
    pub color: When,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    Zh,
    En,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    Auto,
    Always,
    Never,
}

/// What is optimised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Objective {
    Value,
    TargetsThenValue,
    Cost,
}

/// How much a plan answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Answers {
    Full,
    Solution,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        <Args as clap::CommandFactory>::command().debug_assert();
    }
}
