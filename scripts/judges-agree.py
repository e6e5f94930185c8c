"""Compares the Python judge of cases/README.md with the flags of the suite: judges-agree.py JUDGE.py PLAN

Each line of PLAN names the accepted ranges, a stack of answers, and for each of their elements whether the suite accepts it.
"""

import json
import runpy
import sys

import numpy

accepted = runpy.run_path(sys.argv[1])["accepted"]
elements = differing = 0
for line in open(sys.argv[2]):
    ranges, answers, flags = json.loads(line)
    ends = numpy.load(ranges["file"])
    for answer, flag in zip(numpy.load(answers["file"]), numpy.load(flags["file"])):
        elements += answer.size
        differing += numpy.count_nonzero(accepted(answer, ends, ranges["dtype"]) != flag.astype(bool))
print(elements, differing)
