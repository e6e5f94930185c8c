"""The files of the suite: recorded cases, what is accepted, the suite itself. All of them are in one archive."""

import io
import json
import lzma
import zipfile
from functools import lru_cache, cache
from pathlib import Path

import numpy as np

PATH = Path(__file__).with_name("suite.zip.xz")


@cache
def archive():
    if not PATH.exists():
        raise FileNotFoundError(f"{PATH}: the recorded cases are missing; install the package again with pip")
    return zipfile.ZipFile(io.BytesIO(lzma.decompress(PATH.read_bytes())))


def has(name):
    return name in archive().NameToInfo


@cache
def manifest(name):
    return json.loads(archive().read(f"cases/golden/{name}.json"))


@lru_cache(maxsize=4096)
def array(name):
    """An array that nobody may write to. The files have the header of version 1 and are row-major, little-endian."""
    content = archive().read(name)
    found = np.lib.format.read_array(io.BytesIO(content), allow_pickle=False)
    found.flags.writeable = False
    return found
