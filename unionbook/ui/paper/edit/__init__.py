"""A report's text edited on screen: figures stand in it as chips, and no sign of the templates is ever seen."""
