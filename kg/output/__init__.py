"""The output folder is one build or the other, whole, whenever the machine stops: lock, manifest, journal, publishing, opening.

A writer holds the lock, writes everything into a staging folder inside the output folder, and puts the journal in its
place: from then on the new build counts. Whoever finds a journal without its writer completes it.
"""

__all__: list[str] = []
