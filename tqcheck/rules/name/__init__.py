"""The parts of the rules `names` and `source_names`: which names are one, and how the English respells them."""
