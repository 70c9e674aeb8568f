"""Corrections written into files."""
