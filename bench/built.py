# SPDX-License-Identifier: Apache-2.0
"""The program that was built last: the native binary, else the jar."""
import pathlib
import shutil

TARGET = pathlib.Path(__file__).resolve().parent.parent / "target"


def is_native():
    return "type=native" in artifact() and bool(binaries())


def program():
    """The words of a command line."""
    if is_native():
        return [str(binaries()[-1])]
    jar = TARGET / "quarkus-app" / "quarkus-run.jar"
    for line in artifact().splitlines():
        if line.startswith("path="):
            jar = TARGET / line.removeprefix("path=")
    # by its path: what is started here has no environment to find it with
    return [shutil.which("java") or "java", "-jar", str(jar)]


def artifact():
    file = TARGET / "quarkus-artifact.properties"
    if not file.exists():
        raise SystemExit("bench: nothing is built; run ./mvnw verify or ./mvnw verify -Dnative")
    return file.read_text(encoding="utf-8")


def binaries():
    return sorted(TARGET.glob("aiwatch-*-runner"), key=lambda file: file.stat().st_mtime)
