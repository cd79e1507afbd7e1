"""The files of the press of the demo."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "data" / "press"


def read(name: str) -> Any:
    """The file of one part."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf8"))
