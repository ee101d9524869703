// Keeps an open inbox honest: how many rows are ticked, and which a colleague has taken meanwhile.

const EVERY = 15_000;
const SLOWEST = 240_000;
const list = document.querySelector("[data-news]");
const count = document.querySelector("[data-ticked]");
let edition = list?.dataset.edition;
let wait = EVERY;

document.getElementById("lista")?.addEventListener("change", (event) => {
  const ticked = event.currentTarget.querySelectorAll("input[type=checkbox]:checked").length;
  count.textContent = ticked ? ` (${ticked})` : "";
});

function show({ reference, pair, step }) {
  const row = document.querySelector(`[data-row="${CSS.escape(reference)}"]`);
  if (!row) return;
  row.querySelector("[data-pair]").textContent = pair;
  row.querySelector("[data-step]").textContent = step;
  row.classList.add("is-changed");
}

// Asks with the edition it holds; 304 says that nothing has happened. False when asking is over.
async function ask() {
  const answer = await fetch(`${list.dataset.news}?sedan=${edition}`, {
    headers: { "If-None-Match": `"${edition}"`, "X-Asked-By-Page": "1" },
    redirect: "manual",
    cache: "no-store",
  });
  if (answer.status === 304) return true;
  if (!answer.ok) return false;
  const news = await answer.json();
  edition = news.edition;
  news.changed.forEach(show);
  list.firstElementChild.hidden = false;
  return true;
}

async function goOn() {
  let isOver = false;
  try {
    isOver = !document.hidden && !(await ask());
    wait = EVERY;
  } catch {
    // The line was down for a moment: ask again, and more seldom each time.
    wait = Math.min(wait * 2, SLOWEST);
  }
  if (!isOver) setTimeout(goOn, wait);
}

if (list) setTimeout(goOn, wait);
document.addEventListener("visibilitychange", () => { if (list && !document.hidden) ask().catch(() => {}); });
