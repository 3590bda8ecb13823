"""Tables on paper: registers, sign sheets and the tables of a report, of any length."""
