"""Run the W3C's SPARQL 1.1 query evaluation tests; writes results/w3c.txt.

Run it as ``python bench/w3c.py`` (it needs Maven). The tests come from the jar of RDF4J's test
suite, which is fetched, not kept here. Each query is asked of Oxigraph and of rdflib; its rows
are compared as a bag, with blank nodes as one value, in their order where the query sorts.
"""

import re
import subprocess
import sys
import tempfile
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF, XSD
from rdflib.query import Result

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "bench" / "results" / "w3c.txt"
JAR = "org.eclipse.rdf4j:rdf4j-sparql-testsuite:5.1.0"
SUITE = "testcases-sparql-1.1-w3c"
GROUPS = (
    *("aggregates", "bind", "bindings", "construct", "exists", "functions", "grouping"),
    *("negation", "project-expression", "property-path", "subquery"),
)
"""What the recommendation lists as query tests, but the syntax tests."""
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
SORTS = re.compile(r"order\s+by", re.IGNORECASE)

Rows = list[frozenset[tuple[str, str]]]
Answer = bool | Rows | rdflib.Graph


@dataclass(frozen=True, slots=True)
class Case:
    """A query, what it is asked of, and the file with its answer."""

    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path


def fetch(folder: Path) -> Path:
    """Fetch the tests by Maven."""
    command = ["mvn", "-B", "-q", "dependency:copy", f"-Dartifact={JAR}", "-Dtransitive=false"]
    subprocess.run([*command, f"-DoutputDirectory={folder}"], check=True)
    (jar,) = folder.glob("*.jar")
    with zipfile.ZipFile(jar) as archive:
        archive.extractall(folder)
    return folder / SUITE


def cases(manifest: Path) -> Iterator[Case]:
    """Yield the evaluation tests of a manifest, in its order."""
    graph = rdflib.Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
    for entries in graph.objects(None, MF.entries):
        for test in Collection(graph, entries):
            result = graph.value(test, MF.result)
            if (test, RDF.type, MF.QueryEvaluationTest) in graph and result is not None:
                action = graph.value(test, MF.action)

                def files(name: rdflib.URIRef, of: object = action) -> tuple[Path, ...]:
                    return tuple(sorted(map(_path, graph.objects(of, name))))  # type: ignore[arg-type]

                yield Case(files(QT.query)[0], files(QT.data), files(QT.graphData), _path(result))


def ask_oxigraph(case: Case) -> Answer:
    """Ask Oxigraph."""
    store = ox.Store()
    for path in (*case.data, *case.named):
        name = ox.NamedNode(path.as_uri()) if path in case.named else ox.DefaultGraph()
        syntax = ox.RdfFormat.from_extension(path.suffix[1:])
        store.load(path=path, format=syntax, base_iri=path.as_uri(), to_graph=name)
    found = store.query(case.query.read_text("utf-8"), base_iri=case.query.as_uri())
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QuerySolutions):
        names = [variable.value for variable in found.variables]
        rows = [[(name, row[name]) for name in names if row[name] is not None] for row in found]
        return [frozenset((name, _key(rdflib_term(term))) for name, term in row) for row in rows]
    data = ox.serialize(found, format=ox.RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=data, format="nt")


def rdflib_term(term: object) -> rdflib.term.Node:
    """Turn Oxigraph's term into rdflib's."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
    return rdflib.BNode()


def ask_rdflib(case: Case) -> Answer:
    """Ask rdflib."""
    data = rdflib.Dataset()
    for path in case.data:
        data.default_graph.parse(path, publicID=path.as_uri())
    for path in case.named:
        data.graph(rdflib.URIRef(path.as_uri())).parse(path, publicID=path.as_uri())
    return answer(data.query(case.query.read_text("utf-8"), base=case.query.as_uri()))


def answer(found: Result) -> Answer:
    """Take rdflib's result apart."""
    if found.type == "ASK":
        return bool(found.askAnswer)
    if found.type == "SELECT":
        return [
            frozenset((str(name), _key(term)) for name, term in row.items() if term is not None)
            for row in found.bindings
        ]
    return found.graph or rdflib.Graph()


def expected(case: Case) -> Answer:
    """Read what the answer should be."""
    if case.result.suffix == ".srx":
        return answer(Result.parse(str(case.result), format="xml"))
    return rdflib.Graph().parse(case.result, publicID=case.result.as_uri())


def passes(case: Case, ask: Callable[[Case], Answer]) -> bool:
    """Ask, and compare; an engine that breaks off has not passed."""
    try:
        found, right = ask(case), expected(case)
    except Exception as err:  # whatever an engine raises
        print(repr(err)[:150], file=sys.stderr)
        return False
    if isinstance(found, rdflib.Graph) and isinstance(right, rdflib.Graph):
        return found.isomorphic(right)
    if isinstance(found, list) and isinstance(right, list):
        sorts = SORTS.search(case.query.read_text("utf-8"))
        return found == right if sorts else Counter(found) == Counter(right)
    return found == right


def _path(term: object) -> Path:
    return Path(str(term).removeprefix("file://"))


def _key(term: rdflib.term.Node) -> str:
    """Write a term; numbers by their value, as the tests' authors wrote them variously."""
    if isinstance(term, rdflib.BNode):
        return "_:"
    if not isinstance(term, rdflib.Literal):
        return term.n3()
    if isinstance(term.value, int | float | Decimal) and not isinstance(term.value, bool):
        return f"{float(term.value):.9g} {term.datatype}"
    datatype = None if term.datatype == XSD.string else term.datatype  # RDF 1.1: the same
    return repr((str(term), str(term.language or "").lower(), str(datatype or "")))


def main() -> None:
    """Print the table and keep it."""
    warnings.simplefilter("ignore")
    engines = (ask_oxigraph, ask_rdflib)
    lines = [
        f"W3C SPARQL 1.1 query evaluation tests passed ({JAR})",
        f"{'group':20} {'tests':>6} {'Oxigraph':>9} {'rdflib':>7}",
    ]
    total = [0, 0, 0]
    with tempfile.TemporaryDirectory() as folder:
        suite = fetch(Path(folder).resolve())
        for group in GROUPS:
            tests = list(cases(suite / group / "manifest.ttl"))
            counts = [len(tests)]
            for ask in engines:
                failed = [test for test in tests if not passes(test, ask)]
                counts.append(len(tests) - len(failed))
                for test in failed:
                    print(f"{ask.__name__}: {group}/{test.query.name}", file=sys.stderr)
            total = [one + more for one, more in zip(total, counts, strict=True)]
            lines.append(f"{group:20} {counts[0]:6} {counts[1]:9} {counts[2]:7}")
    lines.append(f"{'all':20} {total[0]:6} {total[1]:9} {total[2]:7}")
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
