// @ts-check
// A document, or the sources, beside the conversation: opened by a citation, tied to it, and closed
// by its button, by Escape and by the browser's way back.

import { onlyNews } from "./edit_question.js";
import { left, opened } from "./layers.js";
import { desk, say, whatIsWrong, words } from "./page.js";
import { setSize } from "./reading.js";
import { offerAdding } from "./uploads.js";

/** @type {any} */
export let opener = null; // the citation whose document is open
let folded = false; // whether the reader leaves out what is not the document's own prose

export async function open(cite, event) {
  if (event?.ctrlKey || event?.metaKey || event?.shiftKey) return; // a page of its own
  event?.preventDefault();
  const { document: identity, start, end, marks } = cite.dataset;
  cite.setAttribute("aria-busy", "true");
  const answer = await server.read({ document: identity, start, end, marks }).catch(() => undefined);
  cite.removeAttribute("aria-busy");
  if (!answer) return say(await whatIsWrong());
  if (answer.status !== "shown") return say(words.gone);
  say("");
  const reader = beside(answer.html, cite);
  const target = reader.querySelector("mark") ?? reader.querySelector(".excerpt");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  const tall = target.getBoundingClientRect().height > window.innerHeight / 2;
  target.scrollIntoView({ block: tall ? "start" : "center" });
}

// What is opened beside the conversation stays tied to what opened it, however one reads on.
function beside(html, cause) {
  if (!cause.closest("#reader")) {
    opener?.removeAttribute("aria-current");
    opener = cause;
    cause.setAttribute("aria-current", "true");
  }
  const reader = desk.querySelector("#reader .reader") ?? readerBox();
  reader.innerHTML = html;
  onlyNews(reader);
  setSize(0);
  const folding = reader.querySelector(".folding");
  if (folding) folding.checked = folded;
  keepingInPlace(opener, () => desk.classList.add("reading"));
  opened("reader", () => close(), () => (cause.matches(".cite") ? open(cause) : showCorpus(cause)));
  showSteps(reader);
  return reader;
}

// The sources beside the conversation; with another key or button held, as a page of its own.
export async function openCorpus(link, event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!(await showCorpus(link))) {
    location.href = link.href;
    return;
  }
  const reader = desk.querySelector("#reader .reader");
  reader.tabIndex = -1;
  reader.focus({ preventScroll: true });
  reader.scrollIntoView({ block: "start" });
}

export async function showCorpus(link) {
  const answer = await server.holdings({}).catch(() => undefined);
  if (answer?.status !== "shown") return false;
  beside(answer.html, link);
  offerAdding();
  return true;
}

// The answer's other excerpts of the same document, in the order of its text.
function siblings() {
  const cites = [...(opener.closest(".turn")?.querySelectorAll(".cite") ?? [])];
  return cites
    .filter((cite) => cite.dataset.document === opener.dataset.document)
    .sort((one, other) => one.dataset.start - other.dataset.start);
}

function showSteps(reader) {
  const steps = reader.querySelector(".steps");
  const cites = siblings();
  if (!steps || cites.length < 2) return;
  const place = cites.indexOf(opener);
  steps.hidden = false;
  steps.querySelector(".where").textContent = words.excerpt_of
    .replace("{number}", String(place + 1))
    .replace("{count}", String(cites.length));
  for (const button of steps.querySelectorAll(".step")) {
    button.disabled = !cites[place + Number(button.dataset.step)];
  }
}

export function step(button) {
  const cites = siblings();
  open(cites[cites.indexOf(opener) + Number(button.dataset.step)]);
}

// The conversation grows narrower beside a document: what was clicked is not to jump away.
function keepingInPlace(target, change) {
  const before = target.getBoundingClientRect().top;
  change();
  const after = target.getBoundingClientRect().top;
  window.scrollBy({ top: after - before, behavior: "instant" });
}

function readerBox() {
  const reader = document.createElement("div");
  reader.className = "reader";
  desk.querySelector("#reader").append(reader);
  return reader;
}

export function close(returning = true) {
  left("reader");
  const change = () => desk.classList.remove("reading");
  if (opener?.isConnected) keepingInPlace(opener, change);
  else change();
  desk.querySelector("#reader .reader")?.replaceChildren();
  opener?.removeAttribute("aria-current");
  if (returning && opener?.isConnected) {
    opener.focus({ preventScroll: true });
    opener.scrollIntoView({ block: "center" });
  }
  opener = null;
}

document.addEventListener("change", ({ target }) => {
  if (target.matches(".folding")) folded = target.checked;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && desk.classList.contains("reading")) close();
});
