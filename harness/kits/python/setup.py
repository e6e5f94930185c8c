"""Packs the recorded cases, and the suite where npm run python has built it, into one file of the package."""

import io
import lzma
import zipfile
from pathlib import Path

from setuptools import setup

FOLDER = Path(__file__).parent.resolve()
ROOT = FOLDER.parents[2]
ARCHIVE = FOLDER / "interpolate_conformance" / "suite.zip.xz"
#: Written by scripts/python-wheel.ts: the suite in one folder of JavaScript, and the bound of every recorded element.
BUILT = ROOT / ".cache" / "python"


def files():
    golden = ROOT / "cases" / "golden"
    for path in sorted(golden.rglob("*")):
        if path.is_file() and path.name != "examples.json":
            yield path, path.relative_to(ROOT)
    for name in ("package.json", "spec/target.json"):
        yield ROOT / name, Path(name)
    for name in ("suite", "bounds"):
        for path in sorted((BUILT / name).rglob("*")):
            if path.is_file():
                yield path, path.relative_to(BUILT)


def pack():
    """The same bytes for the same files. Thousands of small arrays take half as much when they are compressed as one."""
    if not (ROOT / "cases" / "golden" / "manifest.json").exists():
        return  # In a source distribution the archive is there already.
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for path, name in files():
            archive.writestr(zipfile.ZipInfo(name.as_posix()), path.read_bytes())
    ARCHIVE.write_bytes(lzma.compress(stored.getvalue(), preset=9))


pack()
setup()
