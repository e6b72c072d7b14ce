# --explain in every format, and --dialect from outside: what is printed where.
. "$SOURCE/tests/support/cli.sh"

newssearch() { "$BIN/newssearch" "$@"; }
articles 9 >a.jsonl
run 0 newsidx add a.jsonl

run 0 newssearch --explain -n 1 harbour date:2001..2004
says out "^Means: articles that have the word 'harbour' in any form, and that were published from 2001-01-01 to 2004-12-31$"
says out '^ +9    harbour$'
says out '^ +4    date:2001\.\.2004$'
says out '^ 1\. Harbour report'
says out '^Time:  parse [0-9.]+ ms, open .* print [0-9.]+ ms$'
run 0 newssearch --explain --json -n 1 harbour
head -c 9 out | grep -q '^{"query":' || fail 'json'
says out '^"explain":\{"query":"harbour","meaning":"articles that '
says out '"seconds":\{"parse":'
run 0 newssearch --explain --format ids -n 1 harbour
same "$(wc -l <out)" 1 'ids alone on standard output'
says err '^Means: '
run 0 newssearch --explain --count harbour
same "$(cat out)" 9 'count alone on standard output'
says err '^Means: '
run 0 newssearch --explain --quiet --format ids -n 1 harbour
silent err
run 1 newssearch --explain harbur
says out '^ +0  harbur$'
says err 'did you mean harbour'
run 64 newssearch --explain --show a000001

run 0 newssearch --dialect nexis --count 'hl(harbour) and report and date(geq (1/1/2001) and leq (12/31/2003))'
same "$(cat out)" 3 nexis
run 0 newssearch --dialect factiva --count 'hd=harbour report and rst=tnyt'
same "$(cat out)" 9 factiva
says err "^newssearch: 'rst=tnyt' is left out: articles have no such code here$"
run 0 newssearch --dialect proquest --count 'ti(harbour) AND yr(2001-2002)'
same "$(cat out)" 2 proquest
run 0 newssearch --dialect lucene --count '+harbour +date:[2001-01-01 TO 2004-12-31]'
same "$(cat out)" 4 lucene
printf 'a\tharbour\n' >batch
run 0 newssearch --explain --batch batch -n 1
same "$(sed -n 1,2p out)" $'== a: harbour\nQuery: harbour' 'in a batch the line that names the query comes first'
run 2 newssearch --dialect nexis 'foo(bar)'
says err '^    \^~~$'
run 64 newssearch --dialect nexus harbour
says err "did you mean 'nexis'"
run 64 newssearch --dialect nexis --literal harbour
printf 'a\tharbour and ship\nb\tfoo(bar)\n' >batch
run 1 newssearch --dialect nexis --batch batch --format trec -n 1
same "$(wc -l <out)" 1 'a batch in a dialect'
