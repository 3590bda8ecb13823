"""The paper engine: paragraphs become a PDF in the layout of official documents (GB/T 9704)."""
