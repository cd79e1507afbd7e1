"""Nhịp Cầu: external information work of a Vietnamese province, from paper plan to proven report."""
