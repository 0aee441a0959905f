"""Every address of the site. Pages for people carry their language; the rest does not."""

from allauth.account.views import logout as sign_out
from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts import google, privacy_views
from accounts.code_views import ConfirmLoginCodeView
from accounts.devices import DevicesView, end_program
from accounts.factor_views import AddAppView, AddPasskeyView, PasskeySignInView, SecondFactorView
from accounts.views import ChangePasswordView, ChangePhoneView, SecurityView
from core.uploads.office import account_view, add_many_view
from core.uploads.private import serve_private
from core.views.look import offline
from core.views.phone_panel import phone_panel
from core.views.sign_in import to_new_password, to_password_change, to_sign_in
from shop.catalogue.views import sized_picture
from shop.customer.views import AnswerPointView
from shop.partner.views import nearby

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.forbidden"
handler404 = "core.views.errors.not_found"
handler500 = "core.views.errors.server_error"

# Every admin sign-in is the site's own, so that a second factor cannot be walked around.
doors = [
    path("admin/login/", to_sign_in, name="to_sign_in"),
    path("admin/logout/", sign_out),
    re_path("^admin/password_reset/", to_new_password),
    path("django-admin/login/", to_sign_in),
    path("django-admin/logout/", sign_out),
    re_path("^django-admin/password_change/", to_password_change),
    path("_util/login/", to_sign_in),
]

bare = [
    *doors,
    path("", include("core.urls")),
    # Registered with Google, so without a language.
    path("sign-in/google/", google.sign_in, name="google_login"),
    path("sign-in/google/callback/", google.callback, name="google_callback"),
    path("", include("shop.storefront.urls")),
    path("admin/account/", account_view),
    path("admin/images/multiple/add/", add_many_view),
    path("admin/", include(wagtailadmin_urls)),
    path("django-admin/", admin.site.urls),
    path("documents/", include(wagtaildocs_urls)),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/", include("config.api")),
    path("files/<slug:kind>/<str:key>/", serve_private, name="private_file"),
]

# Made on demand; a proxy looks on the disk first. Served by Django where nothing else does.
media = [
    re_path(
        r"^media/(?!documents/|wagtail_uploads/)(?P<path>.+)$",
        serve,
        {"document_root": settings.MEDIA_ROOT},
    ),
]
sizes = [re_path(r"^media/sizes/(?P<size>\d+)/(?P<stem>[\w/.-]+)\.webp$", sized_picture)]

account = [
    path("account/security/", SecurityView.as_view(), name="account_security"),
    path("account/password/change/", ChangePasswordView.as_view(), name="account_change_password"),
    path("account/privacy/", privacy_views.privacy, name="account_privacy"),
    path("account/privacy/export/", privacy_views.ask_archive, name="account_privacy_export"),
    path("account/privacy/erase/", privacy_views.erase, name="account_erase"),
    path("account/privacy/keep/", privacy_views.keep, name="account_keep"),
    path("account/phone/change/", ChangePhoneView.as_view(), name="account_change_phone"),
    path("account/notifications/", include("notifications.urls")),
    path("account/messages/", include("shop.chat.urls")),
    path(
        "account/login/code/confirm/",
        ConfirmLoginCodeView.as_view(),
        name="account_confirm_login_code",
    ),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/authenticate/", SecondFactorView.as_view(), name="mfa_authenticate"),
    path("account/2fa/totp/activate/", AddAppView.as_view(), name="mfa_activate_totp"),
    path("account/2fa/webauthn/add/", AddPasskeyView.as_view(), name="mfa_add_webauthn"),
    path("account/2fa/webauthn/login/", PasskeySignInView.as_view(), name="mfa_login_webauthn"),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", DevicesView.as_view(), name="usersessions_list"),
    path("account/sessions/<uuid:pk>/end/", end_program, name="end_program"),
    path("account/elsewhere/", include("allauth.socialaccount.urls")),
]

people = i18n_patterns(
    *account,
    path("report/", include("shop.moderation.urls")),
    path("offline/", offline, name="offline"),
    path("places/", include("logistics.geo.urls")),
    re_path(
        r"^account/addresses/(?P<pk>\d{1,18})/point/(?P<answer>yes|no)/$",
        AnswerPointView.as_view(),
        name="answer_point",
    ),
    path("stores/nearby/", nearby, name="stores_nearby"),
    path("stores/", include("sellers.stores.public_urls")),
    path("seller/", include("sellers.urls")),
    path("demo/phone/", phone_panel, name="phone_panel"),
    # Before the categories, which take whatever stands below.
    path("shop/", include("shop.questions.urls")),
    path("", include(apps.get_app_config("oscar").urls[0])),
    path("_util/login/", to_sign_in),
    path("", include(wagtail_urls)),
)

urlpatterns: list[URLPattern | URLResolver] = [*bare, *sizes, *media, *people]
