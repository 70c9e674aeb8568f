"""The parts of the rule `source_dates`: what is lost of a date, and what binds a time to its sentence."""
