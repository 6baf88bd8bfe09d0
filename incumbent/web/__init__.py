"""The web face: pages for people, and a SPARQL 1.1 Protocol endpoint, over snapshots that nobody writes."""
