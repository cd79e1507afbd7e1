// Calendars of fields that the server drew: the editor starts them by a script in the page, which
// our policy of content does not run.
(() => {
  const begin = (field) => {
    const start = { date: "initDateChooser", time: "initTimeChooser", datetime: "initDateTimeChooser" };
    const run = window[start[field.dataset.roomChooser]];
    if (run) run(field.id, JSON.parse(field.dataset.roomOptions || "{}"));
  };
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-room-chooser]").forEach((mark) => {
      const field = document.getElementById(mark.dataset.roomFor);
      if (!field) return;
      Object.assign(field.dataset, mark.dataset);
      begin(field);
    });
  });
})();
