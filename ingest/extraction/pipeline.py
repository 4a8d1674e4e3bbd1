"""The pipeline as a whole: `extract(source_text, vocabulary)` gives an `Extracted`."""
