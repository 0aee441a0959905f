from django.urls import re_path

from shop.questions.views import QuestionList, RetractQuestion

app_name = "questions"
OF_PRODUCT = r"^p/(?P<product_slug>[\w-]*)-(?P<product_pk>\d+)/questions/"

urlpatterns = [
    re_path(OF_PRODUCT + "$", QuestionList.as_view(), name="list"),
    re_path(OF_PRODUCT + r"(?P<pk>\d{1,18})/retract/$", RetractQuestion.as_view(), name="retract"),
]
