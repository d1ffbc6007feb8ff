// What scripts add to pages that work without them: words and facts show each other, and reports can be dropped.
"use strict";

(() => {
  const reading = document.querySelector("[data-reading]");
  if (!reading) return;
  const words = reading.querySelector(".source-text");
  if (!words) return;
  reading.classList.add("scripted");

  const all = (key) => reading.querySelectorAll(`[data-fact="${CSS.escape(key)}"]`);
  let lit = null;

  const show = (key) => {
    if (key === lit) return;
    reading.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    lit = key;
    if (key) all(key).forEach((one) => one.classList.add("lit"));
  };

  // Brings words into sight within the pane of the source, without moving the page.
  const reveal = (key) => {
    const first = words.querySelector(`[data-fact="${CSS.escape(key)}"]`);
    const pane = words.closest(".text");
    if (!first || !pane || pane.scrollHeight <= pane.clientHeight) return;
    const at = first.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (at.top < frame.top + 40 || at.bottom > frame.bottom - 40) {
      pane.scrollTop += at.top - frame.top - frame.height / 3;
    }
  };

  const keyOf = (target) => {
    const one = target instanceof Element ? target.closest("[data-fact]") : null;
    return one && reading.contains(one) ? one.dataset.fact : null;
  };

  let waiting = 0;
  const look = (event) => {
    const key = keyOf(event.target);
    show(key);
    clearTimeout(waiting);
    if (key && !words.contains(event.target)) waiting = setTimeout(() => reveal(key), 120);
  };
  reading.addEventListener("mouseover", look);
  reading.addEventListener("focusin", look);
  reading.addEventListener("mouseleave", () => show(null));
  reading.addEventListener("focusout", (event) => { if (!reading.contains(event.relatedTarget)) show(null); });

  // A press on words leads to the fact, and the fact keeps the focus for the keyboard.
  words.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const fact = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!fact) return;
    event.preventDefault();
    history.replaceState(null, "", link.getAttribute("href"));
    fact.scrollIntoView({ block: "center", behavior: "auto" });
    fact.focus({ preventScroll: true });
    show(fact.dataset.fact);
  });

  // One stop of the tab key for each fact in the source, not one for each piece of its words.
  const met = new Set();
  words.querySelectorAll("a").forEach((link) => {
    const key = link.getAttribute("href");
    if (met.has(key)) link.tabIndex = -1;
    met.add(key);
  });
})();

(() => {
  const form = document.querySelector("form[data-drop]");
  const input = form && form.querySelector("input[type=file]");
  if (!input) return;
  const over = (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    form.classList.add("dropping");
  };
  form.addEventListener("dragenter", over);
  form.addEventListener("dragover", over);
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    form.classList.remove("dropping");
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
    form.requestSubmit();
  });
})();
