"""The parts of the rules `source_negation` and `source_opposites`: what is denied, where the English should deny it, and what may deny it there."""
