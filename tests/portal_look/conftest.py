"""The browser of the journeys, for looking at the portal."""

from tests.journeys.conftest import browser

__all__ = ["browser"]
