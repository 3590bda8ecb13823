"""What concerns Windows alone: the installer's script, and a smoke test under wine."""
