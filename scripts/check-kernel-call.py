"""kernel_call of the Python kit against the cases that it shares with kernelCall, and against every recorded call.

python scripts/check-kernel-call.py, in the folder of the suite
"""

import json
import sys
from dataclasses import dataclass

sys.path.insert(0, "harness/kits/python")
import interpolate_stdio as kit


@dataclass
class Input:
    dtype: str
    shape: tuple


def called(dtype, shape, options):
    return kit.kernel_call(Input(dtype, tuple(shape)), **{name: kit.number(name, value) for name, value in options.items()})


with open("harness/kits/kernel-calls.json") as file:
    shared = json.load(file)
for case in shared:
    try:
        call = called(case["dtype"], case["shape"], case["options"])
    except kit.Unsupported:
        assert case.get("unsupported"), f"expected an answer to {case}, got Unsupported"
        continue
    assert not case.get("unsupported"), f"expected Unsupported for {case}, got {call}"
    scale_factor = case.get("scale_factor")
    got = (call.output_size, call.output_shape, call.scale_factor, call.other_step)
    output_size = tuple(case["output_size"])
    output_shape = (*case["shape"][:2], *output_size)
    expected = (output_size, output_shape, scale_factor and tuple(scale_factor), case.get("other_step"))
    assert got == expected, f"{case}: expected {expected}, got {got}"

with open("cases/golden/manifest.json") as file:
    recorded = [case for case in json.load(file)["cases"] if case["entry"] == "interpolate" and "output" in case]
for case in recorded:
    call = called(case["input"]["dtype"], case["input"]["shape"], case["options"])
    assert call.output_shape == tuple(case["output"]["shape"]), f"{case['id']}: got {call}"
print(f"kernel_call: {len(shared)} shared cases and {len(recorded)} recorded calls")
