from django.urls import path

from sellers.desk.views.crop import crop
from sellers.desk.views.editor import product
from sellers.desk.views.products import archive, begin, duplicate, products, restore
from sellers.desk.views.promotion import promotion
from sellers.desk.views.questions import publish, question, questions, withdraw
from sellers.desk.views.questions import restore as restore_question
from sellers.desk.views.typing import add_photo, keep, shelves

ONE = "<slug:slug>/products/<int:pk>/"

urlpatterns = [
    path("<slug:slug>/products/", products, name="products"),
    path("<slug:slug>/products/new/", begin, name="product_begin"),
    path("<slug:slug>/products/shelves/", shelves, name="product_shelves"),
    path(ONE, product, name="product"),
    path(f"{ONE}draft/", keep, name="product_keep"),
    path(f"{ONE}photos/", add_photo, name="product_photo"),
    path(f"{ONE}duplicate/", duplicate, name="product_duplicate"),
    path(f"{ONE}promotion/", promotion, name="product_promotion"),
    path(f"{ONE}archive/", archive, name="product_archive"),
    path(f"{ONE}restore/", restore, name="product_restore"),
    path(f"{ONE}photos/<slug:which>/", crop, name="product_crop"),
    path("<slug:slug>/questions/", questions, name="questions"),
    path(
        "<slug:slug>/questions/publish/<uuid:key>/<int:number>/", publish, name="question_publish"
    ),
    path("<slug:slug>/questions/<int:pk>/", question, name="question"),
    path("<slug:slug>/questions/<int:pk>/withdraw/", withdraw, name="question_withdraw"),
    path("<slug:slug>/questions/<int:pk>/restore/", restore_question, name="question_restore"),
]
