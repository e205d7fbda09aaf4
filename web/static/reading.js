// @ts-check
// What helps to read a document in the reader: its contents, words found in it, the size of its text.

import { desk, words } from "./page.js";

const SIZE = "onrecord-size";
const STEP = 0.125; // of the text's size
const SMALLEST = -2; // steps
const LARGEST = 6;

/** @type {Range[]} */
let places = []; // where what is sought stands
let at = 0;

export function setSize(by) {
  let size = 0;
  try {
    size = Number(localStorage.getItem(SIZE)) || 0;
    size = Math.min(LARGEST, Math.max(SMALLEST, size + by));
    localStorage.setItem(SIZE, String(size));
  } catch {
    // a browser may refuse: then the size stays
  }
  const reader = /** @type {HTMLElement} */ (desk.querySelector("#reader"));
  reader.style.setProperty("--text-size", String(1 + size * STEP));
}

export function toEntry(link, event) {
  const target = desk.querySelector(`#reader [id="${link.hash.slice(1)}"]`);
  if (!target) return;
  event.preventDefault();
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
}

function find(field) {
  const sought = field.value.trim().toLowerCase();
  places = sought.length > 1 ? [...occurrences(desk.querySelector("#reader .text"), sought)] : [];
  at = 0;
  tell(sought.length > 1);
}

// Words may stand across elements: the text is taken as one.
function* occurrences(text, sought) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let whole = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: whole.length });
    whole += walker.currentNode.textContent;
  }
  const low = whole.toLowerCase().replace(/\s/g, " ");
  if (low.length !== whole.length) return; // letters that change their length: offsets would be wrong
  for (let from = low.indexOf(sought); from >= 0; from = low.indexOf(sought, from + sought.length)) {
    const range = document.createRange();
    range.setStart(...placeOf(nodes, from));
    range.setEnd(...placeOf(nodes, from + sought.length));
    yield range;
  }
}

/** @returns {[Node, number]} */
function placeOf(nodes, offset) {
  let [low, high] = [0, nodes.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (nodes[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return [nodes[low].node, offset - nodes[low].start];
}

function tell(asked) {
  const line = words.found.replace("{number}", String(at + 1)).replace("{count}", String(places.length));
  desk.querySelector("#reader .found").textContent = asked ? (places.length ? line : words.not_found) : "";
  CSS.highlights?.delete("found");
  CSS.highlights?.delete("here");
  if (!places.length) return;
  CSS.highlights?.set("found", new Highlight(...places));
  CSS.highlights?.set("here", new Highlight(places[at]));
  const { startContainer } = places[at];
  startContainer.parentElement?.scrollIntoView({ block: "center" });
}

document.addEventListener("input", ({ target }) => {
  if (target.matches(".finding")) find(target);
});

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.(".finding") || event.key !== "Enter" || !places.length) return;
  event.preventDefault();
  at = (at + (event.shiftKey ? places.length - 1 : 1)) % places.length;
  tell(true);
});
