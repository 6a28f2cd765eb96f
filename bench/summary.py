#!/usr/bin/env python3
"""Medians, ranges and ratios of a benchmark run, and whether both sides found the same optimum.

usage: summary.py RESULTS     RESULTS holds lines `SIDE SIZE SEED JSON`, as bench/run prints them

Ends with 1 when an objective differs from the other side's, or from the published one, by more than 1e-9.
"""
import json
import sys
from collections import defaultdict
from math import prod
from statistics import median

PUBLISHED = {("small", "1"): 110787.966126973, ("mid", "1"): 256313.2076978567}
TOLERANCE = 1e-9
PHASES = ("read", "check", "build", "handover")
BARS = {"read + check + build + handover": PHASES, "build + handover": PHASES[2:]}


def cpu(run, phases):
    """CPU seconds of some phases; a phase that a side does not have takes none."""
    return sum(run["phases"].get(phase, {"cpu": 0.0})["cpu"] for phase in phases)


def spread(values, form="{:.3f}"):
    values = sorted(values)
    return " ".join(form.format(v) for v in (median(values), values[0], values[-1]))


def print_phases(size, ours, theirs):
    print(f"\n{size}, CPU seconds: median, least, most of {len(ours)} (Lodestone | reference)")
    for phase in PHASES:
        print(f"  {phase:9}", spread([cpu(r, [phase]) for r in ours]), "|", spread([cpu(r, [phase]) for r in theirs]))
    for name, phases in BARS.items():
        a, b = [cpu(r, phases) for r in ours], [cpu(r, phases) for r in theirs]
        pairs = spread([x / y for x, y in zip(a, b)], "{:.2f}")
        print(f"  {name}: {median(a):.3f} / {median(b):.3f} = {median(a) / median(b):.2f}; pairs {pairs}")
        print(f"    least of each: {min(a):.3f} / {min(b):.3f} = {min(a) / min(b):.2f}")
    print(f"  peak MiB: {max(r['peak_mb'] for r in ours)} | {max(r['peak_mb'] for r in theirs)}")


def print_solves(runs):
    """Solve times by seed, their geometric mean, and how far the objectives are apart."""
    worst, ratios = 0.0, defaultdict(list)
    print("\nsolve, CPU seconds (Lodestone | reference)")
    for (size, seed), sides in runs.items():
        ours, theirs = sides["lodestone"][0], sides["reference"][0]
        if ours["objective"] is None:
            continue
        a, b = (run["phases"]["solve"]["cpu"] for run in (ours, theirs))
        ratios[size].append(b / a)
        known = [theirs["objective"], PUBLISHED.get((size, seed), theirs["objective"])]
        apart = max(abs(ours["objective"] / value - 1) for value in known)
        worst = max(worst, apart)
        print(f"  {size} seed {seed}: {a:.3f} | {b:.3f}, faster by {b / a:.1f}; {ours['objective']}, apart {apart:.0e}")
    for size, values in ratios.items():
        print(f"  {size}: geometric mean {prod(values) ** (1 / len(values)):.1f}")
    return worst


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    runs = defaultdict(lambda: defaultdict(list))
    with open(sys.argv[1], encoding="utf-8") as lines:
        for side, size, seed, result in (line.split(" ", 3) for line in lines):
            runs[size, seed][side].append(json.loads(result))
    for (size, _), sides in runs.items():
        if sides["lodestone"][0]["objective"] is None:
            print_phases(size, sides["lodestone"], sides["reference"])
    worst = print_solves(runs)
    if worst > TOLERANCE:
        sys.exit(f"objectives are {worst:.1e} apart")


if __name__ == "__main__":
    main()
