"""The pictures and map layers of the demo, brought into the library of the portal."""

from datetime import date

from django.core.files import File

from nhipcau.demo import portal_pages
from nhipcau.editorial.models import MapLayer, Picture, RequiredFeature
from nhipcau.organisations.models import User


def pictures_of_the_demo(*, by: User) -> dict[str, Picture]:
    """Key -> picture; drawings of the project itself, so nobody's consent is missing."""
    found: dict[str, Picture] = {}
    for key, told in portal_pages.pictures_told().items():
        with (portal_pages.FOLDER / "pictures" / f"{key}.jpg").open("rb") as drawing:
            picture = Picture(
                file=File(drawing, name=f"{key}.jpg"),
                uploaded_by_user=by,
                people_agreed=True,
                **told,
            )
            picture.save()
        found[key] = picture
    return found


def maps_of_the_demo(*, by: User) -> None:
    """The layers and the features that every map must show."""
    told = portal_pages.read("layers.json")
    for layer in told["layers"]:
        MapLayer.objects.create(
            geojson=portal_pages.read(f"layers/{layer['code']}.json"),
            source=told["source"],
            source_date=date.fromisoformat(told["source_date"]),
            updated_by=by,
            **layer,
        )
    for feature in told["required"]:
        RequiredFeature.objects.create(**feature)
