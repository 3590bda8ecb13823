"""Tables of others into the book: what a column means, what is wrong with a row, and one act that takes all in."""
