from django.urls import path

from notifications.views import choices, inbox, push

app_name = "notifications"

urlpatterns = [
    path("", inbox.InboxView.as_view(), name="inbox"),
    path("bell/", inbox.bell, name="bell"),
    path("unread/", inbox.unread, name="unread"),
    path("read/", inbox.read, name="read"),
    path("settings/", choices.ChoicesView.as_view(), name="choices"),
    path("devices/", push.add, name="add_device"),
    path("devices/<int:pk>/remove/", push.remove, name="remove_device"),
    path("<int:pk>/open/", inbox.open_notice, name="open"),
]
