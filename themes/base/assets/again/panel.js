// The panel in the page: hidden until here, filled with words from its own template.
{
  const {
    asText, badgeIn, dateChecks, failure, halt, line, MOST, recipientCheck, shown, signatureChecks, subjectOf,
  } = again;

  const open = (panel) => {
    const words = panel.querySelector("template[data-words]").content;
    const [report, mine, field] = ["[data-report]", "form", "form input"].map((one) => panel.querySelector(one));
    const form = { dateStyle: "long", timeZone: "UTC" };
    const days = new Intl.DateTimeFormat(document.documentElement.lang || "en", form);
    let badge;
    let turn = 0;

    const say = (name, values = {}) =>
      words.querySelector(`[data-say="${name}"]`).textContent.replace(/\{(\w+)\}/g, (place, key) => {
        if (key === "date" && values.day) return days.format(new Date(`${values.day}T00:00:00Z`));
        return Object.hasOwn(values, key) ? values[key] : place;
      });
    const show = (list, lines) => {
      const items = lines.map(({ title, outcome, sentence, values, before }) => {
        const item = words.querySelector(`[data-outcome="${outcome}"]`).cloneNode(true);
        item.querySelector("[data-title]").textContent = say(`title-${title}`);
        item.querySelector(".why").textContent = say(sentence, values);
        const known = item.querySelector("[data-before]");
        if (before) known.textContent = say(`before-${before}`);
        else known.remove();
        return item;
      });
      list.replaceChildren(...items);
    };

    // Another badge than the page's is said to be one; the same name proves nothing, and nothing is said.
    const nameChecks = ({ document }) => {
      const { achievement } = subjectOf(document);
      const name = shown(asText(achievement?.name ?? document.badge?.name));
      const isOther = name && name !== shown(panel.dataset.badge);
      return isOther ? [line("file", "failed", "other-badge", { name })] : [];
    };

    const check = async (file) => {
      const own = ++turn;
      badge = undefined;
      mine.hidden = true;
      mine.reset();
      show(mine.querySelector("[role=status]"), []);
      let lines;
      try {
        const found = await badgeIn(await file);
        lines = [...nameChecks(found), ...(await signatureChecks(found, panel)), ...dateChecks(found)];
        lines.push(line("status", "unknown", "not-asked", {}, "status"));
        if (own === turn) badge = found;
      } catch (error) {
        lines = [failure("file", error)];
      }
      if (own !== turn) return;
      show(report, lines);
      mine.hidden = !badge;
    };

    const offered = panel.querySelector("[data-offered]");
    if (offered && location.protocol.startsWith("http")) {
      offered.hidden = false;
      const options = { credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" };
      const load = async () => {
        const answer = await fetch(offered.dataset.offered, options).catch(() => halt("not-loaded"));
        return answer.ok ? answer.blob() : halt("not-loaded");
      };
      offered.addEventListener("click", () => check(load()));
    }
    const picked = panel.querySelector("[type=file]");
    picked.addEventListener("change", () => picked.files.length && check(picked.files[0]));
    panel.addEventListener("dragover", (event) => event.preventDefault());
    panel.addEventListener("drop", (event) => {
      event.preventDefault();
      panel.open = true;
      if (event.dataTransfer.files.length) check(event.dataTransfer.files[0]);
    });
    mine.addEventListener("submit", async (event) => {
      event.preventDefault();
      const identity = field.value.slice(0, MOST.address);
      if (!badge || !identity.trim()) return;
      const own = turn;
      const said = await recipientCheck(badge, identity);
      if (own === turn) show(mine.querySelector("[role=status]"), [said]);
    });
    panel.hidden = false;
  };

  for (const panel of document.querySelectorAll("[data-again]")) open(panel);
}
