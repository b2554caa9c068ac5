"""Makes the weights of `ontology/weights/` from annotated documents: `make train GOLD="FOLDER …" RAW="FOLDER …"`."""
