// @ts-check
// What can be done with a question that was asked: edit it, show its link as a code to scan.
// And what a session is told once only.

import { address } from "./filters.js";
import { left, opened } from "./layers.js";
import { box, desk, say, turns, whatIsWrong } from "./page.js";
import { close, opener } from "./reader.js";
import { keep, kept } from "./session.js";

let revised = null; // the turn that the next question replaces, with those after it

export function edit(button) {
  revised = button.closest(".turn");
  write(revised.dataset.question);
  const line = desk.querySelector(".revising");
  desk.querySelector("#talk > .form")?.prepend(line);
  line.hidden = false;
  for (const turn of turns.children) turn.classList.toggle("replaced", following(turn));
  box()?.focus();
}

function following(turn) {
  return turn === revised || Boolean(revised.compareDocumentPosition(turn) & Node.DOCUMENT_POSITION_FOLLOWING);
}

export function keepAll() {
  revised = null;
  desk.querySelector(".revising").hidden = true;
  for (const turn of turns.children) turn.classList.remove("replaced");
}

export function cancel() {
  keepAll();
  write("");
  box()?.focus();
}

export function dropRevised() {
  if (!revised) return;
  for (const turn of [...turns.children].filter(following)) turn.remove();
  if (opener && !opener.isConnected) close(false);
  keepAll();
}

export function write(text) {
  const field = box();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export async function showCode(button) {
  const turn = button.closest(".turn");
  const link = address(turn.dataset.question, JSON.parse(turn.dataset.narrowed));
  const answer = await server.draw({ address: link }).catch(() => undefined);
  if (!answer) return say(await whatIsWrong());
  const dialog = element.querySelector("dialog.sharing");
  dialog.innerHTML = answer.html;
  showDialog(dialog);
}

export function showDialog(dialog) {
  const name = dialog.className;
  dialog.showModal();
  dialog.addEventListener("close", () => left(name), { once: true });
  opened(name, () => dialog.close());
}

// Notes about the content stand before the material, each once in a session.
const NOTED = "onrecord-noted";

export function onlyNews(shown) {
  const noted = new Set(kept(NOTED));
  for (const note of shown.querySelectorAll(".content-note")) {
    const text = note.textContent;
    if (noted.has(text)) note.remove();
    noted.add(text);
  }
  keep(NOTED, [...noted]);
  return shown;
}
