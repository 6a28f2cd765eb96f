//! The command line as it is written. Help is in both languages at once, because it must be readable before a language
//! is chosen.

use std::path::PathBuf;

use clap::builder::styling::Styles;
use clap::{Args as Group, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
例 | examples:
  lodestone check bases/baotou                     检查基地 | check a base
  lodestone plan bases/baotou --out out            规划，结果写入 out | plan, results into out
  lodestone plan bases/baotou --case ore-low       按情景规划 | plan under a case
  lodestone plan bases/baotou --json | jq .outcome 给程序用 | for programs
  lodestone template --out base.xlsx               空白工作簿 | an empty workbook
  lodestone convert base.xlsx --out my-base        工作簿变文件夹 | workbook to folder
  lodestone tables --table plants                  一张表的各列 | the columns of a table

退出码 | exit codes:
  0  完成且达到 | done and met
  1  完成但未达到、不可行或已取消 | done but not met, infeasible, or cancelled
  2  数据或用法有误 | bad input or usage
  3  系统故障（磁盘、求解器）| system (disk, solver)
  101 程序错误 | a bug

结果写到标准输出，进度和错误写到标准错误。 | Results go to standard output, progress and errors to standard error.";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "lodestone",
    version,
    about = "驾驭一个产业基地 | steer an industrial base",
    after_help = EXAMPLES,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    max_term_width = 110,
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
    /// 检查基地：列出全部问题，并说明现在能回答什么 | check a base: every finding, and what can be answered now
    Check {
        #[command(flatten)]
        base: BaseArg,
    },
    /// 规划：能做多少、够不够、瓶颈在哪、上哪些项目 | plan: what can be made, is it enough, where is the bottleneck
    Plan(PlanArgs),
    /// 生成空白工作簿：每张表一页，带说明、单位和下拉选项 | write an empty workbook: a sheet per table, with help
    Template {
        /// 覆盖已有的文件 | replace a file that exists
        #[arg(long)]
        force: bool,
    },
    /// 文件夹与工作簿互转，不丢失任何内容 | convert between folder and workbook, losing nothing
    Convert {
        #[command(flatten)]
        base: BaseArg,
        /// 覆盖已有的目标 | replace a target that exists
        #[arg(long)]
        force: bool,
    },
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
    /// 目标函数；不写则按 base.toml | what is optimised; default: as base.toml says
    #[arg(long, value_name = "NAME", value_enum)]
    pub objective: Option<Objective>,
    /// full：全部答案，依据估计的瓶颈价值在各情景下重算；solution：只要方案、核验和量度 | full: every answer, with
    /// the worth of limits that rests on estimates measured again in each case; solution: plan, audit and measures
    #[arg(long, value_name = "HOW", value_enum, default_value = "full")]
    pub answers: Answers,
}

/// Options of every command.
#[derive(Debug, Group)]
#[command(next_help_heading = "通用选项 | options of every command")]
pub struct Global {
    /// 语言；不写则按 LC_ALL、LC_MESSAGES、LANG | language; default: from the locale
    #[arg(long, global = true, value_name = "LANG", value_enum)]
    pub lang: Option<LangArg>,
    /// 输出一份 JSON 文档 | one JSON document
    #[arg(long, global = true)]
    pub json: bool,
    /// 套用 base.toml 的情景，可重复，按次序叠加 | apply a case of base.toml; repeatable, in order
    #[arg(long, global = true, value_name = "NAME")]
    pub case: Vec<String>,
    /// 只用这一天及以前陈述的报告值 | hide statements after this day
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
    /// 给谁看：public、office 或 firm:企业 | for whom: public, office or firm:ID
    #[arg(long, global = true, value_name = "WHO")]
    pub audience: Option<String>,
    /// 写入此文件夹（CSV 表和一个 .xlsx）或文件 | write into this folder (CSV tables and one .xlsx) or file
    #[arg(long, global = true, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// 颜色 | colour
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
