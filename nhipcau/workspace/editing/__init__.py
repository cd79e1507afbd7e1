"""The editorial desk: what its pages show, read from works, editions, checks and releases."""
