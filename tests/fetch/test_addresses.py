"""Links lead anywhere; requests go to public http(s) addresses of the hosts a source names, and nowhere else."""

from __future__ import annotations

import socket
from collections.abc import Callable

import httpx
import pytest

from ledger.model import Snapshot
from scraper.addresses import PublicOnly, allowed, is_public
from scraper.failures import NoConnection, OffHost
from scraper.fetch import Client
from scraper.politeness import Manners
from tests.fetch.conftest import AGENT, BODY, HOST, HOSTS, PAGE, Shelf
from tests.standin.clock import Clock
from tests.standin.server import StandIn

ELSEWHERE = [
    "http://127.0.0.1/admin",
    "http://localhost:8080/",
    "http://[::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "https://www.dhs.gov/ntas",
    "https://cbp.gov.example.org/",
    "https://www.cbp.gov.example.org/",
    "https://www.cbp.gov@evil.example/",
    "https://user:secret@www.cbp.gov/",
    "https://www.cbp.gov:8443/",
    "https://www.cbp.gov./",
    "https://evil.example\\@www.cbp.gov/",
    "//evil.example/x",
    "file:///etc/passwd",
    "ftp://www.cbp.gov/x",
    "gopher://www.cbp.gov/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "mailto:someone@cbp.gov",
    "http://",
    "",
    "https://www.cbp.gov\r\nX-Injected: 1",
    "http://[broken",
]


@pytest.mark.parametrize("address", ELSEWHERE)
def test_an_address_elsewhere_is_refused_before_anything_is_asked(client: Client, site: StandIn, address: str) -> None:
    with pytest.raises(OffHost) as refusal:
        client.fetch(address, HOSTS)
    assert site.asked == []
    assert "secret" not in str(refusal.value).partition(": ")[2]
    assert "\n" not in str(refusal.value).partition(": ")[2]


@pytest.mark.parametrize("address", [address for address in ELSEWHERE if address and "\r" not in address])
def test_a_redirect_elsewhere_is_refused_and_named(client: Client, shelf: Shelf, site: StandIn, address: str) -> None:
    shelf.documents[f"{HOST}/moved"] = address
    with pytest.raises(OffHost) as refusal:
        client.fetch(f"https://{HOST}/moved", HOSTS)
    assert refusal.value.url == f"https://{HOST}/moved"
    assert [asked.target for asked in site.asked] == ["/robots.txt", "/moved"]


@pytest.mark.parametrize(
    ("location", "final"),
    [
        ("/newsroom/one", PAGE),
        ("one", f"https://{HOST}/one"),
        (f"https://{HOST}/newsroom/one", PAGE),
        (f"http://{HOST}/newsroom/one", PAGE),
        (f"//{HOST}/newsroom/one", PAGE),
        ("https://other.example/newsroom/one", "https://other.example/newsroom/one"),
    ],
)
def test_a_redirect_to_a_named_host_is_followed(client: Client, shelf: Shelf, location: str, final: str) -> None:
    shelf.documents.update({f"{HOST}/moved": location, f"{HOST}/one": BODY, "other.example/newsroom/one": BODY})
    found = client.fetch(f"https://{HOST}/moved", (HOST, "other.example"))
    assert isinstance(found, Snapshot)
    assert (found.final_url, found.body) == (final, BODY)


def test_plain_http_is_raised_to_https() -> None:
    assert str(allowed("http://WWW.CBP.GOV/a?b=1#c", HOSTS, "x")) == "https://www.cbp.gov/a?b=1"


def over_network(resolve: Callable[[str], list[str]], site: StandIn, clock: Clock) -> Client:
    """The client with the guard it has over the network, in front of the stand-in."""
    guard = PublicOnly(site.transport(), resolve)
    return Client(AGENT, now=clock.now, sleep=clock.sleep, transport=guard, manners=Manners(attempts=1))


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1", "fec0::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "ff02::1", "::",
     "::127.0.0.1", "::ffff:0:10.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:a00:1::1",
     "2001:db8::1", "2001::7f00:1", "100::1", "198.18.0.1", "192.0.2.1", "240.0.0.1"],
)  # fmt: skip
def test_a_host_that_resolves_to_a_private_address_is_refused(site: StandIn, clock: Clock, address: str) -> None:
    with over_network(lambda host: ["23.1.2.3", address], site, clock) as client, pytest.raises(OffHost) as refusal:
        client.fetch(PAGE, HOSTS)
    assert f"{HOST} resolves to {address}, which is no public address" in str(refusal.value)
    assert site.asked == []


@pytest.mark.parametrize("address", ["23.1.2.3", "2600:1400::1", "::ffff:23.1.2.3", "64:ff9b::23.1.2.3"])
def test_a_public_address_is_one_however_it_is_written(address: str) -> None:
    """A network without IPv4 knows the others by RFC 6052."""
    assert is_public(address)


def test_a_redirect_to_a_host_of_ours_that_resolves_inward_is_refused(
    shelf: Shelf, site: StandIn, clock: Clock
) -> None:
    """The second hop is looked at like the first."""
    shelf.documents[f"{HOST}/moved"] = "https://other.example/x"
    addresses = {HOST: ["23.1.2.3"], "other.example": ["10.0.0.1"]}
    with over_network(addresses.__getitem__, site, clock) as client, pytest.raises(OffHost, match=r"10\.0\.0\.1"):
        client.fetch(f"https://{HOST}/moved", (HOST, "other.example"))
    assert {asked.host for asked in site.asked} == {HOST}


def test_a_name_that_does_not_resolve_is_a_transport_error(site: StandIn, clock: Clock) -> None:
    def resolve(host: str) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with over_network(resolve, site, clock) as client, pytest.raises(NoConnection) as error:
        client.fetch(PAGE, HOSTS)
    assert str(error.value) == f"{PAGE}: no connection: the name {HOST} cannot be resolved"


def test_a_machine_off_the_network_finds_it_out_once(site: StandIn, clock: Clock) -> None:
    """The first document is tried twice, other hosts once, and no host again before some minutes have passed."""
    asked: list[str] = []

    def resolve(host: str) -> list[str]:
        asked.append(host)
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    guard = PublicOnly(site.transport(), resolve)
    with Client(AGENT, now=clock.now, sleep=clock.sleep, transport=guard) as client:
        hosts = ("www.cbp.gov", "www.dhs.gov", "www.cbp.gov", "www.federalregister.gov")
        for host in hosts:
            with pytest.raises(NoConnection, match=f"no connection: the name {host} cannot be resolved"):
                client.fetch(f"https://{host}/{len(asked)}", (host,))
        assert asked == ["www.cbp.gov"] * 2 + ["www.dhs.gov", "www.federalregister.gov"]
        assert sum(clock.slept) < 5
        clock.move(301)
        with pytest.raises(NoConnection):
            client.fetch("https://www.dhs.gov/", ("www.dhs.gov",))
    assert asked[-1] == "www.dhs.gov"
    assert len(asked) == 5


def test_the_checked_address_is_the_one_connected_to() -> None:
    """The name is resolved once: a second answer of the resolver has no say. TLS still checks the host's name."""
    tried: list[tuple[str, str, object]] = []

    class Recorder(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            tried.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
            if request.url.host == "23.1.2.3":
                raise httpx.ConnectError("no route")
            return httpx.Response(200, content=b"ok")

    answers = iter([["23.1.2.3", "2600:1400::1"], ["127.0.0.1"]])
    with httpx.Client(transport=PublicOnly(Recorder(), lambda host: next(answers))) as http:
        assert http.get(PAGE).text == "ok"
    assert tried == [("23.1.2.3", HOST, HOST), ("2600:1400::1", HOST, HOST)]
