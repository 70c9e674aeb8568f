"""English words that ask for a form of the verb behind them."""

BE = frozenset("am is are was were be been being get gets got".split())
HAVE = frozenset("has have had having".split())
"""What a participle follows."""
BARE = frozenset("to will would can could may might shall should must did does do".split())
"""What a base form follows."""
