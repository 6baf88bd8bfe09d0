"""Claims in, tenures out. RDF and networkx live here; importing this package loads neither."""
