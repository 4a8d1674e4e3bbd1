"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from positions import reporting
from positions.views import about, articles, cell, changes, grid, search, sides, timelines

urlpatterns = [
    path("claims/<int:pk>/report/", reporting.report, name="report"),
    path("claims/reported/", reporting.thanks, name="report-thanks"),
    path("corrections/", reporting.corrections_page, name="corrections"),
    path("admin/", include("positions.admin.urls")),
    path("", grid.grid, name="grid"),
    path("timeline/", timelines.timelines, name="timeline"),
    path("changes/", changes.changes, name="changes"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<int:id>/", articles.article, name="article"),
    path("people/", sides.people, name="people"),
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
