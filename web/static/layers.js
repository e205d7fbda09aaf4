// @ts-check
// The browser's own history: its way back closes what was opened over the conversation, the last
// opened first; the address and the tab's title are those of the last question.

import { address, wishes } from "./filters.js";
import { turns, words } from "./page.js";

/** @type {{name: string, close: () => void, again: () => void}[]} */
const layers = [];
let depth = history.state?.depth ?? 0; // how many entries of ours lie before the one we are at
/** @type {(() => void) | undefined} */
let again; // opens what was closed last

// Something lies over the conversation. What is opened in place of it needs no entry of its own.
export function opened(name, close, reopen = () => {}) {
  left(name);
  layers.push({ name, close, again: reopen });
  if (layers.length <= depth) return; // an entry is left of what was closed by its button
  depth = layers.length;
  history.pushState({ depth }, "", location.href);
}

// It was closed by its own button: its entry stays, and is passed over on the way back.
export function left(name) {
  const place = layers.findIndex((layer) => layer.name === name);
  if (place >= 0) layers.splice(place, 1);
}

window.addEventListener("popstate", ({ state }) => {
  const before = depth;
  depth = state?.depth ?? 0;
  followLast();
  if (depth > before) return void again?.();
  if (depth === before) return;
  if (layers.length <= depth) return void history.back();
  while (layers.length > depth) {
    const layer = layers[layers.length - 1];
    again = layer.again;
    left(layer.name);
    layer.close();
  }
});

export function follow(question, chosen = wishes()) {
  history.replaceState(history.state, "", address(question, chosen));
  document.title = question ? `${question} · ${words.name}` : words.name;
}

export function followLast() {
  const last = /** @type {HTMLElement | null} */ (turns.lastElementChild);
  follow(last?.dataset.question ?? "", last ? JSON.parse(last.dataset.narrowed ?? "{}") : {});
}
