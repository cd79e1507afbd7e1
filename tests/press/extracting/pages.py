"""Small pages for the tests of reading: an article, and boxes that stand beside one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from nhipcau.press.reading.extracting.prefilter import Prefilter
from nhipcau.press.reading.shapes import Raw

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NAMES = ("Quy Nhơn", "Bình Định", "Hoài Ân", "Đề Gi", "Cù Lao Xanh", "归仁", "クイニョン", "Куинён")
PREFILTER = Prefilter(NAMES)
OURS = "Tàu khảo sát đã cập cảng Quy Nhơn sáng nay để bổ sung thiết bị đo sóng ngoài khơi."
PLAIN = (
    "Hội thảo về kinh tế biển khai mạc sáng nay với hơn hai trăm đại biểu trong nước và quốc tế.",
    "Ban tổ chức cho biết các đoàn sẽ khảo sát ba khu nuôi trồng rồi mới bàn về giống và thức ăn.",
    "Nhiều hợp tác xã đề nghị hỗ trợ kho lạnh vì giá thuê hiện chiếm phần lớn chi phí vận hành.",
    "Phiên bế mạc dự kiến thông qua bản khuyến nghị gồm mười điểm gửi các bộ, ngành liên quan.",
)


def mentions(text: str) -> bool:
    return any(name in text for name in NAMES)


def page(*paragraphs: str, before: str = "", after: str = "", head: str = "") -> str:
    """An article of the paragraphs with whatever stands before and after it."""
    article = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Tin</title>'
        f"{head}</head><body>{before}<div class='main'><h1>Tin trong ngày</h1>"
        f"<div class='noi-dung'>{article}</div></div>{after}</body></html>"
    )


def raw(markup: str | bytes, address: str = "https://bao.example/tin/1.html") -> Raw:
    body = markup if isinstance(markup, bytes) else markup.encode("utf-8", "ignore")
    return Raw(address, NOW, 200, body, (("content-type", "text/html"),))
