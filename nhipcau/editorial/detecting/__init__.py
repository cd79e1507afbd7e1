"""What a machine can see in words and files before they go out; no database, no decision."""
