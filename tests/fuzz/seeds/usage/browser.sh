curl $'https://api.wink.travel/a\'b' -d $'\u0021'
