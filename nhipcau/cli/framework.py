"""Setting the framework up, once and late: reading a plan must not wait for it."""

import django


def set_up() -> None:
    """In a demo the process then lives in the year of the sample."""
    django.setup()
    from django.conf import settings  # noqa: PLC0415  settings are read after the set-up

    from nhipcau.demo import story  # noqa: PLC0415  needs the framework set up

    if settings.NHIPCAU_DEMO:
        story.live_in_its_year()
