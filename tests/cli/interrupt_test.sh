# SIGINT and SIGTERM: what was read is published, the program says how to go on, the next run completes the work.
. "$SOURCE/tests/support/cli.sh"

mkfifo gate
for signal in INT TERM; do
  rm -rf index
  # A shell starts background programs with SIGINT ignored; the program catches it all the same.
  "$BIN/newsidx" add --report json - <gate >out 2>err &
  adder=$!
  exec 3>gate
  articles 300 >&3
  for _ in $(seq 100); do [ -e index/lock ] && break; sleep 0.05; done
  sleep 0.5
  kill -$signal $adder
  sleep 0.2
  articles 300 301 >&3
  exec 3>&-
  wait $adder
  same $? 130 "exit status after SIG$signal"
  says err 'run the same command again'
  tail -n 1 err | grep -q ' seen: ' || fail "the summary is not the last line"
  run 0 newsidx check
  articles 600 >all.jsonl
  run 0 newsidx add --report json all.jsonl
  same "$(member articles <(newsidx status --json))" 600 "articles after SIG$signal"
done

# A pipe that says nothing does not keep the program from stopping.
rm -rf index
"$BIN/newsidx" add - <gate >out 2>err &
adder=$!
exec 3>gate
articles 1000 >&3
printf '{"id":"half","title":"An article that was c' >&3
for _ in $(seq 100); do [ -e index/lock ] && break; sleep 0.05; done
sleep 0.5
kill -INT $adder
wait $adder
same $? 130 "exit status with a silent pipe"
exec 3>&-
says err '^newsidx: ([0-9,]+) seen: \1 added, 0 updated, 0 unchanged, 0 failed'
same "$(member articles <(newsidx status --json))" "$(sed -nE 's/^newsidx: ([0-9,]+) seen.*/\1/p' err | tr -d ,)" \
  "articles before the pipe fell silent"
run 0 newsidx failures
silent out

# The second signal ends it at once, and the index is sound all the same.
articles 20000 1001 >many.jsonl
rm -rf index
"$BIN/newsidx" add many.jsonl >out 2>err &
adder=$!
for _ in $(seq 200); do [ -e index/lock ] && break; sleep 0.02; done
kill -INT $adder
sleep 0.05
kill -INT $adder 2>kill.err
wait $adder
same $? 130 "exit status after two signals"
run 0 newsidx add many.jsonl
run 0 newsidx check
same "$(member articles <(newsidx status --json))" 20000 "articles after two signals"
