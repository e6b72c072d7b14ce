# sync: only what is new or has changed is read; what is gone goes with --prune, and not too much of it.
. "$SOURCE/tests/support/cli.sh"

mkdir -p config/newsidx paper/world wire
cat >sync.toml <<'TOML'
index = "sync-index"
[[archive]]
path = "paper"
include = "*.jsonl"
exclude = ["drafts/*"]
category = "World"
[[archive]]
path = "wire"
source = "The Wire"
lang = "en"
TOML
unset NEWSIDX_INDEX
sync() { newsidx sync --config sync.toml "$@"; }
count() { member articles <(newsidx status --config sync.toml --json); }

articles 50 >paper/world/a.jsonl
articles 10 100 >paper/b.jsonl
for i in $(seq 40); do articles 1 $((200 + i)) >wire/$i.jsonl; done
mkdir paper/drafts && articles 5 900 >paper/drafts/c.jsonl
run 0 sync --report json
counts 100 100 0 0 0
tail -n 1 err | grep -q '100 added' || fail "summary"
run 0 newsidx export --config sync.toml
same "$(grep -c '"category":"World"' out)" 60 "category of the archive"

# Nothing to do: not a word, and no file is opened (a file that cannot be read any more is no matter).
run 0 sync
silent out
silent err

# One file changed, one is new.
articles 12 100 | sed 's/quiet/busy/' >paper/b.jsonl
articles 1 300 >wire/new.jsonl
run 0 sync --report json
counts 13 3 10 0 0

# Gone articles stay without --prune, go with it, and are not forgotten in between.
articles 10 100 | sed 's/quiet/busy/' >paper/b.jsonl
rm wire/1.jsonl
run 0 sync
same "$(count)" 103 "articles before pruning"
run 0 sync --prune --report json
same "$(member removed out)" 3 removed
same "$(count)" 100 "articles after pruning"
run 0 sync --prune
silent err

# An article that another file holds stays.
cp wire/2.jsonl wire/2-again.jsonl
run 0 sync
rm wire/2.jsonl
run 0 sync --prune
same "$(count)" 100 "articles that another file holds"

# More than a tenth at once needs --force.
rm wire/1?.jsonl wire/2?.jsonl
run 2 sync --prune
says err 'more than a tenth'
same "$(count)" 100 "articles after a refusal"
run 0 sync --prune --force
same "$(count)" 80 "articles after --force"

# An archive that is not there, or empty, is a failure, and nothing of it counts as gone.
mv wire elsewhere
run 1 sync --prune --force
says err 'wire'
mkdir wire
run 1 sync --prune --force
same "$(count)" 80 "articles of a missing archive"
rmdir wire && mv elsewhere wire
run 0 sync --prune

# A broken file fails once, and is remembered.
echo '{"id": broken' >wire/bad.jsonl
run 1 sync
run 0 sync
run 0 newsidx failures --config sync.toml
says out 'bad.jsonl'
run 0 newsidx check --config sync.toml

# A removed article stays away until its file changes.
run 0 newsidx remove --config sync.toml a000005
run 0 sync
same "$(count)" 79 "articles after remove and sync"

# Mistakes in the configuration.
printf '[[archive]]\npath = "x"\nsuorce = "y"\n' >bad.toml
run 64 newsidx sync --config bad.toml
says err "bad.toml: line 3: no key 'suorce'"
says err "did you mean 'source'"
run 64 newsidx sync --config missing.toml
run 64 newsidx sync
