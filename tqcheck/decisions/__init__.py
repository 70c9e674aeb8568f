"""What people decided and the checker remembers: suppressions, baselines, changed lines, their own names and terms."""
