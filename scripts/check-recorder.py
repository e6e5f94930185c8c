"""record_calls of the Python package keeps the calls of F.interpolate that a model makes, and no others.

python scripts/check-recorder.py, in the folder of the suite and with PyTorch
"""

import json
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

KIT = str(Path("harness/kits/python").resolve())
sys.path.insert(0, KIT)

import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.functional import interpolate

from interpolate_conformance import record_calls

warnings.simplefilter("ignore")  # F.upsample is deprecated


class Neck(nn.Module):
    def __init__(self):
        super().__init__()
        self.up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)

    def forward(self, x):
        return self.up(x) + interpolate(x, self.up(x).shape[-2:], mode="bicubic", antialias=True)


class Fails(nn.Module):
    def forward(self, x):
        raise ArithmeticError


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.necks = nn.ModuleList([Neck(), Neck()])
        self.fails = Fails()

    def forward(self, x):
        try:
            self.fails(x)
        except ArithmeticError:
            pass
        return F.upsample(self.necks[0](x) + self.necks[1](x), scale_factor=(0.5, 0.25))


def expect(got, expected):
    assert got == expected, f"expected {expected}, got {got}"


def neck(name):
    head = {"dtype": "float32", "shape": [1, 3, 4, 5]}
    up = {"scale_factor": 2.0, "mode": "bilinear", "align_corners": True}
    return [
        {"name": f"{name}.up", **head, "options": up, "count": 2},
        {"name": name, **head, "options": {"size": [8, 10], "mode": "bicubic", "antialias": True}},
    ]


folder = tempfile.TemporaryDirectory()
path = Path(folder.name) / "calls.json"
with record_calls(path, Net()) as _:
    pass
expect(json.loads(path.read_text()), [])

net = Net()
with record_calls(path, net):
    net(torch.rand(1, 3, 4, 5))
    try:
        F.interpolate(torch.rand(1, 3, 4), size=3, mode="bilinear")
    except NotImplementedError:
        pass
    F.interpolate(torch.zeros(1, 1, 3, dtype=torch.uint8), torch.Size([torch.tensor(6)]), antialias=False)
F.interpolate(torch.rand(1, 3, 4), size=3)
got = json.loads(path.read_text())
expect(got[:-2], [*neck("necks.0"), *neck("necks.1")])
expect({key: got[-2][key] for key in ("shape", "options")}, {"shape": [1, 3, 8, 10], "options": {"scale_factor": [0.5, 0.25], "mode": "nearest"}})
expect(got[-1]["options"], {"size": [6], "mode": "nearest"})
assert got[-1]["name"].startswith("check-recorder.py:") and got[-1]["dtype"] == "uint8", got[-1]

script = Path(folder.name) / "script.py"
script.write_text("import sys, torch\ntorch.nn.functional.interpolate(torch.rand(1, 1, 2), size=3)\nsys.exit(len(sys.argv))")


def run(*words):
    command = [sys.executable, "-m", "interpolate_conformance", "record-calls", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": KIT}, check=False)


expect(run(path, script, "a", "b").returncode, 3)
expect([call["name"] for call in json.loads(path.read_text())], ["script.py:2"])
for words, message in [
    ((), "usage: "),
    ((path, Path(folder.name) / "nix.py"), "this script does not exist"),
    ((Path(folder.name) / "nix" / "calls.json", script), "No such file or directory"),
]:
    ended = run(*words)
    assert ended.returncode == 2 and message in ended.stderr and "Traceback" not in ended.stderr, ended
script.write_text("import torch\ntorch.nn.functional.interpolate(torch.rand(1, 1, 2), size=3)\nopen('nix')")
ended = run(path, script)
assert ended.returncode == 1 and "FileNotFoundError" in ended.stderr and "Traceback" in ended.stderr, ended
expect(len(json.loads(path.read_text())), 1)
print("record_calls: the calls of a model and of a script")
