"""`python scripts/portal_leaflet.py`: the leaflet of the sample portal, one PDF a language."""

import base64
import html
import json
import os
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent.parent / "nhipcau" / "demo" / "data" / "portal"
LEAFLET, TOURS = "to-gap-tour-tieu-bieu", ("tuyen-thap-cham-mot-ngay", "tuyen-bien-hai-ngay")
SHORT = {
    "vi": "Bản rút gọn (mẫu): hai trong năm tuyến.",
    "en": "Short edition (sample): two of the five routes.",
}
STYLE = """
@page { size: A4 landscape; margin: 0 }
body { margin: 0; font: 10.5pt/1.45 "Noto Sans", sans-serif; color: #1d2b33 }
section { width: 297mm; height: 210mm; display: grid; grid-template-columns: 1fr 1fr 1fr;
  break-after: page; overflow: hidden }
section > div { padding: 12mm 10mm } .cover { background: #0b3a5c; color: #fff6e6 }
h1 { font-size: 24pt; line-height: 1.15 } h2 { font-size: 14pt; color: #a8462c }
img { width: 100%; border-radius: 3mm } dt { font-weight: bold } dd { margin: 0 0 2mm }
"""


def main() -> None:
    items = {
        item["key"]: item
        for path in sorted((FOLDER / "sections").glob("*.json"))
        for item in json.loads(path.read_text(encoding="utf8"))["items"]
    }
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    (FOLDER / "files").mkdir(exist_ok=True)
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for language in ("vi", "en"):
            page.set_content(_document(items, language))
            page.pdf(
                path=FOLDER / "files" / f"{LEAFLET}-{language}.pdf",
                prefer_css_page_size=True,
                print_background=True,
                tagged=True,
            )
        browser.close()


def _document(items: dict[str, Any], language: str) -> str:
    cover = items[LEAFLET]["texts"][language]
    head = (
        f'<div class="cover"><h1>{_t(cover["title"])}</h1><p>{_t(cover["summary"])}</p>'
        f"{_picture('thap-doi')}<p>{_t(SHORT[language])}</p></div>"
    )
    tours = "".join(_tour(items[key], language) for key in TOURS)
    title = f"<title>{_t(cover['title'])}</title>"
    return (
        f'<html lang="{language}"><meta charset="utf-8">{title}<style>{STYLE}</style>'
        f"<section>{head}{tours}</section></html>"
    )


def _tour(item: dict[str, Any], language: str) -> str:
    text = item["texts"][language]
    stops = "".join(
        f"<dt>{_t(label)}</dt><dd>{_t(words)}</dd>"
        for kind, value in text["body"]
        if kind == "steps"
        for label, words in value["steps"]
    )
    picture = _picture(item["picture"])
    return f"<div>{picture}<h2>{_t(text['title'])}</h2><dl>{stops}</dl></div>"


def _picture(key: str) -> str:
    small = BytesIO()
    with Image.open(FOLDER / "pictures" / f"{key}.jpg") as picture:
        picture.resize((640, 400)).save(small, "JPEG", quality=78)
    told = base64.b64encode(small.getvalue()).decode()
    return f'<img alt="" src="data:image/jpeg;base64,{told}">'


def _t(words: str) -> str:
    return html.escape(words)


main()
