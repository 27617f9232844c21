#!/bin/sh
# Prints nodes.conf for `name=host:port ...`: which upstream each node's name stands for.
set -eu

echo 'map $node $pool {'
echo '  default any;'
for node in "$@"; do echo "  ${node%%=*} node-${node%%=*};"; done
echo '}'

echo 'upstream any {'
echo '  zone any 256k;'
echo '  least_conn;'
if [ $# -eq 0 ]; then echo '  server 127.0.0.1:9 down;'; fi
for node in "$@"; do echo "  server ${node#*=} max_fails=1 fail_timeout=2s;"; done
echo '  keepalive 32;'
echo '  keepalive_timeout 4s;'
echo '}'

for node in "$@"; do
  echo "upstream node-${node%%=*} {"
  echo "  server ${node#*=};"
  echo '  keepalive 32;'
  echo '  keepalive_timeout 4s;'
  echo '}'
done
