"use strict";
// The share sheet of the visitor's own device, where there is one: in secure contexts, after a click (Web Share).
for (const button of document.querySelectorAll("button[data-device]")) {
  const { title, text, url } = button.dataset;
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title, text, url }).catch(() => {}); // closing the sheet is an answer, not a mistake
  });
}
