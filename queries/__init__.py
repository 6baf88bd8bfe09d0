"""Questions in, answers out. SPARQL lives here, as .rq files and typed calls over them."""
