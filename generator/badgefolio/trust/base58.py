"""base58btc, the alphabet in which keys and signatures of Data Integrity proofs are written.

Source: W3C, Controlled Identifiers 1.0, section 2.4 (Multibase), the alphabet named `z`.
"""

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_DIGITS = {letter: digit for digit, letter in enumerate(_ALPHABET)}
_MAX = 1000  # characters: the largest RSA key in use has about 800


def decode(text: str) -> bytes | None:
    """Return the bytes of a base58btc text, None where it is none or longer than any key.

    Every byte string has one spelling: each leading `1` is a byte of zeros.
    """
    if not text or len(text) > _MAX:
        return None
    number = 0
    for letter in text:
        digit = _DIGITS.get(letter)
        if digit is None:
            return None
        number = number * 58 + digit
    zeros = len(text) - len(text.lstrip(_ALPHABET[0]))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def encode(content: bytes) -> str:
    """Return bytes as a base58btc text."""
    number = int.from_bytes(content, "big")
    letters = []
    while number:
        number, digit = divmod(number, 58)
        letters.append(_ALPHABET[digit])
    zeros = len(content) - len(content.lstrip(b"\0"))
    return _ALPHABET[0] * zeros + "".join(reversed(letters))
