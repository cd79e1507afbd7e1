"""Pictures drawn on the server from figures and shapes. Pure: no Django."""
