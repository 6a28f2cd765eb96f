//! Posts, and the people who came, under pseudonyms.

use super::calendar::{FIRST_YEAR, MONTHS, Month};
use super::chain::STAGES;
use super::draw::Draw;
use super::firms::{Firm, firm_id};
use super::sheet::Sheet;

const POSTS: usize = 24;
const ARRIVALS: usize = 210;

/// Who came when, by person: post, month, and the month of leaving.
pub struct Arrival {
    post: usize,
    arrived: Month,
    left: Option<Month>,
}

/// All arrivals, in order of time.
pub fn arrivals() -> Vec<Arrival> {
    let of = |at: usize| {
        let mut draw = Draw::of("arrival", at);
        let arrived = Month(at * MONTHS / ARRIVALS);
        let open = 1 + (POSTS - 1) * arrived.0 / MONTHS;
        let stayed = draw.whole(2, 40) as usize;
        let left = Some(Month(arrived.0 + stayed)).filter(|left| left.0 < MONTHS && draw.chance(0.35));
        Arrival { post: draw.whole(0, open as i32 - 1) as usize, arrived, left }
    };
    (0..ARRIVALS).map(of).collect()
}

/// How many came in a year up to a month of it.
pub fn came(arrivals: &[Arrival], year: i32, until: usize) -> usize {
    let (first, last) = (Month::new(year, 1).0, Month::new(year, until).0);
    arrivals.iter().filter(|arrival| (first..=last).contains(&arrival.arrived.0)).count()
}

/// The tables, by file.
pub fn tables(firms: &[Firm], arrivals: &[Arrival]) -> Vec<(&'static str, String)> {
    let mut posts = Sheet::new("post,name_zh,name_en,enterprise,stage,level,wanted,open_from");
    for at in 0..POSTS {
        let firm = at * 5 % (firms.len() - 1);
        let (zh, en) = (format!("示例岗位{:02}", at + 1), format!("Sample post {:02}", at + 1));
        let level = if at % 3 == 0 { "高层次 high-level" } else { "紧缺急需 urgently needed" };
        let wanted = (6 + at % 5 * 2).to_string();
        let from = format!("{}-01-01", FIRST_YEAR + (at * 5 / POSTS) as i32);
        let stage = STAGES[firms[firm].trade.process().stage][0];
        posts.row(&[&format!("post{:02}", at + 1), &zh, &en, &firm_id(firm), stage, level, &wanted, &from]);
    }
    let mut people = Sheet::new("person,post,arrived,left");
    for (at, arrival) in arrivals.iter().enumerate() {
        let (id, post) = (format!("示例人员 sample {:03}", at + 1), format!("post{:02}", arrival.post + 1));
        let left = arrival.left.map(|month| month.day_after(0, 20)).unwrap_or_default();
        people.row(&[&id, &post, &arrival.arrived.day_after(0, 5 + at % 12), &left]);
    }
    vec![("posts", posts.text()), ("arrivals", people.text())]
}
