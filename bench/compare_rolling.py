#!/usr/bin/env python3
"""The rolling method of `track` beside statsmodels' SARIMAX and ETS on simulated monthly series.

Series: airline model in logarithms (theta 0.4, Theta 0.6, sigma 0.04) with drift, 7 years and 6 months; the rest of the
eighth year is to be foreseen. Reports the median absolute error of the year's total, how often the 80 % interval holds
the true total, and the interval's mean width. Needs numpy and statsmodels, and the built example:
cargo build --release -p lodestone-track --examples

usage: compare_rolling.py TARGET_DIR [SERIES]
"""
import subprocess
import sys
import warnings

import numpy as np
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.statespace.sarimax import SARIMAX

YEARS, KNOWN, PATHS = 8, 6, 1000


def simulate(rng):
    """Airline model: (1-B)(1-B^12) log x = (1 - 0.4 B)(1 - 0.6 B^12) e, started with a season and a growth of its own."""
    count = YEARS * 12
    shocks = rng.normal(0, 0.04, count + 13)
    season = rng.normal(0, 0.08, 12)
    growth = rng.normal(0.008, 0.004)
    log = np.empty(count)
    for t in range(count):
        if t < 13:
            log[t] = 5 + season[t % 12] + growth * t + shocks[t + 13]
        else:
            moving = shocks[t + 13] - 0.4 * shocks[t + 12] - 0.6 * shocks[t + 1] + 0.24 * shocks[t]
            log[t] = log[t - 1] + log[t - 12] - log[t - 13] + moving
    return np.exp(log)


def totals(known, paths):
    so_far = known[-KNOWN:].sum()
    ends = so_far + np.exp(paths).sum(axis=0)
    return np.quantile(ends, [0.5, 0.1, 0.9])


def sarimax(known, rng):
    fit = SARIMAX(np.log(known), order=(0, 1, 1), seasonal_order=(0, 1, 1, 12)).fit(disp=False)
    paths = fit.simulate(12 - KNOWN, anchor="end", repetitions=PATHS, rng=rng)
    return totals(known, np.asarray(paths).reshape(12 - KNOWN, PATHS))


def ets(known, rng):
    model = ETSModel(np.log(known), error="add", trend="add", damped_trend=True, seasonal="add", seasonal_periods=12)
    fit = model.fit(disp=False)
    paths = fit.simulate(12 - KNOWN, anchor="end", repetitions=PATHS, rng=rng)
    return totals(known, np.asarray(paths).reshape(12 - KNOWN, PATHS))


def ours(all_known, target):
    text = "\n\n".join("\n".join(repr(float(x)) for x in known) for known in all_known)
    run = [f"{target}/release/examples/rolling", "2015"]
    out = subprocess.run(run, input=text, capture_output=True, text=True, check=True).stdout
    return [np.array(line.split(), dtype=float) for line in out.splitlines()]


def main():
    target = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    warnings.simplefilter("ignore")
    rng = np.random.default_rng(20250200)
    series = [simulate(rng) for _ in range(count)]
    known = [x[: (YEARS - 1) * 12 + KNOWN] for x in series]
    truth = np.array([x[(YEARS - 1) * 12 :].sum() for x in series])
    answers = {
        "track, rolling": ours(known, target),
        "SARIMAX (0,1,1)(0,1,1)12": [sarimax(x, rng) for x in known],
        "ETS(A,Ad,A)": [ets(x, rng) for x in known],
    }
    print("| method | median absolute error, % | 80 % interval holds, % | mean width, % |")
    print("|---|---|---|---|")
    for name, rows in answers.items():
        median, low, high = np.array(rows).T
        error = 100 * np.median(np.abs(median / truth - 1))
        held = 100 * np.mean((low <= truth) & (truth <= high))
        width = 100 * np.mean((high - low) / truth)
        print(f"| {name} | {error:.2f} | {held:.0f} | {width:.1f} |")


if __name__ == "__main__":
    main()
