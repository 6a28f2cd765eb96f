#!/usr/bin/env bash
# Checks what a build needs and installs what is missing, before any compiler starts: HiGHS is minutes of C++,
# and without libclang the build would fail only after them. Says nothing when nothing is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. scripts/say.sh

has() { command -v "$1" >/dev/null 2>&1; }

main() {
  check_rust
  check_libclang_path
  install_missing
  claim_target_dir
}

install_missing() {
  local missing
  missing=$(missing_tools)
  [ -n "$missing" ] || return 0
  can_install || stop_with_names "$missing"
  install_packages "$missing"
  missing=$(missing_tools)
  [ -z "$missing" ] || stop_with_names "$missing"
}

check_rust() {
  local want have
  want=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' Cargo.toml)
  if ! has cargo || ! have=$(rustc --version 2>/dev/null); then
    stop "没有可用的 Rust（cargo、rustc ${want} 或更新）；安装见 https://rustup.rs" \
      "no working Rust (cargo, rustc ${want} or newer); to install it see https://rustup.rs"
  fi
  have=$(cut -d ' ' -f 2 <<<"$have")
  if [ "$(printf '%s\n' "$want" "$have" | sort -V | head -n 1)" != "$want" ]; then
    stop "Rust ${have} 太旧，需要 ${want} 或更新；请运行 rustup update" \
      "Rust ${have} is too old, ${want} or newer is needed; run rustup update"
  fi
}

# bindgen looks nowhere else when this variable is set, so that no package would help.
check_libclang_path() {
  [ -z "${LIBCLANG_PATH+set}" ] || has_libclang ||
    stop "LIBCLANG_PATH=${LIBCLANG_PATH} 下没有 libclang；请改正或取消该变量" \
      "LIBCLANG_PATH=${LIBCLANG_PATH} holds no libclang; correct or unset it"
}

missing_tools() {
  # HiGHS compiles C and C++; Rust links with cc.
  has cc && has "$(first_word "${CXX:-c++}")" || echo g++
  has cmake || echo cmake
  has make || echo make
  has_libclang || echo libclang
}

first_word() { printf '%s' "${1%% *}"; }

# Looks where bindgen looks (clang-sys 1.9). libclang-cpp is another library and is not enough.
has_libclang() {
  local found name=(-name 'libclang.so*' -o -name 'libclang-[0-9]*.so*' -o -name 'libclang.dylib')
  if [ -n "${LIBCLANG_PATH+set}" ]; then
    found=$(find -L "$LIBCLANG_PATH" -maxdepth 1 \( "${name[@]}" \) -type f -print 2>/dev/null) || true
  else
    local folders
    IFS=: read -r -a folders <<<"${LD_LIBRARY_PATH:-}:${LIBRARY_PATH:-}:$(llvm_folders):/Library/Developer/CommandLineTools/usr/lib"
    found=$(find -L "${folders[@]}" -maxdepth 1 \( "${name[@]}" \) -type f -print 2>/dev/null) || true
    [ -n "$found" ] ||
      found=$(find -L /usr/lib* /usr/local/lib* /usr/local/llvm* -maxdepth 3 \( "${name[@]}" \) -type f -print 2>/dev/null) || true
  fi
  [ -n "$found" ]
}

llvm_folders() {
  local prefix
  prefix=$("${LLVM_CONFIG_PATH:-llvm-config}" --prefix 2>/dev/null) || return 0
  printf '%s' "$prefix/lib:$prefix/lib64"
}

can_install() { has apt-get && { is_root || can_sudo; }; }

is_root() { [ "$(id -u)" -eq 0 ]; }

# Without a terminal to ask for a password at, sudo must do without one.
can_sudo() { has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }

install_packages() {
  local packages
  read -r -a packages <<<"$(packages_of apt "$1")"
  say "安装 ${packages[*]}（编译求解器 HiGHS 及其接口所需，约几分钟）" \
    "installing ${packages[*]} (to compile the solver HiGHS and its binding; takes a few minutes)" >&2
  apt_get install "${packages[@]}" >/dev/null 2>&1 ||
    { apt_get update >/dev/null && apt_get install "${packages[@]}" >/dev/null; } ||
    stop_with_names "$1"
}

apt_get() {
  local command=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120
    --no-install-recommends "$@")
  if is_root; then "${command[@]}"; else sudo "${command[@]}"; fi
}

stop_with_names() {
  local tools
  tools=$(tr '\n' ' ' <<<"$1" | sed 's/ *$//')
  {
    say "缺少 ${tools}，此处无法自动安装；请先安装，再重试：" "missing: ${tools}; cannot install here. Install and try again:"
    printf '  Debian, Ubuntu   sudo apt-get install %s\n' "$(packages_of apt "$1")"
    printf '  Fedora           sudo dnf install %s\n' "$(packages_of dnf "$1")"
    printf '  Arch             sudo pacman -S %s\n' "$(packages_of pacman "$1")"
    printf '  macOS            xcode-select --install; brew install %s\n' "$(packages_of brew "$1")"
  } >&2
  exit 1
}

# packages_of MANAGER TOOLS: the packages that bring the tools, on one line.
packages_of() {
  local tool names=()
  while read -r tool; do names+=("$(package_of "$1" "$tool")"); done <<<"$2"
  printf '%s' "${names[*]}"
}

package_of() {
  case "$1:$2" in
    apt:libclang) echo libclang-dev ;;
    dnf:g++) echo gcc-c++ ;;
    dnf:libclang) echo clang-devel ;;
    pacman:g++ | brew:g++) echo gcc ;;
    pacman:libclang) echo clang ;;
    brew:libclang) echo llvm ;;
    *) echo "$2" ;;
  esac
}

# Cargo tells checkouts that share a target directory apart by the age of their sources only, and would take what
# another one built for up to date. When the checkout changes, its sources become the newest.
claim_target_dir() {
  local claim=${CARGO_TARGET_DIR:-}/checkout
  [ -n "${CARGO_TARGET_DIR:-}" ] && [ "$(cat "$claim" 2>/dev/null)" != "$PWD" ] || return 0
  find crates xtask -name '*.rs' -exec touch {} +
  mkdir -p "$CARGO_TARGET_DIR"
  printf '%s\n' "$PWD" >"$claim"
}

main
