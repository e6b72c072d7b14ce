# Synonyms come from --synonyms or the configuration; bad lines are named.
. "$SOURCE/tests/support/cli.sh"

newssearch() { "$BIN/newssearch" "$@"; }
cat >a.jsonl <<'EOF'
{"id":"1","title":"Speech","body":"Ma Yun spoke in Hangzhou.","source":"Test","lang":"en"}
{"id":"2","title":"Interview","body":"Jack Ma answered.","source":"Test","lang":"en"}
{"id":"3","title":"演讲","body":"马云在杭州演讲。","source":"Test","lang":"zh"}
{"id":"4","title":"Other","body":"Nobody spoke.","source":"Test","lang":"en"}
EOF
run 0 newsidx add a.jsonl
printf '# people\nMa Yun, Jack Ma, 马云\n' >s.txt

run 0 newssearch --count --synonyms s.txt 马云
same "$(cat out)" 3 'by the option'
run 0 newssearch --count 马云
same "$(cat out)" 1 'without'
run 0 newssearch --count --synonyms s.txt jack ma
same "$(cat out)" 3 'words side by side'
run 0 newssearch --count --synonyms s.txt spoke '"jack ma"'
same "$(cat out)" 1 'a phrase'

mkdir conf
printf 'index = "../index"\nsynonyms = "../s.txt"\n' >conf/c.toml
run 0 newssearch --count --config conf/c.toml 马云
same "$(cat out)" 3 'by the configuration'
run 0 newssearch --count --config conf/c.toml --no-synonyms 马云
same "$(cat out)" 1 '--no-synonyms'
run 0 newsidx status --config conf/c.toml
printf 'x\t马云\n' >batch
run 0 newssearch --config conf/c.toml --batch batch --format trec --all
same "$(wc -l <out)" 3 'in a batch'

printf 'a, b\nlonely\n' >bad.txt
run 64 newssearch --synonyms bad.txt cloud
says err '^newssearch: bad.txt:2: a group has at least two members'
silent out
run 64 newssearch --synonyms missing.txt cloud
says err "no file of synonyms 'missing.txt'"
run 64 newssearch --synonyms s.txt --no-synonyms cloud
