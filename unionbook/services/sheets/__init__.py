"""Tables of others as grids of cells: Excel, WPS, CSV, web pages named .xls, a pasted block."""
