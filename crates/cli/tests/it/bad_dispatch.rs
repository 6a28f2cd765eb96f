//! Milestones, obstacles and decisions: place, message and hint in both languages, word for word.

use crate::fixture::check;

const PROJECTS: (&str, &str) = (
    "projects.csv",
    "project,plant,decision,start,lead,size,capex,source\nexpansion,works,fixed,2025-01-01,1 year,100,1000000,own\n",
);

fn dispatch(code: &str, table: &str, text: &str, expected: [&str; 2]) {
    check(code, &[PROJECTS, (table, text)], expected);
}

#[test]
fn an_event_without_its_day() {
    dispatch(
        "W01",
        "milestones.csv",
        "project,milestone,status,date,stated_on,source\nexpansion,started,actual,,2025-02-01,own\n",
        [
            "milestones.csv，第 2 行，date 列\n\
             节点“开工”缺 date（日期）\n\
             提示：开工、投产等节点要有日期；完成投资、资金到位要有期间和金额",
            "milestones.csv, line 2, column date\n\
             the milestone “started” lacks its date\n\
             hint: events need a date; money invested or paid needs a span and an amount",
        ],
    );
}

#[test]
fn a_fact_from_the_future() {
    dispatch(
        "W02",
        "milestones.csv",
        "project,milestone,status,span,amount,stated_on,source\nexpansion,invested,actual,2025,900000,2025-06-30,own\n",
        [
            "milestones.csv，第 2 行，span 列\n\
             节点“完成投资”的实际日期 2025-12-31 晚于陈述日 2025-06-30\n\
             提示：还没有发生的请填“预计”或“计划”",
            "milestones.csv, line 2, column span\n\
             the fact “invested” is dated 2025-12-31, after the day of its statement, 2025-06-30\n\
             hint: what has not happened yet is planned or a forecast",
        ],
    );
}

#[test]
fn commissioned_before_it_started() {
    dispatch(
        "W03",
        "milestones.csv",
        "project,milestone,status,date,stated_on,source\n\
         expansion,started,actual,2025-03-01,2025-06-30,own\n\
         expansion,commissioned,actual,2025-02-01,2025-06-30,own\n",
        [
            "milestones.csv，第 3 行，date 列\n\
             节点“投产”早于“开工”\n\
             提示：请核对日期；本程序不改数",
            "milestones.csv, line 3, column date\n\
             “commissioned” happened before “started”\n\
             hint: check the dates; no figure is corrected",
        ],
    );
}

#[test]
fn an_obstacle_closed_before_it_was_opened() {
    dispatch(
        "W04",
        "obstacles.csv",
        "project,obstacle,kind,opened,closed,stated_on,source\n\
         expansion,o1,land,2025-03-01,2025-02-01,2025-06-30,own\n",
        [
            "obstacles.csv，第 2 行，closed 列\n\
             “o1”的销号（办结）日 2025-02-01 早于提出日 2025-03-01",
            "obstacles.csv, line 2, column closed\n\
             “o1” was closed on 2025-02-01, before it was opened on 2025-03-01",
        ],
    );
}

#[test]
fn done_without_evidence() {
    dispatch(
        "W05",
        "decisions.csv",
        "decision,date,status,closed_on,stated_on,source\nd1,2025-03-01,done,2025-04-01,2025-06-30,own\n",
        [
            "decisions.csv，第 2 行，evidence 列\n\
             决定“d1”填为已办结，但缺 evidence（办结依据）\n\
             提示：有办结依据和办结日才算办结；否则请填“办理中”",
            "decisions.csv, line 2, column evidence\n\
             decision “d1” is marked done but lacks its evidence\n\
             hint: a decision is done with evidence and a day; otherwise it is open",
        ],
    );
}
