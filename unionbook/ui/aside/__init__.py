"""Pages beside the registers: recycle bin, options, keys."""
