"use strict";
// Opens a page that a password locks, on the visitor's own device. Nothing is asked of anybody, nothing is kept.
// How it was locked: generator/badgefolio/render/sealing.py.
{
  const form = document.querySelector("form[data-lock]");
  const answer = document.querySelector("[data-answer]");
  const field = form.querySelector("input[type=password]");
  const button = form.querySelector("button");
  const own = document.currentScript.src;
  const say = (key) => {
    answer.textContent = key ? answer.dataset[key] : "";
  };

  const bytes = (text) => Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0));
  const letters = (text) => new TextEncoder().encode(text);

  const keyOf = async (password) => {
    const typed = letters(password.normalize("NFKC").trim());
    const first = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
    const slow = { name: "PBKDF2", hash: "SHA-256", salt: bytes(form.dataset.salt), iterations: Number(form.dataset.rounds) };
    const bits = await crypto.subtle.deriveBits(slow, first, 256);
    const second = await crypto.subtle.importKey("raw", bits, "HKDF", false, ["deriveKey"]);
    const info = letters(`badgefolio page ${form.dataset.token}`);
    const quick = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info };
    return crypto.subtle.deriveKey(quick, second, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  };

  const unpack = (whole) => {
    const text = (from, length) => new TextDecoder().decode(new Uint8Array(whole, from, length));
    const length = new DataView(whole).getUint32(0);
    const head = JSON.parse(text(4, length));
    let at = 4 + length;
    const page = text(at, head.page);
    at += head.page;
    const files = new Map();
    for (const [address, type, size] of head.files) {
      files.set(address, new Blob([new Uint8Array(whole, at, size)], { type }));
      at += size;
    }
    return { page, files };
  };

  // A parsed document runs no scripts and loads no pictures: addresses are put right before anything shows.
  const parse = ({ page, files }) => {
    const made = new DOMParser().parseFromString(page, "text/html");
    for (const name of ["src", "href"]) {
      for (const element of made.body.querySelectorAll(`[${name}]`)) {
        const address = element.getAttribute(name);
        const file = files.get(address);
        if (!file) continue;
        if (name === "href" && !element.download) element.download = decodeURIComponent(address.split("/").pop());
        element.setAttribute(name, URL.createObjectURL(file));
      }
    }
    return made;
  };

  // The page may have another theme than the lock. Where its style cannot be had (offline), that of the lock stays.
  const style = async (made) => {
    const links = (from) => [...from.querySelectorAll("link[rel=stylesheet]")];
    const old = links(document);
    const had = new Map(old.map((link) => [link.getAttribute("href"), link]));
    let all = true;
    for (const link of links(made)) {
      if (had.delete(link.getAttribute("href"))) continue;
      all &&= await new Promise((done) => {
        link.onload = () => done(true);
        link.onerror = () => done(false);
        document.head.append(document.adoptNode(link));
      });
    }
    if (all) had.forEach((link) => link.remove());
  };

  const show = async (made) => {
    await style(made);
    const root = document.documentElement;
    document.title = made.title;
    root.lang = made.documentElement.lang;
    root.dir = made.documentElement.dir;
    const scripts = [...made.querySelectorAll("script")];
    scripts.forEach((script) => script.remove());
    document.body.replaceWith(document.adoptNode(made.body));
    for (const script of scripts.filter((one) => one.getAttribute("src"))) {
      const again = document.createElement("script");
      again.src = script.getAttribute("src");
      if (again.src !== own) document.head.append(again);
    }
    scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  };

  const open = async () => {
    const key = await keyOf(field.value);
    const sealed = bytes(document.querySelector("[data-sealed]").content.textContent);
    let whole;
    try {
      whole = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(form.dataset.nonce) }, key, sealed);
    } catch {
      say("wrong");
      field.select();
      field.focus();
      return;
    }
    await show(parse(unpack(whole)));
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    say("busy");
    try {
      await open();
    } catch {
      say("damaged");
    }
    button.disabled = false;
  });

  if (globalThis.crypto?.subtle) {
    form.hidden = false;
    field.focus();
  } else {
    say("insecure");
  }
}
