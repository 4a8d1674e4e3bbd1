"""The public pages. Each view checks the URL with a form, asks one question of the database, and renders."""
