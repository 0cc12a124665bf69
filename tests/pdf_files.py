"""PDFs made for the tests: small, and each with one thing that reports do."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib import colors
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

BODY = ParagraphStyle("body", fontSize=11, leading=14, spaceAfter=10)
SMALL = ParagraphStyle("small", fontSize=8, leading=10)

Draw = Callable[[Canvas], None]


def on_pages(*pages: Draw, title: str = "", **options: object) -> bytes:
    """Draw pages by hand."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=True, **options)
    canvas.setTitle(title)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(texts: Sequence[str], x: float = 72, y: float = 700, size: float = 11) -> Draw:
    """Draw lines one below the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        for index, text in enumerate(texts):
            canvas.drawString(x, y - index * 1.25 * size, text)

    return draw


def together(*draws: Draw) -> Draw:
    """Draw several things on one page."""

    def draw(canvas: Canvas) -> None:
        for item in draws:
            item(canvas)

    return draw


def flowed(*parts: Flowable | str, columns: int = 1) -> bytes:
    """Let paragraphs flow over pages; texts are set as the body."""
    buffer = BytesIO()
    doc = BaseDocTemplate(buffer, pagesize=(595, 842), invariant=True)
    width = doc.width / columns
    frames = [
        Frame(doc.leftMargin + index * width, doc.bottomMargin, width - 12, doc.height)
        for index in range(columns)
    ]
    doc.addPageTemplates(PageTemplate(frames=frames))
    doc.build([Paragraph(part, BODY) if isinstance(part, str) else part for part in parts])
    return buffer.getvalue()


def note(text: str) -> Flowable:
    """Set a text as small print."""
    return Paragraph(text, SMALL)


def space(points: float) -> Flowable:
    """Leave a space."""
    return Spacer(1, points)


def table(rows: Sequence[Sequence[str | Flowable]], *, ruled: bool) -> Flowable:
    """Set a table."""
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)] if ruled else []
    return Table([list(row) for row in rows], style=style, colWidths=[160, 170, 90])


def encrypted() -> bytes:
    """Make a PDF that asks for a password."""
    lock = StandardEncryption("a secret of the test", canPrint=0)
    return on_pages(lines(["1. Nobody reads this."]), encrypt=lock)


def picture_of(texts: Sequence[str]) -> bytes:
    """Make a PDF whose page is a picture of a text: what a scanner makes."""
    import pypdfium2 as pdfium
    from reportlab.lib.utils import ImageReader

    page = pdfium.PdfDocument(on_pages(lines(texts, size=14)))[0]
    picture = ImageReader(page.render(scale=3).to_pil())
    return on_pages(lambda canvas: canvas.drawImage(picture, 0, 0, 595, 842))
