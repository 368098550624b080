"use strict";
// A badge that has expired meanwhile no longer counts on a path: count again.
for (const path of document.querySelectorAll("[data-path]")) {
  const bar = path.querySelector("progress");
  const now = new Date().toISOString();
  const counts = ({ dataset: { ends } }) => ends === undefined || now.slice(0, ends.length) <= ends;
  let met = 0;
  for (const group of path.querySelectorAll("[data-group]")) {
    const done = [...group.querySelectorAll("[data-counts]")].some(counts);
    met += done ? 1 : 0;
    if (done || !group.classList.contains("is-passed")) continue;
    group.classList.replace("is-passed", "is-open");
    group.querySelector(".mark path")?.setAttribute("d", "M5 8h6");
    const word = group.querySelector("[data-open]");
    if (word) word.textContent = word.dataset.open;
  }
  if (!bar || met >= bar.value) continue;
  bar.value = met;
  const said = path.querySelector("[data-told]");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  said.textContent = said.dataset.told.replace("{met}", number.format(met)).replace("{needed}", number.format(bar.max));
  bar.textContent = said.textContent;
}
