"""What the rooms read: word tables, gazetteers, the ontology and its shapes."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(name: str) -> Traversable:
    """The data file ``name``, readable from a checkout and from an installed wheel alike."""
    return files(__name__).joinpath(name)
