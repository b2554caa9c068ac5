"""Basic, Digest and tokens, as their standards show them."""

import secrets

import pytest

from kg.errors import PushError
from kg.export.pushing.credentials import Credentials

# The example of RFC 7616, 3.9.1.
ASKED = (
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={}, '
    'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
)
SAID = {
    "MD5": "8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256": "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
}


@pytest.mark.parametrize("algorithm", SAID)
def test_digest_answers_as_the_standard_does(monkeypatch: pytest.MonkeyPatch, algorithm: str) -> None:
    monkeypatch.setattr(secrets, "token_hex", lambda size: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
    mine = Credentials("Mufasa", "Circle of Life")
    assert mine.header("GET", "/dir/index.html") == {}, "nothing is said unasked"
    assert mine.challenged([ASKED.format(algorithm)])
    said = mine.header("GET", "/dir/index.html")["Authorization"]
    assert f'response="{SAID[algorithm]}"' in said and "nc=00000001" in said and "qop=auth," in said
    assert "nc=00000002" in mine.header("GET", "/dir/index.html")["Authorization"]


def test_a_password_that_is_wrong_is_not_tried_for_ever() -> None:
    for challenge in (['Basic realm="x"'], [ASKED.format("MD5")], []):
        mine = Credentials("me", "wrong")
        assert mine.challenged(challenge) and mine.header("GET", "/")
        assert not mine.challenged(challenge)


def test_a_nonce_that_has_become_stale_is_replaced() -> None:
    for stale, requests in ((", stale=true", 1), (", stale=false", 2), ("", 2)):  # or has done its service before
        mine = Credentials("me", "mine")
        assert mine.challenged(['Digest realm="r", nonce="old"'])
        for _ in range(requests):
            mine.header("PUT", "/")
        assert mine.challenged([f'Digest realm="r", nonce="new"{stale}'])
        assert 'nonce="new"' in mine.header("GET", "/")["Authorization"]
        assert not mine.challenged(['Digest realm="r", nonce="newer"'])


def test_of_two_ways_the_one_that_does_not_show_the_password_is_taken() -> None:
    mine = Credentials("me", "mine")
    assert mine.challenged(['Basic realm="r"', 'Digest realm="r", nonce="n"'])
    assert mine.header("GET", "/")["Authorization"].startswith("Digest ")


def test_basic_and_tokens() -> None:
    mine = Credentials("me", "秘密")
    assert mine.challenged(['Basic realm="r", charset="UTF-8"'])
    assert mine.header("GET", "/") == {"Authorization": "Basic bWU656eY5a+G"}
    mine = Credentials(token="abc")
    assert mine.header("GET", "/") == {"Authorization": "Bearer abc"} and not mine.challenged(['Basic realm="r"'])
    assert not Credentials().challenged(['Basic realm="r"']) and not Credentials()


def test_nothing_secret_is_shown() -> None:
    mine = Credentials("me", "mine-own", "tok-en")
    assert "mine-own" not in repr(mine) and "tok-en" not in repr(mine)


def test_an_algorithm_that_is_not_known_is_named() -> None:
    mine = Credentials("me", "mine")
    assert mine.challenged(['Digest realm="r", nonce="n", algorithm=SHA-512-256'])
    with pytest.raises(PushError, match="SHA-512-256"):
        mine.header("GET", "/")
