// @ts-check
// What this tab keeps: notes it has shown, and its conversation. After a reload the questions are
// asked again, in their order; answers are not kept, for the documents may have changed.

import { ask, turns } from "./page.js";

const ASKED = "onrecord-asked";
const keptHere = new Map(); // where the browser keeps nothing

let asksAgain = false;

export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? keptHere.get(name) ?? [];
  } catch {
    return keptHere.get(name) ?? [];
  }
}

export function keep(name, values) {
  keptHere.set(name, values);
  try {
    sessionStorage.setItem(name, JSON.stringify(values));
  } catch {
    // a browser may refuse: then the list lasts as long as the page
  }
}

export function keepConversation() {
  if (!asksAgain) keep(ASKED, [...turns.children].flatMap((turn) => turn.asked ?? []));
}

export async function resume() {
  asksAgain = true; // what cannot be answered just now is not forgotten
  for (const [place, { question, after, ...chosen }] of kept(ASKED).entries()) {
    await ask(question, chosen, { alone: place > 0 && !after.length });
  }
  asksAgain = false;
  if (![...turns.children].some((turn) => turn.matches(".troubled"))) keepConversation();
}
