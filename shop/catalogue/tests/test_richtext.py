"""What sellers write: few tags, nothing that runs, the same with a script and without."""

import pytest

from shop.catalogue.richtext import LONGEST, as_plain, clean_html, clean_plain, clean_rich
from shop.search.words import folded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("Bazin riche", "<p>Bazin riche</p>"),
        ("Un\ndeux\r\n\r\ntrois", "<p>Un<br>\ndeux</p>\n<p>trois</p>"),
        ("Avec :\n- sac\n- boîte", "<p>Avec :</p>\n<ul><li>sac</li>\n<li>boîte</li>\n</ul>"),
        ("**Neuf** & 2 < 3", "<p><strong>Neuf</strong> &amp; 2 &lt; 3</p>"),
        ("<p>a</p><p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("<div>a</div><b>b</b> <i>c</i>", "<p>a</p>\n<strong>b</strong> <em>c</em>"),
        ("<p onclick=alert(1)>x<script>alert(1)</script></p>", "<p>x</p>"),
        ("<p><a href='javascript:alert(1)'>ici</a></p>", "<p>ici</p>"),
        ("<p><img src=x onerror=alert(1)>photo</p>", "<p>photo</p>"),
        ("<p style='position:fixed'>grand</p>", "<p>grand</p>"),
        ("<h1>Titre</h1><p><br></p>", "<p>Titre</p>"),
        ("<img src=x onerror=alert(1)>Bon<script>x</script>", "<p>Bon</p>"),
        ("taille <XL & <3", "<p>taille &lt;XL &amp; &lt;3</p>"),
        ("Un <b>mot</b>", "<p>Un <strong>mot</strong></p>"),
        ("<svg><p><style><img src=x onerror=alert(1)>", ""),
        ("a\x00b", "<p>ab</p>"),
    ],
)
def test_only_a_few_tags_are_kept(typed: str, kept: str) -> None:
    assert clean_rich(typed) == kept


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("cuir &amp; toile", "<p>cuir &amp; toile</p>"),
        ("taille &lt; 40&nbsp;", "<p>taille &lt; 40</p>"),
        ("5&nbsp; \u00a0mètres<p>a</p>", "<p>5 mètres</p>\n<p>a</p>"),
        ("<p>&nbsp;</p>Bon", "<p>Bon</p>"),
        ("&lt;p&gt;", "<p>&lt;p&gt;</p>"),
    ],
)
def test_html_of_one_line_is_html(sent: str, kept: str) -> None:
    assert clean_html(sent) == kept


@pytest.mark.parametrize("typed", ["cuir &amp; toile", "<p>a</p>", "Un <b>mot</b> & 2 < 3"])
def test_plain_text_is_what_is_read_whatever_it_looks_like(typed: str) -> None:
    assert as_plain(clean_plain(typed)) == typed
    # Kept so, it is HTML for good.
    assert clean_rich(clean_plain(typed)) == clean_plain(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "Bazin", "Un\ndeux\n\ntrois", "Avec :\n\n- sac\n- boîte", "**Neuf** & 2 < 3 😀"],
)
def test_plain_text_comes_back_as_it_was_typed(typed: str) -> None:
    assert as_plain(clean_rich(typed)) == typed


def test_cleaned_once_is_cleaned_for_good() -> None:
    once = clean_rich("<div>Un<br>deux</div><ul><li>trois</li></ul> **quatre**")
    assert clean_rich(once) == once


def test_a_script_in_plain_text_is_text() -> None:
    assert "<script" not in clean_rich("<script>alert(1)</script>")
    assert "<script" not in clean_rich(as_plain(clean_rich("&lt;script&gt; **a**")))


def test_words_of_two_lines_are_two_words_in_the_index() -> None:
    assert folded(clean_rich("<ul><li>rouge</li><li>bleu</li></ul>Un<br>trois")) == (
        "rouge bleu un troi"
    )


def test_a_very_long_text_is_cut() -> None:
    assert len(clean_rich("x" * 10 * LONGEST)) <= 2 * LONGEST + 10
