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
