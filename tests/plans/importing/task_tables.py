"""Task tables written as rows of text, read through Word."""

import docx

from nhipcau.plans.importing.read.paper import Place, Table
from nhipcau.plans.importing.read.word import read_word
from nhipcau.plans.importing.recognise.draft import Source
from nhipcau.plans.importing.recognise.table import recognise_tables
from tests.plans.importing.office_files import add_table, saved, word_file

FIVE = ("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")


def recognised(rows, merges=()):
    paper = read_word(word_file(rows, merges))
    return recognise_tables([block for block in paper.blocks if isinstance(block, Table)])


def tasks(rows, merges=()):
    groups, _ = recognised(rows, merges)
    return [task for group in groups for task in group.items]


def kinds(found):
    return sorted(doubt.kind for doubt in found)


def source(row, text, last=0):
    return Source(Place(table=1, row=row), Place(table=1, row=last or row), text)


def read_tables(*many):
    """Tables of a Word file one after the other."""
    document = docx.Document()
    for rows in many:
        add_table(document, rows)
        document.add_paragraph("")
    paper = read_word(saved(document))
    return recognise_tables([block for block in paper.blocks if isinstance(block, Table)])


def shape(groups):
    return [(group.code, [task.number for task in group.items]) for group in groups]
