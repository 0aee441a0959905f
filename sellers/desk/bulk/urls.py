from django.urls import path

from sellers.desk.bulk import views

ONE = "<slug:slug>/bulk/<uuid:key>/"

urlpatterns = [
    path("<slug:slug>/bulk/", views.index, name="bulks"),
    path("<slug:slug>/bulk/pick/", views.pick, name="bulk_pick"),
    path(ONE, views.show, name="bulk"),
    path(f"{ONE}prepare/", views.prepare, name="bulk_prepare"),
    path(f"{ONE}apply/", views.apply, name="bulk_apply"),
    path(f"{ONE}undo/", views.undo, name="bulk_undo"),
]
