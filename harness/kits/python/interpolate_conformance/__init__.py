"""Does your resize compute what torch.nn.functional.interpolate computes?

    from interpolate_conformance import cases, judge

    for case in cases("quick"):
        if case.entry == "interpolate":
            verdict = judge(case, resize(case.input, **case.options))
            if verdict.status == "fail":
                print(verdict)

`pytest --interpolate mypkg:resize` makes each recorded case a test; `python -m interpolate_conformance run mypkg:resize`
runs the whole suite, with probes, properties and diagnoses.
"""

from interpolate_stdio import Answer, Implementation, KernelCall, Refused, Unsupported, kernel_call, serve

from .cases import ASPECTS, LAYOUTS, PROFILES, Case, cases
from .judge import LEVELS, Verdict, examine, judge
from .recorder import record_calls

__all__ = [
    "ASPECTS",
    "LAYOUTS",
    "LEVELS",
    "PROFILES",
    "Answer",
    "Case",
    "Implementation",
    "KernelCall",
    "Refused",
    "Unsupported",
    "Verdict",
    "cases",
    "examine",
    "judge",
    "kernel_call",
    "record_calls",
    "serve",
]
