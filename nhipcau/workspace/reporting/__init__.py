"""What the pages of rounds, reports and figures share: who may, the thread, what changed."""
