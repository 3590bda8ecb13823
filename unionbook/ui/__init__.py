"""The window: pages built from the declarations."""
