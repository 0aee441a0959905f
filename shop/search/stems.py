"""One stem for what is one word to a shopper: `vertes` and `vert`, `journaux` and `journal`.

In Python and not in the database, so that SQLite and PostgreSQL find the same. A stem is compared,
never shown. Words come folded (shop.search.words.plain): `é` is `e`.

Most feminines end in a bare -e, but so do `porte`, `carte` and `pomme`: that -e is taken off known
adjectives only. Longer endings, which little else has, are bent by rule; a stem that no other word
has (`lessif`, of lessive) hurts nothing.

Whoever changes this queues `catalogue.index_market` by a migration of the catalogue, as
1011_stems does: what stands in the index was stemmed the old way.
"""

_SHORTEST = 4

# The feminine is the masculine and an -e. Left out on purpose, because the feminine, or what it
# looks like without accents, is another thing on sale: porte, carte, vente, plante; frite (frit),
# jointe (joint), paire (pair), marine (marin), commune (commun), mure (mur), mate (mat), argente
# (argent), couverte (couvert), teinte (teint).
_ADJECTIVES = """
    africain allemand americain amer ami arrondi assorti blanchi blond brun brut certain chatain
    chaud cher civil clair compact content correct court cru cubain cuit decouvert demi direct
    distinct divers droit dur durci enfantin espagnol etranger etroit exact farci feminin fier fin
    fini fleuri fort froid gai garni gourmand grand gratuit gris haut humain inclus intact joli
    laid latin leger lent lointain long lourd malin marchand marocain masculin mexicain nu obscur
    offert ouvert parfait passager peint petit plat plein poli precis prochain profond pur romain
    rond roti sain second seul souterrain tout uni urbain use verni vert vieilli voisin vrai noir
"""
# And those that are bent in their own way. Apart stay seche (a seche-cheveux is not `sec`), basse
# (a `bas` is a stocking) and jumelles (nobody looks for twins).
_BENT = {
    "belle": "beau",
    "blanche": "blanc",
    "bonne": "bon",
    "breve": "bref",
    "complete": "complet",
    "coquette": "coquet",
    "discrete": "discret",
    "douce": "doux",
    "epaisse": "epais",
    "fausse": "faux",
    "favorite": "favori",
    "folle": "fou",
    "fraiche": "frais",
    "franche": "franc",
    "gentille": "gentil",
    "grasse": "gras",
    "grecque": "grec",
    "grosse": "gros",
    "longue": "long",
    "maligne": "malin",
    "mignonne": "mignon",
    "molle": "mou",
    "muette": "muet",
    "naive": "naif",
    "nette": "net",
    "neuve": "neuf",
    "nouvelle": "nouveau",
    "nulle": "nul",
    "pareille": "pareil",
    "publique": "public",
    "rousse": "roux",
    "secrete": "secret",
    "turque": "turc",
    "vieille": "vieux",
    "violette": "violet",
    "vive": "vif",
}

# Ending, what stands for it, and the fewest letters of a word that has it: `selle` is no `sel`,
# `plante` no `plant`, `fraise` no `frais`, `rive` and `vie` are themselves.
_ENDINGS = (
    ("elle", "el", 6),
    ("enne", "en", 6),
    ("euse", "eux", 6),
    ("iere", "ier", 6),
    ("ive", "if", 6),
    ("ale", "al", 6),
    ("ieure", "ieur", 7),
    ("ante", "ant", 7),
    ("ente", "ent", 7),
    ("aise", "ais", 7),
    ("oise", "ois", 7),
    ("ee", "e", 5),
    ("ue", "u", 5),
)
# Their -ue is no ending of its own: electrique, bague.
_HARD = ("que", "gue")
# Things, not women who make them; and what would meet another thing: argente (argent), armee
# (arme), bouchee (bouche), duree (dur), patee (pate), portee (porte), puree (pur), rosee (rose).
_THINGS = """
    argente armee bouchee cafetiere carriere coudee cuisiniere cuvee duree glaciere jardiniere
    patee pincee portee portiere poudriere puree rosee sabliere saliere verriere
"""
# Plurals in -aux that are none of -al; -eaux and -yaux only lose their x.
_PLURALS = {
    "coraux": "corail",
    "emaux": "email",
    "landaux": "landau",
    "materiaux": "materiau",
    "royaux": "royal",
    "travaux": "travail",
    "vitraux": "vitrail",
    "yeux": "oeil",
}
_SHORTEST_AUX = 6

_MASCULINE = {f"{word}e": word for word in _ADJECTIVES.split()} | _BENT
# What stands for itself.
_MASCULINE |= {word: word for word in _THINGS.split()}


def stem(word: str) -> str:
    """Short words, numbers and what has figures in it stay as they are."""
    one = singular(word)
    if len(one) < _SHORTEST or not one.isalpha():
        return one
    # Twice: aimantee is aimante, which looks like one who loves.
    man = _masculine(_masculine(one))
    return one if man == one else singular(man)


def singular(word: str) -> str:
    """`chaussures` is `chaussure`, `chevaux` is `cheval`; for what people read of a folded word."""
    if len(word) < _SHORTEST or word[-1] not in "sx" or word[-2] == "s" or not word.isalpha():
        return word
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("aux") and len(word) >= _SHORTEST_AUX and word[-4] not in "ey":
        return f"{word[:-3]}al"
    return word[:-1]


def _masculine(word: str) -> str:
    if word[-1] != "e":
        return word
    if word in _MASCULINE:
        return _MASCULINE[word]
    if word.endswith(_HARD):
        return word
    for ending, instead, least in _ENDINGS:
        if word.endswith(ending) and len(word) >= least:
            return word[: -len(ending)] + instead
    return word
