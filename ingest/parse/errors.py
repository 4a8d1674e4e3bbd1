"""Why something could not be read."""


class ParseError(ValueError):
    """The message is a sentence for the reader: what is wrong, and what to do about it."""
