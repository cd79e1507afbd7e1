"""The blocks of a paper survive being stored."""

import json
from dataclasses import replace
from pathlib import Path

from nhipcau.plans.importing.read.as_json import blocks_from_json, blocks_to_json
from nhipcau.plans.importing.read.intake import read_file
from nhipcau.plans.importing.read.paper import Place
from tests.plans.importing.papers import HEADING, paragraph, table

SAMPLE = Path(__file__).parents[2] / "samples" / "ke-hoach-ttdn-binh-dinh-2024.txt"


def stored(blocks):
    return blocks_from_json(json.loads(json.dumps(blocks_to_json(blocks))))


def test_lines_of_a_text_survive():
    blocks = read_file(SAMPLE).blocks

    assert stored(blocks) == blocks


def test_paragraphs_and_tables_survive():
    whole = table(HEADING, ("1", "Hội chợ", "Sở A", "", "Quý II"))
    cut = replace(whole.rows[1], last_place=Place(page=3, table=1, row=2))
    blocks = (paragraph("KẾ HOẠCH", bold=True), replace(whole, rows=(whole.rows[0], cut)))

    assert stored(blocks) == blocks
