"""The parts of the rule `agreement` that know subjects of more than one word."""
