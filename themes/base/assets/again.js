"use strict";
// Check again: the visitor's own browser reads a badge file and computes anew what it can. It asks nobody and
// keeps nothing. Every word it says stands in the page (parts/again.html); texts of strangers are only text.
{
  const MOST = { file: 32 << 20, svg: 4 << 20, text: 1 << 20, depth: 100, proofs: 10, address: 1000 };

  // Ends a check. The message is the name of a sentence in the page.
  class Halt extends Error {
    constructor(sentence, outcome = "unknown", values = {}) {
      super(sentence);
      Object.assign(this, { outcome, values });
    }
  }
  const halt = (...why) => {
    throw new Halt(...why);
  };

  // -- Bytes and texts

  const toBytes = (text) => new TextEncoder().encode(text);
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const listed = (value) => (value == null ? [] : [value].flat());
  const objects = (value) => listed(value).filter(isObject);
  const asText = (value) => (typeof value === "string" ? value : "");

  // Texts of strangers: short, on one line, and without signs that turn the direction of writing.
  const shown = (text) => [...text.normalize("NFC").replace(/[\p{C}\p{Z}]+/gu, " ").trim()].slice(0, 80).join("");

  const fromUtf8 = (bytes) => {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return halt("unreadable");
    }
  };

  const inflated = async (bytes, format, most) => {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
    const parts = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read().catch(() => halt("unreadable"));
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      size += value.length;
      if (size > most) {
        reader.cancel().catch(() => {});
        halt("too-large");
      }
      parts.push(value);
    }
  };

  const base64url = (text) => {
    const plain = text.replaceAll("-", "+").replaceAll("_", "/");
    if (!/^[\w-]*$/.test(text) || plain.length % 4 === 1) halt("unreadable");
    const raw = atob(plain);
    // bits to spare would make two texts mean one token
    if (btoa(raw).replaceAll("=", "") !== plain) halt("unreadable");
    return Uint8Array.from(raw, (sign) => sign.charCodeAt(0));
  };
  const toBase64url = (bytes) =>
    btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  const base58 = (text) => {
    const signs = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    if (text.length > 200 || [...text].some((sign) => !signs.includes(sign))) return new Uint8Array();
    let number = [...text].reduce((sum, sign) => sum * 58n + BigInt(signs.indexOf(sign)), 0n);
    const bytes = [];
    for (; number; number >>= 8n) bytes.unshift(Number(number & 255n));
    return Uint8Array.from([...text.match(/^1*/)[0]].map(() => 0).concat(bytes));
  };

  // JSON.parse lets a name stand twice and rounds numbers: two programs would read such a text differently.
  const strictJson = (text) => {
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      halt("unreadable");
    }
    const open = [];
    const digits = /[-+.\deE]+/y;
    for (let at = 0; at < text.length; at++) {
      const sign = text[at];
      if (sign === '"') {
        const start = at;
        while (text[++at] !== '"') if (text[at] === "\\") at++;
        const said = JSON.parse(text.slice(start, at + 1));
        let next = at + 1;
        while (" \t\r\n".includes(text[next])) next++;
        if (/\p{Surrogate}/u.test(said)) halt("unclear");
        if (text[next] === ":") {
          if (open.at(-1).has(said)) halt("unclear");
          open.at(-1).add(said);
        }
      } else if ("{[".includes(sign)) {
        if (open.push(new Set()) > MOST.depth) halt("unclear");
      } else if ("}]".includes(sign)) {
        open.pop();
      } else if ("-0123456789".includes(sign)) {
        digits.lastIndex = at;
        const [number] = digits.exec(text);
        at += number.length - 1;
        if (/^-?\d+$/.test(number) ? !Number.isSafeInteger(+number) : !Number.isFinite(+number)) halt("unclear");
      }
    }
    return value;
  };

  // JSON Canonicalization Scheme (RFC 8785), which took its numbers and strings from this language.
  const canonical = (value) => {
    if (Array.isArray(value)) return `[${value.map(canonical)}]`;
    if (!isObject(value)) return JSON.stringify(value);
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
  };

  // -- The badge in a file

  const PNG = "\x89PNG\r\n\x1a\n";
  const KEYWORDS = ["openbadges", "openbadge", "openbadgecredential", "clrcredential"];
  const ELEMENTS = [
    "http://openbadges.org assertion",
    "https://purl.imsglobal.org/ob/v3p0 credential",
    "https://purl.imsglobal.org/clr/v2p0 credential",
  ];
  const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]*$/;

  const badgeChunks = function* (png) {
    const view = new DataView(png.buffer);
    for (let at = 8; at + 12 <= png.length; at += view.getUint32(at) + 12) {
      const size = view.getUint32(at);
      if (size > png.length - at - 12) break;
      const kind = String.fromCharCode(...png.subarray(at + 4, at + 8));
      if (kind === "IEND") return;
      const inside = png.subarray(at + 8, at + 8 + size);
      const end = inside.indexOf(0);
      const isText = ["tEXt", "zTXt", "iTXt"].includes(kind) && end > 0 && end < 80;
      if (isText && KEYWORDS.includes(String.fromCharCode(...inside.subarray(0, end)))) {
        yield [kind, inside.subarray(end + 1)];
      }
    }
    halt("unreadable");
  };

  const chunkText = async ([kind, rest]) => {
    let start = 0;
    let isCompressed = false;
    if (kind === "zTXt") {
      [start, isCompressed] = [1, true];
      if (rest[0]) halt("unreadable");
    } else if (kind === "iTXt") {
      const language = rest.indexOf(0, 2);
      start = rest.indexOf(0, language + 1) + 1;
      isCompressed = rest[0] === 1;
      if (rest[0] > 1 || rest[1] || language < 0 || !start) halt("unreadable");
    }
    const text = rest.subarray(start);
    return fromUtf8(isCompressed ? await inflated(text, "deflate", MOST.text) : text);
  };

  // A document without a window: nothing in it is run, drawn or fetched. Entities only as drawing programs write.
  const svgTexts = (text) => {
    const plain = /<!ENTITY\s+[\w.:-]{1,50}\s+(?:"[^"&%<]{0,200}"|'[^'&%<]{0,200}')\s*>/g;
    if (text.replace(plain, "").includes("<!ENTITY")) halt("unclear");
    const svg = new DOMParser().parseFromString(text, "image/svg+xml");
    if (svg.querySelector("parsererror") || svg.documentElement.localName !== "svg") halt("unreadable");
    const badges = ELEMENTS.flatMap((one) => [...svg.getElementsByTagNameNS(...one.split(" "))]);
    return badges.map((one) => {
      const [verify, body] = [(one.getAttribute("verify") ?? "").trim(), one.textContent.trim()];
      return TOKEN.test(verify) ? verify : body || verify;
    });
  };

  const textsIn = async (file) => {
    if (file.size > MOST.file) halt("too-large");
    let bytes = new Uint8Array(await file.arrayBuffer());
    const head = String.fromCharCode(...bytes.subarray(0, 8));
    if (head === PNG) return Promise.all([...badgeChunks(bytes)].slice(0, 4).map(chunkText));
    if (head.startsWith("\x1f\x8b")) bytes = await inflated(bytes, "gzip", MOST.svg);
    if (bytes.length > MOST.svg) halt("too-large");
    const text = fromUtf8(bytes).trim();
    return text.startsWith("<") ? svgTexts(text) : [text];
  };

  const readToken = (text) => {
    const [head, body, signature] = text.split(".");
    const [header, payload] = [head, body].map((part) => strictJson(fromUtf8(base64url(part))));
    if (!isObject(header) || !isObject(payload) || "crit" in header || "b64" in header) halt("unreadable");
    const token = { header, payload, signed: toBytes(`${head}.${body}`), signature: base64url(signature) };
    return { document: credentialIn(payload), token };
  };

  // The credential is the payload, or its claim `vc`, which may leave these members to the token's own claims.
  const credentialIn = (payload) => {
    if (!isObject(payload.vc)) return payload;
    const { iss: issuer, jti: id, sub, nbf: issuanceDate, exp: expirationDate } = payload;
    const document = { ...payload.vc };
    for (const [name, claim] of Object.entries({ issuer, id, issuanceDate, expirationDate })) {
      document[name] ??= claim;
    }
    const subject = document.credentialSubject;
    if (isObject(subject)) document.credentialSubject = { ...subject, id: subject.id ?? sub };
    return document;
  };

  const badgeIn = async (file) => {
    const texts = (await textsIn(file)).map((one) => one.trim());
    const [text] = texts;
    if (!text) halt("nothing");
    if (texts.some((one) => one !== text)) halt("differ");
    if (text.length > MOST.text) halt("too-large");
    if (/^https?:\/\/\S+$/.test(text)) halt("elsewhere");
    const badge = TOKEN.test(text) ? readToken(text) : { document: sole(strictJson(text)) };
    const has = (name) => Object.hasOwn(badge.document, name);
    if (!has("credentialSubject") && !(has("recipient") && (has("badge") || has("verify")))) halt("nothing");
    return badge;
  };
  const sole = (value) => {
    const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return isObject(one) ? one : halt("nothing");
  };

  // -- Signatures

  const algorithmOf = (name) => {
    const [, kind, bits] = /^([RPE]S)(256|384|512)$/.exec(name) ?? [];
    const hash = `SHA-${bits}`;
    if (kind === "RS") return { name: "RSASSA-PKCS1-v1_5", hash };
    if (kind === "PS") return { name: "RSA-PSS", hash, saltLength: bits / 8 };
    if (kind === "ES") return { name: "ECDSA", hash, namedCurve: bits === "512" ? "P-521" : `P-${bits}` };
    if (["EdDSA", "Ed25519"].includes(name)) return { name: "Ed25519" };
    return halt(...(name === "ES256K" ? ["browser-cannot"] : ["bad-algorithm", "failed", { algorithm: shown(name) }]));
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
    for (let power = (p + 1n) / 4n; power; power >>= 1n, base = (base * base) % p) if (power & 1n) y = (y * base) % p;
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
    if ("jku" in header || "x5u" in header) halt("bad-key", "failed");
    const key = keyOfToken(badge, panel);
    return { key, isGood: await holds(algorithm, key.jwk, signed, signature) };
  };

  const checkProof = async (document, proof, panel) => {
    const isJcs = ["eddsa-jcs-2022", "ecdsa-jcs-2019"].includes(proof.cryptosuite);
    if (proof.type !== "DataIntegrityProof" || !isJcs || proof.previousProof) {
      halt("other-suite", "unknown", { kind: shown(asText(proof.cryptosuite) || asText(proof.type)) });
    }
    const [from, until] = [proof.created, proof.expires].map((one) => one && rangeOf(one)?.[0]);
    if (proof.proofPurpose !== "assertionMethod" || from > Date.now() || until <= Date.now()) halt("bad-proof", "failed");
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
    const value = asText(proofValue);
    return { key, isGood: await holds(algorithm, key.jwk, signed, base58(value.startsWith("z") ? value.slice(1) : "")) };
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

  // -- Dates: a day begins first at UTC+14 and ends last at UTC-12; in doubt for the badge

  const HOUR = 3600e3;
  const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;
  const rangeOf = (value) => {
    if (typeof value === "number" || /^\d{9,13}$/.test(value)) {
      const instant = +value < 1e11 ? value * 1000 : +value;
      return instant > 0 && instant < 8e15 ? [instant, instant, new Date(instant).toISOString().slice(0, 10)] : undefined;
    }
    const [, day, time, seconds = ":00", part = "", zone] = DATE.exec(asText(value).trim().toUpperCase()) ?? [];
    const [, hours, minutes = "00"] = /^(...):?(\d\d)?$/.exec(zone) ?? [];
    const instant = Date.parse(`${day}T${time ?? "00:00"}${seconds}${part}${hours ? `${hours}:${minutes}` : "Z"}`);
    const midnight = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(instant) || !new Date(midnight).toISOString().startsWith(day)) return undefined;
    if (!time) return [instant - 14 * HOUR, instant + 36 * HOUR, day];
    return zone ? [instant, instant, day] : [instant - 14 * HOUR, instant + 12 * HOUR, day];
  };

  const written = (value) => objects(value).map((one) => one["@value"]).concat(listed(value).filter((one) => !isObject(one)));
  const datesOf = ({ document, token }, names, claims) =>
    [...names.map((name) => document[name]), ...claims.map((name) => token?.payload[name])]
      .flatMap(written)
      .filter((one) => one != null)
      .map(rangeOf);

  const dateChecks = (badge) => {
    const starts = datesOf(badge, ["awardedDate", "issuedOn", "issued_on", "validFrom", "issuanceDate"], ["nbf", "iat"]);
    const ends = datesOf(badge, ["expires", "validUntil", "expirationDate"], ["exp"]);
    return [issuedCheck(starts), expiryCheck(ends)];
  };
  const issuedCheck = (starts) => {
    if (!starts.length || starts.includes(undefined)) return line("issued", "unknown", "no-date");
    const [earliest, , day] = starts.reduce((last, one) => (one[0] > last[0] ? one : last));
    if (earliest > Date.now()) return line("issued", "failed", "too-early", { day });
    return line("issued", "passed", "issued", { day: starts[0][2] });
  };
  const expiryCheck = (ends) => {
    if (!ends.length) return line("expiry", "not-applicable", "never-expires");
    if (ends.includes(undefined)) return line("expiry", "unknown", "no-date");
    const [, latest, day] = ends.reduce((first, one) => (one[1] < first[1] ? one : first));
    return latest <= Date.now() ? line("expiry", "failed", "expired", { day }) : line("expiry", "passed", "valid", { day });
  };

  // -- Recipient

  const subjectOf = (document) => {
    const subjects = objects(document.credentialSubject);
    return subjects.find((one) => one.achievement) ?? subjects[0] ?? {};
  };
  const recipientsOf = (document) => {
    const subject = subjectOf(document);
    const named = objects(subject.identifier).map((one) => ({ ...one, value: one.identityHash }));
    const older = objects(document.recipient).map((one) => ({ ...one, value: one.identity }));
    const oldest = { value: document.recipient, salt: document.salt };
    return [{ value: subject.id }, ...named, ...older, oldest].filter(({ value }) => asText(value));
  };

  // The ways in which an issuer may have written an identity.
  const spellings = (identity) => {
    const text = identity.trim().normalize("NFC");
    const bare = text.replace(/^(?:mailto|tel):/i, "");
    const [, scheme, host, path = ""] = /^(https?):\/\/([^/]*)(.*)$/i.exec(text) ?? [];
    const found = [identity, text];
    if (scheme) {
      const same = `${scheme.toLowerCase()}://${host.toLowerCase()}${path}`;
      for (const one of [text, same].map((address) => address.replace(/\/+$/, ""))) found.push(one, `${one}/`);
    } else if (!/^(?:did|urn):/i.test(text) && text.includes("@")) {
      const [, local, domain] = /^(.*)@(.*)$/s.exec(bare);
      found.push(bare, bare.toLowerCase(), `${local}@${domain.toLowerCase()}`);
    } else if (/^\+?[\d\s().\u00a0/-]+$/.test(bare)) {
      const dialled = bare.replace(/[\s().\u00a0/-]/g, "");
      found.push(bare, dialled, dialled.replace("+", ""));
    }
    return found;
  };

  const SIZES = { 32: "md5", 40: "sha1", 64: "sha256", 96: "sha384", 128: "sha512" };
  const isRecipient = async ({ value, hashed, salt }, identity) => {
    const [, named, digest] = /^(?:([a-z][a-z\d-]+)\$)?([\da-f]{32,128})$/i.exec(value) ?? [];
    if (!digest || !(named || hashed === true)) {
      if (hashed === true && value.includes("$")) halt("strange-hash");
      return spellings(value).some((one) => spellings(identity).includes(one));
    }
    const algorithm = SIZES[digest.length];
    if (algorithm === "md5") halt("md5");
    if (!algorithm || (named && named.toLowerCase() !== algorithm)) halt("strange-hash");
    for (const one of spellings(identity)) {
      const made = await crypto.subtle.digest(algorithm.replace("sha", "SHA-"), toBytes(one + asText(salt)));
      const hex = [...new Uint8Array(made)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      if (hex === digest.toLowerCase()) return algorithm === "sha1" ? "weakly" : true;
    }
    return false;
  };

  const recipientCheck = async (badge, identity) => {
    const recipients = recipientsOf(badge.document).slice(0, 100);
    if (!recipients.length) return line("recipient", "not-applicable", "nobody");
    if (!globalThis.crypto?.subtle) return line("recipient", "unknown", "not-secure");
    let odd;
    const found = new Set();
    for (const one of recipients) {
      found.add(await isRecipient(one, identity).catch((error) => void (odd = failure("recipient", error))));
    }
    if (found.has(true)) return line("recipient", "passed", "yours");
    if (found.has("weakly")) return line("recipient", "passed", "yours-weakly", { algorithm: "SHA-1" });
    return odd ?? line("recipient", "failed", "not-yours");
  };

  // -- The panel

  const line = (title, outcome, sentence, values = {}, before = "") => ({ title, outcome, sentence, values, before });
  const failure = (title, error, before) => {
    const { message, outcome, values } = error instanceof Halt ? error : new Halt("unreadable");
    return line(title, outcome, message, values, before);
  };

  const open = (panel) => {
    const words = panel.querySelector("template[data-words]").content;
    const [report, mine, field] = ["[data-report]", "form", "form input"].map((one) => panel.querySelector(one));
    const days = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "long", timeZone: "UTC" });
    let badge;
    let turn = 0;

    const say = (name, values = {}) =>
      words.querySelector(`[data-say="${name}"]`).textContent.replace(/\{(\w+)\}/g, (place, key) => {
        if (key === "date" && values.day) return days.format(new Date(`${values.day}T00:00:00Z`));
        return Object.hasOwn(values, key) ? values[key] : place;
      });
    const show = (list, lines) => {
      const items = lines.map(({ title, outcome, sentence, values, before }) => {
        const item = words.querySelector(`[data-outcome="${outcome}"]`).cloneNode(true);
        item.querySelector("[data-title]").textContent = say(`title-${title}`);
        const why = before ? `${say(sentence, values)} ${say(`before-${before}`)}` : say(sentence, values);
        item.querySelector(".why").textContent = why;
        return item;
      });
      list.replaceChildren(...items);
    };

    // Another badge than the page's is said to be one; the same name proves nothing, and nothing is said.
    const nameChecks = ({ document }) => {
      const { achievement } = subjectOf(document);
      const name = shown(asText(achievement?.name ?? document.badge?.name));
      const isOther = name && name !== shown(panel.dataset.badge);
      return isOther ? [line("file", "failed", "other-badge", { name })] : [];
    };

    const check = async (file) => {
      const own = ++turn;
      badge = undefined;
      mine.hidden = true;
      mine.reset();
      show(mine.querySelector("[role=status] ul"), []);
      let lines;
      try {
        const found = await badgeIn(await file);
        lines = [...nameChecks(found), ...(await signatureChecks(found, panel)), ...dateChecks(found)];
        lines.push(line("status", "unknown", "not-asked", {}, "status"));
        if (own === turn) badge = found;
      } catch (error) {
        lines = [failure("file", error)];
      }
      if (own !== turn) return;
      show(report, lines);
      mine.hidden = !badge;
    };

    const offered = panel.querySelector("[data-offered]");
    if (offered && location.protocol.startsWith("http")) {
      offered.hidden = false;
      const options = { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" };
      const load = async () => {
        const answer = await fetch(offered.dataset.offered, options).catch(() => halt("not-loaded"));
        return answer.ok ? answer.blob() : halt("not-loaded");
      };
      offered.addEventListener("click", () => check(load()));
    }
    const picked = panel.querySelector("[type=file]");
    picked.addEventListener("change", () => picked.files.length && check(picked.files[0]));
    panel.addEventListener("dragover", (event) => event.preventDefault());
    panel.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) check(event.dataTransfer.files[0]);
    });
    mine.addEventListener("submit", async (event) => {
      event.preventDefault();
      const identity = field.value.slice(0, MOST.address);
      if (!badge || !identity.trim()) return;
      const own = turn;
      const said = await recipientCheck(badge, identity);
      if (own === turn) show(mine.querySelector("[role=status] ul"), [said]);
    });
    panel.hidden = false;
  };

  for (const panel of document.querySelectorAll("[data-again]")) open(panel);
}
