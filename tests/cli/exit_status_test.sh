# Exit statuses and the messages beside them: usage 64, no index 2, locked 75, newer format 76, failed records 1.
. "$SOURCE/tests/support/cli.sh"

run 64 newsidx
run 64 newsidx snyc
says err "did you mean 'sync'"
run 64 newsidx add --fromat text x
says err "did you mean '--format'"
run 64 newsidx add
run 64 newsidx add --format jsno x
says err "did you mean 'json"
run 64 newsidx add --timezone Mars/Olympus x
run 64 newsidx add --encoding klingon x
run 64 newsidx add --memory lots x
run 64 newsidx add --jobs 0 x
run 64 newsidx add --map titel=x x
says err "did you mean 'title'"
run 64 newsidx status extra
run 64 newsidx status --index ''
says err "wants a value"
run 64 "$BIN/newssearch" --since '' x
printf 'indx = "index"\n' >slip.toml
run 64 "$BIN/newssearch" --config slip.toml x
says err "did you mean 'index'"
run 0 newsidx convert "$BIN/newsidx"
says err '1 files* skipped'
run 64 newsidx remove
run 1 newsidx add --index odd -- --missing
rm -rf odd
[ ! -e index ] || fail "a mistake made an index"

run 0 newsidx --version
says out '^newsidx [0-9]'
for command in '' add convert sync status check optimize export remove failures; do run 0 newsidx $command --help; done
newsidx --help | head -n 4 | grep -c '^  newsidx' | grep -qx 3 || fail "--help does not open with three examples"

newsidx add --help | grep -q '{' && fail '--help shows what only the program needs'

for command in status check optimize export failures 'remove x'; do
  run 2 newsidx $command
  says err 'newsidx add'
done

articles 3 >a.jsonl
run 1 newsidx add a.jsonl missing.jsonl
same "$(member articles <(newsidx status --json))" 3 articles
run 0 newsidx optimize
run 0 newsidx check
says err 'sound: 3 articles in 1 segment,'
if [ -e /dev/full ]; then
  "$BIN/newssearch" --help >/dev/full 2>err
  same $? 2 'help that cannot be written'
  "$BIN/newssearch" harbour >/dev/full 2>err
  says err 'free some space and run the same command again$'
fi
newsidx status | grep -q '^articles  *3$' || fail status

mkfifo gate
sleep 30 >gate &
holder=$!
"$BIN/newsidx" add - <gate >first.out 2>first.err &
adder=$!
for _ in $(seq 100); do newsidx remove --wait 0 x >out 2>err; [ $? = 75 ] && break; sleep 0.1; done
run 75 newsidx add --wait 0 a.jsonl
says err "$adder"
run 0 newsidx status
run 0 newsidx export
kill $holder
wait $adder || fail "the first writer"

sed -i -E 's/("format_version": ?)[0-9]+/\1999/' index/newsidx.json
for command in status check export failures 'add a.jsonl' optimize; do run 76 newsidx $command; done
