# More ways than can be tried: the search ends, and says so.
$ { printf 'catalog: 1\nprovider: {id: maze, name: Maze}\nupdated: 2026-11-01\nsource: {url: an example}\ncompleteness: complete\nscopes:\n'
> for i in $(seq 40); do printf -- '- {name: s%d, action: read, risk: low, requestable: false}\n- {name: a%d, action: read, risk: low}\n- {name: b%d, action: read, risk: low}\n' $i $i $i; done
> echo implies:
> for i in $(seq 40); do printf -- '- {from: a%d, to: [s%d], basis: stated}\n- {from: b%d, to: [s%d], basis: stated}\n' $i $i $i $i; done
> printf 'operations:\n- {method: GET, path: /x, id: x, any: [[%s]]}\n' "$(seq -s, -f s%g 40)"; } >maze.yaml
$ printf 'leastscope: 1\nprovider: maze\nscope: a1\noperations: [x]\n' >lost.yaml
$ leastscope suggest --catalog maze.yaml lost.yaml | tail -n 1
  A smaller set may exist: the search gave up (1 steps).
$ leastscope suggest --catalog maze.yaml --as json lost.yaml | grep -o '"exact":[a-z]*'
"exact":false
