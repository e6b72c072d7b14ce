# What users of Xapian's own query parser are caught by, row by row: each works here, or is an error with a caret.
. "$SOURCE/tests/support/cli.sh"

newssearch() { "$BIN/newssearch" "$@"; }
cat >a.jsonl <<'END'
{"id":"1","title":"Alibaba Cloud opens data centre","body":"Alibaba said its cloud grows. AT&T and the U.S. watch 3.5mm jacks and COVID-19, a state-of-the-art thing.\n\nDon't panic.","source":"Test","lang":"en","published":"2018-09-02"}
{"id":"2","title":"Data centres","body":"The data centres near Alibaba are centres of a cloud.","source":"Other Paper","lang":"en","published":"2018-10"}
{"id":"3","title":"阿里云发布","body":"阿里云今天发布新产品。里云阿","source":"Test","lang":"zh","published":"2019"}
{"id":"4","title":"里云","body":"阿里 里云","source":"Test","lang":"zh"}
END
run 0 newsidx add a.jsonl

# finds QUERY IDS: ascending, separated by spaces.
finds() {
  newssearch --format ids --all "$1" >out 2>err
  same "$(sort out | paste -sd' ' -)" "$2" "$1"
}
# refused QUERY REASON: with a caret below the query.
refused() {
  run 2 newssearch "$1"
  says err "^newssearch: $2"
  says err '^ +\^~*$'
  silent out
}

refused 'alibaba NEAR cloud*' 'NEAR needs a distance$'
finds 'alibaba NEAR/9 cloud*' '1 2'
finds 'clou*d' '1 2'
finds '*loud' '1 2'
finds 'cloud~' '1 2'
refused 'alibaba SYN cloud' 'SYN is no operator here$'
refused 'sorce:test' "there is no field 'sorce'$"
says err "did you mean 'source:'"
finds 'date:2018-09-02' '1'
finds 'date:2018..2019' '1 2 3'
finds 'date:2018-09..2018-10' '1 2'
refused 'date:2018-02-31..' 'there is no day 2018-02-31$'
refused 'title:"x' 'this quotation mark is never closed$'
refused 'a AND' 'AND needs something to search for after it$'
refused '(a OR' 'OR needs something to search for after it$'
refused '(a' 'this bracket is never closed$'
finds '"data centre"' '1'
finds 'data centre' '1 2'
finds 'alibaba NEAR/9 centre' '1 2'
finds 'Centre' '1 2'
finds 'Alibaba Cloud' '1 2'
finds '“Alibaba Cloud”' '1'
for query in 'don’t' "don't" 'AT&T' 'U.S.' '3.5mm' 'COVID-19' 'state-of-the-art' '（Alibaba）　＂data centre＂' 'jacks/and' '“Don’t panic”: — U.S.?!'; do
  finds "$query" 1
done
finds '阿里云' '3'
finds '"阿里云"' '3'
newssearch --json '阿里云' | grep -q '"highlights":\[\[[0-9]*,[0-9]*\]\]' || fail 'a run of characters is marked as one'

# Values that no article has: the nearest ones, with their numbers.
run 1 newssearch 'source:Tests'
says err '^newssearch: no article has source:"Tests"; did you mean source:"Test" \(3\)\?$'
run 1 newssearch 'lang:xx'
says err 'there are lang:"en" \(2\), lang:"zh" \(2\)$'

# Dates: whole, partial, open, relative, unknown; a month is no day.
finds 'date:2018' '1 2'
finds 'date:2018-10' '2'
finds 'date:2018-10-05' ''
finds 'date:..2018-09' '1'
finds 'date:2018-10..' '2 3'
finds 'date:unknown' '4'
run 0 newssearch --count --as-of 2018-09-03 date:yesterday
same "$(cat out)" 1 yesterday
run 0 newssearch --count --as-of 2018-09-20 date:30d..
same "$(cat out)" 3 'date:30d..'
run 0 newssearch --count --as-of 2018-09-10 date:2w..
same "$(cat out)" 3 'date:2w..'
refused 'date:2019..2018' 'this range ends before it begins$'
run 0 newssearch --explain 'cloud date:2018-09..2018-10-05'
says out 'leaves 1 out of which only the month or the year is known'
