# A search without hits: status 1, nothing on standard output, and what was in the way on standard error.
. "$SOURCE/tests/support/cli.sh"

newssearch() { "$BIN/newssearch" "$@"; }
articles 9 >a.jsonl
run 0 newsidx add a.jsonl

run 1 newssearch harbur
silent out
says err "^newssearch: no article matches; did you mean harbour \(9\)\?$"
run 1 newssearch harbour ship date:2031
says err "there is none for 'date:2031'; without 'date:2031' there are 9"
says err '^ +9 +0  harbour$'
says err '^ +0 +9  date:2031  the index has articles from 2001-[0-9-]+ to 2009-'
run 1 newssearch --source 'Example Gazete' harbour
says err 'did you mean source:"Example Gazette" \(9\)\?'
run 1 newssearch --count harbur
same "$(cat out)" 0 count
says err 'did you mean harbour'
run 1 newssearch --by source harbur
says err 'did you mean harbour'
run 1 newssearch --json harbur
says out '"total":0'
says err 'did you mean harbour'
run 1 newssearch --quiet harbur
silent err
run 2 newssearch titel:harbour
says err "did you mean 'title:'"
