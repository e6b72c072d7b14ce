# Corrections, withheld and cancelled items from files of every format that tells of them, to what is found and to --history.
. "$SOURCE/tests/support/cli.sh"
search() { "$BIN/newssearch" "$@"; }
# found WORD N: so many articles have the word.
found() { same "$(search --count "$1" 2>/dev/null)" "$2" "articles with $1"; }
# states ID LIST: the states of an article's versions, the oldest first.
states() { same "$(search --history "$1" --format jsonl | sed -E 's/.*"state":"([a-z]*)".*/\1/' | paste -sd' ')" "$2" "versions of $1"; }

# item VERSION STATUS HEADLINE TEXT: the same item in each format.
newsml_g2() {
  cat <<XML
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:g2" version="$1" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="Agency"/><versionCreated>2018-09-0$1T10:00:00Z</versionCreated><firstCreated>2018-09-01T10:00:00Z</firstCreated>
<pubStatus qcode="stat:$2"/></itemMeta><contentMeta><headline>$3</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">
<nitf><body><body.content><p>$4</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
XML
}
newsml() {
  cat <<XML
<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>agency.example</ProviderId><DateId>20180901</DateId><NewsItemId>n1</NewsItemId>
<RevisionId PreviousRevision="$(($1 - 1))" Update="N">$1</RevisionId><PublicIdentifier>urn:newsml:agency.example:20180901:n1:$1N</PublicIdentifier></NewsIdentifier>
</Identification><NewsManagement><FirstCreated>20180901T100000Z</FirstCreated><ThisRevisionCreated>2018090$1T100000Z</ThisRevisionCreated>
<Status FormalName="$2"/></NewsManagement><NewsComponent><NewsLines><HeadLine>$3</HeadLine></NewsLines><ContentItem><DataContent>
<nitf><body><body.content><p>$4</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
XML
}
nitf() {
  cat <<XML
<nitf><head><docdata management-status="$2"><doc-id id-string="nitf-1" regsrc="Agency"/><du-key key="K" version="$1"/>
<date.issue norm="20180901T100000Z"/></docdata></head><body><body.head><hedline><hl1>$3</hl1></hedline></body.head><body.content><p>$4</p></body.content></body></nitf>
XML
}
ninjs() {
  printf '{"uri":"ninjs-1","version":"%s","pubstatus":"%s","headline":"%s","body_text":"%s","infosource":[{"name":"Agency"}],"firstcreated":"2018-09-01T10:00:00Z","versioncreated":"2018-09-0%sT10:00:00Z"}\n' "$1" "$2" "$3" "$4" "$1"
}
jsonl() {
  printf '{"id":"json-1","source":"Agency","version":%s,"status":"%s","title":"%s","body":"%s","published":"2018-09-01T10:00:00Z"}\n' "$1" "$2" "$3" "$4"
}
csv() {
  printf 'id,source,version,status,title,body\ncsv-1,Agency,%s,%s,%s,%s\n' "$1" "$2" "$3" "$4"
}

for row in newsml_g2:urn:g2 newsml:urn:newsml:agency.example:20180901:n1 nitf:nitf-1 ninjs:ninjs-1 jsonl:json-1 csv:csv-1; do
  format=${row%%:*} id=${row#*:}
  rm -rf index
  $format 1 usable 'Old report' 'The harbour was quiet on Sunday.' >1.in
  $format 2 usable 'New report' 'The harbour was busy on Sunday.' >2.in
  $format 3 withheld 'New report' 'The harbour was shut on Sunday.' >3.in
  $format 4 canceled 'New report' '' >4.in
  $format 5 usable 'Last report' 'The harbour was open on Sunday.' >5.in
  run 0 newsidx add 2.in
  run 0 newsidx add 1.in
  says err '1 older version was kept beside a newer one'
  found quiet 0
  found busy 1
  states "$id" 'older found'
  run 0 newsidx add 3.in
  says err '1 article is withheld'
  found harbour 0
  states "$id" 'older older withheld'
  run 0 newsidx add --report json 4.in 1.in 2.in 3.in
  counts 4 0 0 4 0
  says err '1 article is cancelled'
  found harbour 0
  states "$id" 'older older older canceled'
  run 0 newsidx check
  run 0 newsidx add --report json 5.in
  counts 1 1 0 0 0
  found harbour 1
  states "$id" 'older older older older found'
  # In one run, in the worst order, the outcome is the same.
  for jobs in 1 3; do
    run 0 newsidx add --index "$T/other" --jobs $jobs 5.in 4.in 1.in 3.in 2.in
    newsidx export --versions >here || fail "no export"
    same "$(wc -l <here)" 5 "versions of $id"
    newsidx export --versions --index "$T/other" | cmp - here || fail "$format: another order gives other versions with $jobs jobs"
    rm -rf other
  done
done

# What status and --show say.
run 0 newsidx add 4.in
same "$(member articles <(newsidx status --json))" 1 articles
same "$(member older_versions <(newsidx status --json))" 4 "older versions"
rm -rf index
csv 1 usable Report 'The harbour was quiet.' >1.in
csv 2 canceled Report 'The harbour was quiet.' >2.in
run 0 newsidx add --report json 1.in 2.in
counts 2 1 1 0 0
same "$(member removed out)" 1 removed
run 1 search --show csv-1
says err "the article 'csv-1' is cancelled; --history shows its versions"
same "$(member canceled <(newsidx status --json))" 1 cancelled
same "$(member articles <(newsidx status --json))" 0 articles
same "$(search --by source '*' 2>/dev/null | wc -l)" 0 "rows of a table"

# All versions exported and read again are the same; removed means removed.
newsidx export --versions >all.jsonl
same "$(wc -l <all.jsonl)" 2 "versions"
run 0 newsidx add --index "$T/copy" all.jsonl
newsidx export --versions --index "$T/copy" | cmp - all.jsonl || fail "versions are not read back as they were"
run 0 newsidx remove csv-1
says err '0 removed, and 1 that was withheld or cancelled'
run 1 search --history csv-1
grep -q quiet index/versions.db && fail "the text of what was removed is still there"
run 0 newsidx add --report json 1.in
counts 1 1 0 0 0
run 1 search --history nothing
says err "no article has or had the id 'nothing'"
run 64 search --history csv-1 --format ids
run 64 search --history csv-1 --count

# Pages are told apart by their address; the time of a crawl is no change.
page() { printf '{"url":"https://example.com/a","title":"Page","body":"It was %s.","extra":{"crawled":"2018-09-0%sT10:00:00Z"},"published":"2018-09-01","published_from":"url","file":"x"}\n' "$1" "$2"; }
{ page red 1; page red 2; page blue 4; page green 3; } | sed 's/^{/{"id":"https:\/\/example.com\/a",/' >pages.jsonl
run 0 newsidx add --index "$T/pages" --report json pages.jsonl
counts 4 1 1 2 0
search --index "$T/pages" --history http://www.example.com/a/ --color never >out || fail "--history of an address"
says out '3 versions'
says out 'text +It was \[-red-\]\{\+green\+\}\.'
says out 'text +It was \[-green-\]\{\+blue\+\}\.'
search --index "$T/pages" --history https://example.com/a --color always | grep -q $'\x1b\[32mblue\x1b\[0m' || fail "no colours"
search --index "$T/pages" --history https://example.com/a --json >out
says out '"changes":\[\{"field":"body","edits":\[\{"same":"It was "\},\{"removed":"green"\},\{"added":"blue"\},\{"same":"\."\}\]\}\]'

# Under an embargo until it has passed.
soon=$(date -u -d '+3 seconds' +%Y-%m-%dT%H:%M:%SZ)
jsonl 1 usable Early 'The verdict is known.' | sed "s/}\$/,\"embargo\":\"$soon\"}/" >early.jsonl
run 0 newsidx add --index "$T/early" early.jsonl
same "$(search --index "$T/early" --count verdict 2>/dev/null)" 0 "articles under an embargo"
run 1 search --index "$T/early" --show json-1
says err "is under an embargo until $soon"
sleep 4
run 0 newsidx add --index "$T/early" --report json - </dev/null
counts 1 1 0 0 0
same "$(search --index "$T/early" --count verdict)" 1 "articles after the embargo"

# A story of a wire, its writethru, and the kill that names both by their keywords.
wire() { printf '\026\026\001W2870\037_\r\n\002^BC-X--Harbour%s<\r\n^%s<\r\n\t   PARIS (AP) _ %s\r\n\003AP-WF-09-02-18 1%s00GMT<\r\n\004' "$1" "$2" "$3" "$4"; }
rm -rf index
{ wire ',466' Report 'The harbour was quiet.' 1; wire ', 1st Ld-Writethru,470' Report 'The harbour was busy.' 2; } >story.txt
run 0 newsidx add --report json story.txt
counts 2 1 1 0 0
found busy 1
found quiet 0
wire ', KILL' 'BULLETIN KILL' 'Kill the story.' 3 >kill.txt
run 0 newsidx add kill.txt story.txt
says err '1 article is cancelled'
found harbour 0
states BC-X--Harbour/2018-09-02 'older older canceled'

# What is said of another document: a notice in NITF, a deleted entry of a feed.
rm -rf index
nitf 1 usable Report 'The harbour was quiet.' >1.in
sed 's/management-status="usable"/& management-doc-idref="nitf-1" management-idref-status="canceled"/; s/id-string="nitf-1"/id-string="nitf-2"/; s/T100000Z/T110000Z/' 1.in >kill.in
atom() { printf '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Herald</title>%s</feed>\n' "$1"; }
atom '<entry><id>tag:1</id><title>Ferry</title><content>The ferry is late.</content><updated>2018-09-01T10:00:00Z</updated></entry>' >entry.xml
atom '<at:deleted-entry ref="tag:1" when="2018-09-02T10:00:00Z"/>' >deleted.xml
run 0 newsidx add 1.in entry.xml
run 0 newsidx add --report json kill.in deleted.xml
counts 3 1 2 0 0
same "$(member removed out)" 2 removed
states nitf-1 'older canceled'
states tag:1 'older canceled'
found harbour 1
found ferry 0
