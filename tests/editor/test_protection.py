"""Only this machine's browser, with the token, from the page itself, is answered; all others get a sentence."""

import pytest
from page_requests import HOST, ORIGIN, PORT, TOKEN, Visitor, write_words

from handbook.editor import MOST_BYTES
from handbook.messages import say

_FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_whoever_knows_the_address_sees_the_first_screen(visit: Visitor) -> None:
    answer = visit.get()
    assert answer.status == 200
    assert write_words("start") in answer.text


@pytest.mark.parametrize(
    "host", ["", "a.example", f"a.example:{PORT}", "127.0.0.1", "127.0.0.1:80", f"127.0.0.1:{PORT}.a"]
)
def test_a_name_of_another_machine_is_refused(visit: Visitor, host: str) -> None:
    answer = visit.get(headers={"host": host})
    assert (answer.status, answer.text) == (421, say("editor", "refused-host"))


def test_the_machine_may_be_called_by_its_own_name(visit: Visitor) -> None:
    assert visit.get(headers={"host": f"localhost:{PORT}"}).status == 200


@pytest.mark.parametrize(
    "target", ["/", "//", "*", f"/{TOKEN}a/", f"/{TOKEN[:-1]}/", f"//{TOKEN}/", f"/%2e/{TOKEN}/", "/tới/"]
)
def test_an_address_without_the_token_is_refused(visit: Visitor, target: str) -> None:
    answer = visit.send("GET", target)
    assert (answer.status, answer.text) == (403, say("editor", "refused-token"))


@pytest.mark.parametrize(
    "origin", ["", "null", "http://a.example", f"https://{HOST}", f"http://{HOST}, http://{HOST}", "http://127.0.0.1"]
)
def test_what_another_page_sends_is_refused(visit: Visitor, origin: str) -> None:
    answer = visit.post("bai", [("bai", "a")], headers={"origin": origin})
    assert (answer.status, answer.text) == (403, say("editor", "refused-origin"))


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_says_comes_from_another_site_is_refused(visit: Visitor, site: str) -> None:
    assert visit.get(headers={"sec-fetch-site": site}).status == 403
    assert visit.get(headers={"sec-fetch-site": "same-origin"}).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
def test_no_other_method_is_answered(visit: Visitor, method: str) -> None:
    assert visit.send(method, f"/{TOKEN}/", {"origin": ORIGIN}).status == 405


@pytest.mark.parametrize("length", [str(MOST_BYTES + 1), "-1", "1e3", "²", "9" * 40])
def test_what_says_it_is_too_large_is_not_even_read(visit: Visitor, length: str) -> None:
    answer = visit.post("bai", headers={"content-length": length})
    assert (answer.status, answer.text) == (413, say("editor", "refused-too-large"))


def test_what_turns_out_too_large_is_refused_whatever_it_said(visit: Visitor) -> None:
    body = b"a" * (MOST_BYTES + 1)
    answer = visit.post("bai/tep", body=body, headers={"content-type": "a/b", "content-length": "5"}, chunks=4)
    assert (answer.status, answer.text) == (413, say("editor", "refused-too-large"))


@pytest.mark.parametrize(
    "path",
    [
        "desk/css/../../application.py",
        "desk/css/%2e%2e%2f%2e%2e%2fapplication.py",
        "desk/css/..%5c..%5capplication.py",
        "desk/../css/editor.css",
        "assets/fonts-print/Tinos-LICENSE.txt",
        "ban-ghi/sources/..%2f..%2fpyproject",
        "etc/passwd",
    ],
)
def test_no_path_leads_to_another_file(visit: Visitor, path: str) -> None:
    assert visit.get(path).status == 404


def test_every_answer_tells_the_browser_to_trust_nothing_else(visit: Visitor) -> None:
    for answer in (visit.get(), visit.get("khong-co"), visit.send("GET", "/"), visit.get("desk/css/editor.css")):
        rules = dict(each.split(" ", 1) for each in answer.headers["content-security-policy"].split("; "))
        assert rules["default-src"] == rules["base-uri"] == "'none'"
        assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"


def test_no_screen_has_a_script_or_a_style_in_it(visit: Visitor) -> None:
    text = visit.get().text
    assert "<script>" not in text
    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text


@pytest.mark.parametrize("body", [b"bai=%ff", b"\xff\xfe=1", "&".join(f"a{each}=" for each in range(6000)).encode()])
def test_a_form_that_is_none_is_refused_with_a_sentence(visit: Visitor, body: bytes) -> None:
    answer = visit.post("bai", body=body, headers=_FORM)
    assert answer.status == 400
    assert say("editor", "form") in answer.text
