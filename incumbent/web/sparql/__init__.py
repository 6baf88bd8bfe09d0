"""SPARQL 1.1 over HTTP: the protocol, the service description, and the processes that run foreign queries."""
