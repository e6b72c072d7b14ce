# --kwic through the program: lines that align whatever the script, id, paragraph and byte offset, as text and TSV.
. "$SOURCE/tests/support/cli.sh"

newssearch() { "$BIN/newssearch" "$@"; }
cat >a.jsonl <<'END'
{"id":"en","title":"Cloud","body":"First comes rain.\n\nThen a cloud\u001b[31m of\ttabs and a cloud again.","source":"Test","lang":"en","published":"2018-09-02"}
{"id":"zh","title":"云","body":"今天阿里云发布新产品。","source":"Test","lang":"zh","published":"2018-09-01"}
{"id":"ar","title":"خبر","body":"قال إن الكتاب جديد.","source":"Test","lang":"ar","published":"2018-08-31"}
END
run 0 newsidx add a.jsonl

run 0 newssearch --kwic 12 --sort newest cloud
same "$(wc -l <out)" 3 'lines'
same "$(head -n 1 out)" '            Cloud              en:title:0' 'the headline'
says out '^     Then a cloud.* of tabs +en:2:26$'
says err '^1 article, .*; 3 lines$|^1 article; 3 lines$'
! grep -q "$(printf '\033')" out || fail 'an escape reaches the terminal'
# The word in the middle begins in the same column, wide characters count two.
run 0 newssearch --kwic 12 --sort newest '阿里云 OR rain'
same "$(sed -n 1p out)" 'First comes rain.             en:1:12' 'a Latin line'
same "$(sed -n 2p out)" '        今天阿里云发布新产品。  zh:1:6' 'a Chinese line'
run 0 newssearch --kwic 12 الكتاب
says out 'ar:1:[0-9]+$'

run 0 newssearch --kwic 12 --sort newest --format tsv 'cloud OR 阿里云'
same "$(head -n 1 out)" "$(printf 'id\tsource\tpublished\tpart\tparagraph\tbegin\tend\tbefore\thit\tafter')" 'the head'
same "$(awk -F'\t' '{ print NF }' out | sort -u)" 10 'columns of every line'
same "$(sed -n '5p' out | cut -f 1-7,9)" "$(printf 'zh\tTest\t2018-09-01\tbody\t1\t6\t15\t阿里云')" 'a Chinese row'
run 64 newssearch --kwic 0 cloud
run 64 newssearch --kwic 12 --format ids cloud
run 1 newssearch --kwic 12 nowhere
