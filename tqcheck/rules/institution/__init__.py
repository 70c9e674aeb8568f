"""Parts of the rule `institutions`: names in English, and those that the source has in the same words."""
