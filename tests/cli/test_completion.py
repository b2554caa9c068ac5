"""What a shell offers after Tab."""

import os
import subprocess
import sys

import pytest

from kg.cli import completion
from tests.support.places import ROOT


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("kg ex", {"explain", "export"}),
        ("kg query claims-about-", {"claims-about-tpnw", "claims-about-treaty"}),
        ("kg export g", {"gexf", "graphml"}),
        ("kg export gexf --view c", {"claims"}),
        ("kg export zzz", set()),
    ],
)
def test_a_shell_is_offered_what_there_is(typed: str, offered: set[str]) -> None:
    words = typed.split()
    asked = {"_KG_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)}
    program = "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()"
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ | asked
    )
    assert set(found.stdout.split()) == offered


def test_a_question_is_offered_with_what_it_asks() -> None:
    (found,) = completion.questions("claims-about-treaty")
    assert found[0] == "claims-about-treaty" and " " in found[1]
    assert completion.formats("n") == ["nquads"]
    assert completion.views("") == ["claims", "entities", "positions"]
