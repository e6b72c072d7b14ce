# remove: by the id that is shown, one source at a time.
. "$SOURCE/tests/support/cli.sh"

{ articles 20; articles 20 | sed 's/Example Gazette/Daily Sample/'; } >a.jsonl
run 0 newsidx add a.jsonl
run 1 newsidx remove a000001
says err 'Daily Sample'
says err 'Example Gazette'
run 0 newsidx remove --source 'daily sample' a000001
run 0 newsidx remove a000001
run 1 newsidx remove a000001
says err "no article 'a000001'"
run 1 newsidx remove A000002
run 0 newsidx remove --all-sources a000002 a000003
same "$(member articles <(newsidx status --json))" 34 articles
run 0 newsidx check
newsidx export | grep -q a000002 && fail "a removed article is exported"
# Added again it is new.
run 0 newsidx add --report json a.jsonl
counts 40 6 0 34 0
