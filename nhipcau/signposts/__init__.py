"""Printed signs with a QR code: short codes that last, whatever becomes of the page behind them."""
