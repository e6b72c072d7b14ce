# kill -9 at random instants during add and sync, with new articles and with updates: afterwards the index opens, no article is there
# twice, `check` is content, and the next run completes the work. 10 kills; LONG=1: 100.
. "$SOURCE/tests/support/cli.sh"

kills=10
[ -z "${LONG:-}" ] || kills=100
RANDOM=${SEED:-$$}
echo "SEED=${SEED:-$$}"

mkdir data
for i in $(seq 0 9); do articles 150 $((i * 150 + 1)) >data/$i.jsonl; done
cat >sync.toml <<TOML
[[archive]]
path = "data"
TOML
# Another version of every article of half of the files.
change() { for i in 1 3 5 7 9; do sed -i -E "s/was [a-z]+\./was $1./" data/$i.jsonl; done; }
work() {
  if [ $(($1 % 2)) = 0 ]; then exec "$BIN/newsidx" add --quiet --jobs 2 --memory 16M "$T/data"; fi
  exec "$BIN/newsidx" sync --quiet --jobs 2 --memory 16M --config sync.toml
}

start=$(date +%s%N)
(work 0) || fail "the first run"
full=$((($(date +%s%N) - start) / 1000000 + 1))
rm -rf index

for kill in $(seq "$kills"); do
  change "$(tr 0-9 a-j <<<"state$kill")"
  (work "$kill") 2>work.err &
  worker=$!
  sleep "$(awk -v ms=$((RANDOM * full / 32768)) 'BEGIN { printf "%.3f", ms / 1000 }')"
  kill -9 $worker 2>kill.err
  wait $worker 2>kill.err
  [ -e index/XAPIANDB ] || continue  # killed before there was an index
  run 0 newsidx export
  same "$(sed -E 's/^\{"id":"([^"]*)".*/\1/' out | sort | uniq -d | wc -l)" 0 "articles twice after kill $kill"
  run 0 newsidx check
done

change final
run 0 newsidx add --report json "$T/data"
run 0 newsidx check
same "$(member articles <(newsidx status --json))" 1500 "articles in the end"
newsidx export >killed.out
run 0 newsidx add --index fresh "$T/data"
newsidx export --index fresh | cmp - killed.out || fail "the index that was killed differs from a fresh one"
