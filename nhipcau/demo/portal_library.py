"""The pictures and map layers of the demo, brought into the library of the portal."""

from datetime import date

from nhipcau.demo import portal_pages
from nhipcau.editorial.map_loading import load_layer, require
from nhipcau.editorial.media import take_in_attachment, take_in_picture
from nhipcau.editorial.models import Attachment, Picture
from nhipcau.organisations.models import User


def pictures_of_the_demo(*, by: User) -> dict[str, Picture]:
    """Key -> picture; drawings of the project itself, so nobody's consent is missing."""
    return {
        key: take_in_picture(
            (portal_pages.FOLDER / "pictures" / f"{key}.jpg").read_bytes(),
            name=f"{key}.jpg",
            people_agreed=True,
            by=by,
            **told,
        )
        for key, told in portal_pages.pictures_told().items()
    }


def file_of_the_demo(name: str, *, title: str, language: str, by: User) -> Attachment:
    """A file of the project's own making, for everybody to take."""
    return take_in_attachment(
        (portal_pages.FOLDER / "files" / name).read_bytes(),
        name=name,
        title=title,
        language=language,
        rights="CC BY 4.0",
        by=by,
    )


def maps_of_the_demo(*, by: User) -> None:
    """The layers and the features that every map must show."""
    told = portal_pages.read("layers.json")
    for layer in told["layers"]:
        load_layer(
            (portal_pages.FOLDER / "layers" / f"{layer['code']}.json").read_bytes(),
            source=told["source"],
            source_date=date.fromisoformat(told["source_date"]),
            by=by,
            **layer,
        )
    for feature in told["required"]:
        require(by=by, **feature)
