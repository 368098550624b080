// Frames of badges that are as high as what is in them, and <open-badge-card src="...">. Nothing is asked for
// but the frame itself; without this script the link inside the element stays.
(() => {
  "use strict";
  const HIGHEST = 20000; // px
  const cards = new Set();
  const frames = () => [...cards, ...document.querySelectorAll("iframe[data-badgefolio]")];
  const ask = (frame) => frame.contentWindow?.postMessage({ message: "ready" }, "*");

  addEventListener("message", (event) => {
    if (event.data?.message !== "height") return;
    const height = Math.ceil(Number(event.data.value));
    if (!(height > 0 && height <= HIGHEST)) return;
    const frame = frames().find((one) => one.contentWindow === event.source);
    if (frame) frame.style.height = `${height}px`;
  });
  frames().forEach(ask); // one that spoke before this script was there

  if (customElements.get("open-badge-card")) return;

  const address = (text) => {
    try {
      const found = new URL(text, document.baseURI);
      return ["https:", "http:", "file:"].includes(found.protocol) ? found.href : "";
    } catch {
      return "";
    }
  };

  customElements.define(
    "open-badge-card",
    class extends HTMLElement {
      static observedAttributes = ["src", "width", "height"];
      #frame = null;

      connectedCallback() {
        this.#draw();
      }

      disconnectedCallback() {
        cards.delete(this.#frame);
      }

      attributeChangedCallback() {
        if (this.isConnected) this.#draw();
      }

      #draw() {
        const source = address(this.getAttribute("src") || "about:blank");
        const root = this.shadowRoot || this.attachShadow({ mode: "open" });
        cards.delete(this.#frame);
        if (!source) {
          root.replaceChildren(document.createElement("slot"));
          return;
        }
        const frame = document.createElement("iframe");
        frame.title = this.textContent.trim();
        frame.loading = "lazy";
        frame.referrerPolicy = "no-referrer";
        frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
        Object.assign(frame.style, {
          display: "block",
          width: "100%",
          maxWidth: `${Number(this.getAttribute("width")) || 480}px`,
          height: `${Number(this.getAttribute("height")) || 220}px`,
          border: "0",
        });
        frame.src = source;
        this.style.display = "block";
        root.replaceChildren(frame);
        this.#frame = frame;
        cards.add(frame);
      }
    },
  );
})();
