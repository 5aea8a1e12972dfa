#!/bin/sh
# Chromium for the browser tests, from the distribution where we may install; otherwise say what is left out.
set -u
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium for the browser tests …"
  if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; then exit 0; fi
fi
if [ "${CI:-}" = true ]; then
  echo "CI needs Chromium for the browser tests, and it could not be installed." >&2
  exit 1
fi
echo "Chromium is not here: the browser tests are left out. Install it to run them (Debian: apt install chromium)."
