"""A figure a proof has found, told so that build_scripts/prove.py finds it in what pytest prints (-s)."""

MARK = "figure: "


def tell(words: str) -> None:
    """Print a figure on a line of its own."""
    print(f"\n{MARK}{words}")
