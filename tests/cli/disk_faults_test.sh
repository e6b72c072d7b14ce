# Every call that changes a file of the index, made by ourselves, by Xapian or by SQLite, in a run that adds, updates and removes:
# each in turn is the last one before the process is killed, fails (EIO), or finds the disk full from there on (ENOSPC). Afterwards
# every article is there once, and the same command again completes the work. Every 11th call; LONG=1: every one.
. "$SOURCE/tests/support/cli.sh"
[ -n "${FAULT_SHIM:-}" ] && [ -e "$FAULT_SHIM" ] || skip "the shim of failing disks is not built"
nm -D "$BIN/newsidx" 2>err | grep -q __asan_init && skip "a sanitizer must be loaded before the shim"

stride=11
[ -z "${LONG:-}" ] || stride=1

mkdir data
articles 6 >data/a.jsonl
articles 6 7 >data/b.jsonl
articles 6 13 >data/c.jsonl
cat >sync.toml <<TOML
[[archive]]
path = "data"
TOML
sync() { "$BIN/newsidx" sync --quiet --jobs 1 --prune --force --config sync.toml; }
# Three segments, so that the run under test also merges.
mkdir later && mv data/b.jsonl data/c.jsonl later
for file in "" b c; do
  [ -z "$file" ] || mv later/$file.jsonl data
  sync 2>err || fail "the index to begin with"
done
mv index base
sed -i 's/was quiet/was loud/' data/a.jsonl
articles 6 19 >data/d.jsonl
rm data/b.jsonl
cp -r base index
sync 2>err || fail "the run without faults"
run 0 newsidx export
mv out expected
same "$(wc -l <expected)" 18 "articles in the end"
run 0 newsidx export --versions
mv out expected.versions
same "$(wc -l <expected.versions)" 24 "versions in the end"

# Before a manifest or a journal takes effect, and before a journal goes, all that it speaks of is on the disk: every file that was
# written, every directory in which a name was made.
rm -rf index && cp -r base index
FAULT_ROOT="$T/index" FAULT_LOG="$T/log" LD_PRELOAD="$FAULT_SHIM" sync 2>err || fail "the run that is watched"
awk -F'\t' -v root="$T/index" '
  function parent(path) { sub(/\/[^\/]*$/, "", path); return path }
  function needed(path) { return path ~ "^" root "/(segments|XAPIANDB|journal)" && path !~ /\.new\.tmp(\/|$)/ }
  $1 == "create" || $1 == "make-directory" { dirty[parent($2)] = NR }
  $1 == "write" { dirty[$2] = NR }
  function all_synced(before,    path) {
    steps++
    for (path in dirty) if (needed(path)) { print "unsynced before " before ": " path " (line " dirty[path] ")"; bad = 1 }
  }
  $1 == "sync" { delete dirty[$2] }
  $1 == "remove" && $2 == root "/journal.json" { all_synced("the end of the journal") }
  $1 == "remove" { delete dirty[$2] }
  $1 == "rename" {
    if ($3 == root "/XAPIANDB" || $3 == root "/journal.json") all_synced($3)
    for (path in dirty) if (path == $2 || index(path, $2 "/") == 1) { moved[$3 substr(path, length($2) + 1)] = dirty[path]; delete dirty[path] }
    for (path in moved) { dirty[path] = moved[path]; delete moved[path] }
    dirty[parent($3)] = NR
  }
  END { if (steps < 6) { print "only " steps " steps of commits"; bad = 1 } exit bad }' log >order || fail "$(cat order)"
calls=$(wc -l <log)
[ "$calls" -gt 100 ] || fail "only $calls calls were seen"

once() { same "$(sed -E 's/^\{"id":"([^"]*)".*/\1/' out | sort | uniq -d | wc -l)" 0 "articles twice $1"; }

for kind in crash EIO ENOSPC; do
  at=$((RANDOM % stride + 1))
  while [ $at -le "$calls" ]; do
    where="after $kind at call $at of $calls: $(sed -n "${at}p" log)"
    rm -rf index && cp -r base index
    FAULT_ROOT="$T/index" FAULT_AT=$at FAULT_KIND=$kind LD_PRELOAD="$FAULT_SHIM" sync >out 2>err
    status=$?
    cp err fault.err
    case $kind:$status in
      crash:137 | *:0) ;;  # some calls may fail without harm, such as those that only tidy up
      EIO:2 | ENOSPC:2)
        grep -q "'$T/index" err || fail "no file is named $where"
        grep -Eq '^  [a-z]' err || fail "no remedy is named $where"
        grep -q 'internal error' err && fail "internal error $where" ;;
      *) fail "status $status $where" ;;
    esac
    if [ $((at % 2)) = 0 ]; then  # the reader comes first
      run 0 newsidx export
      once "$where"
      run 0 newsidx export --versions
      same "$(sort out | uniq -d | wc -l)" 0 "versions twice $where"
      run 0 newsidx check
    fi
    sync >out 2>err || fail "the same command again $where ($(cat fault.err))"
    run 0 newsidx export
    cmp -s out expected || fail "other articles than without faults $where"
    run 0 newsidx export --versions
    cmp -s out expected.versions || fail "other versions than without faults $where"
    run 0 newsidx check
    grep -Eiq 'orphan|journal' out err && fail "something is left over $where"
    at=$((at + stride))
  done
done
