"""`pytest --interpolate mypkg:resize` makes each recorded case a test; so does the fixture `interpolate_case`.

A conftest, or any test file, may have

    def test_resize(interpolate_case):
        interpolate_case(resize)

which gives a test of each case as well. Nothing but the standard library is imported before a case is asked for.
"""

import shlex

import pytest

PREFIX = "interpolate"


def pytest_addoption(parser):
    group = parser.getgroup("interpolate", "conformance with torch.nn.functional.interpolate")
    add = group.addoption
    add("--interpolate", metavar="MODULE:FUNCTION", help="make each recorded case a test of this function")
    add("--interpolate-profile", default="standard", metavar="PROFILE", help="quick, standard (default) or full")
    add(
        "--interpolate-level",
        default="faithful",
        metavar="LEVEL",
        help="what is demanded: bit-exact, faithful (default) or close",
    )
    add(
        "--interpolate-aspect",
        action="append",
        metavar="ASPECT",
        help="values, rejections, front-ends, gradients; by default values, and gradients where there are any",
    )
    add(
        "--interpolate-layout",
        default="contiguous",
        metavar="LAYOUT",
        help="how inputs lie in memory: contiguous (default), channels-last or strided",
    )
    add(
        "--interpolate-framework",
        metavar="NAME",
        help="numpy, torch, or a module with from_dlpack such as jax.numpy; by default what the function says",
    )
    add("--interpolate-device", default="cpu", metavar="DEVICE", help="of torch: cpu (default), cuda …")
    add(
        "--interpolate-backward",
        metavar="MODULE:FUNCTION",
        help="f(grad_output, input_shape, **options), the gradient of the input; torch has it by autograd",
    )
    add(
        "--interpolate-upsample",
        metavar="MODULE:FUNCTION",
        help="a function like F.upsample, for the aspect front-ends",
    )
    add("--interpolate-module", metavar="MODULE:CLASS", help="a class like nn.Upsample, for the aspect front-ends")


def pytest_configure(config):
    config.addinivalue_line("markers", "interpolate: a recorded case of interpolate-conformance")


def options_of(config):
    return lambda name: config.getoption(f"--interpolate-{name}")


def selected_cases(config, aspects):
    from .cases import LAYOUTS, cases
    from .judge import LEVELS

    wish = options_of(config)
    for name, value, choices in (("level", wish("level"), LEVELS[:-1]), ("layout", wish("layout"), LAYOUTS)):
        if value not in choices:
            raise pytest.UsageError(f"--interpolate-{name}: expected {', '.join(choices)}, got {value!r}")
    try:
        return list(cases(wish("profile"), aspects))
    except ValueError as error:
        raise pytest.UsageError(f"--interpolate-{error}") from error


def wanted_aspects(config):
    return [one for given in options_of(config)("aspect") or () for one in given.split(",")]


def implementation_from(config):
    from .loading import CannotLoad, implementation_of

    wish = options_of(config)
    names = ("framework", "device", "backward", "upsample", "module")
    try:
        return implementation_of(
            config.getoption("--interpolate"),
            **{name: wish(name) for name in names},
            refuses="rejections" in wanted_aspects(config),
        )
    except CannotLoad as error:
        raise pytest.UsageError(f"--interpolate {error}") from error


def pytest_ignore_collect(collection_path, config):
    """Where no files are named, `pytest --interpolate` runs the recorded cases alone."""
    if config.getoption("--interpolate") and config.args_source is not config.ArgsSource.ARGS:
        return True
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session, config, items):
    """Before -k and -m choose."""
    if config.getoption("--interpolate"):
        items.extend(Conformance.from_parent(session, name=PREFIX, nodeid=PREFIX).collect())


class Conformance(pytest.Collector):
    def collect(self):
        implementation = implementation_from(self.config)
        aspects = wanted_aspects(self.config) or [
            "values",
            *(["gradients"] if "interpolate.backward" in implementation.entries else []),
        ]
        for case in selected_cases(self.config, aspects):
            yield ConformanceItem.from_parent(
                self, name=case.id, nodeid=f"{PREFIX}::{case.id}", case=case, implementation=implementation
            )


class ConformanceItem(pytest.Item):
    def __init__(self, *, case, implementation, **rest):
        super().__init__(**rest)
        self.case, self.implementation = case, implementation
        self.add_marker("interpolate")

    def runtest(self):
        check(self.case, self.implementation, self.config)

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, Deviates):
            wish = options_of(self.config)
            given = [(name, wish(name)) for name in ("framework", "device", "backward", "upsample", "module", "level")]
            flags = [
                word for name, value in given if value not in (None, "cpu", "faithful") for word in (f"--{name}", value)
            ]
            return text_of(excinfo.value, self.config.getoption("--interpolate"), flags)
        return super().repr_failure(excinfo)

    def reportinfo(self):
        return self.path, None, self.case.id


class Deviates(AssertionError):
    """A case that does not pass."""

    def __init__(self, verdict):
        super().__init__(str(verdict))
        self.verdict = verdict


def check(case, implementation, config):
    from .judge import examine

    __tracebackhide__ = True
    wish = options_of(config)
    verdict = examine(case, implementation, wish("level"), wish("layout"))
    if verdict.status == "unsupported":
        pytest.skip(verdict.message)
    if not verdict.passed:
        raise Deviates(verdict) from verdict.raised


def text_of(deviation, name, flags):
    """The verdict as the suite prints it; under an error of the function, where in its files it happened."""
    import traceback

    again = ["python", "-m", "interpolate_conformance", "run", name, "--filter", deviation.verdict.case.id, *flags]
    lines = [str(deviation.verdict), f"     again: {shlex.join(again)}"]
    raised = deviation.verdict.raised
    if raised is not None:
        own = [
            frame
            for frame in traceback.extract_tb(raised.__traceback__)
            if "interpolate_stdio" not in frame.filename and "interpolate_conformance" not in frame.filename
        ]
        lines += [
            "",
            *"".join(traceback.format_list(own)).rstrip().split("\n"),
            *"".join(traceback.format_exception_only(type(raised), raised)).rstrip().split("\n"),
        ]
    return "\n".join(lines)


class CaseOfTest:
    """What the fixture interpolate_case is: call it with your function."""

    def __init__(self, case, config):
        self.case, self.config = case, config

    def __call__(self, function, *, framework=None, device=None, **ways):
        from interpolate_stdio import Implementation

        from .loading import framework_of

        __tracebackhide__ = True
        wish = options_of(self.config)
        framework = framework or wish("framework") or framework_of(function)
        check(
            self.case,
            Implementation(function, framework=framework, device=device or wish("device"), **ways),
            self.config,
        )


def pytest_generate_tests(metafunc):
    if "interpolate_case" in metafunc.fixturenames:
        chosen = selected_cases(metafunc.config, wanted_aspects(metafunc.config) or ["values"])
        metafunc.parametrize(
            "interpolate_case", [CaseOfTest(case, metafunc.config) for case in chosen], ids=[case.id for case in chosen]
        )
