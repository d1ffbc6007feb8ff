// Words that are selected in a source become the words of a fact that is added: in the form beside it, or in the link to it.
"use strict";

(() => {
  const picked = () => {
    const found = window.getSelection();
    return found && !found.isCollapsed && found.rangeCount ? found.getRangeAt(0) : null;
  };

  // Offsets of the record count characters, those of scripts count halves of some of them.
  const characters = (text) => [...text].length;

  const plain = document.querySelector("[data-select] #plain");
  const form = document.querySelector("[data-select] form");
  if (plain && form) {
    document.addEventListener("selectionchange", () => {
      const range = picked();
      if (!range || !plain.contains(range.commonAncestorContainer)) return;
      const before = document.createRange();
      before.setStart(plain, 0);
      before.setEnd(range.startContainer, range.startOffset);
      const words = range.toString();
      const kept = words.trim();
      if (!kept) return;
      form.elements.words.value = kept;
      form.elements.start.value = characters(before.toString()) + characters(words.slice(0, words.indexOf(kept)));
    });
    form.elements.words.addEventListener("input", () => { form.elements.start.value = ""; });
  }

  const link = document.querySelector("a[data-add]");
  const source = document.querySelector(".source-text");
  if (link && source) {
    document.addEventListener("selectionchange", () => {
      const range = picked();
      if (!range || !source.contains(range.commonAncestorContainer)) return;
      const url = new URL(link.href);
      url.searchParams.set("words", range.toString().trim().slice(0, 1500));
      link.href = url.href;
    });
  }
})();
