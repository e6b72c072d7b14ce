# Helpers for tests/cli: source this first. Environment: BIN (folder of the programs), SOURCE (the sources), SHARED (corpora
# that may be missing). Each test gets a folder of its own, $T, which is removed at the end.
set -u
T=$(mktemp -d) || exit 1
trap 'chmod -R u+rwX "$T" 2>/dev/null; rm -rf "$T"' EXIT
cd "$T" || exit 1
export NEWSIDX_INDEX="$T/index" XDG_CONFIG_HOME="$T/config" XDG_DATA_HOME="$T/data" NO_COLOR=1 LC_ALL=C.UTF-8
newsidx() { "$BIN/newsidx" "$@"; }

fail() { echo "FAILED: $*" >&2; sed 's/^/  err: /' "$T/err" 2>/dev/null | head -20 >&2; exit 1; }
skip() { echo "skipped: $*"; exit 77; }

# run STATUS COMMAND...: the command's output is in $T/out and $T/err; fails unless it exits with STATUS.
run() {
  local want=$1 got
  shift
  "$@" >"$T/out" 2>"$T/err" </dev/null
  got=$?
  [ "$got" = "$want" ] || fail "'$*' exits $got, not $want"
}

same() { [ "$1" = "$2" ] || fail "${3:-values}: expected '$2', got '$1'"; }
# says FILE PATTERN: some line of out or err matches.
says() { grep -Eq -- "$2" "$T/$1" || fail "no '$2' in $1: $(head -c 500 "$T/$1")"; }
silent() { [ ! -s "$T/$1" ] || fail "$1 should be empty: $(head -c 500 "$T/$1")"; }
# member NAME FILE: a number or plain text of the one JSON object in FILE.
member() { sed -nE "s/.*\"$1\":\"?([^,\"}]*).*/\1/p" "$2"; }
# articles N [FIRST]: N canonical records, ids from FIRST (1) on.
articles() {
  awk -v n="$1" -v first="${2:-1}" 'BEGIN { for (i = first; i < first + n; ++i)
    printf "{\"id\":\"a%06d\",\"title\":\"Harbour report %d\",\"body\":\"The port of call number %d was quiet.\\n\\nShips waited %d days.\",\"source\":\"Example Gazette\",\"published\":\"20%02d-0%d-1%d\",\"lang\":\"en\"}\n",
      i, i, i, i % 17, i % 20, i % 9 + 1, i % 10 }'
}
# counts S A U N F: what the report of the last run (with --report json) must say.
counts() {
  same "$(member seen "$T/out")/$(member added "$T/out")/$(member updated "$T/out")/$(member unchanged "$T/out")/$(member failed "$T/out")" \
    "$1/$2/$3/$4/$5" "seen/added/updated/unchanged/failed"
}
