// Signatures, checked by the browser: tokens (JWS, VC-JWT), and proofs over canonical JSON (JCS).
{
  const {
    asText, base58, base64url, canonical, failure, halt, isObject, keyNamed, line, MOST, objects, rangeOf,
    shown, toBytes,
  } = again;

  const algorithmOf = (name) => {
    const [, kind, bits] = /^([RPE]S)(256|384|512)$/.exec(name) ?? [];
    const hash = `SHA-${bits}`;
    if (kind === "RS") return { name: "RSASSA-PKCS1-v1_5", hash };
    if (kind === "PS") return { name: "RSA-PSS", hash, saltLength: bits / 8 };
    if (kind === "ES") return { name: "ECDSA", hash, namedCurve: bits === "512" ? "P-521" : `P-${bits}` };
    if (["EdDSA", "Ed25519"].includes(name)) return { name: "Ed25519" };
    if (name === "ES256K") halt("browser-cannot");
    return halt("bad-algorithm", "failed", { algorithm: shown(name) });
  };

  const holds = async (algorithm, jwk, signed, signature) => {
    const { kty, crv, x, y, n, e } = jwk;
    if (kty === "RSA" && base64url(asText(n)).length < 256) halt("bad-key", "failed");
    let key;
    try {
      key = await crypto.subtle.importKey("jwk", { kty, crv, x, y, n, e }, algorithm, false, ["verify"]);
    } catch (error) {
      halt(...(error.name === "NotSupportedError" ? ["browser-cannot"] : ["bad-key", "failed"]));
    }
    return crypto.subtle.verify(algorithm, key, signature, signed);
  };

  const issuerOf = ({ issuer }) => asText(isObject(issuer) ? issuer.id : issuer);

  const keyOfToken = ({ token, document }, panel) => {
    const { kid, jwk } = token.header;
    if (!Object.hasOwn(document, "credentialSubject")) {
      const { verification, verify } = document;
      return keyNamed(asText(verification?.creator ?? verify?.creator ?? verify?.url), panel);
    }
    if (asText(kid).includes(":")) return keyNamed(kid, panel);
    if (isObject(jwk)) return { jwk };
    const issuer = issuerOf(document);
    return keyNamed(kid && !issuer.includes("#") ? `${issuer}#${asText(kid).replace("#", "")}` : issuer, panel);
  };

  const checkToken = async (badge, panel) => {
    const { header, signed, signature } = badge.token;
    const algorithm = algorithmOf(asText(header.alg));
    if ("jku" in header || "x5u" in header) halt("own-place", "failed");
    const key = keyOfToken(badge, panel);
    return { key, isGood: await holds(algorithm, key.jwk, signed, signature) };
  };

  const checkProof = async (document, proof, panel) => {
    const isJcs = ["eddsa-jcs-2022", "ecdsa-jcs-2019"].includes(proof.cryptosuite);
    if (proof.type !== "DataIntegrityProof" || !isJcs || proof.previousProof) {
      halt("other-suite", "unknown", { kind: shown(asText(proof.cryptosuite) || asText(proof.type)) });
    }
    const { created, expires } = proof;
    const isMade = created == null || rangeOf(created)?.[0] <= Date.now();
    const isOpen = expires == null || rangeOf(expires)?.[0] > Date.now();
    if (proof.proofPurpose !== "assertionMethod" || !isMade || !isOpen) halt("bad-proof", "failed");
    const { proofValue, ...options } = proof;
    const { proof: _, ...bare } = document;
    if ("@context" in options) {
      if (canonical(options["@context"]) !== canonical(bare["@context"])) halt("other-context");
    }
    const name = isObject(proof.verificationMethod) ? proof.verificationMethod.id : proof.verificationMethod;
    const key = keyNamed(asText(name), panel);
    const isWide = key.jwk.crv === "P-384";
    const algorithm = algorithmOf(proof.cryptosuite === "eddsa-jcs-2022" ? "EdDSA" : isWide ? "ES384" : "ES256");
    const hash = (value) => crypto.subtle.digest(isWide ? "SHA-384" : "SHA-256", toBytes(canonical(value)));
    const signed = await new Blob([await hash(options), await hash(bare)]).arrayBuffer();
    const [, value = ""] = /^z(.*)$/s.exec(proofValue) ?? [];
    return { key, isGood: await holds(algorithm, key.jwk, signed, base58(value)) };
  };

  const signatureChecks = async (badge, panel) => {
    const proofs = objects(badge.document.proof).slice(0, MOST.proofs);
    if (!badge.token && !proofs.length) return [line("signature", "unknown", "no-signature", {}, "signature")];
    if (!globalThis.crypto?.subtle) return [line("signature", "unknown", "not-secure", {}, "signature")];
    const made = badge.token
      ? [checkToken(badge, panel)]
      : proofs.map((proof) => checkProof(badge.document, proof, panel));
    const checks = made.map(async (one) => {
      try {
        const { key, isGood } = await one;
        if (!isGood) return [line("signature", "failed", "altered")];
        const said = key.from ? ["listed-key", { domain: key.from.domain, date: key.from.date }] : ["brought-key"];
        return [line("signature", "passed", "holds"), line("key", "unknown", ...said, "key")];
      } catch (error) {
        return [failure("signature", error, "signature")];
      }
    });
    return (await Promise.all(checks)).flat();
  };

  Object.assign(again, { signatureChecks });
}
