"""The admin's own screens, beside what Django's admin makes of the models."""

from django.urls import path

from positions.admin import coding, credit, history, machine, merge, rerun, review, tryout

urlpatterns = [
    path("review/", review.review, name="review"),
    path("review/people/", review.people, name="review-people"),
    path("review/undo/", review.undo, name="review-undo"),
    path("articles/<int:pk>/claims/", review.article_claims, name="article-claims"),
    path("history/", history.changes_made, name="changes-made"),
    path("history/undo/", history.undo, name="undo"),
    path("history/<slug:model>/<int:event>/restore/", history.restore, name="restore"),
    path("merge/<slug:kind>/", merge.merge, name="merge"),
    path("extract-again/", rerun.rerun_new, name="rerun-new"),
    path("extract-again/<int:pk>/", rerun.rerun_page, name="rerun"),
    path("extract-again/<int:pk>/steer/", rerun.rerun_steer, name="rerun-steer"),
    path("try/", tryout.try_words, name="try"),
    path("try/<int:pk>/", tryout.trial, name="trial"),
    path("credit/", credit.credit, name="credit"),
    path("machine/", machine.machine, name="machine"),
    path("coding/", coding.tasks, name="coding"),
    path("coding/<int:pk>/", coding.code, name="coding-task"),
    path("coding/<int:pk>/drop/<int:coding>/", coding.drop, name="coding-drop"),
    path("coding/article/<int:pk>/", coding.compare, name="coding-compare"),
    path("coding/article/<int:pk>/gold.jsonl", coding.gold, name="coding-gold"),
]
