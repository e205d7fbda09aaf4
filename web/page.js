// What the browser does by itself. It runs once, when Gradio has put the conversation in place,
// with `element` (the conversation), `server` (the functions of web/page.py) and `props`.
// It writes no markup: what it shows comes from the server, or is text.

const words = props.words;
const welcome = element.querySelector(".welcome");
const turns = element.querySelector(".turns");
const notice = element.querySelector(".notice");
const desk = element.closest("#desk"); // what lies beside the conversation may not be there yet
const GLANCE = 700; // milliseconds between two looks at a server that is still loading

let asking = null; // the turn that waits for its answer: one at a time, each read after the others
let opener = null; // the citation whose document is open

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

async function ask(question) {
  const after = [...turns.querySelectorAll(".turn.answered, .turn.abstained")].map(
    (turn) => turn.dataset.question,
  );
  const turn = shape("pending", question);
  asking = turn;
  show(turn);
  const watch = setInterval(() => watchOver(turn), GLANCE);
  const asked = { question, after };
  const answer = await server.ask(asked).catch(() => undefined);
  clearInterval(watch);
  const shown = answer ? parsed(answer.html) : trouble(question, await whatIsWrong());
  if (asking !== turn) return; // started again in the meantime
  asking = null;
  shown.dataset.question = question;
  if (answer?.status === "shown") shown.asked = asked; // to be asked again when it is taken away
  turn.replaceWith(shown);
  bring(shown);
}

// While a question waits: is the model still being loaded, is the server still there?
async function watchOver(turn) {
  const health = await look();
  const state = turn.querySelector(".state");
  if (!health || !state) return;
  state.textContent =
    health.status === "loading" ? [words.waiting, health.stage].filter(Boolean).join(" · ") : words.searching;
}

// No answer came: is there no server, or did it fail?
async function whatIsWrong() {
  return (await look()) ? words.internal : words.unreachable;
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
  return holder.content.firstElementChild;
}

function show(turn) {
  turns.append(turn);
  bring(turn);
}

function bring(target) {
  target.scrollIntoView({ block: "start" });
}

function say(line) {
  desk.querySelector("#talk > .form")?.prepend(notice); // it belongs to the question box
  notice.textContent = line;
  notice.hidden = !line;
}

function startAgain() {
  asking = null;
  turns.replaceChildren();
  say("");
  close(false);
  if (location.search) history.replaceState(null, "", location.pathname);
  box()?.focus();
}

function box() {
  return desk.querySelector("#question textarea, #question input");
}

// ---- reading a citation in its document ----------------------------------------------------

async function open(cite) {
  const { document: identity, start, end, marks } = cite.dataset;
  cite.setAttribute("aria-busy", "true");
  const answer = await server.read({ document: identity, start, end, marks }).catch(() => undefined);
  cite.removeAttribute("aria-busy");
  if (!answer) return say(await whatIsWrong());
  if (answer.status !== "shown") return say(words.gone);
  say("");
  opener?.removeAttribute("aria-current");
  opener = cite;
  cite.setAttribute("aria-current", "true");
  const reader = desk.querySelector("#reader .reader") ?? readerBox();
  reader.innerHTML = answer.html;
  keepingInPlace(cite, () => desk.classList.add("reading"));
  const target = reader.querySelector("mark") ?? reader.querySelector(".excerpt");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  const tall = target.getBoundingClientRect().height > window.innerHeight / 2;
  target.scrollIntoView({ block: tall ? "start" : "center" });
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

function close(returning = true) {
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

// ---- the beginning -------------------------------------------------------------------------

async function greet() {
  const greeting = await server.greet({}).catch(() => undefined);
  if (!greeting) return setTimeout(greet, GLANCE);
  welcome.innerHTML = greeting.html;
  if (greeting.status === "loading") setTimeout(followLoading, GLANCE);
}

async function followLoading() {
  const health = await look();
  if (health && health.status !== "loading") return greet();
  const stage = welcome.querySelector(".stage");
  if (health && stage) stage.textContent = health.stage;
  setTimeout(followLoading, GLANCE);
}

async function look() {
  try {
    return await (await fetch("/health")).json();
  } catch {
    return undefined;
  }
}

const actions = {
  ".cite": open,
  ".example": (button) => take(button.textContent),
  ".again": (button) => {
    const turn = button.closest(".turn");
    const question = turn.dataset.question;
    turn.remove();
    take(question);
  },
  ".restart": startAgain,
  ".back": () => close(),
};

document.addEventListener("click", (event) => {
  for (const [selector, act] of Object.entries(actions)) {
    const target = event.target.closest?.(selector);
    if (target) return void act(target);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && desk.classList.contains("reading")) close();
});

window.onRecord = { take };
greet();
const linked = new URLSearchParams(location.search).get("q");
const first = window.onRecordEarly ?? linked;
if (first?.trim()) take(first);
