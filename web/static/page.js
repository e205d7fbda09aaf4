// @ts-check
// What the browser does by itself. It runs once, when Gradio has put the conversation in place,
// with `element` (the conversation), `server` (the functions of web/page/page.py) and `props`.
// It writes no markup: what it shows comes from the server, or is text.

import { cancel, dropRevised, edit, onlyNews, showCode, write } from "./edit_question.js";
import { chest, copyCitation, copyLink, download, openTaking, pick } from "./exports.js";
import { clearFilters, closeFilters, readWishes, wishes } from "./filters.js";
import { settled } from "./handoff.js";
import { getKept, keepEach, keepOne, openTray, showKept } from "./keeping.js";
import { follow } from "./layers.js";
import { toNewest, unfold } from "./cards.js";
import { project } from "./projector.js";
import { close, open, openCorpus, step } from "./reader.js";
import { setSize, toEntry } from "./reading.js";
import { forget, startAgain, undo } from "./restart.js";
import { keepConversation, resume } from "./session.js";
import { takeOut } from "./uploads.js";
import { GLANCE, greet, look } from "./welcome.js";

export const words = props.words;
export const welcome = element.querySelector(".welcome");
export const turns = element.querySelector(".turns");
const notice = element.querySelector(".notice");
export const desk = element.closest("#desk"); // what lies beside the conversation may not be there yet

let line = Promise.resolve(); // questions are answered one at a time, each read after the others

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
  return "";
}

// A question that is asked while another one waits stands below it and is answered after it. One
// that is asked `alone` is not read after those before it; it may stand `instead` of a turn.
/** @param {{alone?: boolean, instead?: Element}} how */
export function ask(question, chosen = wishes(), how = {}) {
  dropRevised();
  closeFilters();
  forget();
  const turn = shape("pending", question);
  if (turns.querySelector(".working")) turn.querySelector(".state").textContent = words.queued;
  if (how.instead) how.instead.replaceWith(turn);
  else turns.append(turn);
  bring(turn);
  follow(question, chosen);
  line = line.then(() => answer(turn, question, chosen, Boolean(how.alone)));
  return line;
}

async function answer(turn, question, chosen, alone) {
  if (!turn.isConnected) return; // started again in the meantime
  const before = [...turns.children].slice(0, [...turns.children].indexOf(turn));
  const answered = before.filter((each) => each.matches(".answered")); // an abstention lends nothing
  const after = alone ? [] : answered.map((each) => each.dataset.question);
  const watch = setInterval(() => watchOver(turn), GLANCE);
  const asked = { question, after, ...chosen };
  const answer = await server.ask(asked).catch(() => undefined);
  clearInterval(watch);
  const shown = answer ? parsed(answer.html) : trouble(question, await whatIsWrong());
  if (!turn.isConnected) return;
  shown.dataset.question = question;
  shown.dataset.narrowed = JSON.stringify(chosen);
  if (answer?.status === "shown") shown.asked = asked; // to be asked again when it is taken away
  turn.replaceWith(shown);
  if (shown === turns.lastElementChild) bring(shown);
  keepConversation();
  showKept();
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

export function bring(target) {
  target.scrollIntoView({ block: "start" });
}

// A line above the question box: what went wrong, or, said of what went "well", what was done.
export function say(line, how = "amiss") {
  notice.dataset.how = how;
  desk.querySelector("#talk > .form")?.prepend(notice); // it belongs to the question box
  notice.textContent = line;
  notice.hidden = !line;
}

export function box() {
  return desk.querySelector("#question textarea, #question input");
}

const actions = {
  ".cite": open,
  ".unfold": unfold,
  ".to-newest": toNewest,
  ".view.here": (_, event) => {
    event.preventDefault();
    close(false);
    box()?.focus();
  },
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
  ".pick": pick,
  ".project": project,
  ".keep": keepOne,
  ".keep-all": keepEach,
  ".open-tray": openTray,
  ".get-kept": getKept,
  ".fresh": (button) => {
    const turn = button.closest(".turn");
    ask(turn.dataset.question, JSON.parse(turn.dataset.narrowed), { alone: true, instead: turn });
  },
  ".taking .leave": () => chest.close(),
  ".taking .download": download,
  ".restart": startAgain,
  ".undo": undo,
  ".back": () => close(),
  ".size": (button) => setSize(Number(button.dataset.by)),
  "#reader .entry": toEntry,
};

document.addEventListener("click", (event) => {
  for (const [selector, act] of Object.entries(actions)) {
    const target = event.target.closest?.(selector);
    if (target) return void act(target, event);
  }
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
