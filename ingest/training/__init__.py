"""Training of the judge's forests from annotated articles; nothing here is read when articles are."""
