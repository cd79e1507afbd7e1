"""What the pages of digests share: the draft that is composed, the digest as issued, its trail."""
