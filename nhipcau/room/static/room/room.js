// The editor begins calendars and choosers by scripts in the page, which our policy does not run:
// the page names what is to be begun, this file begins it, also in parts that come later.
(() => {
  const MARKS = "[data-room-make], [data-room-call]";

  const begin = (mark) => {
    const { roomMake, roomCall, roomFor, roomOptions } = mark.dataset;
    mark.remove();
    const options = JSON.parse(roomOptions || "{}");
    if (roomMake) new window[roomMake](roomFor, options);
    else window[roomCall](roomFor, options);
  };

  const beginAll = (part) => {
    if (part.matches?.(MARKS)) begin(part);
    else part.querySelectorAll?.(MARKS).forEach(begin);
  };

  // The translation form offers all languages at once.
  document.addEventListener("change", ({ target }) => {
    if (target.name !== "select_all") return;
    document.querySelectorAll("[name=locales]").forEach((box) => { box.checked = target.checked; });
  });

  document.addEventListener("DOMContentLoaded", () => {
    beginAll(document);
    new MutationObserver((changes) => {
      changes.forEach(({ addedNodes }) => addedNodes.forEach(beginAll));
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
