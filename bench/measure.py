#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times whole processes in turn with a reference and prints medians, spread, peak memory and the ratio.

The reference runs before each command of a round, so that a machine that gets slower or faster meanwhile changes both.
Wall time is of fork to exit; CPU time and peak memory are the kernel's own accounting of the finished process.
"""
import argparse
import os
import shlex
import statistics
import time


def drop_caches():
    """Needs root on Linux."""
    os.sync()
    with open("/proc/sys/vm/drop_caches", "w", encoding="ascii") as file:
        file.write("3")


def run(command, source):
    null = os.open(os.devnull, os.O_RDWR)
    stdin = os.open(source, os.O_RDONLY)
    start = time.perf_counter()
    pid = os.posix_spawn(
        command[0],
        command,
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, stdin, 0)] + [(os.POSIX_SPAWN_DUP2, null, fd) for fd in (1, 2)],
    )
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    os.close(null)
    os.close(stdin)
    scale = 1 if os.uname().sysname == "Darwin" else 1024
    return {
        "wall": wall * 1000,
        "cpu": (usage.ru_utime + usage.ru_stime) * 1000,
        "peak": usage.ru_maxrss * scale / 1024 / 1024,
        "exit": os.waitstatus_to_exitcode(status),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--reference", nargs=2, metavar=("NAME", "COMMAND"), required=True)
    parser.add_argument("--command", nargs=2, metavar=("NAME", "COMMAND"), action="append", required=True)
    parser.add_argument("--size", metavar="FILE")
    parser.add_argument("--input", metavar="FILE", default=os.devnull, help="what every command gets on standard input")
    parser.add_argument("--cold", action="store_true", help="drop the system's caches before each run")
    options = parser.parse_args()

    names = [options.reference, *options.command]
    commands = [(name, shlex.split(text)) for name, text in names]
    samples = {name: [] for name, _ in commands}
    for number in range(options.runs + 1):
        for name, command in commands:
            if options.cold:
                drop_caches()
            sample = run(command, options.input)
            if number > 0:  # the first round warms the page cache
                samples[name].append(sample)

    def median(name, key):
        return statistics.median(sample[key] for sample in samples[name])

    machine = os.uname()
    print(f"{options.runs} runs each, {machine.sysname} {machine.machine}, {os.cpu_count()} CPUs, "
          f"load {os.getloadavg()[0]:.2f}, {'cold' if options.cold else 'warm'} caches")
    print()
    print("| command | wall median (min to max), ms | × reference | CPU, ms | × reference | peak, MiB | exit |")
    print("|---|---|---|---|---|---|---|")
    reference = median(commands[0][0], "wall")
    reference_cpu = median(commands[0][0], "cpu")
    for name, _ in commands:
        walls = [sample["wall"] for sample in samples[name]]
        exits = sorted({sample["exit"] for sample in samples[name]})
        print(f"| {name} | {median(name, 'wall'):.1f} ({min(walls):.1f} to {max(walls):.1f}) "
              f"| {median(name, 'wall') / reference:.2f} | {median(name, 'cpu'):.1f} "
              f"| {median(name, 'cpu') / reference_cpu:.2f} "
              f"| {median(name, 'peak'):.1f} | {', '.join(map(str, exits))} |")
    if options.size:
        print()
        print(f"binary: {os.path.getsize(options.size) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
