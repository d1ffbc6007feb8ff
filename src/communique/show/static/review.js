// The queue by keyboard: j and k go on and back, a letter presses the button of the item that it is written on.
"use strict";

(() => {
  const queue = document.querySelector("[data-queue]");
  if (!queue) return;
  document.documentElement.classList.add("scripted");
  const told = document.getElementById("said");
  const help = document.getElementById("help");
  const items = () => [...queue.querySelectorAll(".item:not(.done)")];
  const current = () => document.activeElement && document.activeElement.closest(".item");

  const go = (item) => {
    if (!item) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  };

  const step = (by) => {
    const all = items();
    const at = all.indexOf(current());
    go(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
  };

  // What was decided stays in sight, marked, so that nothing jumps; the next item is ready at once.
  const send = async (form, button) => {
    const item = form.closest(".item");
    const body = new URLSearchParams(new FormData(form, button));
    item.classList.add("waiting");
    let answer = null;
    try {
      answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "communique" } });
    } catch { /* told below */ }
    item.classList.remove("waiting");
    if (!answer || !answer.ok) {
      told.textContent = queue.dataset.failed;
      told.classList.remove("hidden");
      return;
    }
    const all = items();
    const next = all[all.indexOf(item) + 1] || all[all.indexOf(item) - 1];
    item.classList.add("done");
    item.dataset.verdict = button.textContent.trim();
    item.querySelectorAll("button, input").forEach((one) => { one.disabled = true; });
    told.textContent = `${item.getAttribute("aria-label")}: ${button.textContent.trim()}`;
    if (next) go(next);
    else if (!items().length) location.reload();
  };

  queue.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !event.target.closest(".item")) return;
    event.preventDefault();
    send(event.target, button);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    if (help.open) return;
    if (event.key === "?") { event.preventDefault(); help.showModal(); return; }
    if (event.key === "j" || event.key === "k") { event.preventDefault(); step(event.key === "j" ? 1 : -1); return; }
    const item = current();
    const button = item && !item.classList.contains("done") && item.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (button) { event.preventDefault(); button.click(); }
  });

  if (!location.hash) go(items()[0]);
  else go(document.querySelector(location.hash));
})();
