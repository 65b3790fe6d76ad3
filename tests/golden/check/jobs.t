# One thread or eight, any locale, any order of the folder: the same bytes.
$ mkdir many
$ i=100; while [ $i -gt 0 ]; do printf 'leastscope: 1\nprovider: wink\nscope: booking.raed payment.x%s\n' $i >many/$i.yaml; i=$((i - 1)); done
$ for f in text json jsonl sarif github; do leastscope --format $f -j 1 many >one.$f; leastscope --format $f --jobs=8 many >eight.$f; LC_ALL=C.UTF-8 LANG=tr_TR.UTF-8 leastscope --format $f -j 3 many >three.$f; cmp one.$f eight.$f; cmp one.$f three.$f; done
$ cp -R many again
$ cd again && rm 5?.yaml && cp ../many/5?.yaml . && cd .. && mv many before && mv again many
$ leastscope --format json -j 8 many >again.json
? 1
$ cmp one.json again.json
$ leastscope -q -j 8 many | grep -c 'error\['
200
