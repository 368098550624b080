"use strict";
// Check again: the visitor's own browser reads a badge file and computes anew what it can. It asks nobody and
// keeps nothing. Every word it says stands in the page (parts/again.html); texts of strangers are only text.
// This part is what the others stand on: caps, outcomes, bytes, and JSON read strictly.
const again = {};
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

  // One thing that was checked; `before` names what the page's own check said of it.
  const line = (title, outcome, sentence, values = {}, before = "") => {
    return { title, outcome, sentence, values, before };
  };
  const failure = (title, error, before) => {
    const { message, outcome, values } = error instanceof Halt ? error : new Halt("unreadable");
    return line(title, outcome, message, values, before);
  };

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
        if (!(/^-?\d+$/.test(number) ? Number.isSafeInteger : Number.isFinite)(+number)) halt("unclear");
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

  Object.assign(again, {
    asText, base58, base64url, canonical, failure, fromUtf8, halt, inflated, isObject, line, listed, MOST,
    objects, shown, strictJson, toBase64url, toBytes,
  });
}
