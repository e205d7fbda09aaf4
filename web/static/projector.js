// @ts-check
// An answer for a whole room: one excerpt at a time, large, the next one by an arrow key.

import { left, opened } from "./layers.js";
import { desk, turns } from "./page.js";

/** @type {Element | undefined} */
let onWall; // the excerpt that is shown

export function project(button) {
  const first = button.closest(".turn").querySelector(".excerpts > li");
  if (!first) return;
  desk.classList.add("projecting");
  wall(first);
  opened("projector", leaveProjector);
}

function wall(item) {
  onWall?.classList.remove("on-wall");
  onWall = item;
  item.classList.add("on-wall");
  for (const turn of turns.children) turn.classList.toggle("of-wall", turn.contains(item));
  for (const list of turns.querySelectorAll(".excerpts")) list.classList.toggle("of-wall", list.contains(item));
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
  window.scrollTo({ top: 0, behavior: "instant" });
}

function leaveProjector() {
  left("projector");
  desk.classList.remove("projecting");
  const item = onWall;
  item?.classList.remove("on-wall");
  onWall = undefined;
  item?.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if (!onWall || element.querySelector("dialog[open]")) return;
  const items = [...onWall.closest(".turn").querySelectorAll(".excerpts > li")];
  const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (event.key === "Escape") leaveProjector();
  else if (by && items[items.indexOf(onWall) + by]) {
    event.preventDefault();
    wall(items[items.indexOf(onWall) + by]);
  }
});
