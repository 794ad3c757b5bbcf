"""Prefixes of an update that are declared between its operations: the engine reads them only at the beginning."""

from __future__ import annotations

from .tokens import tokens


def prefixes_first(update: str) -> str:
    """Return an update with the prefixes that follow a `;` at its beginning, and spaces where they stood.

    As it is where a name could mean another thing then: two IRIs for one prefix, a use before it is declared, a BASE.
    """
    found = tuple(tokens(update))
    ends = next((at for at, token in enumerate(found) if token.text == ";" and token.depth == 0), len(found))
    words = {at: token.text.upper() for at, token in enumerate(found) if token.kind == "word" and token.depth == 0}
    declared = [
        at for at in words if words[at] == "PREFIX" and [x.kind for x in found[at + 1 : at + 3]] == ["name", "iri"]
    ]
    late = [at for at in declared if at > ends]
    are_prologues = all(found[at - 1].text == ";" or at - 3 in declared for at in late)
    if not late or not are_prologues or "BASE" in words.values():
        return update
    first, meanings = dict[str, int](), dict[str, str]()
    for at in declared:
        name, iri = found[at + 1].text, found[at + 2].text
        first.setdefault(name, at)
        if meanings.setdefault(name, iri) != iri:
            return update
    names = ((at, f"{token.text.partition(':')[0]}:") for at, token in enumerate(found) if token.kind == "name")
    if any(at < first.get(prefix, 0) for at, prefix in names):
        return update
    moved, rest = "", update
    for at in late:
        begin, end = found[at].start, found[at + 2].start + len(found[at + 2].text)
        moved += f"PREFIX {found[at + 1].text} {found[at + 2].text} "
        # As long as before, so that places behind it are found again.
        rest = rest[:begin] + " " * (end - begin) + rest[end:]
    return moved + rest
