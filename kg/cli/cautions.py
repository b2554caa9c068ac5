"""What a command says, before it starts, about an ontology that is not the project's own."""

from collections.abc import Iterator

from kg.cli.answers import Message

__all__ = ["cautions"]

FEW = 5  # problems that are printed


def cautions() -> Iterator[Message]:
    """The first few problems that `kg check` finds fast; none of them stops a build, so that one may go on curating."""
    from kg.errors import KGError
    from kg.ontology import load_ontology
    from kg.ontology.folder import is_given
    from kg.validation import mistakes

    if not is_given():
        return
    try:
        found = mistakes(load_ontology())
    except KGError as error:
        found = [str(error)]
    yield from (Message(f"ontology to mend: {one}") for one in found[:FEW])
    if len(found) > FEW:
        yield Message(f"… and {len(found) - FEW} more: run `kg check`")
