#!/bin/sh
# What the tests drive besides Python: Chromium, LibreOffice, poppler, and pdf.js in Node.
# Installed from the distribution and by lock file where we may; otherwise it is said what is left out. CI may leave out nothing.
set -u
missing=""

have() {
  for name in "$@"; do
    if command -v "$name" >/dev/null 2>&1; then return 0; fi
  done
  return 1
}

package() { # package NAME COMMAND…
  name=$1
  shift
  if have "$@"; then return 0; fi
  if [ "$(id -u)" = 0 ] && have apt-get; then
    echo "Installing $name for the tests …"
    if [ -z "${updated:-}" ]; then apt-get update -qq && updated=yes; fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$name" >/dev/null
    if have "$@"; then return 0; fi
  fi
  missing="$missing $name"
}

package chromium chromium chromium-browser google-chrome
package libreoffice-calc soffice
package poppler-utils pdftoppm

# LibreOffice is driven through its Python bridge, which belongs to the system's Python.
if ! /usr/bin/python3 -c "import uno" 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && have apt-get; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-uno >/dev/null
  fi
  /usr/bin/python3 -c "import uno" 2>/dev/null || missing="$missing python3-uno"
fi

folder=$(dirname "$0")/npm
if ! have node || ! have npm; then
  missing="$missing node"
elif [ ! -d "$folder/node_modules/pdfjs-dist" ] || [ "$folder/package-lock.json" -nt "$folder/node_modules" ]; then
  echo "Installing pdf.js for the tests …"
  npm ci --omit=optional --ignore-scripts --no-audit --no-fund --silent --prefix "$folder" && touch "$folder/node_modules" ||
    missing="$missing pdfjs-dist"
fi

if [ -n "$missing" ]; then
  echo "Not here, so the tests that need it are left out:$missing" >&2
  if [ "${CI:-}" = true ]; then
    echo "CI needs all of it." >&2
    exit 1
  fi
fi
