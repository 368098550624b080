// What a badge says of its dates and its recipient, held against the clock and a typed address.
{
  const { asText, failure, halt, isObject, line, listed, MOST, objects, toBytes } = again;

  // Dates: a day begins first at UTC+14 and ends last at UTC-12; in doubt for the badge.
  const HOUR = 3600e3;
  const DATE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;
  const rangeOf = (value) => {
    if (typeof value === "number" || /^\d{9,13}$/.test(value)) {
      const instant = +value < 1e11 ? value * 1000 : +value;
      if (!(instant > 0 && instant < 8e15)) return undefined;
      return [instant, instant, new Date(instant).toISOString().slice(0, 10)];
    }
    const [, day, time, seconds = ":00", part = "", zone] = DATE.exec(asText(value).trim().toUpperCase()) ?? [];
    const [, hours, minutes = "00"] = /^(...):?(\d\d)?$/.exec(zone) ?? [];
    const instant = Date.parse(`${day}T${time ?? "00:00"}${seconds}${part}${hours ? `${hours}:${minutes}` : "Z"}`);
    const midnight = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(instant) || !new Date(midnight).toISOString().startsWith(day)) return undefined;
    if (!time) return [instant - 14 * HOUR, instant + 36 * HOUR, day];
    return zone ? [instant, instant, day] : [instant - 14 * HOUR, instant + 12 * HOUR, day];
  };

  const written = (value) => listed(value).map((one) => (isObject(one) ? one["@value"] : one));
  const PREFIXES = ["", "obi:", "https://w3id.org/openbadges#"];
  const datesOf = ({ document, token }, names, claims) =>
    names
      .flatMap((name) => PREFIXES.map((prefix) => document[prefix + name]))
      .concat(claims.map((name) => token?.payload[name]))
      .flatMap(written)
      .filter((one) => one != null)
      .map(rangeOf);

  const dateChecks = (badge) => {
    const begins = ["awardedDate", "issuedOn", "issued_on", "validFrom", "issuanceDate"];
    const starts = datesOf(badge, begins, ["nbf", "iat"]);
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
    const isOver = latest <= Date.now();
    return line("expiry", isOver ? "failed" : "passed", isOver ? "expired" : "valid", { day });
  };

  const subjectOf = (document) => {
    const subjects = objects(document.credentialSubject);
    return subjects.find((one) => one.achievement) ?? subjects[0] ?? {};
  };
  const recipientsOf = (document) => {
    const subject = subjectOf(document);
    const named = objects(subject.identifier).map((one) => ({ ...one, value: one.identityHash }));
    const older = objects(document.recipient).map((one) => ({ ...one, value: one.identity }));
    const oldest = { value: document.recipient, salt: document.salt };
    return [{ value: subject.id }, ...named, ...older, oldest].filter(({ value }) => asText(value) && value.length <= MOST.address);
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

  const isTrue = (value) => /^true$/i.test(value);
  const SIZES = { 32: "md5", 40: "sha1", 64: "sha256", 96: "sha384", 128: "sha512" };
  const isRecipient = async ({ value, hashed, salt }, identity) => {
    const [, named, digest] = /^(?:([a-z][a-z\d-]+)\$)?([\da-f]{32,128})$/i.exec(value) ?? [];
    if (!digest || !(named || isTrue(hashed))) {
      if (isTrue(hashed) && value.includes("$")) halt("strange-hash");
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

  Object.assign(again, { dateChecks, rangeOf, recipientCheck, subjectOf });
}
