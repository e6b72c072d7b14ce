#!/usr/bin/env bash
# data/sample goes in as data/README.md says: 61 articles of which two are the same wire story, one broken record; and what a
# newcomer would search for is found.
set -euo pipefail
SOURCE=${SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
BIN=${BIN:-$SOURCE/build/release/bin}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export PATH=$BIN:$PATH NEWSIDX_INDEX=$scratch/index
cd "$SOURCE"
failures=0

# expect WHAT WANTED GOT
expect() {
  if [ "$2" != "$3" ]; then printf '%s: expected %s, got %s\n' "$1" "$2" "$3"; failures=$((failures + 1)); fi
}
count() { newssearch --count "$@" || true; }
# first MEMBER QUERY...: a member of the first hit.
first() { local member=$1; shift; newssearch --format jsonl --limit 1 "$@" | jq -r ".$member" || true; }

status=0
report=$(newsidx add --report json data/sample 2>/dev/null) || status=$?
expect 'status of add' 1 "$status"
expect 'report' '62 61 0 0 1' "$(jq -r '"\(.seen) \(.added) \(.updated) \(.unchanged) \(.failed)"' <<<"$report")"
expect 'the broken record is named' 1 "$(newsidx failures | grep -c 'mixed.jsonl.*line 6')"
expect 'articles' 61 "$(newsidx status --json | jq .articles)"

expect 'headline of the saved page' 'Alibaba Cloud pulls back in the United States as politics turns against Chinese firms' \
  "$(first title '"Belt and Road" source:"Global Times"')"
expect 'its date' '2018-09-02T20:43:40' "$(first published '"Belt and Road" source:"Global Times" date:2018-09')"
expect 'its section' 'COMPANIES' "$(first category '"Belt and Road" source:"Global Times"')"
expect 'articles about Alibaba Cloud' 10 "$(count '"Alibaba Cloud"')"
expect 'page furniture' 0 "$(count Disqus)"
expect 'front matter' 'Cloud & Rack' "$(first source 'title:"price war"')"
expect 'e-mail headers' '2019-11-05T09:12:00+01:00' "$(first published 'title:"Hollin Ridge"')"
expect 'only the year is known' '1999' "$(first published 'title:auctioneer')"
expect 'only the month is known' '2003-06' "$(first published 'title:ferry outer')"
expect 'no date at all' 'null' "$(first published 'title:lighthouse lamp')"
expect 'the reprinted wire story' 2 "$(count '"can only keep its own house"')"
expect 'windows-1252' 'Hafenbahn bekommt drei Züge mehr – und endlich einen Zaun' "$(first title 'title:hafenbahn')"
expect 'GB18030' '南湾港自动化码头投入试运行' "$(first title '自动化码头')"
expect 'inside a tar' 1 "$(count 'grandmaster')"
expect 'inside a zip' 1 "$(count '"ballot paper" benches')"
expect 'zstd, French' 'fr' "$(first lang 'title:cargo')"
expect 'quoted fields over several lines' '"Queen of the Quay": tug boat retires after 58 years' "$(first title 'hendrika')"

status=0
report=$(newsidx add --report json data/sample 2>/dev/null) || status=$?
expect 'added again' '0 0' "$(jq -r '"\(.added) \(.updated)"' <<<"$report")"
expect 'articles after adding again' 61 "$(newsidx status --json | jq .articles)"

[ $failures -eq 0 ]
