"""`python scripts/portal_pictures [key …]`: draws the pictures of the sample portal again."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from portal_pictures import DRAWINGS
from portal_pictures.paper import HEIGHT, WIDTH

FOLDER = Path(__file__).parent.parent.parent / "nhipcau" / "demo" / "data" / "portal" / "pictures"
QUALITY = 80


def main(keys: list[str]) -> None:
    """Write <key>.svg and <key>.jpg for each key, for all without any."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for key in keys or sorted(DRAWINGS):
            drawing = DRAWINGS[key]().svg()
            (FOLDER / f"{key}.svg").write_text(drawing, encoding="utf8")
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{drawing}")
            page.screenshot(path=FOLDER / f"{key}.jpg", type="jpeg", quality=QUALITY)
        browser.close()


main(sys.argv[1:])
