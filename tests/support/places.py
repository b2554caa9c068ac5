"""Where things lie: the project, its tests, and the shared texts, which a clone may lack."""

from pathlib import Path

__all__ = ["FIXTURES", "ROOT", "SHARED", "TESTS"]

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
FIXTURES = TESTS / "fixtures"
SHARED = ROOT.parent / "shared"
