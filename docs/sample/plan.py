"""Write the lesson plan of the sample portfolio: plan-de-cours.txt to content/files/plan-de-cours.pdf.

    python docs/sample/plan.py

A page of text in a font that every reader of PDF has needs no library. Source: ISO 32000-1, sections
7.5 (file structure), 9.4 (text) and D.2 (WinAnsiEncoding, which Python calls cp1252).
"""

from pathlib import Path

SOURCE = Path(__file__).with_name("plan-de-cours.txt")
TARGET = Path(__file__).resolve().parents[2] / "content" / "files" / "plan-de-cours.pdf"

LEFT, TOP, LEADING = 64, 760, 20


def main() -> None:
    """Write the PDF file."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(_document(_page(SOURCE.read_text("utf-8"))))


def _page(plan: str) -> str:
    """Return the drawing operators of the page: a title, the numbered sessions, the notes."""
    (title, subtitle), *sessions, notes = (part.splitlines() for part in plan.split("\n\n"))
    lines = [
        _text("F2", 27, LEFT, TOP, title),
        _text("F1", 13, LEFT, TOP - 24, subtitle),
        f"0.84 0.39 0.23 RG 2 w {LEFT} {TOP - 42} m {LEFT + 96} {TOP - 42} l S",
    ]
    height = TOP - 88.0
    for number, (heading, *words) in enumerate(sessions, start=1):
        lines.append(_text("F2", 25, LEFT, height - 4, str(number)))
        lines.append(_text("F2", 14.5, LEFT + 40, height, heading))
        for line in words:
            height -= LEADING
            lines.append(_text("F1", 12.5, LEFT + 40, height, line))
        height -= LEADING * 1.9
    lines.append(f"0.6 0.6 0.6 RG 0.5 w {LEFT} {height:.2f} m {595 - LEFT} {height:.2f} l S")
    for line in notes:
        height -= LEADING * 1.2
        lines.append(_text("F3", 11.5, LEFT, height, line))
    return "\n".join(lines)


def _text(font: str, size: float, x: float, y: float, words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{font} {size} Tf {x} {y:.2f} Td ({escaped}) Tj ET"


def _document(page: str) -> bytes:
    """Return a PDF file of one page of A4."""
    fonts = " ".join(f"/F{number} {number + 4} 0 R" for number in (1, 2, 3))
    stream = page.encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        + f" /Resources << /Font << {fonts} >> >> >>".encode(),
        f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
            for name in ("Times-Roman", "Times-Bold", "Times-Italic")
        ),
        "<< /Title (Trente et un mètres) /Author (Maya Lindqvist) >>".encode("cp1252"),
    ]
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        content
        + f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode()
        + f"trailer\n<< /Size {count} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
        + f"startxref\n{len(content)}\n%%EOF\n".encode()
    )


if __name__ == "__main__":
    main()
