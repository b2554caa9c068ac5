"""The classes and properties of `schema.ttl` as one HTML page, by pyLODE: `python -m kg.ontology.documentation [FILE]`."""

import logging
import sys
from pathlib import Path

from kg.model.namespaces import base_iri
from kg.ontology.folder import ontology_folder

__all__ = ["write"]


def write(path: Path) -> Path:
    """Writes the page; needs the extra `docs`."""
    from pylode import OntPub
    from rdflib import RDFS, Graph, Literal

    schema = Graph().parse(ontology_folder() / "schema.ttl", format="turtle", publicID=base_iri())
    for term in sorted(set(schema.subjects(RDFS.label)), key=str):  # pyLODE sets several labels without a space between
        labels = sorted(str(label) for label in schema.objects(term, RDFS.label))
        schema.set((term, RDFS.label, Literal(" · ".join(labels))))
    path.parent.mkdir(parents=True, exist_ok=True)
    OntPub(ontology=schema, sort_subjects=True).make_html(destination=path)
    return path


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "output/ontology.html"))
