"use strict";
// Copy buttons. Without this script the texts are there to be selected by hand.
{
  const tell = (button, key) => {
    const live = button.closest("details:has([data-live])").querySelector("[data-live]");
    live.textContent = "";
    setTimeout(() => {
      live.textContent = live.dataset[key];
    }, 50);
    return live.dataset[key];
  };

  // Pages opened from a disk or over plain http have no clipboard: select the text and ask the browser.
  const copy = async (field) => {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.focus();
      field.select();
      return document.execCommand("copy");
    }
  };

  for (const button of document.querySelectorAll("button[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const face = button.firstChild;
    const rest = face.data;
    let timer;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy(field);
      const said = tell(button, done ? "copied" : "selected");
      if (!done) return;
      face.data = said;
      clearTimeout(timer);
      timer = setTimeout(() => {
        face.data = rest;
      }, 2000);
    });
  }
}
