# A full disk ends the run with status 2; what was committed stays, the index is sound, and after making room the run goes on.
. "$SOURCE/tests/support/cli.sh"

mkdir small
mount -t tmpfs -o size=6m newsidx-test small 2>err || skip "no right to mount a small file system"
trap 'umount "$T/small"; rm -rf "$T"' EXIT

articles 200 >a.jsonl
articles 20000 1000 >b.jsonl
run 0 newsidx add --index small/index a.jsonl
run 2 newsidx add --index small/index b.jsonl
says err 'No space|full|room'
same "$(member articles <(newsidx status --index small/index --json))" 200 "articles after the disk was full"
run 0 newsidx check --index small/index
mount -o remount,size=200m small || skip "cannot enlarge the file system"
run 0 newsidx add --index small/index --report json b.jsonl
counts 20000 20000 0 0 0
run 0 newsidx check --index small/index

newsidx export --index small/index >/dev/full 2>err
[ $? = 2 ] || fail "a full standard output goes unnoticed"
