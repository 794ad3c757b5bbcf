"""IRIs as CURIEs and back: SSSOM writes every identifier short, and declares what the prefixes stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..rdf import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Those that SSSOM knows without being told.
BUILT_IN = {
    **{name: PREFIXES[name] for name in ("owl", "rdf", "rdfs", "semapv", "skos", "sssom", "xsd")},
    "linkml": "https://w3id.org/linkml/",
}
_KNOWN = {
    "dbr": "http://dbpedia.org/resource/",
    "hf": "https://huggingface.co/",
    "orcid": "https://orcid.org/",
    "schema": PREFIXES["schema"],
    "wikidata": "http://www.wikidata.org/entity/",
}
_CURIE = re.compile(r"([A-Za-z_][\w.-]{0,60}):(.*)", re.DOTALL)
_UNFIT = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Curies:
    """What prefixes stand for; the built-in ones are known, whatever is declared."""

    declared: Mapping[str, str]

    @classmethod
    def of(cls, iris: Iterable[str], base: str) -> Curies:
        """Return prefixes for IRIs, `whosays` for those below our base: known ones, else one for each host."""
        known = {"whosays": base, **_KNOWN}
        found: dict[str, str] = {}
        for iri in sorted(set(iris)):
            name, namespace = next(
                ((name, stands) for name, stands in (*known.items(), *BUILT_IN.items()) if iri.startswith(stands)),
                _minted(iri),
            )
            while found.setdefault(name, namespace) != namespace:
                name += "_"
        return cls({name: stands for name, stands in sorted(found.items()) if name not in BUILT_IN})

    def short(self, iri: str) -> str:
        """Return the CURIE of an IRI; ValueError where no prefix is declared for it."""
        fit = [(stands, name) for name, stands in (*self.declared.items(), *BUILT_IN.items()) if iri.startswith(stands)]
        if not fit:
            raise ValueError(f"no prefix is declared for {iri}")
        stands, name = max(fit, key=lambda each: len(each[0]))
        return f"{name}:{iri.removeprefix(stands)}"

    def whole(self, curie: str) -> str:
        """Return the IRI of a CURIE; one that is whole stays so. ValueError for a prefix that nobody declares."""
        parts = _CURIE.fullmatch(curie)
        stands = {**self.declared, **BUILT_IN}.get(parts[1]) if parts else None
        if parts is not None and stands:
            return stands + parts[2]
        if curie.startswith(("http://", "https://")):
            return curie
        raise ValueError(f"`{curie[:80]}` is no CURIE whose prefix the curie_map declares")


def _minted(iri: str) -> tuple[str, str]:
    """Return a prefix for all IRIs of a host, or of a scheme that has none."""
    try:
        parts = urlsplit(iri)
    except ValueError:
        parts = urlsplit("")
    if not parts.netloc or not iri.startswith(f"{parts.scheme}://{parts.netloc}/"):
        scheme = iri.partition(":")[0]
        return _UNFIT.sub("_", scheme.casefold()) or "iri", f"{scheme}:"
    name = _UNFIT.sub("_", parts.netloc.casefold().removeprefix("www.")).strip("_")
    return name if name[:1].isalpha() else f"host_{name}", f"{parts.scheme}://{parts.netloc}/"
