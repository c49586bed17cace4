#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# What a scan is measured against: find over the same folders, without those that a scan skips, as deep as a scan goes,
# looking for names that a scan looks for.
#
#   bench/find.sh HOME
exec find "$1" -maxdepth 8 \( \
  -name node_modules -o -name .git -o -name .hg -o -name .svn -o -name venv -o -name .venv -o -name __pycache__ \
  -o -name dist -o -name build -o -name target -o -name vendor -o -name .cache -o -name .npm -o -name .yarn \
  -o -name .pnpm-store -o -name .gradle -o -name .m2 -o -name .cargo -o -name .rustup -o -name tmp -o -name temp \
  -o -name .Trash -o -name AppData \) -prune \
  -o \( -name .mcp.json -o -name .cursor -o -name .vscode -o -name .claude \) -print
