"""Articles in, claims out. spaCy lives here and nowhere else; importing this package loads none of it."""
