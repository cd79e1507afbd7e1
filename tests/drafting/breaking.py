"""Breaking one thing in a .docx, so that one rule can be seen to notice it."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

from nhipcau.drafting.decree30.wordml import W, el

Element = ElementTree.Element
Break = Callable[[dict[str, Element]], None]


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def broken(data: bytes, breaking: Break) -> bytes:
    """The file with its parts changed; keys are "document", "styles", "header1", "header2"."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    names = {f"word/{part}.xml": part for part in ("document", "styles", "header1", "header2")}
    parts = {part: ElementTree.fromstring(files[name]) for name, part in names.items()}
    breaking(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            part = names.get(name)
            archive.writestr(name, ElementTree.tostring(parts[part]) if part else content)
    return out.getvalue()


def paragraph(root: Element, beginning: str) -> Element:
    """The first paragraph whose text begins so."""
    return next(p for p in root.iter(w("p")) if words(p).startswith(beginning))


def words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))


def rewrite(beginning: str, old: str, new: str) -> Break:
    """Change words in the first paragraph that begins so."""

    def change(parts: dict[str, Element]) -> None:
        texts = list(paragraph(parts["document"], beginning).iter(w("t")))
        found = next(text for text in texts if old in (text.text or ""))
        found.text = (found.text or "").replace(old, new)

    return change


def restyle(beginning: str, *changes: Element, part: str = "document") -> Break:
    """Set run properties directly on the first paragraph that begins so."""

    def change(parts: dict[str, Element]) -> None:
        for run in paragraph(parts[part], beginning).iter(w("r")):
            properties = run.find(w("rPr"))
            if properties is None:
                properties = el("rPr")
                run.insert(0, properties)
            properties.extend(changes)

    return change


def reshape(beginning: str, *changes: Element, part: str = "document") -> Break:
    """Set paragraph properties directly on the first paragraph that begins so."""

    def change(parts: dict[str, Element]) -> None:
        properties = paragraph(parts[part], beginning).find(w("pPr"))
        assert properties is not None
        for new in changes:
            for old in properties.findall(new.tag):
                properties.remove(old)
            properties.append(new)

    return change


def reset(tag: str, attribute: str, value: str | None, *, which: int = 0) -> Break:
    """Set (or with None take away) an attribute of the n-th such element of the document."""

    def change(parts: dict[str, Element]) -> None:
        element = list(parts["document"].iter(w(tag)))[which]
        if value is None:
            element.attrib.pop(w(attribute), None)
        else:
            element.set(w(attribute), value)

    return change


def remove(beginning: str, *, after: int = 0) -> Break:
    """Take out the first paragraph that begins so, or the n-th one after it."""

    def change(parts: dict[str, Element]) -> None:
        root = parts["document"]
        everything = list(root.iter(w("p")))
        doomed = everything[everything.index(paragraph(root, beginning)) + after]
        holder = next(parent for parent in root.iter() if doomed in list(parent))
        holder.remove(doomed)

    return change
