"""Facts of a clarification, each with what shows it."""

from typing import Final

from wagtail import blocks

from nhipcau.editorial.blocks.body import CodeBlock


class SourceBlock(blocks.StructBlock):
    """A document or page that shows a fact; its number and address are the same in any language."""

    label = blocks.CharBlock(label="Tên tài liệu")
    number = CodeBlock(label="Số, ký hiệu", required=False)
    url = blocks.URLBlock(label="Địa chỉ", required=False)


class ToldFactBlock(blocks.StructBlock):
    statement = blocks.TextBlock(label="Sự thật")
    sources = blocks.ListBlock(SourceBlock(), label="Căn cứ")

    class Meta:
        icon = "tick"
        label = "Sự thật và căn cứ"
        template = "portal/blocks/told_fact.html"


FACTS: Final = [("fact", ToldFactBlock())]
