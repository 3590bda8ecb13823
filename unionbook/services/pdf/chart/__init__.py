"""Charts as vectors: readable in grey and in plain black and white, each value printed beside its mark."""
