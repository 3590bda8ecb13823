"""Forms and lists on paper: what is asked for, the pages themselves, the printer."""
