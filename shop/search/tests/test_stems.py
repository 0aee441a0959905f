"""Which words are one to a shopper, and which are not."""

import pytest

from shop.search.stems import stem
from shop.search.words import asked, asked_to_read, folded

ONE = """
    chaussure chaussures | vert verte | vert vertes | noir noires | bleu bleues | gris grises
    blanc blanches | violet violettes | brun brunes | clair claires | foncé foncée
    doré dorées | brodé brodées | émaillé émaillée | aimanté aimantées | carré carrées
    rond ronde | long longues | court courtes | grand grande | petit petites | gros grosse
    haut hautes | léger légère | premier premières | entier entière | neuf neuve | beau belle
    nouveau nouvelle | nouveaux nouvelles | vieux vieille | doux douces | frais fraîche
    épais épaisse | journal journaux | cheval chevaux | animal animaux | bocal bocaux
    hôpital hôpitaux | spécial spéciaux | spécial spéciale | royal royaux | médical médicales
    heureux heureuse | précieux précieuses | sportif sportive | sportifs sportives
    naturel naturelle | traditionnel traditionnelles | guinéen guinéenne | ancien anciennes
    africain africaines | français françaises | brillant brillante | transparent transparentes
    pointu pointue | humain humaine | rideau rideaux | gâteau gâteaux | bijou bijoux
    tuyau tuyaux | matériau matériaux | cheveu cheveux | travail travaux | fleuri fleurie
    électrique électriques | extérieur extérieures | féminin féminine | cousu cousues
    ménager ménagers | coffee coffees | sandale sandales | cultivé cultivées
"""
# Each is told apart from the other by who buys.
TWO = """
    port porte | pomme pommade | poste poster | canal canne | sac sachet | lampe lampadaire
    riz rise | vent vente | plant plante | cart carte | pot poterie | sel selle | bal balle
    col colle | bas basse | sec sèche | frais fraise | argent argenté | arme armée
    bouche bouchée | porte portée | pâte pâtée | rose rosée | dur durée | pur purée
    cuisinier cuisinière | glacier glacière | cafetier cafetière | bonbon bonbonne
    galet galette | boulet boulette | bassin bassine | grain graine | main maine | pair paire
    marin marine | commun commune | mur mûre | frit frite | joint jointe | couvert couverte
    teint teinte | sort sorte | pont ponte | vis vive | lit litre | sal salle | mat mate
    port portable | robe robot | pile pilon | tapis tapisserie | savon savonnière | lot lotion
    huile huit | étage étagère | moule moulin | casque casquette | tas tasse | chaîne chaise
    bague bagage | tissu tisseur | vert verre | noir noix | coup coupe | cour course
    brode broche
"""


def pairs(text: str) -> list[tuple[str, str]]:
    # One pair after another, however the lines are broken.
    words = text.replace("|", " ").split()
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(("one", "other"), pairs(ONE))
def test_these_are_one_word(one: str, other: str) -> None:
    assert asked(one) == folded(other)
    assert asked(other) == folded(one)


@pytest.mark.parametrize(("one", "other"), pairs(TWO))
def test_these_are_two_words(one: str, other: str) -> None:
    assert asked(one) != folded(other)


@pytest.mark.parametrize("word", ["", "s", "aux", "ee", "ive", "x5s", "12", "a05ale", "ɓaɗɗo", "œ"])
def test_what_is_too_short_or_no_word_stays(word: str) -> None:
    assert stem(word) == word


def test_a_stem_is_its_own_stem() -> None:
    """What was folded once, and is looked for again, finds the same."""
    words = [asked(word) for pair in pairs(ONE) + pairs(TWO) for word in pair]
    assert [stem(word) for word in words] == words


def test_what_is_looked_for_in_vain_can_be_read() -> None:
    assert asked_to_read("Des lessives, robes vertes") == "lessive robe verte"
