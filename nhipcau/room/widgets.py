"""Fields that choose a page, a picture or a document, without a script in the page."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser


def render_chooser(
    self: BaseChooser, name: str, value: Any, attrs: dict[str, Any], renderer: Any = None
) -> SafeString:
    """As the editor draws it, but begun by room.js: its own script would stand in the page."""
    value_data = self.get_value_data(value)
    options = self.get_js_init_options(attrs["id"], name, value_data)
    return format_html(
        '{}<span hidden data-room-make="{}" data-room-for="{}" data-room-options="{}"></span>',
        SafeString(self.render_html(name, value_data, attrs)),
        self.js_constructor,
        attrs["id"],
        json.dumps(options, default=str),
    )
