//! What is withheld: the rules of one sum, and what could be found by subtraction.

use lodestone_model::disclosure::{Ledger, Quantity, Sum, Why, Withheld, suppress};

/// A ledger of quantities (amount, group) and sums over their positions, each counted once.
fn ledger(quantities: &[(f64, Option<u32>)], sums: &[&[u32]]) -> Ledger {
    let quantities: Vec<Quantity> = quantities.iter().map(|&(amount, group)| Quantity { amount, group }).collect();
    let sum = |of: &&[u32]| Sum {
        value: of.iter().map(|&at| quantities[at as usize].amount).sum(),
        terms: of.iter().map(|&at| (at, 1.0)).collect(),
        is_secret: false,
    };
    let sums = sums.iter().map(sum).collect();
    Ledger { quantities, sums, laws: Vec::new() }
}

fn sums(quantities: &[(f64, Option<u32>)], of: &[&[u32]]) -> Vec<Option<Why>> {
    suppress(&ledger(quantities, of)).sums
}

/// Five firms of which the reader may not see into the first four.
const FIRMS: [(f64, Option<u32>); 5] =
    [(100.0, Some(0)), (110.0, Some(1)), (120.0, Some(2)), (90.0, Some(3)), (50.0, None)];

#[test]
fn three_firms_hide_one_another_and_two_do_not() {
    assert_eq!(sums(&FIRMS, &[&[0, 1, 2]]), [None]);
    assert_eq!(sums(&FIRMS, &[&[0, 1]]), [Some(Why::FewFirms)]);
    assert_eq!(sums(&FIRMS, &[&[0]]), [Some(Why::FewFirms)]);
}

#[test]
fn what_the_reader_may_see_does_not_count_as_cover() {
    assert_eq!(sums(&FIRMS, &[&[0, 1, 4]]), [Some(Why::FewFirms)], "he subtracts the fifth firm");
    assert_eq!(sums(&FIRMS, &[&[4]]), [None]);
    assert_eq!(sums(&[(1.0, None), (99.0, None)], &[&[0, 1]]), [None], "what is public needs no cover");
}

#[test]
fn a_firm_that_sells_nothing_is_no_cover() {
    let firms = [(100.0, Some(0)), (100.0, Some(1)), (0.0, Some(2))];
    assert_eq!(sums(&firms, &[&[0, 1, 2]]), [Some(Why::FewFirms)]);
}

#[test]
fn one_firm_with_more_than_half() {
    let firms = |largest: f64| [(largest, Some(0)), (30.0, Some(1)), (20.0, Some(2))];
    assert_eq!(sums(&firms(50.0), &[&[0, 1, 2]]), [None], "exactly half");
    assert_eq!(sums(&firms(50.1), &[&[0, 1, 2]]), [Some(Why::Dominance)]);
}

#[test]
fn a_secret_definition() {
    let mut ledger = ledger(&FIRMS, &[&[0, 1, 2], &[4]]);
    ledger.sums[0].is_secret = true;
    ledger.sums[1].is_secret = true;
    assert_eq!(suppress(&ledger).sums, [Some(Why::Class); 2]);
}

/// 420 − 330 would be the fourth firm's 90; the smaller total goes.
#[test]
fn overlapping_totals() {
    assert_eq!(sums(&FIRMS, &[&[0, 1, 2, 3], &[0, 1, 2]]), [None, Some(Why::Subtraction)]);
}

/// Rows and columns of a table of nine firms' cells: each total has three firms, and no difference of totals speaks of one.
/// With the total of eight cells the ninth is what the rows leave, and what the columns leave: the smallest row and the
/// smallest column go.
#[test]
fn two_margins_of_a_table() {
    let cells: Vec<(f64, Option<u32>)> = (0..9).map(|at| (10.0 + f64::from(at), Some(at))).collect();
    let margins: [&[u32]; 6] = [&[0, 1, 2], &[3, 4, 5], &[6, 7, 8], &[0, 3, 6], &[1, 4, 7], &[2, 5, 8]];
    assert_eq!(sums(&cells, &margins), [None; 6]);
    let mut with_corner = margins.to_vec();
    with_corner.push(&[0, 1, 2, 3, 4, 5, 6, 7]);
    let gone = Some(Why::Subtraction);
    assert_eq!(sums(&cells, &with_corner), [gone, None, None, gone, None, None, None]);
}

/// A market: the first firm takes what three others bring. Its taking is the sum of what they are shown to bring, so the
/// smallest of these goes too.
#[test]
fn a_law_that_has_one_unknown() {
    let mut ledger = ledger(&[(60.0, Some(0)), (10.0, None), (20.0, None), (30.0, None)], &[]);
    ledger.laws.push(vec![(0, -1.0), (1, 1.0), (2, 1.0), (3, 1.0)]);
    let Withheld { quantities, .. } = suppress(&ledger);
    assert_eq!(quantities, [Some(Why::Class), Some(Why::Subtraction), None, None]);
}

/// What a firm makes it sells: a law about the firm alone is no exposure of what is published.
#[test]
fn two_names_of_one_total() {
    let mut made: Vec<(f64, Option<u32>)> = FIRMS.to_vec();
    made.extend(FIRMS);
    let mut ledger = ledger(&made, &[&[0, 1, 2, 3, 4], &[5, 6, 7, 8, 9]]);
    ledger.laws = (0..5).map(|firm| vec![(firm, 1.0), (firm + 5, -1.0)]).collect();
    assert_eq!(suppress(&ledger).sums, [None, None]);
}

/// Numbers that look random; the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Rank of a dense matrix.
fn rank(mut rows: Vec<Vec<f64>>) -> usize {
    let mut rank = 0;
    for column in 0..rows.first().map_or(0, Vec::len) {
        let Some(best) = (rank..rows.len()).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))
        else {
            break;
        };
        if rows[best][column].abs() < 1e-9 {
            continue;
        }
        rows.swap(rank, best);
        let pivot = rows[rank].clone();
        for row in &mut rows[rank + 1..] {
            let factor = row[column] / pivot[column];
            row.iter_mut().zip(&pivot).for_each(|(value, above)| *value -= factor * above);
        }
        rank += 1;
    }
    rank
}

/// A second way: a combination of published sums speaks of a firm alone if, and only if, the published matrix loses rank
/// without the firm's columns. Random overlapping totals; nobody is exposed, and something is always left to read.
#[test]
fn nobody_is_exposed_in_random_totals() {
    let mut numbers = Numbers(7);
    let (mut published, mut subtracted) = (0, 0);
    for _ in 0..200 {
        let count = 5 + numbers.below(6) as u32;
        let firms: Vec<(f64, Option<u32>)> =
            (0..count).map(|firm| (10.0 + numbers.below(10) as f64, Some(firm))).collect();
        let totals: Vec<Vec<u32>> = (0..2 + numbers.below(7))
            .map(|_| (0..count).filter(|_| numbers.below(3) > 0).collect())
            .filter(|total: &Vec<u32>| !total.is_empty())
            .collect();
        let of: Vec<&[u32]> = totals.iter().map(Vec::as_slice).collect();
        let why = sums(&firms, &of);
        let shown: Vec<&Vec<u32>> = totals.iter().zip(&why).filter(|(_, why)| why.is_none()).map(|(t, _)| t).collect();
        let matrix = |without: Option<u32>| {
            let cell = |total: &Vec<u32>, firm: u32| f64::from(Some(firm) != without && total.contains(&firm));
            shown.iter().map(|total| (0..count).map(|firm| cell(total, firm)).collect()).collect::<Vec<Vec<f64>>>()
        };
        for firm in 0..count {
            assert_eq!(rank(matrix(None)), rank(matrix(Some(firm))), "firm {firm} of {totals:?}: {why:?}");
        }
        published += shown.len();
        subtracted += why.iter().filter(|why| **why == Some(Why::Subtraction)).count();
    }
    assert!(published > 200 && subtracted > 20, "{published} {subtracted}");
}
