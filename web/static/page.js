// @ts-check
// What the browser does by itself. It runs once, when Gradio has put the conversation in place,
// with `element` (the conversation), `server` (the functions of web/page/page.py) and `props`.
// It writes no markup: what it shows comes from the server, or is text.

import { cancel, dropRevised, edit, keepAll, onlyNews, showCode, write } from "./edit_question.js";
import { chest, copyCitation, copyLink, download, openTaking } from "./exports.js";
import { clearFilters, readWishes, wishes } from "./filters.js";
import { settled } from "./handoff.js";
import { keepConversation, resume } from "./session.js";
import { offerAdding, takeOut } from "./uploads.js";
import { GLANCE, greet, look } from "./welcome.js";

export const words = props.words;
export const welcome = element.querySelector(".welcome");
export const turns = element.querySelector(".turns");
const notice = element.querySelector(".notice");
export const desk = element.closest("#desk"); // what lies beside the conversation may not be there yet

let asking = null; // the turn that waits for its answer: one at a time, each read after the others
export let opener = null; // the citation whose document is open
let folded = false; // whether the reader leaves out what is not the document's own prose

// ---- asking ------------------------------------------------------------------------------

function take(text) {
  const refusal = refuse(text);
  say(refusal);
  if (refusal) return text; // the box keeps it: nothing is lost
  ask(text);
  return "";
}

function refuse(text) {
  const length = [...text].length;
  if (!text.trim()) return words.empty;
  if (length > props.longest) {
    const count = (number) => number.toLocaleString(document.documentElement.lang || "en");
    return words.too_long
      .replace("{length}", count(length))
      .replace("{longest}", count(props.longest));
  }
  return asking ? words.busy : "";
}

export async function ask(question, chosen = wishes()) {
  dropRevised();
  const after = [...turns.querySelectorAll(".turn.answered, .turn.abstained")].map(
    (turn) => turn.dataset.question,
  );
  const turn = shape("pending", question);
  asking = turn;
  show(turn);
  const watch = setInterval(() => watchOver(turn), GLANCE);
  const asked = { question, after, ...chosen };
  const answer = await server.ask(asked).catch(() => undefined);
  clearInterval(watch);
  const shown = answer ? parsed(answer.html) : trouble(question, await whatIsWrong());
  if (asking !== turn) return; // started again in the meantime
  asking = null;
  shown.dataset.question = question;
  shown.dataset.narrowed = JSON.stringify(chosen);
  if (answer?.status === "shown") shown.asked = asked; // to be asked again when it is taken away
  turn.replaceWith(shown);
  bring(shown);
  keepConversation();
}

// While a question waits: is the model still being loaded, is the server still there?
async function watchOver(turn) {
  const health = await look();
  const state = turn.querySelector(".state");
  if (!health || !state) return;
  state.textContent =
    health.status === "loading" ? [words.waiting, health.stage].filter(Boolean).join(" · ") : words.searching;
}

// No answer came: is there no server, was it too much for it, or did it fail?
export async function whatIsWrong() {
  const health = await look();
  if (health?.busy) return words.too_many;
  return health ? words.internal : words.unreachable;
}

function trouble(question, line) {
  const turn = shape("trouble", question);
  turn.classList.add("troubled");
  turn.querySelector(".problem").textContent = line;
  return turn;
}

function shape(name, question) {
  const turn = element.querySelector(`template.${name}`).content.firstElementChild.cloneNode(true);
  turn.querySelector(".question").textContent = question;
  turn.dataset.question = question;
  return turn;
}

function parsed(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return onlyNews(holder.content).firstElementChild;
}

function show(turn) {
  turns.append(turn);
  bring(turn);
}

function bring(target) {
  target.scrollIntoView({ block: "start" });
}

export function say(line) {
  desk.querySelector("#talk > .form")?.prepend(notice); // it belongs to the question box
  notice.textContent = line;
  notice.hidden = !line;
}

function startAgain() {
  asking = null;
  turns.replaceChildren();
  keepConversation();
  keepAll();
  say("");
  close(false);
  if (location.search) history.replaceState(null, "", location.pathname);
  box()?.focus();
}

export function box() {
  return desk.querySelector("#question textarea, #question input");
}

// ---- reading a citation in its document ----------------------------------------------------

async function open(cite, event) {
  event?.preventDefault(); // a link of the card: without this script it opens a page
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
  const folding = reader.querySelector(".folding");
  if (folding) folding.checked = folded;
  keepingInPlace(opener, () => desk.classList.add("reading"));
  showSteps(reader);
  return reader;
}

// The sources beside the conversation; with another key or button held, as a page of its own.
async function openCorpus(link, event) {
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

function step(button) {
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

const actions = {
  ".cite": open,
  ".jump": open,
  ".step": step,
  ".corpus[href]": openCorpus,
  ".asks": (link, event) => {
    event.preventDefault();
    take(new URL(link.href).searchParams.get("q"));
  },
  ".example": (button) => take(button.textContent),
  ".again": (button) => {
    const turn = button.closest(".turn");
    const question = turn.dataset.question;
    if (button.matches(".unfiltered")) clearFilters();
    turn.remove();
    take(question);
  },
  ".clear": clearFilters,
  ".edit": edit,
  ".cancel": cancel,
  ".code": showCode,
  ".shut": (button) => button.closest("dialog").close(),
  ".remove": takeOut,
  ".copy": copyCitation,
  ".copy-link": copyLink,
  ".take-away button": openTaking,
  ".taking .leave": () => chest.close(),
  ".taking .download": download,
  ".restart": startAgain,
  ".back": () => close(),
};

document.addEventListener("click", (event) => {
  for (const [selector, act] of Object.entries(actions)) {
    const target = event.target.closest?.(selector);
    if (target) return void act(target, event);
  }
});

document.addEventListener("change", ({ target }) => {
  if (target.matches(".folding")) folded = target.checked;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && desk.classList.contains("reading")) close();
});

document.documentElement.lang = words.language; // Gradio's own page says English of every page
window.onRecord = { take };
readWishes(location.search);
greet();
const linked = new URLSearchParams(location.search).get("q");
const first = window.onRecordEarly ?? linked;
resume().then(async () => {
  if (!first?.trim() || first === turns.lastElementChild?.dataset.question) return;
  const left = take(first);
  await settled;
  if (left) write(left); // what cannot be asked is not lost
});
