# The python of the benchmarks; sourced, with $here and $target set and scripts/say.sh read.

# Installs the packages of one list into the environment, once per content of the list.
install() {
    local list=$here/$1 installed=$environment/$1
    cmp -s "$list" "$installed" && return
    say "安装 bench/$1 中的 Python 包" "installing the Python packages of bench/$1" >&2
    "$environment/bin/python" -m pip install --quiet --requirement "$list" >&2 && cp "$list" "$installed"
}

# The python to use: the one given, or that of an environment with the pinned packages.
python_with_packages() {
    local environment=$target/bench-python
    if [ -n "${BENCH_PYTHON:-}" ]; then
        echo "$BENCH_PYTHON"
        return
    fi
    [ -f "$environment/requirements.txt" ] || python3 -m venv "$environment" >&2 ||
        stop "需要 python3 及其 venv 模块（Debian：python3-venv）" "python3 with its module venv is needed (Debian: python3-venv)"
    install requirements.txt ||
        stop "pip 装不上 bench/requirements.txt" "pip cannot install bench/requirements.txt"
    install requirements-peers.txt ||
        say "pip 装不上 bench/requirements-peers.txt：不与 linopy、Pyomo 比较" \
            "pip cannot install bench/requirements-peers.txt: no comparison with linopy and Pyomo" >&2
    echo "$environment/bin/python"
}
