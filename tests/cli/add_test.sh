# add: what is new, changed and known; the arithmetic; the order of input decides whatever the number of jobs.
. "$SOURCE/tests/support/cli.sh"

articles 200 >one.jsonl
run 0 newsidx add --report json --jobs 3 one.jsonl
counts 200 200 0 0 0
tail -n 1 err | grep -Eq '^newsidx: 200 seen: 200 added, 0 updated, 0 unchanged, 0 failed in [0-9.]+ s$' || fail "summary"
run 0 newsidx add --report json one.jsonl
counts 200 0 0 200 0
run 0 newsidx check

# Ten of them with other text, five new ones, one line that is no JSON.
{ articles 10 | sed 's/quiet/busy/'; articles 5 201; echo '{"id": broken'; } >two.jsonl
run 1 newsidx add --report json two.jsonl
counts 16 5 10 0 1
says err 'two.jsonl: line 16'
says err "see 'newsidx failures'"
run 0 newsidx failures
says out 'two.jsonl: line 16'
run 0 newsidx failures --json
says out '"position":"line 16"'
same "$(member articles <(newsidx status --json))" 205 articles
run 0 newsidx export
same "$(grep -c busy out)" 10 "updated articles"

# A file that is read again without failures is forgotten by `failures`.
sed -i '$d' two.jsonl
run 0 newsidx add two.jsonl
run 0 newsidx failures
silent out

# The same identity several times in one run: the last in input order, counted one after the other.
{ articles 1 900; articles 1 900 | sed 's/quiet/loud/'; articles 1 900 | sed 's/quiet/loud/'; } >three.jsonl
for jobs in 1 4; do
  run 0 newsidx add --report json --index "$T/jobs$jobs" --jobs $jobs three.jsonl
  counts 3 1 1 1 0
  newsidx export --index "$T/jobs$jobs" | grep -q loud || fail "the last version does not win with $jobs jobs"
done

# Standard input, lists of files, compressed input, quiet.
run 0 newsidx add --index "$T/stdin" --report json - </dev/null
articles 3 | newsidx add --index "$T/stdin" --report json - >out 2>err || fail "standard input"
counts 3 3 0 0 0
printf 'one.jsonl\0two.jsonl\0' >list
run 0 newsidx add --index "$T/listed" --report json --files-from list -0
same "$(member seen out)" 215 "records of a list"
gzip -k one.jsonl
run 0 newsidx add --index "$T/gz" --quiet one.jsonl.gz
silent err
same "$(member articles <(newsidx status --index "$T/gz" --json))" 200 "articles of a compressed file"

# A dry run makes no index and says what it would do.
run 0 newsidx add --index "$T/none" --dry-run --verbose three.jsonl
says out 'add .*a000900.*"Harbour report 900".*Example Gazette.*2000-01-10'
says err 'dry run, nothing was changed'
[ ! -e "$T/none" ] || fail "a dry run made an index"
printf '{"title":"broken\n' >broken.jsonl
run 1 newsidx add --index "$T/none" --dry-run broken.jsonl
says err '1 failed in [0-9.]+ s$'
run 0 newsidx add --dry-run --report json one.jsonl
counts 200 0 10 190 0

# An index that lies in what is indexed is not indexed.
mkdir around && cp one.jsonl around/
run 0 newsidx add --index around/index around
run 0 newsidx add --index around/index --report json around
counts 200 0 0 200 0
run 0 newsidx add --index around/index --report json --dry-run around
counts 200 0 0 200 0
