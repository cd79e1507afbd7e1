"""Papers of an event that stand on its public page of registration."""

from django.db.models import QuerySet

from nhipcau.registries.models import Event, Paper


def public_materials(event: Event) -> QuerySet[Paper]:
    """Materials ticked as public that have a file or an address, and whose file was not purged."""
    ticked = Paper.objects.filter(
        entry=event.pk, kind=Paper.Kind.MATERIAL, is_public=True, taken_off_at=None
    )
    shown = ticked.exclude(file=None, url="").exclude(file__purged_at__isnull=False)
    return shown.select_related("file")
