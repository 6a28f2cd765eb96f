//! Building a program: shapes, names, order and merging of terms.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use lodestone_solve::{Builder, Col, Program, Row};

fn column(program: &Program, col: Col) -> Vec<(u32, f64)> {
    program.column(col).map(|(row, value)| (row.0, value)).collect()
}

#[test]
fn ids_turn_back_into_words_and_no_word_is_made_before() {
    let made = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&made);
    let mut builder = Builder::new();
    let commodity = builder.axis("commodity", 2, move |k| {
        counter.fetch_add(1, Ordering::Relaxed);
        ["PrNd oxide", "La oxide"][k as usize].to_owned()
    });
    let site = builder.axis("site", 2, |n| ["Baotou", "Ganzhou"][n as usize].to_owned());
    let year = builder.axis("year", 3, |t| (2025 + t).to_string());
    builder.rows("quota", &[]);
    let balance = builder.rows("balance", &[commodity, site, year]);
    let route = builder.cols_listed("ship", &[site, site, commodity, year], vec![0, 1, 0, 2, 1, 0, 1, 0]);
    let program = builder.write().finish();
    assert_eq!(made.load(Ordering::Relaxed), 0);
    assert_eq!(program.row_name(balance.at3(0, 0, 2)), "balance[PrNd oxide, Baotou, 2027]");
    assert_eq!(program.row_name(balance.at3(1, 1, 0)), "balance[La oxide, Ganzhou, 2025]");
    assert_eq!(program.col_name(route.at1(1)), "ship[Ganzhou, Baotou, La oxide, 2025]");
    assert_eq!(program.row_name(Row(0)), "quota");
    let place = program.row_id(balance.at3(1, 0, 2));
    assert_eq!((place.block, &*place.coordinates), ("balance", &[1, 0, 2][..]));
    assert_eq!(&*program.col_id(route.at1(0)).coordinates, &[0, 1, 0, 2]);
}

#[test]
fn an_empty_block_takes_no_id() {
    let mut builder = Builder::new();
    let none = builder.axis("none", 0, |_| String::new());
    let one = builder.axis("one", 1, |_| "only".to_owned());
    let empty = builder.rows("empty", &[none, one]);
    let full = builder.rows("full", &[one]);
    assert!(empty.is_empty() && empty.iter().next().is_none());
    let program = builder.write().finish();
    assert_eq!(program.row_name(full.at1(0)), "full[only]");
}

#[test]
fn terms_merge_whatever_their_order_and_zeros_vanish() {
    let mut builder = Builder::new();
    let axis = builder.axis("i", 4, |i| i.to_string());
    let rows = builder.rows("row", &[axis]);
    let cols = builder.cols("col", &[axis]);
    // Row-wise, out of order, twice into one place.
    builder.term(rows.at1(3), cols.at1(2), 5.0);
    builder.term(rows.at1(0), cols.at1(0), 1.0);
    builder.term(rows.at1(3), cols.at1(0), 2.0);
    builder.term(rows.at1(3), cols.at1(0), 0.5);
    let mut writer = builder.write();
    // The last two terms cancel, and what was before them must not be taken for an entry of the next column.
    writer.column(cols.at1(0), 1.0, 0.0, 9.0).term(rows.at1(1), 7.0).term(rows.at1(2), 1.0).term(rows.at1(2), -1.0);
    writer.column(cols.at1(1), 0.0, 0.0, 1.0).term(rows.at1(2), 4.0).term(rows.at1(1), 0.0).term(rows.at1(0), 3.0);
    writer.column(cols.at1(3), 0.0, -1.0, 1.0).term(rows.at1(3), 6.0).integer();
    let program = writer.finish();
    assert_eq!(column(&program, cols.at1(0)), [(0, 1.0), (3, 2.5), (1, 7.0)]);
    assert_eq!(column(&program, cols.at1(1)), [(2, 4.0), (0, 3.0)]);
    assert_eq!(column(&program, cols.at1(2)), [(3, 5.0)], "a skipped column keeps its row-wise terms");
    assert_eq!((program.cost(cols.at1(2)), program.col_bounds(cols.at1(2))), (0.0, (0.0, f64::INFINITY)));
    assert_eq!(column(&program, cols.at1(3)), [(3, 6.0)]);
    assert_eq!(program.integers().collect::<Vec<_>>(), [cols.at1(3)]);
    assert_eq!((program.rows(), program.cols(), program.nnz()), (4, 4, 7));
    let by_row: Vec<_> = program.row_wise().row(rows.at1(3)).iter().map(|&(col, value)| (col.0, value)).collect();
    assert_eq!(by_row, [(0, 2.5), (2, 5.0), (3, 6.0)]);
}

#[test]
fn a_constant_on_the_left_moves_to_the_bounds_whatever_the_order_of_calls() {
    let mut builder = Builder::new();
    let axis = builder.axis("i", 2, |i| i.to_string());
    let rows = builder.rows("row", &[axis]);
    builder.shift_row(rows.at1(0), 4.0);
    builder.row_bounds(rows.at1(0), f64::NEG_INFINITY, 10.0);
    builder.shift_row(rows.at1(0), -1.0);
    builder.shift_row(rows.at1(1), 2.5);
    builder.offset(3.0);
    builder.offset(4.0);
    let program = builder.write().finish();
    assert_eq!(program.row_bounds(rows.at1(0)), (f64::NEG_INFINITY, 7.0));
    assert_eq!(program.row_bounds(rows.at1(1)), (-2.5, -2.5), "a row starts as an equation with 0");
    assert_eq!(program.offset(), 7.0);
}

#[test]
#[should_panic(expected = "columns are written once, in declared order: make[2025] comes too late")]
fn a_column_cannot_be_written_twice() {
    let mut builder = Builder::new();
    let year = builder.axis("year", 2, |t| (2025 + t).to_string());
    let make = builder.cols("make", &[year]);
    let mut writer = builder.write();
    writer.column(make.at1(1), 0.0, 0.0, 1.0);
    writer.column(make.at1(0), 0.0, 0.0, 1.0);
}

#[test]
#[should_panic(expected = "block ship: keys are not whole tuples")]
fn keys_come_in_whole_tuples() {
    let mut builder = Builder::new();
    let site = builder.axis("site", 3, |n| n.to_string());
    builder.cols_listed("ship", &[site, site], vec![0, 1, 2]);
}
