#!/usr/bin/env bash
# The sources keep to the layer rules, and the checker notices a breach of each of them.
set -euo pipefail
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
check=$SOURCE/scripts/check-layers
"$check" "$SOURCE"

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir "$tree"/{common,indexer,searcher,tests}
failures=0

# expect_breach FILE LINE WORDS: with this one line in FILE the checker fails and says WORDS.
expect_breach() {
  local said
  printf '%s\n' "$2" >"$tree/$1"
  if said=$("$check" "$tree" 2>&1) || [[ $said != *"$1:1: $3"* ]]; then
    echo "not noticed: '$2' in $1; the checker said: $said"
    failures=$((failures + 1))
  fi
  rm "$tree/$1"
}

expect_breach common/a.cc '#include "indexer/reader.h"' 'common must not include the indexer'
expect_breach common/a.h '#include "searcher/results.h"' 'common must not include the searcher'
expect_breach indexer/a.cc '#include "searcher/results.h"' 'indexer must not include the searcher'
expect_breach searcher/a.h '#include "indexer/reader.h"' 'searcher must not include the indexer'
expect_breach searcher/a.cc '#include "tests/support/x.h"' 'only tests include tests'
expect_breach searcher/render_text.cc '# include <xapian.h>' 'Xapian stays'
expect_breach indexer/reader_json.cc '#include <rapidjson/reader.h>' 'RapidJSON stays'
expect_breach indexer/main.cc '#include <CLI/CLI.hpp>' 'CLI11 stays'
expect_breach indexer/a.cc '#include "../common/json.h"' 'include from the root'
expect_breach common/a.cc '#include <catch2/catch.hpp>' 'Catch2 stays'

# expect_too_long FILE LINES: a file of that many lines is too long, and one line less is not.
expect_too_long() {
  yes '//' | head -n "$2" >"$tree/$1" || true
  if "$check" "$tree" >/dev/null 2>&1; then echo "not noticed: $2 lines in $1"; failures=$((failures + 1)); fi
  yes '//' | head -n $(($2 - 1)) >"$tree/$1" || true
  if ! "$check" "$tree" >/dev/null 2>&1; then echo "wrongly refused: $(($2 - 1)) lines in $1"; failures=$((failures + 1)); fi
  rm "$tree/$1"
}

expect_too_long common/a.h 151
expect_too_long common/a.cc 401
expect_too_long indexer/main.cc 61

[ $failures -eq 0 ]
