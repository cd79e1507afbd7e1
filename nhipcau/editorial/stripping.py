"""A picture as the public may have it: a real one, upright, in its colours, nothing beside it."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps, UnidentifiedImageError

SUFFIXES: Final = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp", "AVIF": ".avif"}
"""Kinds of pictures that browsers draw; what a file is, its content says."""
MAX_PIXELS: Final = 60_000_000
_ORIENTATION: Final = 0x0112
_KEPT: Final = {"transparency", "duration", "loop", "disposal", "background", "gamma", "dpi"}
"""What a picture needs to look the same; all else that stands beside the pixels is left out."""


@dataclass(frozen=True, slots=True)
class Stripped:
    """`suffix` is true to the content; width and height in pixels, upright."""

    content: bytes
    suffix: str
    width: int
    height: int


def stripped(content: bytes) -> Stripped:
    """The same picture without Exif, XMP, IPTC, remarks and what hangs behind it; pixels turned.

    Refuses with code not_picture, too_many_pixels or broken.
    """
    image = _opened(content)
    if image.width * image.height > MAX_PIXELS:
        raise _too_many()
    try:
        image.load()
        kind = "JPEG" if image.format == "MPO" else str(image.format)
        return _written(image, kind)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        message = "Ảnh bị hỏng hoặc không đầy đủ; hãy mở và lưu lại thành ảnh mới."
        raise ValidationError(message, code="broken") from error


def _opened(content: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(content), formats=list(SUFFIXES))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many() from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        message = "Tệp này không phải ảnh JPEG, PNG, GIF, WebP hoặc AVIF; hãy chọn một tệp ảnh."
        raise ValidationError(message, code="not_picture") from error


def _written(image: Image.Image, kind: str) -> Stripped:
    colours = image.info.get("icc_profile")
    moves = getattr(image, "n_frames", 1) > 1 and kind != "JPEG"
    turned = image.getexif().get(_ORIENTATION, 1) in range(2, 9)
    upright = ImageOps.exif_transpose(image) if turned and not moves else image
    upright.info = {name: value for name, value in image.info.items() if name in _KEPT}
    how: dict[str, Any] = {"save_all": True} if moves else _quality(upright, kind)
    if colours:
        how["icc_profile"] = colours
    out = BytesIO()
    upright.save(out, kind, **how)
    return Stripped(out.getvalue(), SUFFIXES[kind], upright.width, upright.height)


def _quality(image: Image.Image, kind: str) -> dict[str, Any]:
    """As good as it came: the tables of a JPEG are kept where its pixels were not turned."""
    if kind == "JPEG":
        return {"quality": "keep"} if image.format == "JPEG" else {"quality": 95}
    if kind == "WEBP":
        return {"quality": 90, "method": 4}
    return {"quality": 85} if kind == "AVIF" else {}


def _too_many() -> ValidationError:
    message = f"Ảnh quá lớn: hãy thu nhỏ còn dưới {MAX_PIXELS // 1_000_000} triệu điểm ảnh."
    return ValidationError(message, code="too_many_pixels")
