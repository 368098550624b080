"use strict";
// A button that prints. Without this script the words beside it say how.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
