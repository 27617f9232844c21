#!/bin/sh
# Installs Debian packages without starting the services that they bring.
set -eu

policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
apt-get -q update
apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends "$@"

if [ -d /run/systemd/system ]; then
  for package in "$@"; do
    if systemctl cat "$package" >/dev/null 2>&1; then
      systemctl disable --now "$package"
    fi
  done
fi
