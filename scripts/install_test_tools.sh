#!/bin/sh
# Installs what the tests drive beside Python packages, on Debian and its descendants: Chromium for the pages, LibreOffice
# and pdftotext for the documents that are written. What is there already is left alone; elsewhere, install the three by hand.
set -eu

packages=""
command -v chromium >/dev/null || packages="$packages chromium"
command -v soffice >/dev/null || packages="$packages libreoffice-writer-nogui"
command -v pdftotext >/dev/null || packages="$packages poppler-utils"
[ -n "$packages" ] || exit 0

command -v apt-get >/dev/null || { echo "install these first:$packages" >&2; exit 1; }
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get -qq update
# shellcheck disable=SC2086 - a list of names
DEBIAN_FRONTEND=noninteractive $as_root apt-get -qq install --yes --no-install-recommends $packages >/dev/null
