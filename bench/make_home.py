#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a home folder of a given number of files, as developers' homes are: projects with sources and configuration
files of AI clients, most of the files in dependency and build folders that a scan skips.

    bench/make_home.py FOLDER FILES

The same arguments make the same tree. A folder that is already as wanted is left as it is.
"""
import json
import os
import random
import sys

SKIPPED_SHARE = 0.6
FILES_A_FOLDER = 9


def server(number):
    return {"command": "npx", "args": ["-y", f"server-{number}@1.0.{number}"], "env": {"TOKEN": "${TOKEN}"}}


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)


def tree(top, files, rng, depth):
    """Fills `top` with about `files` empty files in folders of about nine, at most `depth` levels deep."""
    folders = [(top, 0)]
    os.makedirs(top, exist_ok=True)
    made = 0
    for number in range(max(1, files // FILES_A_FOLDER)):
        parent, level = folders[rng.randrange(len(folders))]
        if level >= depth:
            parent, level = top, 0
        folder = f"{parent}/{rng.choice(['src', 'lib', 'pages', 'util', 'a', 'model'])}-{number}"
        os.mkdir(folder)
        folders.append((folder, level + 1))
        for file in range(min(FILES_A_FOLDER, files - made)):
            os.close(os.open(f"{folder}/file-{file}.ts", os.O_CREAT | os.O_WRONLY, 0o644))
            made += 1
    return made


def main():
    home, files = sys.argv[1], int(sys.argv[2])
    mark = f"{home}/.made"
    if os.path.exists(mark) and open(mark, encoding="utf-8").read() == str(files):
        return
    rng = random.Random(files)
    write(f"{home}/.claude.json", json.dumps({"mcpServers": {"global": server(0)}}))
    write(f"{home}/.cursor/mcp.json", json.dumps({"mcpServers": {"global": server(1)}}))
    made = number = 0
    while made < files:
        number += 1
        size = min(rng.randrange(500, 4_000), files - made)
        project = f"{home}/code/group-{number % 20}/project-{number}"
        skipped = int(size * SKIPPED_SHARE)
        made += tree(f"{project}/node_modules", skipped, rng, 5)
        made += tree(project, size - skipped, rng, 4)
        if number % 4 == 0:
            write(f"{project}/.mcp.json", json.dumps({"mcpServers": {f"p{number}": server(number)}}))
        if number % 5 == 0:
            write(f"{project}/.vscode/mcp.json", json.dumps({"servers": {f"p{number}": server(number)}}))
        if number % 7 == 0:
            write(f"{project}/.claude/skills/review/SKILL.md", f"---\nname: review-{number}\n---\nRead it twice.\n")
    write(mark, str(files))


main()
