# export and add are each other's inverse, whatever the number of jobs, publications, segments and merges.
. "$SOURCE/tests/support/cli.sh"

{
  articles 300
  # Copies of one text under other identities, a text of control characters, a record without id.
  articles 3 | sed 's/"a0/"copy-0/; s/Example Gazette/Other \/ Paper/'
  echo '{"url":"https://example.org/x?utm_source=a","title":"Wörter \u202e\u0007","body":"日本語の記事","tags":["x"],"score":1.50}'
  echo '{"title":"Only a title"}'
} >all.jsonl
[ ! -d "$SOURCE/data/sample" ] || cp -r "$SOURCE/data/sample" sample
mkdir -p sample
cp all.jsonl sample/

newsidx add --index one --jobs 1 sample >out 2>err
newsidx export --index one >one.out 2>err || fail "export"
[ "$(wc -l <one.out)" -ge 305 ] || fail "export writes $(wc -l <one.out) lines"
LC_ALL=C
same "$(grep -c '"family":"example gazette/a000001"' one.out)" 2 "copies of one text"

# Other jobs, many small publications, other order of merges.
find sample -type f | sort >files
while read -r file; do newsidx add --index many --jobs 4 "$file" >out 2>err; done <files
newsidx export --index many >many.out || fail "export of many segments"
newsidx export --index one | newsidx add --index other --jobs 3 --memory 16M - >out 2>err || fail "add of an export"
newsidx export --index other >other.out || fail "second export"
cmp one.out other.out || fail "export | add | export differs"
sed 's/"file":"[^"]*",*//' one.out >one.plain
sed 's/"file":"[^"]*",*//' many.out >many.plain
cmp one.plain many.plain || fail "several publications export other bytes"
run 0 newsidx optimize --index many
same "$(member segments <(newsidx status --index many --json))" 1 "segments after optimize"
newsidx export --index many | cmp - many.out || fail "optimize changed the export"
run 0 newsidx check --index many
newsidx convert one.out | sed 's/,"family":"[^"]*"//' | cmp - <(sed 's/,"family":"[^"]*"//' one.out) || fail "convert of an export"

newsidx export --index one | head -n 1 >out || fail "a reader that stops early"

# Some articles: those that match, with the families of the whole index.
run 0 newsidx export --index one 'title:harbour' 'source:"Example Gazette"'
same "$(wc -l <out)" 300 "articles that match"
same "$(grep -c '"family"' out)" 3 "families among them"
run 0 newsidx export --index one -- -title:harbour
[ "$(grep -c 'Harbour report' out)" = 0 ] || fail "an excluded word"
run 2 newsidx export --index one 'titel:harbour'
