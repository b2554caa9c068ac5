"""What readers are made of: from bytes to text, from HTML and Markdown to lines, from lines to a dated document."""

__all__: list[str] = []
