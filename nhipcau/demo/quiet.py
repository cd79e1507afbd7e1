"""Many pages saved at once: the editor's indexes are built at the end, not at each saving."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db.models.signals import post_save  # noqa: TID251  silences the editor's, makes none
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def saving_without_indexes() -> Iterator[None]:
    """Inside, a saved page is neither made findable in the editor nor searched for what it uses."""
    heard = [m for m in get_indexed_models() if post_save.disconnect(post_save_signal_handler, m)]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in heard:
            post_save.connect(post_save_signal_handler, sender=model)


def build_indexes() -> None:
    """What the editor's search finds, and which page uses which picture."""
    call_command("update_index", verbosity=0)
    for page in Page.objects.filter(depth__gt=1).specific():
        ReferenceIndex.create_or_update_for_object(page)
