"""The editor's room: Wagtail in our words and colours, with nothing in it that publishes."""
