# Input that is broken, hostile or not there: a clear complaint, the rest goes in, the index is sound.
. "$SOURCE/tests/support/cli.sh"

articles 20 >good.jsonl

# expect FAILED ARTICLES FILE...: adding the files beside good.jsonl to a fresh index.
n=0
expect() {
  local failed=$1 articles=$2
  shift 2
  n=$((n + 1))
  run "$((failed > 0))" newsidx add --report json --index "$T/index$n" good.jsonl "$@"
  same "$(member failed out)" "$failed" "failed of $*"
  same "$(member articles <(newsidx status --json --index "$T/index$n"))" "$articles" "articles of $*"
  run 0 newsidx check --index "$T/index$n"
}

# A gzip that was cut: what comes before counts, the container is one failure.
articles 3000 5001 | gzip >whole.gz
head -c $(($(stat -c %s whole.gz) / 2)) whole.gz >cut.jsonl.gz
run 1 newsidx add --report json --index cut-index good.jsonl cut.jsonl.gz
same "$(member failed out)" 1 "failed of a cut gzip"
[ "$(member added out)" -gt 500 ] || fail "records before the cut are lost"
same "$(($(member added out) + $(member failed out)))" "$(member seen out)" "arithmetic"
run 0 newsidx check --index cut-index

# Damage within the first bytes that a reader looks at is a failure too, not an unknown kind of file.
for tool in gzip bzip2 xz; do
  command -v $tool >/dev/null || continue
  articles 3 6001 | $tool >whole.packed
  head -c $(($(stat -c %s whole.packed) / 2)) whole.packed >"cut-$tool.jsonl"
  run 1 newsidx add --report json --index "cut-$tool" "cut-$tool.jsonl"
  same "$(member failed out)" 1 "failed of what $tool wrote, cut early"
done
record() { printf 'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 36\r\n\r\nHarbour news\n\nThe port was quiet %d.\n\r\n\r\n' "$1"; }
{ record 1 | gzip; record 2 | gzip | head -c 60; } >cut.warc.gz
{ record 1 | gzip; echo garbage; } >tail.warc.gz
expect 1 21 cut.warc.gz
expect 1 21 tail.warc.gz

# What came before the cut goes in, of files so short that they are looked at as a whole too.
items() { seq 200 | awk -v f="$1" '{ printf f, $1, $1 * 7919 % 10007 }'; }
{ items '{"title":"Report %d","text":"The port counted %d ships."}\n'; } | gzip >short.jsonl.gz
{ echo '['; items '{"title":"Report %d","text":"The port counted %d ships."},\n'; echo ']'; } | gzip >short.json.gz
{ printf '<rss><channel>'; items '<item><title>Report %d</title><description>%d ships.</description></item>\n'; } | gzip >short.rss.gz
{ printf '<html><title>Reports</title>'; items '<p>Report %d, with %d ships in the port.</p>\n'; } | gzip >short.html.gz
{ printf 'Reports\n\n'; items 'Report %d, with %d ships in the port.\n\n'; } | gzip >short.txt.gz
for packed in short.*.gz; do
  head -c $(($(stat -c %s "$packed") * 3 / 4)) "$packed" >"cut-$packed"
  run 1 newsidx convert "cut-$packed"
  says err 'ends in the middle'
  says err ' 1 failed'
  says out '"title":"Report'
done

mkdir empty.jsonl
expect 0 20 empty.jsonl
printf 'Headline\0 with NUL\n\nBody\0 text of the page.\n' >nul.txt
run 0 newsidx add --index nul nul.txt good.jsonl
newsidx export --index nul | grep -q 'u0000' && fail "NUL bytes in the index"
printf '{"id":"nul\\u0000","title":"a\\u0000b","body":"\\u001b[31mred"}\n' >escapes.jsonl
expect 0 21 escapes.jsonl
newsidx export --index "index$n" | LC_ALL=C grep -q '[[:cntrl:]]' && fail "raw control characters in an export"

# Nested 10^6 deep; a megabyte of brackets is a failure, not a crash.
{ printf '{"id":"deep","title":"x","extra":'; head -c 1000000 /dev/zero | tr '\0' '['; echo; } >deep.jsonl
expect 1 20 deep.jsonl
head -c 1000000 /dev/zero | tr '\0' '[' >deep.json
run 1 newsidx add --report json --index deep good.jsonl deep.json
same "$(member articles <(newsidx status --json --index deep))" 20 "articles beside a deep array"

# One line of 100 MB: the complaint names the option.
{ printf '{"id":"long","title":"x","body":"'; head -c 100000000 /dev/zero | tr '\0' 'x'; echo '"}'; articles 3 700; } >long.jsonl
expect 1 23 long.jsonl
run 0 newsidx failures --index "index$n"
says out '--max-record'
rm long.jsonl

# An archive within an archive.
if command -v zip >/dev/null; then
  zip -q inner.zip good.jsonl && zip -q outer.zip inner.zip
  mkdir only && mv outer.zip only/
  run 0 newsidx add --report json --index zips only
  counts 20 20 0 0 0
  newsidx export --index zips | head -n 1 | grep -q 'outer.zip!inner.zip!good.jsonl' || fail "name of a nested member"
else
  echo "without zip: a zip within a zip is not tried"
fi

printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR' >picture.png
expect 0 20 picture.png
run 0 newsidx add --report json --index pictures picture.png
same "$(member skipped out)" 1 skipped
ln -s loop loop
expect 1 20 loop
if [ "$(id -u)" != 0 ]; then
  cp good.jsonl locked.jsonl && chmod 0 locked.jsonl
  expect 1 20 locked.jsonl
else
  echo "as root: an unreadable file is not tried"
fi
run 2 newsidx add --index good.jsonl good.jsonl
