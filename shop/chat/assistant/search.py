"""Which help text answers a question: without accents, with the mistakes that thumbs make.

    find("ou es ma comande ??", language="fr").slug  # "track"

No text is a better answer than a wrong one: too few of the words must be known.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.translation import override

from logistics.geo.spelling import mistakes
from shop.chat.ports import HelpText, help_texts
from shop.search.stems import stem
from shop.search.words import EMPTY_WORDS, words_of

# Said in every question, whatever it is about.
_TALK = (
    "ai aller allo alors as avez avoir bonjour bonsoir bjr ca cela c comment dois donc elle es est"
    " et etre faire faut fais ici il ils j je jai m ma me merci mes moi mon n ne nous oui non pas"
    " coute couter cout combien peu peut peux peuvent plus pouvez quand que quel quelle quels"
    " quelles qui quoi salut sais savoir serai sera si sil sont stp suis svp t toi tres trop tu un"
    " veux vont votre vos vous voudrais y"
    " am are be can could did do does hello hey hi how i is it its m my no not ok please s should"
    " t thank thanks that there they this want was what when where which who why will would yes"
    " you your"
)
TALK = frozenset(_TALK.split()) | EMPTY_WORDS
_PERSON = (
    "personne humain humaine conseiller conseillere quelqu agent operateur"
    " human person someone somebody operator representative"
)
PERSON = frozenset(_PERSON.split())
# What is said around it; with any other word it is a question about something.
_AROUND = (
    "parler discuter contacter joindre passer appeler repondre vrai vraie reel reelle autre equipe"
    " service client makiti support speak talk contact call real team service customer human to"
)
AROUND = frozenset(_AROUND.split()) | PERSON | TALK
MOST_WORDS = 24
# Of one's telling words so many must be known, or the question is about something else.
KNOWN = 0.3
BODY = 0.3


@dataclass(frozen=True)
class Leaf:
    text: HelpText
    strong: frozenset[str]
    weak: frozenset[str]


@dataclass(frozen=True)
class Found:
    text: HelpText
    score: float
    language: str

    @property
    def slug(self) -> str:
        return self.text.slug

    @property
    def words(self) -> str:
        """As it is said: the title, then the answer, in the language that was found."""
        with override(self.language):
            return f"{self.text.title}\n{self.text.answer}"


def telling(question: str) -> list[str]:
    """The words of a question that say what it is about."""
    words = [word for word in words_of(question) if word not in TALK]
    return list(dict.fromkeys(stem(word) for word in words if len(word) > 1))[:MOST_WORDS]


def wants_a_person(question: str) -> bool:
    """`Je veux parler à une personne` does; `une personne me demande un code` asks something."""
    words = set(words_of(question))
    return bool(PERSON & words) and words <= AROUND


def find(question: str, *, language: str) -> Found | None:
    """The best text in any of our languages, one's own first; None where none surely answers."""
    asked = telling(question)
    if not asked:
        return None
    others = [code for code, _name in settings.LANGUAGES if code != language]
    best: Found | None = None
    for code in [language, *others]:
        found = _best(asked, language=code)
        if found and (best is None or found.score > best.score * 1.2):
            best = found
    return best


def _best(asked: list[str], *, language: str) -> Found | None:
    leaves = _leaves(language)
    grades = [_grades(word, leaves) for word in asked]
    best: Found | None = None
    for at, leaf in enumerate(leaves):
        score = _score([grade[at] for grade in grades], rarity=[_rarity(g) for g in grades])
        if score > (best.score if best else 0):
            best = Found(leaf.text, score, language)
    return best


def _grades(word: str, leaves: list[Leaf]) -> list[tuple[float, float]]:
    """How much a word is like one of a text's own words, and like one of its answer."""
    return [(_nearest(word, leaf.strong), _nearest(word, leaf.weak)) for leaf in leaves]


def _rarity(grades: list[tuple[float, float]]) -> float:
    """A word that all texts have says little about which one is meant."""
    return 1 / max(1, sum(1 for strong, _weak in grades if strong))


def _score(grades: list[tuple[float, float]], *, rarity: list[float]) -> float:
    surely = any(strong for strong, _weak in grades)
    known = sum(strong or weak * BODY for strong, weak in grades) / len(grades)
    if not surely or known < KNOWN:
        return 0.0
    pairs = zip(grades, rarity, strict=True)
    return sum(strong * rare or weak * BODY / 4 for (strong, weak), rare in pairs)


def _nearest(asked: str, names: frozenset[str]) -> float:
    if asked in names:
        return 1.0
    return max((_like(asked, name) for name in names), default=0.0)


@lru_cache(maxsize=65536)
def _like(asked: str, name: str) -> float:
    """Bent otherwise (`annulée`, `annulation`) or mistyped (`comande`)."""
    if min(len(asked), len(name)) < 5 or asked[0] != name[0]:
        return 0.0
    alike = next((i for i, (a, b) in enumerate(zip(asked, name, strict=False)) if a != b), None)
    alike = min(len(asked), len(name)) if alike is None else alike
    if alike >= 5 and alike >= max(len(asked), len(name)) - 5:
        return 0.75
    if abs(len(asked) - len(name)) > 2:
        return 0.0
    wrong = mistakes(asked, name)[0]
    return {1: 0.8, 2: 0.5 if len(name) >= 8 else 0.0}.get(wrong, 0.0)


def _leaves(language: str) -> list[Leaf]:
    with override(language):
        said = [(text, f"{text.title} {text.words}", str(text.answer)) for text in help_texts()]
    return [Leaf(text, _stems(strong), _stems(weak)) for text, strong, weak in said]


@lru_cache(maxsize=4096)
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(words) if word not in TALK and len(word) > 1)
