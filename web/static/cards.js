// @ts-check
// The cards of an answer: what is folded of one, and the way from one to the next by keyboard.

import { box, turns } from "./page.js";

export function unfold(button) {
  const quoted = button.closest("li").querySelector("blockquote");
  const folded = quoted.classList.toggle("folded");
  button.setAttribute("aria-expanded", String(!folded));
  const line = button.textContent;
  button.textContent = button.dataset.fold;
  button.dataset.fold = line;
}

// The citation that is a step away from where the keyboard is, or the first of the newest answer.
function stepTo(by) {
  const cites = [...turns.querySelectorAll(".cite")];
  const here = document.activeElement?.closest("li")?.querySelector(".cite");
  const newest = turns.querySelector(".turn:last-child .cite");
  const next = here ? cites[cites.indexOf(here) + by] : newest;
  next?.focus({ preventScroll: true });
  next?.closest("li").scrollIntoView({ block: "center" });
}

export function toNewest(_, event) {
  event.preventDefault();
  const newest = turns.lastElementChild?.querySelector(".question");
  if (!newest) return;
  newest.tabIndex = -1;
  newest.focus();
}

function typing(target) {
  return target.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || element.querySelector("dialog[open]")) return;
  if (event.key === "/") {
    event.preventDefault();
    box()?.focus();
  } else if (event.key === "j") stepTo(1);
  else if (event.key === "k") stepTo(-1);
});
