// Where the translation page finds its choosers; the package writes this into the page itself.
(() => {
  const { image, document: file, page } = document.querySelector("[data-room-choosers]").dataset;
  window.chooserUrls ??= { imageChooser: image, documentChooser: file, pageChooser: page };
})();
