"""A briefing as one HTML page: no script, no request; it prints on two sides of A4."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from kg.brief.content import Brief, Group, Line, Note, Section
from kg.brief.picture import BOX, Box, Picture, Stroke
from kg.brief.text import printable

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def to_html(brief: Brief) -> bytes:
    """Write a briefing as HTML; what a report wrote is text, never markup."""
    body = "\n".join(
        [
            f"<h1>{_text(brief.title)}</h1>",
            f'<p class="scope">{_text(brief.scope)}</p>',
            f'<p class="caution">{_text(brief.caution)}</p>',
            *(_section(section) for section in brief.sections),
            *_map(brief.picture),
            "<h2>Sources</h2>",
            '<ol class="sources">',
            *(_note(note) for note in brief.notes),
            "</ol>",
        ]
    )
    style = files("kg.brief").joinpath("brief.css").read_text(encoding="utf-8")
    page = (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_text(brief.title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")


def _text(text: str) -> str:
    return escape(printable(text))


def _section(section: Section) -> str:
    groups = "\n".join(_group(group) for group in section.shown)
    shown = groups or f'<p class="empty">{_text(section.empty)}</p>'
    return f"<section>\n<h2>{_text(section.title)}</h2>\n{shown}\n</section>"


def _group(group: Group) -> str:
    heading = f"<h3>{_text(group.heading)}</h3>\n" if group.heading else ""
    more = f'\n<li class="more">and {group.more} more</li>' if group.more else ""
    return f"{heading}<ul>\n" + "\n".join(_line(line) for line in group.lines) + f"{more}\n</ul>"


def _line(line: Line) -> str:
    kind = ' class="inherited"' if line.inherited else ""
    links = ", ".join(f'<a href="#n{number}">{number}</a>' for number in line.notes)
    return f"<li{kind}>{_text(line.text)}" + (f"<sup>{links}</sup></li>" if links else "</li>")


def _note(note: Note) -> str:
    return f'<li id="n{note.number}"><q>{_text(note.quote)}</q> {_text(note.place)}</li>'


def _map(picture: Picture) -> Iterator[str]:
    if picture.boxes:
        yield "<section>\n<h2>Map</h2>\n<figure>"
        yield to_svg(picture)
        yield f"<figcaption>{_text(picture.caption)}</figcaption>\n</figure>\n</section>"


def to_svg(picture: Picture) -> str:
    """Write a briefing's map as SVG."""
    heads = (
        f'<text x="{x + BOX[0] // 2}" y="11" font-size="9" fill="#46506a" '
        f'text-anchor="middle">{_text(name)}</text>'
        for x, name in picture.headings
    )
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Map" '
        f'viewBox="-2 0 {picture.width + 4} {picture.height}" font-family="inherit">'
    )
    strokes = (_stroke(stroke) for stroke in picture.strokes)
    return "\n".join([svg, *heads, *strokes, *(_box(box) for box in picture.boxes), "</svg>"])


def _stroke(stroke: Stroke) -> str:
    dash = ' stroke-dasharray="4 3"' if stroke.dashed else ""
    return (
        f'<line x1="{stroke.x1}" y1="{stroke.y1}" x2="{stroke.x2}" y2="{stroke.y2}" '
        f'stroke="#8391ad" stroke-width="{2 if stroke.heavy else 0.8}"{dash}/>'
    )


def _box(box: Box) -> str:
    middle = box.y + BOX[1] / 2 + 2.7 - 4.2 * (len(box.lines) - 1)
    texts = (
        f'<text x="{box.x + 8}" y="{middle + 8.4 * at:g}" font-size="8">{_text(line)}</text>'
        for at, line in enumerate(box.lines)
    )
    return (
        f'<rect x="{box.x}" y="{box.y}" width="{BOX[0]}" height="{BOX[1]}" rx="2" fill="#fff" '
        f'stroke="{box.colour}"/><rect x="{box.x}" y="{box.y}" width="4" height="{BOX[1]}" '
        f'fill="{box.colour}"/>' + "".join(texts)
    )
