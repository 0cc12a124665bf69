"""Makes Word files from the parts a test is about: python-docx hides what is tested here."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECIMAL = ("decimal", "%1.")


def docx(body: str, **parts: str) -> bytes:
    """Make a Word file of a body's XML and other parts: ``numbering``, ``styles``, ``footnotes``.

    ``core`` is docProps/core.xml.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            path = "docProps/core.xml" if name == "core" else f"word/{name}.xml"
            archive.writestr(path, content if name == "core" else part(name, content))
    return buffer.getvalue()


def part(name: str, content: str) -> str:
    """Wrap a part's content in its root element."""
    return (
        f'<w:{name} xmlns:w="{W}" xmlns:r="urn:r" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"{content}</w:{name}>"
    )


def p(text: str, properties: str = "", *, bold: bool = False) -> str:
    """Make a paragraph with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, bold=bold)}</w:p>"


def r(text: str, *, bold: bool = False) -> str:
    """Make a run."""
    style = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def listed(num: int, level: int = 0) -> str:
    """Make the property that puts a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def style(name: str) -> str:
    """Make the property that gives a paragraph its style."""
    return f'<w:pStyle w:val="{name}"/>'


def numbering(*abstracts: list[tuple[str, str]], extra: str = "") -> str:
    """Make lists: list ``n + 1`` has the levels of ``abstracts[n]``, each its format and text."""
    found = ""
    for index, levels in enumerate(abstracts):
        inside = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{360 * (depth + 1)}"/></w:pPr>'
            "</w:lvl>"
            for depth, (form, text) in enumerate(levels)
        )
        found += f'<w:abstractNum w:abstractNumId="{index}">{inside}</w:abstractNum>'
    for index in range(len(abstracts)):
        found += f'<w:num w:numId="{index + 1}"><w:abstractNumId w:val="{index}"/></w:num>'
    return found + extra


def heading_styles() -> str:
    """Make the styles Heading1 and Heading2."""
    return "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        "</w:style>"
        for n in (1, 2)
    )


def table(*rows: list[str]) -> str:
    """Make a table of texts."""
    cells = ["".join(f"<w:tc>{p(text)}</w:tc>" for text in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
