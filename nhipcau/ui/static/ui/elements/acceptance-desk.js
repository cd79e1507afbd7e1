/* Keys and marks for the acceptance of a plan. Without it every link still leads where it says. */
class AcceptanceDesk extends HTMLElement {
  connectedCallback() {
    this.keys = (event) => this.onKey(event);
    document.addEventListener("keydown", this.keys);
    this.addEventListener("focusin", (event) => this.mark(event.target));
    this.addEventListener("click", (event) => this.onClick(event));
    this.swapped = () => {
      this.showOpened();
      this.querySelector(".form-errors")?.focus();
    };
    document.addEventListener("htmx:after:swap", this.swapped);
    this.showOpened();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.keys);
    document.removeEventListener("htmx:after:swap", this.swapped);
  }

  showOpened() {
    const opened = this.querySelector(".reading-edit") ?? document.querySelector(":target");
    if (opened && this.contains(opened)) this.mark(opened);
  }

  /* n and p: the next and the previous doubt, unless someone is typing. */
  onKey(event) {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" || event.key === "p") {
      event.preventDefault();
      this.step(event.key === "n" ? 1 : -1);
    }
  }

  onClick(event) {
    const link = event.target.closest("a");
    if (link?.hasAttribute("data-next-doubt")) {
      event.preventDefault();
      this.step(1);
    } else if (link) {
      if (link.hash.startsWith("#nguon-") && this.standsBeside()) event.preventDefault();
      this.mark(link);
    }
  }

  step(by) {
    const doubts = [...this.querySelectorAll(".doubt, .name")];
    if (!doubts.length) return;
    const here = doubts.findIndex((doubt) => doubt.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : doubts.length - 1) : here + by;
    const doubt = doubts[(next + doubts.length) % doubts.length];
    doubt.focus({ preventScroll: true });
    doubt.scrollIntoView({ block: "center" });
  }

  /* The paper follows: the lines of what is being looked at are marked and brought into view. */
  mark(element) {
    const owner = element.closest("[data-source], .paper-run");
    const first = owner?.dataset.source ?? owner?.querySelector("[data-row]")?.id;
    const anchor = document.getElementById(first);
    if (!anchor) return;
    const row = anchor.dataset.row;
    this.querySelectorAll("[data-marked]").forEach((old) => old.removeAttribute("data-marked"));
    this.querySelectorAll(`[data-row="${CSS.escape(row)}"]`).forEach((code) => {
      code.closest(".paper-run")?.setAttribute("data-marked", "");
    });
    document.getElementById(row)?.setAttribute("data-marked", "");
    if (owner.dataset.source) this.bring(anchor);
  }

  /* On a wide screen the paper has its own scroll; moving it must not move the page. */
  standsBeside() {
    return getComputedStyle(this.querySelector(".desk-paper")).position === "sticky";
  }

  bring(anchor) {
    const paper = anchor.closest(".desk-paper");
    const run = anchor.closest(".paper-run");
    if (!this.standsBeside()) return;
    const top = run.getBoundingClientRect().top - paper.getBoundingClientRect().top;
    paper.scrollTo({ top: paper.scrollTop + top - paper.clientHeight / 4 });
  }
}

customElements.define("acceptance-desk", AcceptanceDesk);
