//! What a base can answer now, and what one more table would open.

use crate::chain::Chain;
use lodestone_model::check::Answerable;

fn answers(small: &Chain) -> Vec<Answerable> {
    small.base().answerable()
}

#[test]
fn now_and_with_one_more_table() {
    let small = Chain::new().table("elements", "element,molar_mass\nNd,144.242\n");
    let all = answers(&small);
    assert_eq!(all.len(), 16);
    let now: Vec<String> = all.iter().filter(|answer| answer.now).map(|answer| answer.question.id()).collect();
    assert_eq!(now, ["Q8"]);
    let open = |answers: &[Answerable]| -> Vec<(String, &str)> {
        answers.iter().filter_map(|answer| Some((answer.question.id(), answer.opened_by()?))).collect()
    };
    assert_eq!(
        open(&all),
        [("Q6".to_owned(), "composition"), ("Q7".to_owned(), "composition"), ("Q15".to_owned(), "reports")]
    );
    assert_eq!(all[4].missing, ["projects", "measures", "targets"], "Q5 lacks three");
    assert_eq!((all[3].now, &all[3].missing[..]), (false, &["projects", "milestones", "obstacles"][..]));
}

#[test]
fn a_column_may_be_what_lacks() {
    let plants = "plant,site,processes,counted\nsmelter,baotou,smelt,oxide\nrefinery,baotou,refine,metal\n";
    let all = answers(&Chain::new().table("plants", plants));
    assert_eq!((all[7].now, all[7].opened_by()), (false, Some("plants.enterprise")));
}
