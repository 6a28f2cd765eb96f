# Messages of the scripts, in Chinese and English. Sourced, not run.
# shellcheck shell=bash

# say CHINESE ENGLISH: one line in the language of the locale; both where the locale names none.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) printf '%s\n' "$1" ;;
    '' | C | C.* | POSIX) printf '%s\n%s\n' "$1" "$2" ;;
    *) printf '%s\n' "$2" ;;
  esac
}

# stop CHINESE ENGLISH: says it on standard error and ends the script.
stop() {
  say "错误：$1" "error: $2" >&2
  exit 1
}
