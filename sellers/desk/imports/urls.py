from django.urls import path

from sellers.desk.imports import views

urlpatterns = [
    path("<slug:slug>/imports/", views.index, name="imports"),
    path("<slug:slug>/imports/model.csv", views.model, name="import_model"),
    path("<slug:slug>/imports/<uuid:key>/", views.show, name="import"),
    path("<slug:slug>/imports/<uuid:key>/start/", views.start, name="import_start"),
    path("<slug:slug>/imports/<uuid:key>/faults.csv", views.faults, name="import_faults"),
    path("<slug:slug>/exports/", views.ask_for_export, name="export_ask"),
    path("<slug:slug>/exports/<uuid:key>/", views.show_export, name="export"),
]
