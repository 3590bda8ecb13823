"""One step for many records: what is ticked, the step and what it needs, a returned list of names."""
