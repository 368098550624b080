// The badge in a file: a PNG or SVG picture, JSON, or a signed token.
{
  const { base64url, fromUtf8, halt, inflated, isObject, MOST, objects, strictJson, toBytes } = again;

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
    return badges.slice(0, 4).map((one) => {
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
    const { credentialSubject, recipient, badge: award, verify } = badge.document;
    const isAward = objects(credentialSubject).some((one) => one.achievement ?? one.hasCredential);
    if (!isAward && !(recipient && (award ?? verify))) halt("nothing");
    return badge;
  };
  const sole = (value) => {
    const one = Array.isArray(value) && value.length === 1 ? value[0] : value;
    return isObject(one) ? one : halt("nothing");
  };

  Object.assign(again, { badgeIn });
}
