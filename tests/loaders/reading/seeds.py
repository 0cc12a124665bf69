"""Files of each format with all that its reader knows, to be mutated by tests and fuzzers."""

import io
import zipfile

from tests.loaders.reading.documents import (
    DECIMAL,
    docx,
    heading_styles,
    listed,
    numbering,
    p,
    r,
    style,
    table,
)

_NOTE = '<w:r><w:footnoteReference w:id="4"/></w:r>'
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("4")}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_BOX = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
_BODY = (
    p("Plan", style("Heading1"))
    + "".join(p(f"Point {n}.", listed(1, n % 2)) for n in range(5))
    + p("item", listed(2))
    + f"<w:p>{r('See ')}{_FIELD}{_NOTE}<w:ins>{r('new')}</w:ins><w:del>{r('old')}</w:del></w:p>"
    + table(["Unit", "Lead"], ["Harbour Unit", "Inspector Ann Other"])
    + f"<w:p>{r('Text.')}<w:r><mc:AlternateContent><mc:Choice>{_BOX}</mc:Choice>"
    "</mc:AlternateContent></w:r></w:p>" + p("End", "<w:rPr><w:del/></w:rPr>")
)
DOCX = docx(
    _BODY,
    numbering=numbering([DECIMAL, ("lowerRoman", "%1.%2")], [("bullet", "•")]),
    styles=heading_styles(),
    footnotes=f'<w:footnote w:id="4">{p("See page 3.")}</w:footnote>',
    core='<c xmlns:d="urn:d"><d:title>Plan</d:title><d:created>2021-05-04</d:created></c>',
)
HTML = b"""<!doctype html><html><head><meta charset=utf-8><title>Plan | Site</title>
<base href=/x><script type="application/ld+json">{"datePublished": "2021-05-04"}</script></head>
<body><nav><ul><li><a href=/a>News</a></ul></nav><header>Site</header><main><h1>Plan</h1>
<ol start=1><li>One:<ul><li>a<li>b<ol type=i reversed><li>c</ol></ul>rest<li>Two<sup><a href=#n1>1
</a></sup><li value=3>Three</ol><table><tr><th>Unit<th>Lead<tr><td>HU<td><p>Ann<p>Other</table>
<dl><dt>SRB<dd>Board</dl><p>A<br><br>B <del>old</del></p><!-- c --><div id=n1>1 A note
<a href=#x>^</a></div></main><footer>Contact</footer></body></html>"""
MARKDOWN = b"""---
title: Plan
date: 2021-05-04
---
# Plan

1. One:
   - a
   - b
2. Two[^n]

| a | b |
|---|---|
| c | d |

Term
: Definition

[^n]: A note.
"""
TEXT = b"""AGENDA ITEM 7a
Title: Plan

WHY
1. One:

 - a
 - b
2. Two1

1
A note

 3. Three.
"""
SEEDS = {"docx": DOCX, "html": HTML, "md": MARKDOWN, "txt": TEXT}


def repack(change: bytes, name: str) -> bytes:
    """Put other bytes in the place of a part of the Word file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as old, zipfile.ZipFile(buffer, "w") as new:
        for item in old.infolist():
            new.writestr(item.filename, change if item.filename == name else old.read(item))
    return buffer.getvalue()


def parts() -> dict[str, bytes]:
    """Give the Word file's parts."""
    with zipfile.ZipFile(io.BytesIO(DOCX)) as archive:
        return {item.filename: archive.read(item) for item in archive.infolist()}
