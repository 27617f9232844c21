#!/bin/sh
# Runs nginx in its container, for the containers that `service` stands for at this moment.
# Usage: entry.sh service port
set -eu

service=$1
port=$2
here=$(dirname "$0")
run=${RUN_DIR:-/run/nginx}

# One `name=address:port` a container; a node's name is its address with dashes.
nodes() {
  getent ahostsv4 "$service" | awk '$2 == "STREAM" { print $1 }' | sort -u | while read -r address; do
    echo "$(echo "$address" | tr . -)=$address:$port"
  done
}

# Says whether the nodes are others than before. Names that cannot be resolved leave everything as it is.
write_nodes() {
  now=$(nodes) || return 1
  [ -n "$now" ] || return 1
  # shellcheck disable=SC2086
  "$here/nodes.sh" $now >"$run/nodes.conf.new"
  if cmp -s "$run/nodes.conf.new" "$run/nodes.conf"; then return 1; fi
  mv "$run/nodes.conf.new" "$run/nodes.conf"
}

cp "$here/../../nginx.conf" "$run/nginx.conf"
cp "$here/listen.conf" "$here/limits.conf" "$run/"
ln -sfn "$here/../../html" "$run/html"
"$here/nodes.sh" >"$run/nodes.conf"
write_nodes || true

nginx -e stderr -p "$run" -c "$run/nginx.conf" &
nginx=$!
trap 'kill -TERM $nginx' TERM INT QUIT

while kill -0 $nginx 2>/dev/null; do
  sleep 2 &
  wait $! || true
  if write_nodes; then kill -HUP $nginx; fi
done
wait $nginx
