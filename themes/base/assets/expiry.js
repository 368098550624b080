"use strict";
// A badge expires on a day, not on the day its page was made: say so when that day has passed.
{
  const now = new Date().toISOString();
  for (const state of document.querySelectorAll("[data-until]")) {
    const until = state.dataset.until;
    state.hidden = now.slice(0, until.length) <= until;
  }
}
