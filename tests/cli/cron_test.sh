#!/usr/bin/env bash
# The files in scripts/ for nightly runs: the command in them is one that newsidx accepts, the README shows the same crontab line,
# and the example configuration is read.
set -euo pipefail
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
BIN=${BIN:-$SOURCE/build/release/bin}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$SOURCE"

crontab=$(grep -v '^#' scripts/newsidx.cron)
grep -qxF "$crontab" README.md || { echo 'README.md shows another crontab line than scripts/newsidx.cron'; exit 1; }

# The folders of the example moved to a place that exists; the commands as cron and systemd would run them.
mkdir -p "$scratch/.config/newsidx" "$scratch"/{courier,exports,nanwan}
cp data/sample/pages/harbour-dredging.txt "$scratch/courier/"
cp data/sample/pages/nanwan-port.gb18030.txt "$scratch/nanwan/"
sed "s#/srv/news#$scratch#" scripts/config.example.toml >"$scratch/.config/newsidx/config.toml"
export HOME=$scratch
from_cron=$(sed -e 's/^[^/]*//' -e "s#/usr/local/bin#$BIN#" <<<"$crontab")
bash -c "$from_cron"
count=$("$BIN/newsidx" status --json --index "$scratch/index" | jq .articles)
[ "$count" = 2 ] || { echo "the crontab line: expected 2 articles, got $count"; exit 1; }

from_unit=$(sed -n -e "s#%E#$scratch/.config#" -e "s#/usr/local/bin#$BIN#" -e 's/^ExecStart=//p' scripts/newsidx.service)
said=$(bash -c "$from_unit" 2>&1)
[ -z "$said" ] || { echo "the service, nothing new to read: expected silence, got: $said"; exit 1; }
