// Public keys: from identifiers that are keys, and from the page, which brings those of the issuer's document.
{
  const { base58, base64url, fromUtf8, halt, isObject, strictJson, toBase64url } = again;

  // A point on P-256 or P-384 by its x and the parity of its y (SEC 1, section 2.3.4).
  const CURVES = {
    "P-256": [
      2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
      0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    ],
    "P-384": [
      2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
      0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    ],
  };
  const pointOf = (crv, bytes) => {
    const [p, b] = CURVES[crv];
    const size = crv === "P-256" ? 32 : 48;
    const hex = (count, number) => number.toString(16).padStart(count * 2, "0");
    const x = BigInt(`0x${[...bytes.subarray(1)].map((one) => hex(1, one)).join("")}`);
    let [y, base] = [1n, (x ** 3n - 3n * x + b) % p];
    for (let power = (p + 1n) / 4n; power; power >>= 1n) {
      if (power & 1n) y = (y * base) % p;
      base = (base * base) % p;
    }
    if (y % 2n !== BigInt(bytes[0]) % 2n) y = p - y;
    const coordinate = (number) => toBase64url(hex(size, number).match(/../g).map((pair) => parseInt(pair, 16)));
    return bytes.length === size + 1 ? { kty: "EC", crv, x: coordinate(x), y: coordinate(y) } : undefined;
  };

  const multikey = (text) => {
    const bytes = text.startsWith("z") ? base58(text.slice(1)) : new Uint8Array();
    const [kind, rest] = [(bytes[0] << 8) | bytes[1], bytes.subarray(2)];
    if (kind === 0xed01) return { kty: "OKP", crv: "Ed25519", x: toBase64url(rest) };
    if (kind === 0x8024) return pointOf("P-256", rest);
    if (kind === 0x8124) return pointOf("P-384", rest);
    return undefined;
  };

  // The key of a name: as the page carries it from the issuer's document, or as the name itself holds it.
  const keyNamed = (name, panel) => {
    const listedKey = [...panel.querySelectorAll("template[data-key]")].find((one) => one.dataset.key === name);
    if (listedKey) return { jwk: JSON.parse(listedKey.dataset.jwk), from: listedKey.dataset };
    const [, identifier, fragment = ""] = /^([^#]*)(?:#(.*))?$/s.exec(name);
    const [, method, own] = /^did:(key|jwk):(.*)$/s.exec(identifier) ?? [];
    if (method && fragment && fragment !== (method === "key" ? own : "0")) halt("bad-key", "failed");
    const jwk = method === "jwk" ? strictJson(fromUtf8(base64url(own))) : multikey(own ?? fragment);
    return isObject(jwk) ? { jwk } : halt("no-key");
  };

  Object.assign(again, { keyNamed });
}
