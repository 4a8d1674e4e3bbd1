"""Text in, claims out: a spaCy pipeline of one component a file. No database, no clock, no network."""
