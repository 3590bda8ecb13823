"""Help in the window: the page of the screen in front and of the field in focus, looked up without a network."""
