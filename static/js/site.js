// Three small comforts for forms; every page works without them.

const summary = document.querySelector(".error-summary");
if (summary) summary.focus();

for (const link of document.querySelectorAll(".error-summary a[href^='#']")) {
  link.addEventListener("click", (event) => {
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.closest(".field") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// A second press while the first is on its way is swallowed; the button itself is never disabled,
// so that a lost connection can be tried again after a moment.
const PATIENCE_MS = 8000;
for (const form of document.querySelectorAll("form[method='post']")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    const button = event.submitter;
    const label = button?.textContent;
    const restore = () => {
      delete form.dataset.sent;
      if (!button?.dataset.busy) return;
      button.removeAttribute("aria-busy");
      button.textContent = label;
    };
    form.dataset.sent = "yes";
    if (button?.dataset.busy) {
      button.setAttribute("aria-busy", "true");
      button.textContent = button.dataset.busy;
    }
    setTimeout(restore, PATIENCE_MS);
    addEventListener("pageshow", restore, { once: true });
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
