"""The parts of the rule `source_tenses`, one for each way in which a tense changes."""
