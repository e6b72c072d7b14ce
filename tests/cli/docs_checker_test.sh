#!/usr/bin/env bash
# scripts/check-docs on small trees with programs that only pretend: true documents pass, each kind of lie is noticed.
# shellcheck disable=SC2016  # the documents under test hold back quotes
set -euo pipefail
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree"/{bin,common,scripts,data/sample}
echo '// A header.' >"$tree/common/json.h"
cat >"$tree/bin/newsidx" <<'P'
#!/bin/sh
[ "$1" = --help ] && { echo '  add   adds'; exit 0; }
[ "$2" = --help ] && { echo '  --dry-run  says what would be added'; exit 0; }
exit 1
P
cat >"$tree/bin/newssearch" <<'P'
#!/bin/sh
[ "$1" = --help ] && { echo '  --count  the number of hits'; exit 0; }
[ "$1" = --count ] && { echo 17; exit 0; }
printf '1. One (a) [b] *c*\n   took 0.004 s\n2. Two\n'
P
chmod +x "$tree"/bin/*
failures=0

# expect STATUS WORDS DOCUMENT: the checker ends with STATUS on this README.md, and says WORDS.
expect() {
  local said status=0
  printf '%s\n' "$3" >"$tree/README.md"
  said=$("$SOURCE/scripts/check-docs" --root "$tree" "$tree/bin" 2>&1) || status=$?
  if [ $status -ne "$1" ] || [[ $said != *"$2"* ]]; then
    printf 'expected status %s and "%s" of:\n%s\nbut it was %s:\n%s\n\n' "$1" "$2" "$3" "$status" "$said"
    failures=$((failures + 1))
  fi
}

block() { printf '```console\n%s\n```' "$1"; }

expect 0 '0 problems' 'See [the header](common/json.h#top), `common/json.h`, `json.h`, `common/*.h` and `common/reader_<x>.cc`.'
expect 0 '0 problems' 'Use `newsidx add --dry-run` or `newssearch --count`.'
expect 1 'README.md:2: link to a file that does not exist: no.md' $'Text\n[x](no.md)'
expect 1 'README.md:1: no such file: common/gone.h' 'In `common/gone.h`.'
expect 1 'README.md:1: no source file of this name: gone.cc' 'In `gone.cc`.'
expect 1 'README.md:1: no program knows the option --counts' 'Use `--counts`.'

expect 0 '1 examples, 0 problems' "$(block $'$ newssearch --count x\n17')"
expect 0 '1 examples, 0 problems' "$(block $'$ newssearch x\n1. One (a) [b] *c*\n   took ... s\n2. Two')"
expect 0 '1 examples, 0 problems' "$(block $'$ newssearch x\n1. One (a) [b] *c*\n...')"
expect 0 '1 examples, 0 problems' "$(block $'$ newssearch x\n...\n2. Two')"
expect 0 '2 examples, 0 problems' "$(block $'$ newssearch --count \\\n    x\n17\n$ newssearch x | wc -l\n3')"
expect 1 'README.md:2: status 0, and not the output of: newssearch --count x' "$(block $'$ newssearch --count x\n18')"
expect 1 'not the output' "$(block $'$ newssearch x\n1. One (a) [b] *c*\n2. Two')"
expect 1 'not the output' "$(block $'$ newssearch x\n1. One (a) [b] *c*')"
expect 1 'status 1: newsidx remove' "$(block '$ newsidx remove')"
expect 1 "an example may not begin with 'sudo'" "$(block '$ sudo true')"

[ $failures -eq 0 ]
