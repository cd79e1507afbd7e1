"""The app's place in the framework; the forms and panels that pages wear in the room."""

from django.apps import AppConfig, apps


class RoomConfig(AppConfig):
    name = "nhipcau.room"
    label = "room"
    verbose_name = "Phòng biên tập"

    def ready(self) -> None:
        # Read here: forms and panels need every kind of row to be known.
        from wagtail.admin.widgets import BaseChooser  # noqa: PLC0415  see above

        from nhipcau.editorial.models import KINDS  # noqa: PLC0415  see above
        from nhipcau.room.forms import PageForm  # noqa: PLC0415  see above
        from nhipcau.room.panels import StandingPanel  # noqa: PLC0415  see above
        from nhipcau.room.widgets import render_chooser  # noqa: PLC0415  see above

        for kind in KINDS:
            kind.base_form_class = PageForm
            kind.content_panels = [StandingPanel(), *kind.content_panels]
        BaseChooser.render = render_chooser
        leave_out_of_usage()


def leave_out_of_usage() -> None:
    """What counts where a page or a picture is used looks at pages, not at the office's registers.

    Without this every row that is saved anywhere would be looked through for pages and pictures.
    """
    shown = {"Page", "Picture", "Attachment"}
    for model in apps.get_models():
        names = {base.__name__ for base in model.__mro__}
        if model.__module__.startswith("nhipcau.") and not names & shown:
            model.wagtail_reference_index_ignore = True
