// Keys for those who live at the desk; every page works without them, and they can be switched off.

const OFF = "desk-keys-off";
const isTyping = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
const rows = [...document.querySelectorAll("[data-list] [data-row]")];
let place = -1;

function select(next) {
  if (!rows.length) return;
  rows[place]?.classList.remove("is-selected");
  place = Math.max(0, Math.min(rows.length - 1, next));
  rows[place].classList.add("is-selected");
  rows[place].querySelector("a").focus();
}

function open(id) {
  const deed = document.getElementById(id);
  if (!(deed instanceof HTMLDetailsElement)) return;
  deed.open = true;
  deed.scrollIntoView({ block: "nearest" });
  deed.querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

function call() {
  const card = rows[place]?.dataset.call ?? document.querySelector("a[data-call-card]")?.href;
  if (card) location.assign(card);
  else open("samtal");
}

const box = (row) => row?.querySelector("input[type=checkbox]");

function tick() {
  box(rows[place])?.click();
}

// Shares out what is ticked; where nothing is, the row one stands on.
function shareOut() {
  const list = document.getElementById("lista");
  if (!list) return open("tilldela");
  if (!list.querySelector(":checked") && box(rows[place])) box(rows[place]).checked = true;
  if (list.querySelector(":checked")) list.requestSubmit();
}

function showKeys() {
  document.getElementById("tangenter")?.showModal();
}

const KEYS = {
  j: () => select(place + 1),
  k: () => select(place - 1),
  x: tick,
  c: call,
  a: shareOut,
  "/": () => document.getElementById("sok")?.focus(),
  "?": showKeys,
  n: () => open("anteckning"),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = KEYS[event.key];
  if (!act || (localStorage.getItem(OFF) && event.key !== "?")) return;
  event.preventDefault();
  act();
});

// Whoever comes to a row by tab or mouse goes on from there.
rows.forEach((row, number) => row.addEventListener("focusin", () => {
  rows[place]?.classList.remove("is-selected");
  place = number;
  row.classList.add("is-selected");
}));

// Some need every letter for themselves, for instance to dictate: the keys go off for this browser.
const onSwitch = document.querySelector("[data-keys-on]");
if (onSwitch) {
  onSwitch.checked = !localStorage.getItem(OFF);
  onSwitch.addEventListener("change", () =>
    onSwitch.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));
}
document.querySelectorAll("[data-keys-only]").forEach((hint) => (hint.hidden = false));
document.querySelectorAll("[data-opens]").forEach((button) =>
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal()));

// An address like …#samtal opens the form it names.
if (location.hash) {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) named.open = true;
}
