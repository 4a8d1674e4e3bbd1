"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from positions import reporting
from positions.api import api
from positions.views import about, articles, cell, changes, grid, people, search, sides, take_away, timelines

urlpatterns = [
    path("claims/<int:pk>/report/", reporting.report, name="report"),
    path("claims/reported/", reporting.thanks, name="report-thanks"),
    path("corrections/", reporting.corrections_page, name="corrections"),
    path("export/claims.csv", take_away.claims_csv, name="claims-csv"),
    path("export/claims.json", take_away.claims_json, name="claims-json"),
    path("export/claims.jsonld", take_away.claims_jsonld, name="claims-jsonld"),
    path("export/claims.dna", take_away.claims_dna, name="claims-dna"),
    path("export/events.csv", take_away.events_csv, name="events-csv"),
    path("export/grid.svg", take_away.grid_svg, name="grid-svg"),
    path("export/grid.png", take_away.grid_png, name="grid-png"),
    path("changes.atom", take_away.changes_atom, name="changes-atom"),
    path("changes.json", take_away.changes_json, name="changes-json"),
    path("embed/", take_away.embed, name="embed"),
    path("oembed/", take_away.oembed, name="oembed"),
    path("api/v1/", api.urls),
    path("admin/", include("positions.admin.urls")),
    path("", grid.grid, name="grid"),
    path("timeline/", timelines.timelines, name="timeline"),
    path("changes/", changes.changes, name="changes"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<int:id>/", articles.article, name="article"),
    path("people/", people.people, name="people"),
    path("people/<slug:slug>/", sides.person, name="person"),
    path("topics/<slug:slug>/", sides.topic, name="topic"),
    path("parties/<slug:slug>/", sides.party, name="party"),
    path("search/", search.find, name="search"),
    path("about/", about.about, name="about"),
    path("healthz", about.healthz, name="healthz"),
    path("admin/", admin.site.urls),
    # Last: any two words are a party and a topic, or a page that does not exist.
    path("<slug:party>/<slug:topic>/", cell.cell, name="cell"),
]
