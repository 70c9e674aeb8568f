"""Measuring the checker on text that people annotated: gold files, span scorers, intervals, suggestion accuracy."""
