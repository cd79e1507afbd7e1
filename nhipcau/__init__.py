"""Nhịp Cầu: external information work of a province, from paper plan to proven report."""
