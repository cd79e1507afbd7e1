"""Each rule of the checker notices its own breach, and no other rule speaks up."""

from dataclasses import replace

import pytest
from breaking import Break, Element, broken, paragraph, remove, reset, reshape, restyle, rewrite, w
from sample_papers import LETTER, PLAN, REPORT, TWO_ANNEXES

from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.checking.check import RULES, check
from nhipcau.drafting.decree30.document import OutgoingDocument
from nhipcau.drafting.decree30.wordml import el

NATION, MOTTO = "CỘNG HÒA", "Độc lập"
SUPERIOR, ISSUER = "UBND TỈNH", "SỞ THÔNG"
PLACE, SUBJECT = "Bình Định, ngày", "Kết quả công"
SMALL, BIG = el("sz", val=16), el("sz", val=40)
LIGHT, STRAIGHT, SLANTED = el("b", val=0), el("i", val=0), el("i")


def font_in_theme(parts: dict[str, Element]) -> None:
    for fonts in parts["styles"].iter(w("rFonts")):
        fonts.attrib.clear()
        for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(w(slot), "Calibri")


def number_on_first_page(parts: dict[str, Element]) -> None:
    title = next(parts["document"].iter(w("titlePg")))
    title.set(w("val"), "0")


def number_to_the_right(parts: dict[str, Element]) -> None:
    next(parts["header1"].iter(w("pPr"))).append(el("jc", val="right"))


def number_too_small(parts: dict[str, Element]) -> None:
    for run in parts["header1"].iter(w("r")):
        run.insert(0, el("rPr", SMALL))


def no_number(parts: dict[str, Element]) -> None:
    for run in list(parts["header1"][0].findall(w("r"))):
        parts["header1"][0].remove(run)


def number_also_first(parts: dict[str, Element]) -> None:
    parts["header2"].append(parts["header1"][0])


def style_without_bold(parts: dict[str, Element]) -> None:
    style = next(s for s in parts["styles"] if s.get(w("styleId")) == "TenLoai")
    for bold in list(style.iter(w("b"))):
        bold.set(w("val"), "0")


def half_as_long(beginning: str) -> Break:
    """Make the drawn line below a text much shorter."""

    def change(parts: dict[str, Element]) -> None:
        everything = list(parts["document"].iter(w("p")))
        place = everything.index(paragraph(parts["document"], beginning))
        line = next(p for p in everything[place:] if p.find(f"{w('pPr')}/{w('pBdr')}") is not None)
        indents = next(line.iter(w("ind")))
        for side in ("left", "right"):
            indents.set(w(side), str(int(indents.get(w(side), "0")) + 900))

    return change


CASES: list[tuple[str, OutgoingDocument, Break]] = [
    ("paper_size", REPORT, reset("pgSz", "w", "12240")),
    ("paper_size", REPORT, reset("pgSz", "h", "15840")),
    ("margins", REPORT, reset("pgMar", "left", "1134")),
    ("margins", REPORT, reset("pgMar", "top", "567", which=1)),
    ("font", REPORT, restyle("Tuyên truyền", el("rFonts", ascii="Arial", hAnsi="Arial"))),
    ("font", REPORT, restyle("Tuyên truyền", el("rFonts", hAnsi="Arial"))),
    ("font", REPORT, font_in_theme),
    ("colour", REPORT, restyle("Tuyên truyền", el("color", val="FF0000"))),
    ("colour", REPORT, restyle("Tuyên truyền", el("color", val="1F497D", themeColor="accent1"))),
    ("page_number", REPORT, number_to_the_right),
    ("page_number", REPORT, reset("pgNumType", "fmt", "lowerRoman")),
    ("page_number_form", REPORT, number_too_small),
    ("first_page", REPORT, number_on_first_page),
    ("first_page", REPORT, number_also_first),
    ("annex_numbering", REPORT, reset("pgNumType", "start", None, which=1)),
    ("annex_numbering", TWO_ANNEXES, reset("pgNumType", "start", "3", which=2)),
    ("national_name", REPORT, rewrite(NATION, "HÒA", "HÕA")),
    ("national_name", REPORT, rewrite(NATION, NATION, "Cộng hòa")),
    ("national_name_form", REPORT, restyle(NATION, BIG)),
    ("national_name_form", REPORT, restyle(NATION, LIGHT)),
    ("motto", REPORT, rewrite(MOTTO, " - ", " – ")),
    ("motto", REPORT, rewrite(MOTTO, " - ", "-")),
    ("motto_form", REPORT, restyle(MOTTO, LIGHT)),
    ("motto_line", REPORT, half_as_long(MOTTO)),
    ("motto_line", REPORT, remove(MOTTO, after=1)),
    ("superior_form", REPORT, restyle(SUPERIOR, BIG)),
    ("superior_form", REPORT, restyle(SUPERIOR, el("b"))),
    ("issuer_form", REPORT, restyle(ISSUER, BIG)),
    ("issuer_form", REPORT, rewrite(ISSUER, "TRUYỀN THÔNG", "Truyền thông")),
    ("issuer_line", REPORT, half_as_long(ISSUER)),
    ("number_format", REPORT, rewrite("Số:", "       /", "7/")),
    ("number_format", REPORT, rewrite("Số:", "BC-", "BC – ")),
    ("number_format", REPORT, rewrite("Số:", "STTTT", "stttt")),
    ("number_form", REPORT, restyle("Số:", el("sz", val=28))),
    ("place_date", REPORT, rewrite(PLACE, "ngày      ", "ngày 5 ")),
    ("place_date", REPORT, rewrite(PLACE, "tháng 12", "tháng 03")),
    ("place_date", REPORT, rewrite(PLACE, "tháng 12", "tháng 1")),
    ("place_date", REPORT, rewrite(PLACE, "Định,", "Định")),
    ("place_date_form", REPORT, restyle(PLACE, STRAIGHT)),
    ("type_form", REPORT, style_without_bold),
    ("type_form", REPORT, rewrite("BÁO CÁO", "BÁO CÁO", "Báo cáo")),
    ("subject_form", REPORT, restyle(SUBJECT, LIGHT)),
    ("subject_form", REPORT, reshape(SUBJECT, el("jc", val="left"))),
    ("subject_line", REPORT, half_as_long(SUBJECT)),
    ("subject_line", REPORT, remove(SUBJECT, after=1)),
    ("letter_subject_form", LETTER, restyle("V/v", BIG)),
    ("bases_form", REPORT, restyle("Căn cứ Luật", STRAIGHT)),
    ("bases_ends", REPORT, rewrite("Căn cứ Luật", ";", ",")),
    ("bases_ends", REPORT, rewrite("Căn cứ Kế hoạch", "tỉnh.", "tỉnh;")),
    ("headings", REPORT, restyle("I. KẾT", LIGHT)),
    ("headings", REPORT, rewrite("I. KẾT", "THỰC HIỆN", "thực hiện")),
    ("headings", REPORT, restyle("1. Thông tin", LIGHT)),
    ("point_order", REPORT, rewrite("c) ", "c) ", "d) ")),
    ("body_size", REPORT, restyle("Tuyên truyền", el("sz", val=24))),
    ("body_upright", REPORT, restyle("Tuyên truyền", SLANTED)),
    ("body_alignment", REPORT, reshape("Tuyên truyền", el("jc", val="left"))),
    ("body_indent", REPORT, reshape("Tuyên truyền", el("ind", firstLine=0))),
    ("body_spacing", REPORT, reshape("Tuyên truyền", el("spacing", before=40))),
    ("body_lines", REPORT, reshape("Tuyên truyền", el("spacing", line=480, lineRule="auto"))),
    ("end_mark", REPORT, rewrite("Trên đây", "./.", ".")),
    ("addressees_presence", LETTER, remove("Kính gửi:")),
    ("addressees_form", REPORT, rewrite("Kính gửi:", "gửi:", "gửi")),
    ("addressees_form", REPORT, rewrite("- UBND tỉnh", ";", ",")),
    ("addressees_form", REPORT, reshape("- UBND tỉnh", el("ind", left=0))),
    ("addressees_form", LETTER, restyle("Kính gửi:", SLANTED)),
    ("signer_title", REPORT, restyle("PHÓ GIÁM", LIGHT)),
    ("signer_title", REPORT, rewrite("KT. GIÁM", "GIÁM ĐỐC", "Giám đốc")),
    ("signer_name", REPORT, restyle("Nguyễn", LIGHT)),
    ("signer_name", REPORT, rewrite("Nguyễn", "Nguyễn Văn A", "NGUYỄN VĂN A")),
    ("signer_degree", REPORT, rewrite("Nguyễn", "Nguyễn", "TS. Nguyễn")),
    ("recipients_heading", REPORT, restyle("Nơi nhận", STRAIGHT)),
    ("recipients_heading", REPORT, restyle("Nơi nhận", BIG)),
    ("recipients_list", REPORT, restyle("- Các sở", BIG)),
    ("recipients_list", REPORT, rewrite("- Các sở", ";", ".")),
    ("recipients_as_above", REPORT, rewrite("- Như trên", "Như trên", "Bộ Ngoại giao")),
    ("recipients_filed", REPORT, rewrite("- Lưu", "Lưu: VT", "Lưu VT")),
    ("annex_label", REPORT, rewrite("Phụ lục", "Phụ lục", "Phụ lục I")),
    ("annex_label", REPORT, rewrite("Phụ lục", "Phụ lục", "PHỤ LỤC")),
    ("annex_label", TWO_ANNEXES, rewrite("Phụ lục II", "II", "2")),
    ("annex_label", REPORT, restyle("Phụ lục", el("sz", val=26))),
    ("annex_title", REPORT, rewrite("SỐ LIỆU", "NĂM", "năm")),
    ("annex_attached", REPORT, restyle("(Kèm theo", STRAIGHT)),
    ("annex_attached", REPORT, rewrite("(Kèm theo", "(Kèm", "(Ban hành kèm")),
    ("annex_referred_to", REPORT, rewrite("Trên đây", "Phụ lục", "bảng")),
]


@pytest.mark.parametrize(
    ("rule", "document", "breaking"),
    CASES,
    ids=[f"{rule}-{place}" for place, (rule, _, _) in enumerate(CASES)],
)
def test_a_breach_fails_its_own_rule_alone(
    rule: str, document: OutgoingDocument, breaking: Break
) -> None:
    data = broken(build(document), breaking)

    assert check(data).failed_rules == {rule}


def test_every_rule_has_a_breach_that_it_notices():
    assert {rule for rule, _, _ in CASES} == {rule.code for rule in RULES}


def test_a_missing_page_number_is_noticed_where_the_text_runs_over_a_page():
    data = broken(build(REPORT), no_number)

    assert check(data).failed_rules == {"page_number"}


def test_addressees_do_not_belong_into_a_plan():
    with_addressee = replace(PLAN, addressees=("UBND tỉnh",))

    assert check(build(with_addressee)).failed_rules == {"addressees_presence"}


def test_a_finding_names_the_place_and_the_article():
    data = broken(build(REPORT), rewrite(MOTTO, " - ", " – "))

    (finding,) = check(data).failed

    assert finding.where == "word/document.xml, phần 1, đoạn 5: “Độc lập – Tự do – Hạnh phúc”"
    assert finding.reference == (
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1, điểm b"
    )
