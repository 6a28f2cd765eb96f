#!/usr/bin/env bash
# run.sh BASE: checks and plans a base with the binary that was just built, then says what to type next.
# A computed verdict is a success, met or not; bad input and failures are not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/say.sh

base=$1
bin=$CARGO_TARGET_DIR/release

# Exit codes of lodestone: 0 done and met, 1 done but not met, 2 bad input, 3 system, 101 bug.
reach_verdict() {
  local code=0
  "$bin/lodestone" "$@" || code=$?
  [ "$code" -le 1 ] || stop "lodestone $* 失败，退出码 $code" "lodestone $* failed with exit code $code"
}

reach_verdict check "$base"
reach_verdict plan "$base"

printf '\n'
say "下一步：" "What to type next:"
cat <<NEXT
  export PATH="$bin:\$PATH"
  lodestone plan --help
  lodestone plan $base --out out
  lodestone template --out base.xlsx
NEXT
