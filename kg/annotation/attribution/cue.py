"""A reporting verb with who speaks by it."""

from dataclasses import dataclass

from kg.annotation.attribution.cue_lexicon import Verb
from kg.model import Span

__all__ = ["Cue"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in its place. `speaker` is a key, a pronoun's folded text, or `unnamed`."""

    span: Span
    source: Span | None
    speaker: str
    verb: Verb
    inherited: bool = False  # the subject of the clause before
    anew: bool = False  # … which opens a clause after what the cue before it brings in: 甲呼吁“…”，乙发表演讲，表示…
    sequel: bool = False  # comma, colon or quotation mark after it
    reach: int = 0  # where the content may begin
    done: bool = False  # 宣布了 with what was declared
    content: Span | None = None  # where the content stands before the cue: 对…表示遗憾

    @property
    def governs(self) -> bool:
        """Whether it goes on governing after its sentence: verbs of saying do, a stance only with a pause after it."""
        if self.done or (self.verb.weak and not self.sequel):
            return False  # 宣布展开行动: what is announced ends with its sentence
        return self.verb.governs and (self.verb.illocution == "open" or self.sequel)
