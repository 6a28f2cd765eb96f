//! Posts, fill and retention from the tables `posts` and `arrivals`.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::Id as _;
use lodestone_model::time::Date;

use crate::talents::{Arrival, Post, Talents, talents};

/// People; the kind of a post is its row.
pub type People = Talents;

/// The standing of people on a day; none without a row of either table.
pub(super) fn people(base: &CheckedBase, on: Date) -> Option<People> {
    if base.rows.posts.is_empty() && base.rows.arrivals.is_empty() {
        return None;
    }
    let open = base.rows.posts.iter().filter(|post| post.open_from.is_none_or(|day| day <= on));
    let posts: Vec<Post> = open.map(|post| Post { kind: post.row as usize, wanted: post.wanted }).collect();
    let kind = |post: lodestone_model::ids::PostId| base.rows.posts[post.index()].row as usize;
    let arrivals = base.rows.arrivals.iter();
    let arrivals: Vec<Arrival> =
        arrivals.map(|row| Arrival { kind: row.post.map(kind), arrived: row.arrived, left: row.left }).collect();
    Some(talents(&posts, &arrivals, on))
}
