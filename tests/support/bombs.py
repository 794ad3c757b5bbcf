"""Queries that mean harm: what runs for ever, what fills memory, what overflows a stack; by name."""

from __future__ import annotations

_CROSS = " ".join(f"?a{each} ?b{each} ?c{each} ." for each in range(8))
_NEXT = "<https://example.org/next>"
_TEXTS = "?s ?p ?x . ?t ?q ?y . ?u ?r ?z . ?v ?w ?m"

# Each takes far longer than any limit, or is refused for its size.
ENDLESS = {
    "product": f"SELECT (COUNT(*) AS ?n) {{ {_CROSS} }}",
    "product that gives rows": f"SELECT * {{ {_CROSS} FILTER(CONCAT(STR(?c0), STR(?c4), STR(?c7)) = 'never') }}",
    "sort": f"SELECT * {{ {_TEXTS} }} ORDER BY STR(?m) STR(?x)",
    "distinct": f"SELECT DISTINCT ?x ?y ?z ?m {{ {_TEXTS} }} OFFSET 4000000000 LIMIT 1",
    "group": f"SELECT ?x ?y ?z ?m (COUNT(*) AS ?n) {{ {_TEXTS} }} GROUP BY ?x ?y ?z ?m HAVING (COUNT(*) > 9)",
    "concatenation": f'SELECT (GROUP_CONCAT(CONCAT(STR(?x), STR(?y)); SEPARATOR="{"," * 500}") AS ?n) {{ {_TEXTS} }}',
    "regular expression": f"SELECT (COUNT(*) AS ?n) {{ {_TEXTS} FILTER(REGEX(CONCAT(STR(?x), STR(?y), STR(?z), STR(?m)), '^(a?){{50}}(a|aa)+b$')) }}",
    "path of 1,000 steps": f"SELECT * {{ ?s {'/'.join([_NEXT] * 400)} ?o }}",
    "path of 1,000 short steps": f"PREFIX : <https://example.org/> SELECT * {{ ?s {'/'.join([':n'] * 1000)} ?o }}",
    "stars": f"SELECT (COUNT(*) AS ?n) {{ ?a ({_NEXT}|!{_NEXT})* ?b . ?c ({_NEXT}|!{_NEXT})* ?d . ?e ({_NEXT}|!{_NEXT})* ?f }}",
    "10,000 values": f"SELECT (COUNT(*) AS ?n) {{ VALUES ?v {{ {'1 ' * 8000} }} {_CROSS} }}",
    "2,900 values": f"SELECT (COUNT(*) AS ?n) {{ VALUES ?v {{ {'1 ' * 2900} }} {_CROSS} }}",
    "patterns": f"SELECT * {{ {' '.join(f'?a{each} ?b ?a{each + 1} .' for each in range(700))} }}",
    "optionals": f"SELECT (COUNT(*) AS ?n) {{ {_TEXTS} {' '.join(f'OPTIONAL {{ ?s{each} ?o{each} ?x }}' for each in range(30))} }}",
    "nested selects": f"SELECT (COUNT(*) AS ?n) {{ {'{ SELECT * { ' * 25} {_CROSS} {'} }' * 25} }}",
}  # fmt: skip


def stack_bombs(size: int) -> dict[str, str]:
    """Return one bomb of each shape, so deep."""
    return {
        "braces": f"SELECT * {'{' * size}{'}' * size}",
        "parentheses": f"SELECT * {{ FILTER({'(' * size}1{')' * size}) }}",
        "exclamations": f"SELECT * {{ FILTER({'!' * size}true) }}",
        "exists": f"ASK {{ {'FILTER EXISTS { ' * size}?s ?p ?o {'}' * size} }}",
        "selects": f"{'SELECT * { ' * size}?s ?p ?o {'}' * size}",
        "optionals": f"ASK {{ {'OPTIONAL { ' * size}?s ?p ?o {'}' * size} }}",
        "unions": f"ASK {{ {{}} {'UNION {} ' * size} }}",
        "lists": f"ASK {{ ?s ?p {'(' * size}1{')' * size} }}",
        "blanks": f"ASK {{ ?s ?p {'[ ?p ' * size}1{']' * size} }}",
        "paths": f"ASK {{ ?s {'(' * size}<a:b>{')*' * size} ?o }}",
        "sums": f"ASK {{ FILTER({'1+' * size}1) }}",
        "minuses": f"ASK {{ FILTER({'-' * size}1) }}",
        "triples": f"ASK {{ ?s ?p {'<<( ?s ?p ' * size}1{' )>>' * size} }}",
    }
