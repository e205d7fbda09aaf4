// @ts-check
// Citing an excerpt, and taking the conversation away.

import { showDialog } from "./edit_question.js";
import { say, turns, whatIsWrong, words } from "./page.js";

let style = ""; // chosen last in this tab
let quoted = ""; // and how much of an excerpt

// ---- one excerpt and its citation --------------------------------------------------------

document.addEventListener(
  "toggle",
  (event) => {
    if (event.target.matches?.(".citing") && event.target.open) openCiting(event.target);
  },
  true, // a toggle does not bubble
);

function openCiting(details) {
  if (!details.querySelector(".citing-panel")) {
    details.append(shapeOf("citing-panel"));
    const [manual, extent] = details.querySelectorAll("select");
    if (style) manual.value = style;
    extent.value = quoted || details.dataset.extent || "excerpt";
    manual.addEventListener("change", () => {
      style = manual.value;
      showCitation(details);
    });
    extent.addEventListener("change", () => {
      quoted = extent.value;
      showCitation(details);
    });
    showCitation(details);
  }
}

async function showCitation(details) {
  const { document: identity, start, end, marks = "" } = details.dataset;
  const [manual, extent] = details.querySelectorAll("select");
  const wanted = manual.value + extent.value;
  const citation = details.querySelector(".citation");
  done(details, "");
  details.copied = undefined;
  citation.setAttribute("aria-busy", "true");
  const answer = await server
    .cite({ document: identity, start, end, marks, style: manual.value, extent: extent.value })
    .catch(() => undefined);
  if (manual.value + extent.value !== wanted) return; // another one was chosen since
  citation.removeAttribute("aria-busy");
  citation.replaceChildren();
  if (answer?.status !== "shown") return done(details, answer?.text || (await whatIsWrong()));
  citation.innerHTML = answer.html;
  details.copied = { text: answer.text, html: answer.data ? "" : answer.html };
}

export async function copyCitation(button) {
  const details = button.closest(".citing");
  if (!details.copied) return; // not there yet
  await copy(details, details.copied.text, details.copied.html, words.copied);
}

export async function copyLink(button) {
  const item = button.closest("li");
  await copy(item, item.querySelector("a.page").href, "", words.link_copied);
}

async function copy(place, text, html, said) {
  const kept = (await copyBoth(text, html)) || copyPlain(text);
  done(place, "");
  setTimeout(() => done(place, kept ? said : words.copy_failed)); // said again, if need be
}

// Italics survive in a word processor. Over plain http there is no such clipboard.
async function copyBoth(text, html) {
  try {
    const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(kinds)]);
    return true;
  } catch {
    return false;
  }
}

function copyPlain(text) {
  const focused = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  element.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}

export function done(place, line) {
  place.querySelector(place.matches("li") ? ".said" : ".done").textContent = line;
}

function shapeOf(name) {
  return element.querySelector(`template.${name}`).content.firstElementChild.cloneNode(true);
}

// A file is called by its first question and the day.
export function named(question, form) {
  const letters = question.toLowerCase().normalize("NFKD").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  const stem = letters.replace(/^-+|-+$/g, "") || "on-record";
  return `${stem}-${new Date().toLocaleDateString("sv")}.${form}`;
}

// Everything ticked, or nothing.
export function pick(button) {
  for (const input of chest.querySelectorAll(".takings input")) {
    input.disabled = false;
    input.checked = Boolean(button.dataset.all) || Boolean(input.closest(".whole"));
  }
}

// ---- the conversation as a file ----------------------------------------------------------

export const chest = element.querySelector("dialog.taking");

export function openTaking() {
  const answers = [...turns.querySelectorAll(".turn")].filter((turn) => turn.asked);
  chest.querySelector(".takings").replaceChildren(...answers.map(choicesOf));
  if ([...chest.querySelectorAll("option")].some((option) => option.value === style))
    chest.querySelector("select").value = style;
  complain("");
  showDialog(chest);
}

// A question and its excerpts, each with a box to tick. What is near is no answer: not ticked.
function choicesOf(turn) {
  const group = document.createElement("div");
  group.className = "turn-choices";
  group.turn = turn;
  const whole = choice(turn.dataset.question, true);
  const parts = [...turn.querySelectorAll(".excerpts > li")].map((item) =>
    choice(described(item), turn.classList.contains("answered"), item.dataset.numbers),
  );
  whole.classList.add("whole");
  whole.querySelector("input").addEventListener("change", (event) => {
    for (const part of parts) part.querySelector("input").disabled = !event.target.checked;
  });
  group.append(whole, ...parts);
  return group;
}

function choice(text, checked, number = "") {
  const label = shapeOf("takeable");
  label.querySelector("input").checked = checked;
  label.querySelector("input").value = number;
  label.querySelector(".what").textContent = text;
  return label;
}

function described(item) {
  const said = item.querySelector("blockquote").textContent.trim().replace(/\s+/g, " ");
  const source = item.querySelector(".cite .of").textContent;
  return `${item.dataset.number} · ${source} · ${said.length > 90 ? `${said.slice(0, 90)}…` : said}`;
}

export async function download(button) {
  const chosen = [...chest.querySelectorAll(".turn-choices")].map(chosenOf).filter(Boolean);
  if (!chosen.length) return complain(words.nothing_chosen);
  const form = chest.querySelector("input[name=form]:checked").value;
  const body = JSON.stringify({ form, style: chest.querySelector("select").value, turns: chosen });
  button.setAttribute("aria-busy", "true");
  const answer = await fetch(`/api/export?lang=${words.language}`, { method: "POST", body }).catch(() => undefined);
  button.removeAttribute("aria-busy");
  if (!answer?.ok) return complain(await reason(answer));
  const name = named(chosen[0].question, form);
  save(await answer.blob(), name);
  chest.close();
  say(words.downloaded.replace("{name}", name), "well");
}

function chosenOf(group) {
  const [whole, ...parts] = group.querySelectorAll("input");
  const numbers = parts.filter((part) => part.checked).flatMap((part) => part.value.split(" ").map(Number));
  const empty = group.turn.classList.contains("answered") && !numbers.length;
  return whole.checked && !empty ? { ...group.turn.asked, chosen: numbers } : undefined;
}

export async function reason(answer) {
  if (!answer) return words.unreachable;
  const { error } = await answer.json().catch(() => ({}));
  return error ?? words.internal;
}

function complain(line) {
  const problem = chest.querySelector(".problem");
  problem.textContent = line;
  problem.hidden = !line;
}

export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser has begun by then
}
