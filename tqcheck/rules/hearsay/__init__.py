"""The parts of the rule `source_hearsay`: hearsay told as a fact, and what one is suspected of."""
