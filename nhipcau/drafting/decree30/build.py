"""From an outgoing document to the bytes of a .docx file."""

from nhipcau.drafting.decree30.annex import annex, annex_page, labels
from nhipcau.drafting.decree30.body import blocks, closed, legal_bases
from nhipcau.drafting.decree30.document import OutgoingDocument
from nhipcau.drafting.decree30.figures import Ledger
from nhipcau.drafting.decree30.letterhead import letterhead
from nhipcau.drafting.decree30.package import Titles, pack
from nhipcau.drafting.decree30.page import Page, section, section_end
from nhipcau.drafting.decree30.signature import signature
from nhipcau.drafting.decree30.wordml import Element, W, el


def build(document: OutgoingDocument) -> bytes:
    """The document as .docx, laid out by Decree 30/2020, Annex I.

    Deterministic: the same document gives the same bytes, so that a hash stands for it.
    """
    ledger = Ledger()
    sections = [(_main(document, ledger), section(Page()))]
    for content, label in zip(document.annexes, labels(len(document.annexes)), strict=True):
        elements = annex(content, label, document, ledger)
        sections.append((elements, section(annex_page(content), starts_on=1)))
    titles = Titles(
        title=f"{document.type_name} {document.subject}".strip(),
        author=document.issuer_in_sentence,
        created_at=document.created_at,
    )
    return pack(el("document", _body(sections)), ledger.links, titles)


def _main(document: OutgoingDocument, ledger: Ledger) -> list[Element]:
    page = Page()
    text = blocks(closed(document.blocks), page, ledger)
    _keep_with_signature(text)
    return [
        *letterhead(document, page),
        *legal_bases(document.legal_bases),
        *text,
        _gap(),
        signature(document, page),
    ]


def _keep_with_signature(text: list[Element]) -> None:
    """The last lines of the text go with the signature: no page holds a signature alone."""
    properties = text[-1].find(f"{{{W}}}pPr")
    if properties is not None:
        properties.insert(1, el("keepNext"))


def _gap() -> Element:
    return el(
        "p", el("pPr", el("keepNext"), el("spacing", before=0, after=0, line=240, lineRule="exact"))
    )


def _body(sections: list[tuple[list[Element], Element]]) -> Element:
    """All sections but the last are closed by a paragraph; the last by the body itself."""
    body = el("body")
    *before, (last, last_properties) = sections
    for elements, properties in before:
        body.extend([*elements, section_end(properties)])
    body.extend(last)
    if last[-1].tag.endswith("}tbl"):
        body.append(_closing())
    body.append(last_properties)
    return body


def _closing() -> Element:
    """Word wants a paragraph after a table at the end."""
    return el("p", el("pPr", el("spacing", before=0, after=0, line=20, lineRule="exact")))
