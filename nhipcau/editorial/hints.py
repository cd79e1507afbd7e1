"""What the machine tells the checker; a secrecy stamp it refuses by itself."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError

from nhipcau.documents.kinds import kind_of
from nhipcau.documents.secrecy import bears_stamp
from nhipcau.documents.wording import words_of_file
from nhipcau.editorial.detecting.files import sights_in_file, sights_in_picture
from nhipcau.editorial.detecting.sights import Sight
from nhipcau.editorial.detecting.words import sights_in_words, tells_figures
from nhipcau.editorial.maps import codes_on, layers_of, missing_features
from nhipcau.editorial.models import Attachment, ClarificationPage, Picture, PortalPage, Work
from nhipcau.editorial.snapshots import files_of, plain_words

STAMPED = (
    "Bài hoặc tệp trong bài có dấu độ mật nên không được gửi đi. Nội dung mật không được nhập vào "
    "hệ thống này: hãy báo ngay người phụ trách để làm thủ tục xóa mọi bản lưu."
)
_UNREADABLE = "Máy không đọc được tệp này: người kiểm tra phải tự mở xem."
Hint = dict[str, str]


def refuse_secret(page: PortalPage) -> None:
    """Refuse a text that bears a secrecy stamp, in its words or in a file, repeating none of it."""
    pictures, attachments = files_of(page)
    told = [*plain_words(page), *_told_beside(pictures), *(file.title for file in attachments)]
    if any(bears_stamp(words) for words in told) or any(
        bears_stamp(_words_of(content_of(file), file)) for file in attachments
    ):
        raise ValidationError(STAMPED, code="secret")


def hints_for(page: PortalPage, work: Work) -> list[Hint]:
    """[{"code", "sentence", "where"}] in the order words, maps, pictures, files; each once."""
    pictures, attachments = files_of(page)
    words = "\n".join(plain_words(page))
    found = [(sight, "Bài viết") for sight in sights_in_words(words)]
    found += [(sight, "Bài viết") for sight in _sources(page, words)]
    found += [(sight, "Bản đồ") for sight in _maps(page)]
    language = page.locale.language_code
    for picture in pictures:
        found += [(sight, f"Ảnh “{picture.title}”") for sight in _picture(picture, language)]
    for file in attachments:
        found += [(sight, f"Tệp “{file.title}”") for sight in _attachment(file)]
    return [
        {"code": sight.code, "sentence": sight.sentence, "where": where}
        for sight, where in dict.fromkeys(found)
    ]


def content_of(file: Picture | Attachment) -> bytes:
    """The bytes on disk; empty where they are gone."""
    try:
        with file.file.storage.open(file.file.name) as stream:
            content: bytes = stream.read()
            return content
    except OSError:
        return b""


def _words_of(content: bytes, file: Attachment) -> str:
    try:
        return words_of_file(content, kind_of(content, file.filename))
    except ValidationError:
        return ""


def _told_beside(pictures: Iterable[Picture]) -> Iterator[str]:
    for picture in pictures:
        yield from (picture.title, picture.description, *picture.descriptions.values())


def _sources(page: PortalPage, words: str) -> Iterator[Sight]:
    blocks = [block.value for block in page.body if block.block_type == "facts"]
    has_source = page.source_name or any(b["source"] for b in blocks) or _tells_sources(page)
    if tells_figures(words) and not has_source:
        yield Sight("no_source", "Bài có số liệu mà chưa ghi nguồn và ngày của số liệu.")


def _tells_sources(page: PortalPage) -> bool:
    """A clarification goes nowhere while one of its facts has no source."""
    return isinstance(page, ClarificationPage)


def _maps(page: PortalPage) -> Iterator[Sight]:
    for codes in codes_on(page):
        layers = layers_of(codes)
        if unknown := [code for code in codes if code not in {layer.code for layer in layers}]:
            yield Sight("no_layer", f"Bản đồ gọi lớp không có: {', '.join(unknown)}.")
        if missing := missing_features(layers):
            yield Sight("map", f"Bản đồ thiếu đối tượng bắt buộc: {', '.join(missing)}.")


def _picture(picture: Picture, language: str) -> Iterator[Sight]:
    if not picture.description.strip():
        yield Sight("no_alt", "Chưa có lời mô tả ảnh cho người không nhìn thấy.")
    elif language != "vi" and not picture.descriptions.get(language):
        yield Sight("no_alt_here", "Lời mô tả ảnh chưa có bằng tiếng của bản này.")
    if not picture.photographer.strip() or not picture.licence:
        yield Sight("no_rights", "Ảnh chưa ghi tác giả hoặc quyền sử dụng.")
    if not picture.people_agreed:
        yield Sight("people", "Chưa xác nhận người trong ảnh đồng ý công khai.")
    yield from sights_in_picture(content_of(picture))


def _attachment(file: Attachment) -> Iterator[Sight]:
    content = content_of(file)
    try:
        kind = kind_of(content, file.filename)
        words: Any = words_of_file(content, kind)
    except ValidationError:
        yield Sight("unreadable", _UNREADABLE)
        return
    yield from sights_in_words(words)
    yield from sights_in_file(content, kind)
