"""A picture comes in as its pixels: upright, in its colours, telling nothing else."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageCms, PngImagePlugin

from nhipcau.editorial.detecting.files import sights_in_picture
from nhipcau.editorial.stripping import stripped

GPS, ORIENTATION, SERIAL = 0x8825, 0x0112, 0xA431
SECRET = b"Nguyen Van Kin"


def picture(kind, **how):
    """40 x 20, the left half red."""
    image = Image.new("RGB", (40, 20), "blue")
    image.paste("red", (0, 0, 20, 20))
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def exif(**more):
    found = Image.Exif()
    found[0x013B] = SECRET.decode()  # artist
    for tag, value in more.items():
        found[int(tag[1:])] = value
    found.get_ifd(GPS)[1] = "N"
    found.get_ifd(0x8769)[SERIAL] = "SN-1234"
    return found


@pytest.mark.parametrize("kind", ["AVIF", "JPEG", "PNG", "WEBP"])
def test_names_places_and_devices_are_gone(kind):
    content = picture(kind, exif=exif())

    clean = stripped(content).content

    assert {sight.code for sight in sights_in_picture(content)} == {"gps", "device"}
    assert (list(sights_in_picture(clean)), SECRET in clean) == ([], False)


def test_remarks_of_a_png_and_what_hangs_behind_a_picture_are_gone():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET.decode())

    clean = [
        stripped(picture("PNG", pnginfo=notes)).content,
        stripped(picture("JPEG", comment=SECRET)).content,
        stripped(picture("GIF", comment=SECRET)).content,
        stripped(picture("JPEG") + SECRET).content,
    ]

    assert [SECRET in content for content in clean] == [False] * 4


def test_a_picture_taken_upright_is_turned_and_says_so_no_more():
    clean = stripped(picture("JPEG", exif=exif(_274=6)))

    with Image.open(BytesIO(clean.content)) as image:
        assert (image.size, image.getexif().get(ORIENTATION)) == ((20, 40), None)
        assert image.getpixel((10, 5))[0] > 200  # what was left is above now


def test_colours_stay():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    clean = stripped(picture("JPEG", icc_profile=profile)).content

    with Image.open(BytesIO(clean)) as image:
        assert image.info["icc_profile"] == profile


def test_a_picture_that_moves_goes_on_moving():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=70)

    with Image.open(BytesIO(stripped(out.getvalue()).content)) as image:
        assert (image.n_frames, image.info["duration"]) == (3, 70)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"<svg onload='x'/>", "not_picture"),
        (b"GIF89a" + b"<script>" * 9, "not_picture"),
        (picture("JPEG")[:-9], "broken"),
        (picture("PNG")[:60], "broken"),
        (b"%PDF-1.7", "not_picture"),
    ],
)
def test_what_is_no_whole_picture_is_refused_with_one_sentence(content, code):
    with pytest.raises(ValidationError) as refusal:
        stripped(content)

    assert (refusal.value.code, len(refusal.value.messages)) == (code, 1)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_drawn():
    out = BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")

    with pytest.raises(ValidationError, match="triệu điểm ảnh"):
        stripped(out.getvalue())
