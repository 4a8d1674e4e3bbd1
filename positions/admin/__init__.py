"""The Django admin: the vocabulary, the articles, the claims, and the screens on which people review them."""

from positions.admin import articles, claims, people, users, vocabulary  # noqa: F401
