"""From what people call a thing, a source or a property to the IRIs that stand for it."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .claims import Entity
from .errors import SnapshotError
from .iris import DEFAULT_BASE, Iris, may_be_link
from .queries import Catalogue
from .rdf import WS
from .snapshot import is_source_id
from .vocabulary import Vocabulary, label_key

if TYPE_CHECKING:
    from .snapshot import Snapshot

_SHOWN = 3
_NEAR = 0.75
_MODELS = ("Model", "ModelFamily")


def things_called(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """Return the IRIs of what goes by a name, whatever its case; SnapshotError where nothing does."""
    found = _found(snapshot, "things-called", "thing", name)
    if not found:
        raise _unknown(snapshot, name, "see `whosays query things-called`")
    return found


def model_called(snapshot: Snapshot, name: str) -> str:
    """Return the IRI of the model, or family of models, with a name or an IRI; SnapshotError for none or several."""
    iri = iri_meant(snapshot, name, _models(snapshot)[0])
    if not is_known(snapshot, iri):
        raise _unknown(snapshot, name, "give a model's name or its IRI")
    if not is_model(snapshot, iri):
        raise SnapshotError(name, "this is no model", "give a model's name or its IRI")
    return iri


def is_model(snapshot: Snapshot, iri: str) -> bool:
    """Tell whether an IRI is that of a model, or of a family of models, of which something is said."""
    return _kind(iri) in map(_kind, _models(snapshot)) and is_known(snapshot, iri)


def _models(snapshot: Snapshot) -> list[str]:
    """Return what the IRIs of models and of families of them are like."""
    iris = Iris.of(Vocabulary.load(), snapshot.seal.get("base", DEFAULT_BASE))
    return [iris.entity(Entity(type_, "any")).value for type_ in _MODELS]


def source_called(snapshot: Snapshot, name: str) -> str:
    """Return the IRI of the source with an id, a file name or a title; SnapshotError for none or several."""
    found = _sources(snapshot, name)
    if not found:
        raise SnapshotError(name, "no source has this id, file name or title", "see `whosays sources`")
    return _only(name, found)


def iri_meant(snapshot: Snapshot, name: str, example: str) -> str:
    """Return an IRI as it is, or that of the thing, source or property that goes by a name.

    Of several it is the one of the example's kind; SnapshotError where that leaves none or several.
    """
    if may_be_link(name):
        return name
    properties = Vocabulary.load().properties.values()
    named = {WS[each.name].value for each in properties if name.casefold() in (each.name.casefold(), each.label)}
    found = tuple(sorted({*_found(snapshot, "things-called", "thing", name), *_sources(snapshot, name), *named}))
    if not found:
        raise _unknown(snapshot, name, "give its name or its IRI")
    return _only(name, tuple(each for each in found if _kind(each) == _kind(example)) or found)


def is_known(snapshot: Snapshot, iri: str) -> bool:
    """Tell whether anything in the snapshot is said with an IRI."""
    node, quads = NamedNode(iri), snapshot.store.quads_for_pattern
    patterns = ((node, None, None, None), (None, node, None, None), (None, None, node, None))
    return any(next(iter(quads(*pattern)), None) is not None for pattern in patterns)


def _sources(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """Return the source with an id, which is one only, else those with a file name or title."""
    iris = Iris.of(Vocabulary.load(), snapshot.seal.get("base", DEFAULT_BASE))
    if is_source_id(ident := name.removeprefix(iris.source("").value)):
        node = iris.source(ident)
        if any(snapshot.store.quads_for_pattern(node, WS.fileName, None, node)):
            return (node.value,)
    return _found(snapshot, "sources/called", "document", name)


def _found(snapshot: Snapshot, query: str, variable: str, name: str) -> tuple[str, ...]:
    found = snapshot.select(Catalogue.load().named(query).bind(name=name))
    return tuple(sorted({solution[variable].value for solution in found}))


def _unknown(snapshot: Snapshot, name: str, remedy: str) -> SnapshotError:
    """Return the error for a name that nothing goes by; what is spelled nearly so is its remedy."""
    things = snapshot.select(Catalogue.load().named("things-called").bind(name=None))
    labels = {label_key(thing["label"].value): thing["label"].value for thing in things}
    near = [labels[key] for key in difflib.get_close_matches(label_key(name), labels, n=_SHOWN, cutoff=_NEAR)]
    hint = f"did you mean {' or '.join(near)}?" if near else remedy
    return SnapshotError(name, "nothing in the snapshot is called so", hint)


def _only(name: str, found: tuple[str, ...]) -> str:
    if len(found) > 1:
        shown = " or ".join(found[:_SHOWN]) + (" ..." if len(found) > _SHOWN else "")
        raise SnapshotError(name, f"{len(found)} go by this name", f"choose {shown}")
    return found[0]


def _kind(iri: str) -> str:
    """Return all of an IRI but the name at its end."""
    return re.split(r"[^/#]+$", iri)[0]
