"""Lodestone's reconciliation beside numpy + scipy written by hand, on the same networks, in one run.

    bench/balance_peer.py BALANCE_BENCH [ROUNDS] [CASE:FLOWS ...]

Each program runs alone in a process with one thread, in alternating order; what is printed is the median of the processor
seconds of the solve (user and system, without reading the network) and the peak memory of the process. Both must reach the same
sum of squares. Peers: `superlu` solves A S A\' by scipy.sparse.linalg.splu (MMD_AT_PLUS_A), `kkt` the whole system with the
unmeasured flows by splu (COLAMD), with 1e-9 on its diagonal (1e-13 in gauss-newton, where 1e-9 moves the sum by 7e-7); `cg` A S A\' by conjugate gradients (diagonal preconditioner, 1e-10);
`gauss-newton` the bilinear one by the whole system in each step, without bounds. None of them has standard deviations: `superlu`
also times 200 right-hand sides and says what one for each flow would take.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

CASES = ["linear:100000", "unmeasured:100000", "linear:1000000", "bilinear:10000"]
PEERS = {"linear": ["superlu", "cg"], "unmeasured": ["kkt"], "bilinear": ["gauss-newton"]}
# Above this a factor of A S A\' no longer fits into the memory of a small machine.
MOST_FLOWS_OF_SUPERLU = 200_000
# A peer that takes longer is given up, and said so.
LONGEST_S = 600


def read(path):
    import numpy as np
    import scipy.sparse as sp

    table = np.loadtxt(path)
    start, end = table[:, 0].astype(int), table[:, 1].astype(int)
    flows = np.arange(len(table))
    rows = np.concatenate([start[start >= 0], end[end >= 0]])
    cols = np.concatenate([flows[start >= 0], flows[end >= 0]])
    signs = np.concatenate([-np.ones((start >= 0).sum()), np.ones((end >= 0).sum())])
    balances = sp.csr_matrix((signs, (rows, cols)), shape=(rows.max() + 1, len(table)))
    return balances[np.diff(balances.indptr) > 0], table[:, 2], table[:, 3], table[:, 4::2], table[:, 5::2]


def superlu(balances, total, sd, *_):
    import numpy as np
    import scipy.sparse as sp
    from scipy.sparse.linalg import splu

    scaled = balances @ sp.diags(sd)
    factor = splu((scaled @ scaled.T).tocsc(), permc_spec="MMD_AT_PLUS_A", options={"SymmetricMode": True})
    x = total - sd**2 * (balances.T @ factor.solve(balances @ total))
    begun = time.process_time()
    columns = np.asarray(balances[:, :200].todense())
    factor.solve(columns)
    each = (time.process_time() - begun) / columns.shape[1]
    return float((((total - x) / sd) ** 2).sum()), {"all_deviations_s": each * len(total), "aside_s": each * 200}


def cg(balances, total, sd, *_):
    import scipy.sparse as sp
    from scipy.sparse.linalg import cg as solve

    scaled = balances @ sp.diags(sd)
    normal = (scaled @ scaled.T).tocsr()
    answer, failed = solve(normal, balances @ total, rtol=1e-10, maxiter=10_000, M=sp.diags(1.0 / normal.diagonal()))
    assert failed == 0, "conjugate gradients did not converge"
    x = total - sd**2 * (balances.T @ answer)
    return float((((total - x) / sd) ** 2).sum()), {}


def kkt(balances, total, sd, *_):
    import numpy as np
    import scipy.sparse as sp
    from scipy.sparse.linalg import splu

    seen = ~np.isnan(total)
    weight = np.where(seen, 1.0 / sd**2, 1e-9)
    system = sp.bmat([[sp.diags(weight), balances.T], [balances, -1e-9 * sp.eye(balances.shape[0])]]).tocsc()
    right = np.concatenate([np.where(seen, total, 0.0) * weight, np.zeros(balances.shape[0])])
    x = splu(system).solve(right)[: len(total)]
    return float((((total - x) / sd)[seen] ** 2).sum()), {}


def gauss_newton(balances, total, sd, content, content_sd):
    import numpy as np
    import scipy.sparse as sp
    from scipy.sparse.linalg import splu

    count, elements = content.shape
    every = sp.block_diag([balances] * (elements + 1)).tocsr()
    x = np.concatenate([total] + [total * content[:, e] for e in range(elements)])
    before, steps = np.inf, 0
    while steps < 30:
        flow, parts = x[:count], x[count:].reshape(elements, count).T
        miss = (content - parts / flow[:, None]) / content_sd
        chi2 = (((total - flow) / sd) ** 2).sum() + (miss**2).sum()
        if steps > 1 and abs(before - chi2) <= 1e-9 * chi2:
            break
        before, steps = chi2, steps + 1
        diagonal = sp.diags(-1.0 / sd)
        blocks = [[sp.csr_matrix(diagonal)] + [None] * elements]
        for e in range(elements):
            row = [sp.diags(parts[:, e] / flow**2 / content_sd[:, e])] + [None] * elements
            row[e + 1] = sp.diags(-1.0 / flow / content_sd[:, e])
            blocks.append(row)
        slope = sp.bmat(blocks).tocsr()
        residual = np.concatenate([(total - flow) / sd, miss.T.ravel()])
        system = sp.bmat([[slope.T @ slope, every.T], [every, -1e-13 * sp.eye(every.shape[0])]]).tocsc()
        right = np.concatenate([-(slope.T @ residual), -(every @ x)])
        x = x + splu(system).solve(right)[: len(x)]
    return float(chi2), {"steps": steps}


def peer(name, path):
    data = read(path)
    solve = {"superlu": superlu, "cg": cg, "kkt": kkt, "gauss-newton": gauss_newton}[name]
    # What is imported late must not be timed.
    import scipy.sparse.linalg  # noqa: F401

    begun = time.process_time()
    chi2, more = solve(*data)
    seconds = time.process_time() - begun - more.pop("aside_s", 0.0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "chi2": chi2, "peak_mb": peak, **more}))


def ours(binary, case, flows):
    ran = subprocess.run(["/usr/bin/env", "time", "-f", "%M", binary, case, flows], capture_output=True, text=True)
    if ran.returncode != 0:
        return {"failed": ran.stderr.strip().splitlines()[-1:]}
    said = ran.stdout
    seconds = float(said.split("(")[1].split(" s of processor")[0])
    chi2 = float(said.split("chi2 ")[1].split(" ")[0])
    return {"seconds": seconds, "chi2": chi2, "peak_mb": float(ran.stderr.split()[-1]) / 1024}


def theirs(name, path):
    try:
        ran = subprocess.run(
            [sys.executable, __file__, "--peer", name, path], capture_output=True, text=True, timeout=LONGEST_S
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"more than {LONGEST_S} s"}
    return json.loads(ran.stdout) if ran.returncode == 0 else {"failed": ran.stderr.strip().splitlines()[-1:]}


def measure(binary, case, flows, rounds, folder):
    path = os.path.join(folder, f"{case}-{flows}.txt")
    subprocess.run([binary, case, flows, path], check=True)
    fits = lambda name: name != "superlu" or int(flows) <= MOST_FLOWS_OF_SUPERLU
    programs = ["lodestone"] + [name for name in PEERS[case] if fits(name)]
    runs = {name: [] for name in programs}
    for turn in range(rounds):
        for name in programs if turn % 2 == 0 else reversed(programs):
            if any("failed" in run for run in runs[name]):
                continue
            run = ours(binary, case, flows) if name == "lodestone" else theirs(name, path)
            runs[name].append(run)
            print(json.dumps({"case": case, "flows": flows, "program": name, **run}), file=sys.stderr, flush=True)
    own = runs["lodestone"]
    for name, list_of in runs.items():
        if any("failed" in run for run in list_of):
            print(f"| {case} {flows} | {name} | failed: {list_of[-1]['failed']} | | | |")
            continue
        middle = lambda key: statistics.median(run[key] for run in list_of)
        seconds = [run["seconds"] for run in list_of]
        ratio = middle("seconds") / statistics.median(run["seconds"] for run in own) if own and "seconds" in own[0] else 0
        more = {key: list_of[0][key] for key in ("all_deviations_s", "steps") if key in list_of[0]}
        print(
            f"| {case} {flows} | {name} | {middle('seconds'):.2f} ({min(seconds):.2f}–{max(seconds):.2f}) "
            f"| {ratio:.2f} | {middle('peak_mb'):.0f} | {middle('chi2'):.6g} {more or ''} |",
            flush=True,
        )


def main():
    if sys.argv[1] == "--peer":
        return peer(sys.argv[2], sys.argv[3])
    binary, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print("| case | program | seconds, median (least–most) | over Lodestone | peak MB | sum of squares |")
    print("|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for case in sys.argv[3:] or CASES:
            measure(binary, *case.split(":"), rounds, folder)


main()
