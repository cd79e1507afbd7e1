/* The order of a digest by hand: an item is dragged, or moved with Alt and an arrow. Each move is
   the same posting that the buttons make; without script these stand there alone. */
class DigestOrder extends HTMLElement {
  connectedCallback() {
    for (const row of this.rows) {
      row.draggable = true;
      row.tabIndex = 0;
    }
    this.addEventListener("dragstart", (event) => this.taken(event));
    this.addEventListener("dragover", (event) => this.over(event));
    this.addEventListener("dragend", () => this.mark(null));
    this.addEventListener("drop", (event) => this.dropped(event));
    this.addEventListener("keydown", (event) => this.keyed(event));
    if (location.hash.startsWith("#tin-")) document.querySelector(location.hash)?.focus();
  }

  get rows() {
    return [...this.querySelectorAll("[data-item]")];
  }

  taken(event) {
    this.held = event.target.closest("[data-item]");
    event.dataTransfer.effectAllowed = "move";
  }

  over(event) {
    const row = event.target.closest("[data-item]");
    if (!this.held || !row) return;
    event.preventDefault();
    this.mark(row);
  }

  mark(row) {
    for (const one of this.rows) one.toggleAttribute("data-over", one === row);
  }

  dropped(event) {
    const row = event.target.closest("[data-item]");
    if (!this.held || !row || row === this.held) return;
    event.preventDefault();
    this.send(this.held, { do: "to", to: row.dataset.place, heading: row.dataset.heading });
  }

  keyed(event) {
    const row = event.target;
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !way || !row.matches("[data-item]")) return;
    event.preventDefault();
    const to = Number(row.dataset.place) + way;
    if (to >= 1 && to <= this.rows.length) this.send(row, { do: "to", to });
  }

  send(row, fields) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = this.dataset.action;
    const all = { ...fields, item: row.dataset.item, csrfmiddlewaretoken: this.dataset.token };
    for (const [name, value] of Object.entries(all)) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  }
}

customElements.define("digest-order", DigestOrder);
