# A plea that stands in many articles of one source is learned: not found, not shown, still exported; kept, cut and forgotten.
. "$SOURCE/tests/support/cli.sh"
search() { "$BIN/newssearch" "$@"; }
found() { same "$(search --count "$1" 2>/dev/null)" "$2" "articles with $1"; }

plea='Subscribe to our zeppelin newsletter for the best of the week.'
sign='Follow the walrus desk everywhere.'
# batch SOURCE FIRST LAST [N]: articles of N other sentences (9), with the plea as a paragraph of its own, and a last sentence
# that is always the same.
batch() {
  awk -v source="$1" -v first="$2" -v last="$3" -v n="${4:-9}" -v plea="$plea" -v sign="$sign" 'BEGIN { for (i = first; i <= last; ++i) {
    text = ""
    for (k = 1; k <= n; ++k) text = text sprintf("Sentence %d of report %d tells of harbour number %d. ", k, i, i * 10 + k)
    printf "{\"id\":\"%s-%d\",\"title\":\"Report %d\",\"body\":\"%s\\n\\n%s\\n\\nThe closing part of report %d. %s\",\"source\":\"%s\",\"published\":\"2018-08-%02d\",\"lang\":\"en\"}\n",
      source, i, i, text, plea, i, sign, source, i % 28 + 1 } }'
}

batch Courier 1 20 >courier.jsonl
batch Herald 1 5 >herald.jsonl
run 0 newsidx add courier.jsonl herald.jsonl
says err '1 article was indexed again without sentences'
found zeppelin 5                       # of the Herald, too few to learn from
found walrus 5
found '"harbour number 11"' 2
found '="harbour number 11"' 2
# The words after what was cut, judged on the stored text, are where the index has them.
found '="closing part of report"' 25
found 'source:Courier words:>80' 20
run 0 newsidx check
run 1 search zeppelin source:Courier
run 0 search --json 'closing source:Courier'
if grep -q zeppelin out; then fail 'a snippet shows the plea'; fi
run 0 search --kwic 60 'closing source:Courier'
if grep -Eq 'zeppelin|walrus' out; then fail 'a line of concordance shows the plea'; fi
for format in text json csv; do
  run 0 search --format $format --show Courier-3
  says out 'harbour number 31'
  if grep -Eq 'zeppelin|walrus' out; then fail "--show as $format shows the plea"; fi
done
# Nothing is deleted.
same "$(newsidx export | grep -c zeppelin)" 25 'exported with the plea'
run 0 newsidx add --index plain --no-boilerplate courier.jsonl herald.jsonl
newsidx export >with.jsonl
newsidx export --index plain >without.jsonl
cmp -s with.jsonl without.jsonl || fail 'the export differs from that of an index without boilerplate'
run 0 search --history Courier-3 --json
says out zeppelin

run 0 newsidx boilerplate
same "$(wc -l <out)" 2 'sentences'
says out "Courier  2018-Q3  20 of 20 articles  $plea"
says out "Courier  2018-Q3  20 of 20 articles  $sign"
run 0 newsidx boilerplate --json
says out '"source":"Courier","period":"2018-Q3","articles":20,"of":20,"kept":false,"sentence":"Subscribe'

# The same again changes nothing and is not counted again; later articles are cut as they come.
run 0 newsidx add courier.jsonl
says err '20 unchanged'
batch Courier 21 24 >later.jsonl
run 0 newsidx add later.jsonl
if grep -q 'indexed again' err; then fail 'nothing was to be indexed again'; fi
found zeppelin 5
run 0 newsidx boilerplate
says out "24 of 24 articles  $plea"
# So are articles that change; they do not count twice.
sed 's/harbour number 211/pier number 211/' later.jsonl >changed.jsonl
run 0 newsidx add changed.jsonl
says err '1 updated'
found '"pier number 211"' 1
found zeppelin 5
run 0 newsidx boilerplate
says out "24 of 24 articles  $plea"
# Removed ones take nothing with them.
run 0 newsidx remove Courier-1
found zeppelin 5
run 0 newsidx optimize
found zeppelin 5
run 0 newsidx check

# The user keeps a sentence, by its number, and takes that back, by the sentence.
number=$(newsidx boilerplate | grep zeppelin | awk '{ print $1 }')
run 0 newsidx boilerplate --keep "$number"
says err '23 articles were indexed again'
found zeppelin 28
found walrus 5
run 0 newsidx boilerplate
says out "kept  $plea"
batch Courier 31 35 >kept.jsonl
run 0 newsidx add kept.jsonl
found zeppelin 33
run 0 newsidx boilerplate --cut "$plea"
says err '28 articles were indexed again'
found zeppelin 5
run 64 newsidx boilerplate --keep 77
says err "no sentence '77' was learned"

# Forgotten: all text is back; learning begins anew with new articles.
run 0 newsidx boilerplate --forget
found zeppelin 33
found walrus 33
run 0 newsidx boilerplate
silent out
run 0 newsidx check

# Removed and added again an article does not count twice: ten articles stay ten, and too few. (They are too long for all of
# their sentences to be remembered, so that they would not be taken for copies.)
rm -rf index
batch Courier 1 10 90 >few.jsonl
run 0 newsidx add few.jsonl
for _ in 1 2; do
  run 0 newsidx remove $(sed -nE 's/.*"id":"([^"]*)".*/\1/p' few.jsonl)
  run 0 newsidx add few.jsonl
done
found zeppelin 10
run 0 newsidx boilerplate
silent out

# Switched off, by option and by configuration.
rm -rf index
run 0 newsidx add --no-boilerplate courier.jsonl
found zeppelin 20
run 0 newsidx boilerplate
silent out
rm -rf index
mkdir -p config/newsidx folder
echo 'boilerplate = false' >config/newsidx/config.toml
run 0 newsidx add courier.jsonl
found zeppelin 20
cp courier.jsonl folder/
printf 'boilerplate = false\n[[archive]]\npath = "%s"\n' "$T/folder" >config/newsidx/config.toml
rm -rf index
run 0 newsidx sync
found zeppelin 20
sed -i 's/^boilerplate.*//' config/newsidx/config.toml
rm -rf index
run 0 newsidx sync
run 1 search zeppelin

# The same whatever the number of jobs and the memory.
for jobs in 1 3; do
  rm -rf index
  run 0 newsidx add --jobs $jobs --memory 16M courier.jsonl herald.jsonl
  newsidx boilerplate >learned.$jobs
  search --all --format ids 'zeppelin OR walrus' | sort >>learned.$jobs
done
cmp -s learned.1 learned.3 || fail 'the number of jobs changes what is learned'

# A lost catalogue: what was cut stays cut.
rm index/catalogue.db
run 0 newsidx add courier.jsonl
found zeppelin 5
