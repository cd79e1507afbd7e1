/* Words typed into a form stay on this machine until they are saved: no keystroke is lost when the
   line is down or the page is closed. Only what was changed is kept, per person and report. */
class KeptDraft extends HTMLElement {
  static DAYS = 14;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.offer = this.querySelector('[data-part="offer"]');
    if (!this.form || !this.offer) return;
    this.first = this.values();
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("submit", (event) => this.sent(event));
    this.flush = () => this.timer && this.keep();
    addEventListener("pagehide", this.flush);
    document.addEventListener("visibilitychange", this.flush);
    this.offer.addEventListener("click", (event) => this.answered(event));
    this.look();
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.flush);
    document.removeEventListener("visibilitychange", this.flush);
  }

  get revision() {
    return Number(this.form.elements.revision?.value ?? 0);
  }

  /* Name -> value of every field that people fill in; a box is "on" or "". */
  values() {
    const found = {};
    for (const field of this.form.elements) {
      if (!field.name || field.type === "hidden" || field.tagName === "BUTTON") continue;
      found[field.name] = field.type === "checkbox" ? (field.checked ? "on" : "") : field.value;
    }
    return found;
  }

  changed() {
    const now = this.values();
    return Object.fromEntries(
      Object.entries(now).filter(([name, value]) => value !== this.first[name]),
    );
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), 300);
  }

  keep(more = {}) {
    clearTimeout(this.timer);
    this.timer = 0;
    const fields = { ...this.held, ...this.changed() };
    if (!Object.keys(fields).length) return this.forget();
    this.write({ at: Date.now(), revision: this.revision, fields, ...more });
  }

  sent(event) {
    const button = event.submitter?.name ?? "";
    this.keep({ sent: true, added: button === "reuse" });
  }

  /* On opening the page: saved by now, refused and still on show, or to be offered. */
  look() {
    const draft = this.read();
    if (!draft) return;
    const stale = Date.now() - draft.at > KeptDraft.DAYS * 86_400_000;
    if (stale || !this.differing(draft.fields).length) {
      if (!document.querySelector(".form-errors")) this.forget();
      else this.held = draft.fields;
      return;
    }
    const moved = this.revision !== draft.revision;
    if (draft.sent && moved && (draft.added || this.isAmongSaved(draft.fields))) {
      return this.forget();
    }
    this.offer.querySelector('[data-part="moved"]').hidden = !moved;
    this.offer.hidden = false;
    this.held = draft.fields;
  }

  differing(fields) {
    const now = this.values();
    return Object.keys(fields).filter(
      (name) => name in now && plain(fields[name]) !== plain(now[name]),
    );
  }

  /* What was sent stands in the form again, though the server may have put parts of it in order. */
  isAmongSaved(fields) {
    return this.differing(fields).length < Object.keys(fields).length;
  }

  answered(event) {
    const name = event.target.closest("button")?.name;
    if (name === "restore") this.restore();
    if (name !== "restore" && name !== "forget") return;
    this.offer.hidden = true;
    this.held = {};
    this.keep();
  }

  restore() {
    const fields = this.read()?.fields ?? {};
    for (const name of this.differing(fields)) {
      const field = this.form.elements.namedItem(name);
      if (field.type === "checkbox") field.checked = fields[name] === "on";
      else field.value = fields[name];
      field.closest("details")?.setAttribute("open", "");
    }
    const first = Object.keys(fields).find((name) => this.form.elements.namedItem(name));
    if (first) this.form.elements.namedItem(first).focus();
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.dataset.key));
    } catch {
      return null;
    }
  }

  write(draft) {
    try {
      localStorage.setItem(this.dataset.key, JSON.stringify(draft));
    } catch {
      /* A full or forbidden store: the form works as it does without us. */
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.dataset.key);
    } catch {
      /* The same. */
    }
  }
}

function plain(text) {
  return String(text).normalize("NFC").replaceAll("\r\n", "\n").trim();
}

customElements.define("kept-draft", KeptDraft);
