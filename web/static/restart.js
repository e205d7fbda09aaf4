// @ts-check
// A conversation begun anew, and how that is undone.

import { keepAll } from "./edit_question.js";
import { closeFilters } from "./filters.js";
import { followLast } from "./layers.js";
import { bring, box, desk, say, turns } from "./page.js";
import { close } from "./reader.js";
import { keepConversation } from "./session.js";

const TO_UNDO = 10_000; // milliseconds in which one can change one's mind

/** @type {Element[]} */
let before = []; // the turns that were there
let waiting = 0;

export function startAgain() {
  const answered = [...turns.children].filter((turn) => turn.asked);
  turns.replaceChildren();
  keepConversation();
  keepAll();
  say("");
  close(false);
  closeFilters();
  followLast();
  offerUndo(answered);
  window.scrollTo({ top: 0, behavior: "instant" });
  box()?.focus({ preventScroll: true });
}

function offerUndo(answered) {
  forget();
  before = answered;
  const line = desk.querySelector(".restarted");
  desk.querySelector("#talk > .form")?.prepend(line);
  line.hidden = !answered.length;
  waiting = setTimeout(forget, TO_UNDO);
}

export function forget() {
  clearTimeout(waiting);
  before = [];
  desk.querySelector(".restarted").hidden = true;
}

export function undo() {
  turns.prepend(...before);
  const [last] = before.slice(-1);
  forget();
  keepConversation();
  followLast();
  bring(last);
  box()?.focus();
}
