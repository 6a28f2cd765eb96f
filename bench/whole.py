#!/usr/bin/env python3
"""Times whole processes beside each other: from the tables to the printed plan.

usage: whole.py LODESTONE TABLES BASE [ROUNDS]     ROUNDS: 5 when not given

Each round runs every program once, every second round in reverse order. All of them get one thread, because idle
threads that numpy and polars start would count against the peers. Prints median, least and most CPU seconds (user and
system) and how many times faster Lodestone is. A peer whose library is not installed is named and left out.

Ends with 1 when a program fails, or when an objective differs from the published one, or from Lodestone's, by more than
1e-9.
"""
import json
import os
import re
import resource
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from summary import PUBLISHED, TOLERANCE, spread

HERE = Path(__file__).parent
PEERS = {"linopy": 10, "pyomo": 7}
SOLUTION, FULL = "lodestone plan --answers solution", "lodestone plan"
ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS",
                                     "NUMEXPR_MAX_THREADS")}


def run(command):
    """CPU seconds and output of a program that has to succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env={**os.environ, **ONE_THREAD, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}\n{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def check(objectives):
    """Every objective beside the published one of small."""
    published = PUBLISHED["small", "1"]
    for name, value in objectives.items():
        apart = abs(value / published - 1)
        print(f"  {name:34} {value!r}, apart {apart:.0e}")
        if apart > TOLERANCE:
            sys.exit(f"{name}: {value!r} is not {published!r}")


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    lodestone, tables, base = sys.argv[1:4]
    plan = [lodestone, "plan", base, "--lang", "en"]
    commands = {SOLUTION: [*plan, "--answers", "solution"], FULL: plan}
    for peer in PEERS:
        if find_spec(peer) is None:
            print(f"{peer} is not installed (pip install --requirement {HERE / 'requirements-peers.txt'}): left out")
        else:
            commands[peer] = [sys.executable, HERE / f"peer_{peer}.py", tables]
    seconds, output = {name: [] for name in commands}, {}
    for turn in range(int(sys.argv[4]) if len(sys.argv) == 5 else 5):
        for name in list(commands) if turn % 2 == 0 else reversed(commands):
            used, output[name] = run(commands[name])
            seconds[name].append(used)

    print(f"\nwhole processes, CPU seconds: median, least, most of {len(seconds[SOLUTION])}")
    for name, values in seconds.items():
        faster = median(values) / median(seconds[SOLUTION])
        bar = f"; {faster:.1f} times Lodestone's, the bar is {PEERS[name]}" if name in PEERS else ""
        print(f"  {name:34} {spread(values)}{bar}")
    print("objectives")
    ours = json.loads(run([*plan, "--answers", "solution", "--json"])[1])["objective"]["value"]
    found = {peer: float(re.search(r"discounted cost: (\S+)", output[peer])[1]) for peer in PEERS if peer in output}
    check({"lodestone": ours, **found})


if __name__ == "__main__":
    main()
