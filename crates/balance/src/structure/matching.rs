//! Pairs each unmeasured unknown with a row that has it, for the order of the factorisation.
//!
//! The rows that an elimination pivoted on, restricted to the columns that it pivoted, are a nonsingular matrix, so that a
//! perfect matching on its entries exists; a pivot itself may have been filled in. Augmenting paths (Kuhn 1955).

/// For each column, its row; `rows_of` lists the rows that a column has an entry in, `wish` the row to begin with.
pub(super) fn matching(rows_of: &[Vec<u32>], wish: &[u32], rows: usize) -> Vec<u32> {
    let mut column_of = vec![u32::MAX; rows];
    let mut row_of = vec![u32::MAX; rows_of.len()];
    for (column, (rows, &wish)) in rows_of.iter().zip(wish).enumerate() {
        if rows.contains(&wish) {
            column_of[wish as usize] = column as u32;
            row_of[column] = wish;
        }
    }
    let mut seen = vec![u32::MAX; rows];
    for column in 0..rows_of.len() as u32 {
        if row_of[column as usize] == u32::MAX {
            augment(column, rows_of, &mut column_of, &mut row_of, &mut seen);
        }
    }
    row_of
}

/// Depth first, with a stack of its own: paths may be as long as a chain.
fn augment(start: u32, rows_of: &[Vec<u32>], column_of: &mut [u32], row_of: &mut [u32], seen: &mut [u32]) {
    // Column, its next row to try, and the row by which the next column was reached.
    let mut path: Vec<(u32, usize)> = vec![(start, 0)];
    while let Some(&mut (column, ref mut next)) = path.last_mut() {
        let Some(&row) = rows_of[column as usize].get(*next) else {
            path.pop();
            continue;
        };
        *next += 1;
        if seen[row as usize] == start {
            continue;
        }
        seen[row as usize] = start;
        match column_of[row as usize] {
            u32::MAX => {
                for &(column, next) in &path {
                    let row = rows_of[column as usize][next - 1];
                    column_of[row as usize] = column;
                    row_of[column as usize] = row;
                }
                return;
            }
            holder => path.push((holder, 0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn a_wish_gives_way_where_another_column_has_no_other_row() {
        // Column 0 may have rows 0 and 1 and wishes 0; column 1 has row 0 only and wishes a row it is not in.
        assert_eq!(matching(&[vec![0, 1], vec![0]], &[0, 1], 2), [1, 0]);
    }

    #[test]
    fn a_long_chain_shifts_by_one() {
        // Column k has rows k and k + 1; the last one only row 0, so that all others move up.
        let mut rows_of: Vec<Vec<u32>> = (0..50_000).map(|k| vec![k, k + 1]).collect();
        rows_of.push(vec![0]);
        let wish: Vec<u32> = (0..50_001).collect();
        let found = matching(&rows_of, &wish, 50_001);
        assert_eq!(found[50_000], 0);
        assert!((0..50_000).all(|k| found[k] == k as u32 + 1));
    }
}
