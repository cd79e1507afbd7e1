"""Messages to people: readable in the web, sent by mail where it can be."""
