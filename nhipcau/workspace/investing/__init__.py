"""Pages of investors beside the common ones: what stands above the list, on the card, in charts."""
