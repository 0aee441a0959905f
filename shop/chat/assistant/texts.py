"""What the assistant knows until the help pages fill the port: few texts, true of this site."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from shop.chat.ports import HelpText

# `words` are those that people ask with; how they are written and bent is the search's affair.
BUILT_IN: tuple[HelpText, ...] = (
    HelpText(
        slug="pay",
        title=_("Comment payer"),
        words=_("payer paiement paye espèces cash liquide billet monnaie argent carte"),
        answer=_(
            "Vous payez à la livraison, en espèces, quand le coursier vous remet le colis. Rien"
            " n’est demandé avant, et le total est affiché avant la dernière étape."
        ),
    ),
    HelpText(
        slug="track",
        title=_("Où est ma commande"),
        words=_("suivre suivi colis paquet commande arrive arrivée retard statut état reçu"),
        answer=_(
            "Ouvrez « Mon compte », puis « Mes commandes » : chaque commande dit où elle en est."
            " Nous vous prévenons aussi dès que votre colis avance."
        ),
    ),
    HelpText(
        slug="delivery",
        title=_("Livraison : prix et quartiers"),
        words=_("livraison livrer livrez livré livreur frais prix tarif délai quartier ville jour"),
        answer=_(
            "Un coursier vous appelle, puis vous remet la commande à votre porte. Le prix de la"
            " livraison est affiché dans le panier, avant de commander. Décrivez bien votre repère"
            " (mosquée, école, carrefour) : c’est lui que le coursier cherche."
        ),
    ),
    HelpText(
        slug="order",
        title=_("Passer une commande"),
        words=_("commander acheter achat panier passer commande sans compte invité"),
        answer=_(
            "Ajoutez les produits au panier, touchez « Commander » et suivez les étapes : adresse,"
            " livraison, paiement. Il n’est pas nécessaire d’avoir un compte : un numéro de"
            " téléphone suffit."
        ),
    ),
    HelpText(
        slug="cancel",
        title=_("Annuler ou changer une commande"),
        words=_("annuler annulation annule changer modifier erreur trompé commande"),
        answer=_(
            "Ouvrez la commande, touchez « Une question sur cette commande ? » et demandez tout de"
            " suite à la boutique d’annuler ou de changer. Tant que vous n’avez rien reçu, vous"
            " n’avez rien à payer."
        ),
    ),
    HelpText(
        slug="return",
        title=_("Rendre un produit"),
        words=_(
            "retour retourner rendre renvoyer rembourser remboursement échanger cassé abîmé"
            " défectueux mauvais différent taille"
        ),
        answer=_(
            "Regardez le produit à la porte, avant de payer : s’il ne convient pas, vous pouvez le"
            " refuser. Plus tard, écrivez à la boutique depuis la commande, avec une photo : elle"
            " vous dit ce qui est possible."
        ),
    ),
    HelpText(
        slug="seller",
        title=_("Poser une question à une boutique"),
        words=_("vendeur vendeuse boutique magasin contacter joindre écrire question produit"),
        answer=_(
            "Ouvrez le produit et touchez « Poser une question au vendeur ». La boutique vous"
            " répond dans « Messages ». Elle ne voit pas votre numéro."
        ),
    ),
    HelpText(
        slug="account",
        title=_("Ouvrir un compte"),
        words=_("compte inscrire inscription créer ouvrir enregistrer profil"),
        answer=_(
            "Touchez « Mon compte », puis « Créer un compte » : un numéro de téléphone ou une"
            " adresse e-mail suffit. Un code vous est envoyé pour le vérifier."
        ),
    ),
    HelpText(
        slug="sign-in",
        title=_("Je n’arrive pas à me connecter"),
        words=_("connecter connexion mot passe oublié perdu code sms reçois bloqué entrer accès"),
        answer=_(
            "Sur la page de connexion, demandez un code à six chiffres au lieu du mot de passe, ou"
            " touchez « Mot de passe oublié ». Un code met parfois une minute à arriver. Ne le"
            " donnez à personne : notre équipe ne le demande jamais."
        ),
    ),
    HelpText(
        slug="details",
        title=_("Changer de numéro, d’adresse ou de langue"),
        words=_("numéro téléphone adresse e-mail mail nom langue anglais français changer"),
        answer=_(
            "Dans « Mon compte » : votre numéro et votre e-mail sous « Sécurité », vos lieux de"
            " livraison sous « Mes adresses », la langue tout en bas de chaque page."
        ),
    ),
    HelpText(
        slug="fraud",
        title=_("Quelqu’un me demande de l’argent ou un code"),
        words=_("arnaque fraude escroc voleur volé vol menace insulte signaler suspect faux"),
        answer=_(
            "Ne payez rien en dehors du site et ne donnez aucun code. Sous le message, touchez le"
            " drapeau « Signaler ce message » : notre équipe le lit. Vous pouvez aussi"
            " bloquer l’autre côté."
        ),
    ),
    HelpText(
        slug="notices",
        title=_("Recevoir moins ou plus de messages de nous"),
        words=_("notification notifications alerte recevoir désabonner silence bruit cloche"),
        answer=_(
            "Dans « Mon compte », ouvrez « Notifications », puis les réglages : vous choisissez"
            " pour chaque sujet comment nous vous prévenons, et vos heures de silence."
        ),
    ),
    HelpText(
        slug="privacy",
        title=_("Mes données, fermer mon compte"),
        words=_("données supprimer effacer fermer vie privée confidentialité télécharger compte"),
        answer=_(
            "Dans « Mon compte », « Mes données » : téléchargez tout ce que nous savons de vous, ou"
            " faites effacer votre compte. La page dit ce que la loi nous fait garder."
        ),
    ),
)


class BuiltIn:
    def texts(self) -> Sequence[HelpText]:
        return BUILT_IN
