//! Commodity balance, per pool and period:
//!
//! > S_t = S_{t−1}(1−loss)^Δ + Σ out·x − Σ in·x + b − d − w + Σ arriving(1−loss) − Σ leaving
//!
//! An equality: nothing vanishes. Every term is contributed by the block that owns its variable;
//! inflows count positive. Unit: the commodity's. Isolated in `tests/it/blocks/balance.rs`.

use lodestone_solve::{AxisId, Builder, Row, RowBlock};

use crate::sets::PoolId;

/// Rows `balance[pool, period]`.
#[derive(Debug, Clone, Copy)]
pub struct Balance {
    rows: RowBlock,
}

impl Balance {
    /// Declares the rows; each starts as `… = 0`.
    pub fn declare(builder: &mut Builder, pool: AxisId, period: AxisId) -> Self {
        Balance { rows: builder.rows("balance", &[pool, period]) }
    }

    /// The row of a pool in a period.
    pub fn row(self, pool: PoolId, period: u32) -> Row {
        self.rows.at2(pool.0, period)
    }
}
