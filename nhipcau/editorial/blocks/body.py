"""The blocks of a body. Each is drawn by `portal/blocks/<name>.html`."""

from collections.abc import Iterator
from typing import Any, Final

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments import StringSegmentValue

FEATURES: Final = [
    "bold",
    "italic",
    "ol",
    "ul",
    "link",
    "document-link",
    "superscript",
    "subscript",
]


class CodeBlock(blocks.CharBlock):
    """A code, the same in every language."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value


class WordsTable(TypedTableBlock):
    """A table whose heads and cells are translated one by one."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return [StringSegmentValue(path, words) for path, words in _cells(value) if words]

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        found = {segment.path: segment.render_text() for segment in segments}
        columns = [
            {**column, "heading": found.get(f"head-{at}", column["heading"])}
            for at, column in enumerate(value.columns)
        ]
        rows = [
            {
                **row,
                "values": [
                    found.get(f"cell-{line}-{at}", cell) for at, cell in enumerate(row["values"])
                ],
            }
            for line, row in enumerate(value.row_data)
        ]
        return TypedTable(columns=columns, row_data=rows, caption=value.caption)


def _cells(value: Any) -> Iterator[tuple[str, str]]:
    for at, column in enumerate(value.columns):
        yield f"head-{at}", column["heading"]
    for line, row in enumerate(value.row_data):
        for at, cell in enumerate(row["values"]):
            yield f"cell-{line}-{at}", str(cell)


class PictureBlock(blocks.StructBlock):
    """A picture of the library; `alt` says in this language what it shows, empty: the library's."""

    picture = ImageChooserBlock(label="Ảnh")
    alt = blocks.CharBlock(label="Mô tả ảnh (cho người không nhìn thấy)", required=False)
    caption = blocks.CharBlock(label="Chú thích", required=False)

    class Meta:
        icon = "image"
        label = "Ảnh"
        template = "portal/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label="Lời trích")
    speaker = blocks.CharBlock(label="Người nói, chức danh", required=False)

    class Meta:
        icon = "openquote"
        label = "Trích dẫn"
        template = "portal/blocks/quote.html"


class FactBlock(blocks.StructBlock):
    label = blocks.CharBlock(label="Nội dung")
    value = blocks.CharBlock(label="Số liệu, thông tin")


class FactsBlock(blocks.StructBlock):
    """Figures with the source and the day they were true."""

    facts = blocks.ListBlock(FactBlock(), label="Các dòng")
    source = blocks.CharBlock(label="Nguồn")
    source_date = blocks.DateBlock(label="Ngày của số liệu", required=False)

    class Meta:
        icon = "list-ul"
        label = "Số liệu, thông tin nhanh"
        template = "portal/blocks/facts.html"


class FileBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label="Tài liệu")
    label = blocks.CharBlock(label="Tên hiển thị", required=False)

    class Meta:
        icon = "doc-full"
        label = "Tài liệu tải về"
        template = "portal/blocks/file.html"


class StepsBlock(blocks.StructBlock):
    """Steps of a procedure or stops of a tour, in order."""

    heading = blocks.CharBlock(label="Tiêu đề", required=False)
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("label", blocks.CharBlock(label="Tên bước, điểm dừng")),
                ("words", blocks.TextBlock(label="Nội dung", required=False)),
            ]
        ),
        label="Các bước",
    )

    class Meta:
        icon = "list-ol"
        label = "Các bước, điểm dừng"
        template = "portal/blocks/steps.html"


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = "Tiêu đề mục"
        template = "portal/blocks/heading.html"


class WordsBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = "Đoạn văn"
        template = "portal/blocks/words.html"


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(PictureBlock(), label="Các ảnh")

    class Meta:
        icon = "image"
        label = "Chùm ảnh"
        template = "portal/blocks/gallery.html"


class TableBlock(blocks.StructBlock):
    caption = blocks.CharBlock(label="Tên bảng")
    table = WordsTable(
        [("words", blocks.CharBlock(label="Chữ")), ("number", blocks.CharBlock(label="Số"))],
        label="Bảng",
    )

    class Meta:
        icon = "table"
        label = "Bảng"
        template = "portal/blocks/table.html"


class ContactBlock(blocks.StructBlock):
    """An office of the public: a body and its official ways to be reached, never a private one."""

    name = blocks.CharBlock(label="Cơ quan, đầu mối")
    title = blocks.CharBlock(label="Chức danh", required=False)
    phone = blocks.CharBlock(label="Điện thoại", required=False)
    email = blocks.EmailBlock(label="Thư điện tử", required=False)
    address = blocks.CharBlock(label="Địa chỉ", required=False)

    class Meta:
        icon = "group"
        label = "Đầu mối liên hệ"
        template = "portal/blocks/contact.html"


class MapBlock(blocks.StructBlock):
    """A map of our own, drawn from the layers that the province supplied."""

    caption = blocks.CharBlock(label="Tên bản đồ")
    layers = blocks.ListBlock(CodeBlock(label="Mã lớp"), label="Các lớp bản đồ")

    class Meta:
        icon = "site"
        label = "Bản đồ"
        template = "portal/blocks/map.html"


BODY: Final = [
    ("heading", HeadingBlock()),
    ("words", WordsBlock(features=FEATURES)),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("facts", FactsBlock()),
    ("table", TableBlock()),
    ("steps", StepsBlock()),
    ("file", FileBlock()),
    ("contact", ContactBlock()),
    ("map", MapBlock()),
]
