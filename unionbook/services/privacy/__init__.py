"""What the law on personal information asks of the office: who looked at what, what is kept how long, what goes."""
