"""Links inside rich text lead to what is public, by our addresses."""

from typing import Any

from wagtail import hooks

from nhipcau.portal.rich_text import FileLinks, PageLinks


@hooks.register("register_rich_text_features", order=900)  # type: ignore[untyped-decorator]  # Wagtail ships no types
def link_to_what_is_public(features: Any) -> None:
    """After Wagtail's own, so that ours stand."""
    features.register_link_type(PageLinks)
    features.register_link_type(FileLinks)
