"""The parts of the rule `source_pronouns`: owners, subjects and things of the French, and the pronouns that stand for them."""
