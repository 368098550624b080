"use strict";
// Filters over a list of badges. Without this script the list is there in several orders.
for (const form of document.querySelectorAll("form[data-filters]")) {
  const items = [...document.querySelectorAll("[data-found]")];
  const fields = Object.fromEntries([...form.querySelectorAll("[data-filter]")].map((one) => [one.dataset.filter, one]));
  const language = document.documentElement.lang;
  const now = new Date().toISOString();
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase(language);

  // What an item says of a filter: one text (data-issuer), or several behind each other (data-tags).
  const keys = Object.keys(fields).filter((key) => key !== "text");
  const said = ({ dataset }, key) => {
    const several = dataset[`${key}s`];
    const texts = several === undefined ? [dataset[key]] : several.split("|");
    return texts.filter(Boolean);
  };
  const badges = items.map((item) => {
    const { status, ends } = item.dataset;
    const over = ends !== undefined && now.slice(0, ends.length) > ends;
    const badge = Object.fromEntries(keys.map((key) => [key, said(item, key)]));
    const words = keys.filter((key) => key !== "status").flatMap((key) => badge[key]);
    if (status) badge.status = [over && status === "valid" ? "expired" : status];
    return { ...badge, item, text: folded(`${item.textContent} ${words.join(" ")}`) };
  });

  const name = (text) => folded(text).replace(/[\s_-]+/g, " ").trim();

  // The choices are those that the list has; one that leaves no choice is not shown.
  for (const key of keys.filter((one) => one !== "status")) {
    const choices = new Map(badges.flatMap((badge) => badge[key]).map((text) => [name(text), text]));
    const sorted = [...choices].sort(([, one], [, other]) => one.localeCompare(other, language));
    if (key === "year") sorted.reverse();
    fields[key].append(...sorted.map(([value, text]) => new Option(text, value)));
    fields[key].closest(".field").hidden = sorted.length < 2;
  }
  if (fields.status) fields.status.closest(".field").hidden = new Set(badges.flatMap((badge) => badge.status)).size < 2;

  const say = form.querySelector("[data-say]");
  const reset = form.querySelector("[type=reset]");
  const state = () => new URLSearchParams(Object.entries(fields).flatMap(([key, field]) => (field.value ? [[key, field.value]] : [])));

  const show = () => {
    const words = folded(fields.text.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const badge of badges) {
      const fits = keys.every(
        (key) => !fields[key].value || badge[key].some((text) => name(text) === fields[key].value),
      );
      badge.item.hidden = !(fits && words.every((word) => badge.text.includes(word)));
      shown += badge.item.hidden ? 0 : 1;
    }
    for (const section of document.querySelectorAll("section:has([data-found])")) {
      section.hidden = !section.querySelector("[data-found]:not([hidden])");
    }
    const asked = state().toString();
    reset.hidden = !asked;
    say.textContent = asked ? say.dataset.say.replace("{shown}", shown).replace("{all}", badges.length) : "";
    history.replaceState(null, "", asked ? `#${asked}` : location.pathname + location.search);
  };

  // A filtered list has an address of its own, which can be passed on.
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    if (fields[key]) fields[key].value = value;
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => {
    show();
    fields.text.focus();
  }));
  form.hidden = false;
  if (state().toString()) show();
}
