#!/usr/bin/env bash
# Every link, path, option and example in the documents is true, and data/sample holds what data/sources holds.
set -euo pipefail
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
BIN=${BIN:-$SOURCE/build/release/bin}
"$SOURCE/scripts/check-docs" --root "$SOURCE" "$BIN"
"$SOURCE/data/make-archives" --check
