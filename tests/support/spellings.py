"""Ways to spell a question that asks another endpoint; `IRI` stands for where that is."""

from __future__ import annotations

CALLS = [
    "SELECT * { SERVICE <IRI> { ?a ?b ?c } }",
    "select*{service<IRI>{?a ?b ?c}}",
    "SELECT * { SeRvIcE SILENT <IRI> { ?a ?b ?c } }",
    "SELECT * { SERVICE\n# a comment\n<IRI> { ?a ?b ?c } }",
    "PREFIX e: <IRI> SELECT * { SERVICE e: { ?a ?b ?c } }",
    "SELECT * { BIND(<IRI> AS ?e) SERVICE ?e { ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE<IRI>{?a ?b ?c} }",
    "SELECT * { ?s ?p 1SERVICE<IRI>{?a ?b ?c} }",
    'SELECT * { ?s ?p "x"@enSERVICE<IRI>{?a ?b ?c} }',
    "PREFIX x: <http://a:80> SELECT * { ?s ?p x:SERVICE<IRI>{?a ?b ?c} }",
    "PREFIX : <IRI> SELECT * { ?s ?p trueSERVICE:{?a ?b ?c} }",
    'SELECT * { FILTER(1<2#>"""\n)SERVICE<IRI>{?a ?b ?c} #"""\n}',
    "ASK { FILTER EXISTS { SERVICE <IRI> { ?a ?b ?c } } }",
    "SELECT (EXISTS { SERVICE <IRI> { ?a ?b ?c } } AS ?x) {}",
    "CONSTRUCT { ?a ?b ?c } WHERE { SERVICE <IRI> { ?a ?b ?c } }",
    "DESCRIBE ?a { SERVICE <IRI> { ?a ?b ?c } }",
]
