"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from positions import reporting

urlpatterns = [
    path("claims/<int:pk>/report/", reporting.report, name="report"),
    path("claims/reported/", reporting.thanks, name="report-thanks"),
    path("corrections/", reporting.corrections_page, name="corrections"),
    path("admin/", include("positions.admin.urls")),
    path("admin/", admin.site.urls),
]
