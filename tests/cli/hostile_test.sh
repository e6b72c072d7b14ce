#!/usr/bin/env bash
# Input made to do harm: each is read or refused in bounded time (20 s) and memory (2 GB of address space), what it hides
# is neither expanded nor fetched, nothing is written outside, and the good records around it go in.
. "$(dirname "$0")/../support/cli.sh"

# reads STATUS ARGUMENTS...: converts; articles in $T/out, complaints in $T/err.
reads() {
  local want=$1 got=0
  shift
  (ulimit -v 2000000 && timeout 20 "$BIN/newsidx" convert "$@" >"$T/out" 2>"$T/err") || got=$?
  [ "$got" = "$want" ] || fail "convert $* exits $got, not $want"
}
articles_out() { same "$(grep -c '"id"' "$T/out")" "$1" "articles of $2"; }

secret="the secret of this machine $$"
echo "$secret" >secret.txt
item='<item><title>A</title><guid>g1</guid><description>&e; harbour</description></item>'

# Entities that expand to gigabytes, and each other without end.
{ printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">'
  previous=a
  for name in b c d e f g h i j; do
    printf '<!ENTITY %s "' $name
    for _ in 1 2 3 4 5 6 7 8 9 10; do printf '&%s;' $previous; done
    printf '">'
    previous=$name
  done
  printf '<!ENTITY x "&y;"><!ENTITY y "&x;">]><rss><channel>%s</channel></rss>' "${item/&e;/&j; &x;}"; } >bomb.rss
reads 0 --format rss bomb.rss
articles_out 1 'an entity bomb'
[ "$(wc -c <"$T/out")" -lt 1000 ] || fail 'entities were expanded'

# External entities, parameter entities, inclusion of itself.
printf '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file://%s/secret.txt"><!ENTITY %% p SYSTEM "http://127.0.0.1:9/p.dtd"> %%p;]><rss><channel>%s</channel></rss>' "$T" "$item" >external.rss
reads 0 external.rss
articles_out 1 'external entities'
grep -q "$secret" "$T/out" && fail 'a file of the machine was read'
printf '<?xml version="1.0"?><rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><xi:include href="cycle.rss"/><xi:include href="secret.txt" parse="text"/>%s</channel></rss>' "$item" >cycle.rss
reads 0 cycle.rss
articles_out 1 'a feed that includes itself'
grep -q "$secret" "$T/out" && fail 'a file was included'

# Elements, lists and parts nested a million deep.
{ printf '<html><head><title>Deep page</title></head><body>'
  head -c 5000000 /dev/zero | sed 's/\x0/<div>/g'
  printf '<p>The harbour will be dredged.</p></body></html>'; } >deep.html
reads 0 deep.html
articles_out 1 'a deep page'
{ printf '<rss><channel><item><title>A</title><description>'
  head -c 1000000 /dev/zero | sed 's/\x0/<b>/g'
  printf '</description></item></channel></rss>'; } >deep.rss
reads 0 --format rss deep.rss
articles_out 1 'a deep feed'
{ printf 'From: a@example.com\nSubject: Deep\nMIME-Version: 1.0\n'
  for _ in $(seq 20000); do printf 'Content-Type: multipart/mixed; boundary=b\n\n--b\n'; done
  printf '\nThe harbour.\n'; } >deep.eml
reads 0 deep.eml
articles_out 1 'a deep message'

# A page, and a crawl, that unpack to gigabytes; the page beside them goes in.
head -c 300000000 /dev/zero | gzip -9 >zeros.gz
reads 1 --format html zeros.gz
articles_out 0 'a decompression bomb'
{ size=$(stat -c %s zeros.gz)
  head="HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: $size\r\n\r\n"
  printf "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n" \
    $((size + $(printf "$head" | wc -c)))
  printf "$head"
  cat zeros.gz
  page='<html><title>Good page</title><p>The harbour will be dredged in spring, the council has said.</p></html>'
  printf '\r\n\r\nWARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://b.example/\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n' \
    ${#page} "$page"; } >bomb.warc
reads 1 bomb.warc
articles_out 1 'a crawl with a bomb'
says out 'Good page'

# Names that climb out of the archive, and absolute ones: read, never written.
mkdir tree && printf 'Harbour\n\nThe harbour will be dredged.\n' >tree/a.txt
tar -C tree -cPf climb.tar --transform "s,^a.txt,../../../climbed.txt," a.txt
reads 0 climb.tar
articles_out 1 'an archive with names that climb'
[ ! -e "$T/../climbed.txt" ] && [ ! -e climbed.txt ] || fail 'something was written outside'
