"""Whom this program speaks to, however the address is spelt."""

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgefolio.fetching.addresses import AllowedHost, Place, allowed_host, is_public, place_of
from badgefolio.fetching.answers import NotFetchedError
from badgefolio.sources.strings import web_address

INNER = [
    "0.0.0.1", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "127.0.0.1",
    "127.8.8.8", "168.63.129.16", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255",
    "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.9",
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1",
    "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::8.8.8.8",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:0:53aa:64c::1", "2001:2::1", "2001:10::1", "2001:20::1",
    "2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fd20:ce::254", "fe80::1", "fec0::1", "ff02::1", "4000::1",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1"]
PUBLIC += ["193.0.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888"]


@pytest.mark.parametrize("number", INNER)
def test_inner_special_and_disguised_numbers_are_not_public(number: str) -> None:
    assert not is_public(ip_address(number))


@pytest.mark.parametrize("number", PUBLIC)
def test_numbers_of_the_internet_are_public(number: str) -> None:
    assert is_public(ip_address(number))


@given(number=st.ip_addresses())
def test_what_python_calls_private_is_never_public(number: object) -> None:
    one = ip_address(str(number))
    if one.is_private or one.is_multicast or one.is_loopback or one.is_link_local or one.is_unspecified:
        assert not is_public(one)


@pytest.mark.parametrize(
    ("address", "scheme", "host", "port", "path"),
    [
        ("https://issuer.example/a?b=c#d", "https", "issuer.example", 443, "/a?b=c"),
        ("HTTPS://Issuer.Example.", "https", "issuer.example", 443, "/"),
        ("http://issuer.example:8080/", "http", "issuer.example", 8080, "/"),
        ("https://b\u00fccher.example/\u00fc", "https", "xn--bcher-kva.example", 443, "/%C3%BC"),
        ("https://\uff49ssuer\u3002example/", "https", "issuer.example", 443, "/"),
        ("https://[2606:4700:0::1111]:8443/", "https", "2606:4700::1111", 8443, "/"),
        ("https://8.8.8.8/", "https", "8.8.8.8", 443, "/"),
        ("https://issuer.example/%7e%zz/'()?q=[1]", "https", "issuer.example", 443, "/%7e%zz/'()?q=[1]"),
    ],
)
def test_an_address_has_one_spelling(address: str, scheme: str, host: str, port: int, path: str) -> None:
    place = place_of(address)
    assert place == Place(scheme=scheme, host=host, port=port, path=path)
    assert place_of(place.address) == place


@pytest.mark.parametrize(
    "address",
    [
        "", "issuer.example", "//issuer.example/", "ftp://issuer.example/",
        "file:///etc/passwd", "javascript:alert(1)", "data:,x", "gopher://issuer.example/", "https:///x",
        "https://:443/", "https://@issuer.example/", "https://a:b@issuer.example/",
        "https://issuer.example@127.0.0.1/", "https://127.0.0.1\\@issuer.example/",
        "https://issuer.example:0/", "https://issuer.example:99999/", "https://issuer.example:x/",
        "https://[::1/", "https://[fe80::1%25eth0]/", "https://[fe80::1%eth0]/",
        "https://iss uer.example/", "https://issuer.example/\r\nX: y", "https://issuer.example/\t",
        "https://issuer%2eexample/", "https://issuer..example/", "https://.example/",
        "https://-a.example/", "https://a_-.example/", "https://issuer.example../",
        "https://fa\u00df.example/", "https://\u202eissuer.example/",
        f"https://issuer.example/{'x' * 5000}", f"https://issuer.example/{chr(252) * 1000}",
        f"https://{'a' * 64}.example/",
        f"https://{'a.' * 200}example/", "https://[::ffff:1.2.3]/", "https://[v1.x]/",
    ],
)  # fmt: skip
def test_other_addresses_are_refused_with_a_sentence(address: str) -> None:
    with pytest.raises(NotFetchedError, match=r"^The (address|name) .*\.$"):
        place_of(address)


# Inner machines as strangers spell them: each is refused here, or has a number that is not public.
SPELLINGS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0x0.0x0.0x1", "0x7f.1",
    "017700000001", "0177.0.0.1", "0177.0.0.01", "00000177.0.0.1", "127.0.0.1.", "127.0.0.01",
    "127.000.000.001", "127.0.0.0x1", "0", "0.0.0.1", "0x0", "00", "127.0.0.1%00", "127%2e0%2e0%2e1",
    "%31%32%37.0.0.1", "127\u30020\u30020\u30021", "\uff11\uff12\uff17.0.0.1", "\u2460\u2461\u2466.0.0.1",
    "\u2460\u2461\u2466\u3002\u24ea.\u24ea.\u2460", "\u2488\u2488", "127.0.0.1:80:80", "[::1]", "[::]",
    "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]",
    "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fe80::1]",
    "[fd00:ec2::254]", "[fc00::1]", "[ff02::1]", "[::1%25lo]", "[::1%lo]", "169.254.169.254", "2852039166",
    "0xa9fea9fe", "0251.0376.0251.0376", "0xA9.0xFE.0xA9.0xFE", "169.16689662", "169.254.43518",
    "425.510.425.510", "10.0.0.1", "167772161", "192.168.1.1", "3232235777", "0300.0250.1.1", "172.16.0.1",
    "100.64.0.1", "255.255.255.255", "user@127.0.0.1", "issuer.example@127.0.0.1",
    "127.0.0.1#@issuer.example", "127.0.0.1\\@issuer.example", "4294967296",
    "340282366920938463463374607431768211456",
]  # fmt: skip


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_an_inner_machine_leads_there(host: str) -> None:
    try:
        found = place_of(f"https://{host}/")
    except NotFetchedError:
        return
    assert not is_public(ip_address(found.host))


@given(
    text=st.text(max_size=50)
    | st.text(min_size=600, max_size=900).map("https://a.example/".__add__)
    | st.from_regex(r"https://[^/]{1,20}/.{0,10}", fullmatch=True)
)
def test_any_text_is_a_place_or_refused(text: str) -> None:
    try:
        place = place_of(text)
    except NotFetchedError:
        return
    assert place.address.isascii()
    assert place.scheme in {"http", "https"}
    assert place_of(place.address) == place
    assert web_address(place.address) == place.address
    assert "\r" not in place.path
    assert " " not in place.path


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Intranet.Example", AllowedHost(host="intranet.example")),
        ("localhost:8080", AllowedHost(host="localhost", port=8080)),
        ("[::1]:80", AllowedHost(host="::1", port=80)),
        ("127.0.0.1:443", AllowedHost(host="127.0.0.1", port=443)),
    ],
)
def test_a_host_can_be_allowed_by_name_and_port(text: str, host: AllowedHost) -> None:
    assert allowed_host(text) == host


@pytest.mark.parametrize(
    "text", ["", "https://a.example", "a.example/x", "a:b", "a@b", "*.example", "127.1", "a?", "a#", "::1"]
)
def test_what_is_no_host_cannot_be_allowed(text: str) -> None:
    with pytest.raises(ValueError, match="is no host"):
        allowed_host(text)


def test_an_allowed_host_is_that_host_and_port_alone() -> None:
    one = allowed_host("intranet.example:8080")
    assert one.is_of(place_of("http://intranet.example:8080/x"))
    assert one.is_of(place_of("https://INTRANET.example.:8080/x"))
    for other in (
        "http://intranet.example/",
        "http://a.intranet.example:8080/",
        "http://intranet.example.evil.example:8080/",
    ):
        assert not one.is_of(place_of(other))
    usual = allowed_host("intranet.example")
    assert usual.is_of(place_of("http://intranet.example/"))
    assert usual.is_of(place_of("https://intranet.example/"))
    assert not usual.is_of(place_of("https://intranet.example:8443/"))
