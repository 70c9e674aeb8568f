"""Find the errors that machine translation leaves in a text, say why, offer the correction, score the result."""

__version__ = "0.1.0"
