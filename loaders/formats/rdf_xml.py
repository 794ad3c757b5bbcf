"""RDF/XML: every element or attribute that states something is a pair of the record of its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat

from ...graph.document import Span
from .rdf_records import records_of
from .rdf_sound import sound
from .rdf_terms import BASE, FIRST, NIL, RDF_NAMESPACE, REST, TYPE, Kind, Statement, Term, literal, resolved
from .xml_tree import XML, XmlTree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...graph.document import Block
    from .xml_tree import Attribute, Element

_ABOUT, _ID, _NODE_ID, _RESOURCE, _PARSE_TYPE, _DATATYPE, _LI, _ROOT, _DESCRIPTION = (
    f"{RDF_NAMESPACE}{name}"
    for name in ("about", "ID", "nodeID", "resource", "parseType", "datatype", "li", "RDF", "Description")
)
_SYNTAX = frozenset([_ABOUT, _ID, _NODE_ID, _RESOURCE, _PARSE_TYPE, _DATATYPE, f"{RDF_NAMESPACE}bagID"])


class RdfXml:
    """The loader of RDF/XML."""

    name = "rdf-xml"
    version = "3"
    suffixes = (".rdf", ".owl")

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the records of a text; SourceError with line and column where it is no RDF/XML."""
        yield from records_of(self.statements(text))

    def statements(self, text: str) -> Iterator[Statement]:
        """Yield what a text states; SourceError as for its blocks."""
        tree = XmlTree(text, BASE)
        # The parser knows no CDATA sections, and leaves line ends as they are.
        yield from sound(tree.plainly(), RdfFormat.RDF_XML, _Walker(tree).statements())


LOADER = RdfXml()


def statements_in(text: str, base: str = BASE) -> Iterator[Statement]:
    """Yield all statements of a text; SourceError where it is no RDF/XML."""
    return _Walker(XmlTree(text, base)).statements()


class _Walker:
    """Reads node elements and property elements in turn, with a list of the node elements that are yet to be read."""

    def __init__(self, tree: XmlTree) -> None:
        self._tree = tree
        self._waiting: list[tuple[Element, Term]] = []
        self._blanks = 0

    def statements(self) -> Iterator[Statement]:
        """Yield all statements; what stands within an element comes after what stands beside it."""
        root = self._tree.root
        for element in root.children if root.name == _ROOT else [root]:
            self._node(element)
        while self._waiting:
            yield from self._about(*self._waiting.pop())

    def _node(self, element: Element) -> Term:
        """Return what a node element is of, and keep what it states for later."""
        subject = self._subject(element) or self._blank(element.span)
        self._waiting.append((element, subject))
        return subject

    def _subject(self, element: Element) -> Term | None:
        for name, before in ((_ABOUT, ""), (_ID, "#"), (_NODE_ID, None)):
            stated = element.get(name)
            if stated is not None:
                return self._named(element, stated, before)
        return None

    def _named(self, element: Element, stated: Attribute, before: str | None) -> Term:
        if before is None:
            return Term(Kind.BLANK, f"_:{stated.value}", stated.inner)
        return Term(Kind.IRI, resolved(element.base, before + stated.value), stated.inner)

    def _blank(self, span: Span) -> Term:
        self._blanks += 1
        return Term(Kind.BLANK, f"_: {self._blanks}", span)

    def _about(self, element: Element, subject: Term) -> Iterator[Statement]:
        if element.name != _DESCRIPTION:
            yield Statement(subject, Term(Kind.IRI, TYPE, element.tag), Term(Kind.IRI, element.name, element.tag))
        yield from self._attributes(element, subject)
        members = 0
        for child in element.children:
            members += child.name == _LI
            name = f"{RDF_NAMESPACE}_{members}" if child.name == _LI else child.name
            yield from self._property(subject, Term(Kind.IRI, name, child.tag), child)

    def _attributes(self, element: Element, subject: Term) -> Iterator[Statement]:
        for each in element.attributes:
            predicate = Term(Kind.IRI, each.name, Span(each.span.start, each.inner.start - 1))
            if each.name == TYPE:
                yield Statement(subject, predicate, self._named(element, each, ""))
            elif each.name not in _SYNTAX and not each.name.startswith(XML):
                words = self._tree.words(each.inner)
                yield Statement(subject, predicate, literal(each.value, each.inner, words, "", element.language))

    def _property(self, subject: Term, predicate: Term, element: Element) -> Iterator[Statement]:
        parse_type = element.get(_PARSE_TYPE)
        if parse_type is not None:
            yield from self._parsed(subject, predicate, element, parse_type.value)
        elif element.children:
            yield Statement(subject, predicate, self._node(element.children[0]))
        elif (node := self._reference(element)) is not None:
            yield Statement(subject, predicate, node)
            yield from self._attributes(element, node)
        else:
            datatype = element.get(_DATATYPE)
            type_ = resolved(element.base, datatype.value) if datatype is not None else ""
            words = self._tree.words(element.content)
            value = literal(element.text, element.content, words, type_, "" if type_ else element.language)
            yield Statement(subject, predicate, value)

    def _reference(self, element: Element) -> Term | None:
        """Return the node that the attributes of an empty property element name or describe."""
        resource, node = element.get(_RESOURCE), element.get(_NODE_ID)
        if resource is not None:
            return self._named(element, resource, "")
        if node is not None:
            return self._named(element, node, None)
        describes = any(each.name not in _SYNTAX and not each.name.startswith(XML) for each in element.attributes)
        return self._blank(element.span) if describes else None

    def _parsed(self, subject: Term, predicate: Term, element: Element, parse_type: str) -> Iterator[Statement]:
        """Yield what `parseType` makes of an element: a node, a list; XML within RDF states nothing that we read."""
        if parse_type == "Resource":
            node = self._blank(element.span)
            yield Statement(subject, predicate, node)
            for child in element.children:
                yield from self._property(node, Term(Kind.IRI, child.name, child.tag), child)
        elif parse_type == "Collection":
            members = [self._node(child) for child in element.children]
            cells = [self._blank(element.span) for _ in members]
            nil = Term(Kind.IRI, NIL, element.tag)
            yield Statement(subject, predicate, cells[0] if cells else nil)
            for cell, member, rest in zip(cells, members, [*cells[1:], nil], strict=False):
                yield Statement(cell, Term(Kind.IRI, FIRST, member.span), member)
                yield Statement(cell, Term(Kind.IRI, REST, member.span), rest)
