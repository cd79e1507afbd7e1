/* Keys of the clipping desk. Without it every line has its buttons and its link. */
class ClippingDesk extends HTMLElement {
  connectedCallback() {
    this.keys = (event) => this.onKey(event);
    document.addEventListener("keydown", this.keys);
    this.addEventListener("change", () => this.count());
    this.addEventListener("click", (event) => this.onClick(event));
    const all = this.querySelector('[data-part="all"]');
    if (all) all.hidden = false;
    this.count();
    this.arrive();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.keys);
  }

  get lines() {
    return [...this.querySelectorAll(".clipping")];
  }

  get here() {
    return document.activeElement?.closest?.(".clipping") ?? null;
  }

  /* After a decision the next line is ready, and what was done is said. */
  arrive() {
    const line = location.hash && document.getElementById(location.hash.slice(1));
    if (line && this.contains(line)) line.focus({ preventScroll: true });
    const said = [...document.querySelectorAll(".messages li")].map((one) => one.textContent.trim());
    const region = this.querySelector('[data-part="said"]');
    if (region && said.length) requestAnimationFrame(() => (region.textContent = said.join(" ")));
  }

  onKey(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    const ticking = event.target.matches?.('.clipping-tick input');
    if ((typing && !ticking) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.actOf(event.key);
    if (act && act() !== false) event.preventDefault();
  }

  /* The arrows move only from a line: elsewhere they scroll the page, as they always do. */
  actOf(key) {
    const arrows = { ArrowDown: () => this.step(1), ArrowUp: () => this.step(-1) };
    if (arrows[key]) return this.here && arrows[key];
    return {
      j: () => this.step(1),
      k: () => this.step(-1),
      x: () => this.press('[data-key="x"]'),
      b: () => this.press('[data-key="b"]'),
      o: () => this.press("h3 a"),
      c: () => this.press(".clipping-tick input"),
      "/": () => this.search(),
      "?": () => this.tellKeys(),
    }[key];
  }

  step(by) {
    const lines = this.lines;
    const at = lines.indexOf(this.here);
    const line = lines[at < 0 ? 0 : at + by];
    if (!line) return false;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  }

  press(what) {
    const found = this.here?.querySelector(what);
    if (!found) return false;
    found.click();
  }

  search() {
    const field = document.getElementById("id_q");
    if (!field) return false;
    field.closest("details")?.setAttribute("open", "");
    field.focus();
    field.select();
  }

  tellKeys() {
    const dialog = document.getElementById("phim");
    if (!dialog?.showPopover) return false;
    dialog.togglePopover();
  }

  onClick(event) {
    if (!event.target.closest('[data-part="all"]')) return;
    const boxes = this.boxes;
    const tick = boxes.some((box) => !box.checked);
    boxes.forEach((box) => (box.checked = tick));
    this.count();
  }

  get boxes() {
    return [...this.querySelectorAll(".clipping-tick input")];
  }

  count() {
    const place = this.querySelector('[data-part="count"]');
    const ticked = this.boxes.filter((box) => box.checked).length;
    if (!place) return;
    place.textContent = ticked ? place.dataset.words.replace("0", ticked) : "";
    place.parentElement.toggleAttribute("data-ticked", ticked > 0);
  }
}

customElements.define("clipping-desk", ClippingDesk);
