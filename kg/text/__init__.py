"""Chinese text: script, sentences, numerals, dates, segmentation, copies of one text. It knows no ontology."""

__all__: list[str] = []
