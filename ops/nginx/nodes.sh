#!/bin/sh
# Prints nodes.conf for `name=host:port ...`: which upstream each node's name stands for.
set -eu

echo 'map $node $pool {'
echo '  default $anywhere;'
for node in "$@"; do echo "  ${node%%=*} node-${node%%=*};"; done
echo '}'

# Of long polling nginx counts no connections, so by their number all of it would go to one node: it goes to each in turn.
for upstream in any least; do
  echo "upstream $upstream {"
  echo "  zone $upstream 256k;"
  if [ $upstream = least ]; then echo '  least_conn;'; fi
  if [ $# -eq 0 ]; then echo '  server 127.0.0.1:9 down;'; fi
  for node in "$@"; do echo "  server ${node#*=} max_fails=1 fail_timeout=2s;"; done
  echo '  keepalive 32;'
  echo '  keepalive_timeout 4s;'
  echo '}'
done

for node in "$@"; do
  echo "upstream node-${node%%=*} {"
  echo "  server ${node#*=};"
  echo '  keepalive 32;'
  echo '  keepalive_timeout 4s;'
  echo '}'
done
