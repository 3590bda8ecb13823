"""Single forms on paper: ruled sheets of labelled boxes, filled from a record or left blank."""
