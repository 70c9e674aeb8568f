"""The parts of the rule `pronouns`: which pronouns are judged, and by what."""
