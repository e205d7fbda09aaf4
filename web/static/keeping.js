// @ts-check
// Excerpts that a reader keeps, with notes of one's own: in this browser, for each corpus by itself.
// They are handed over as places: a file of them is made, and checked, from the documents.

import { showDialog } from "./edit_question.js";
import { reason, save, named } from "./exports.js";
import { turns, words } from "./page.js";

/** @typedef {{document: string, start: number, end: number, marks: string, question: string, note: string,
 *   text: string, source: string, href: string}} Kept */

/** @type {Kept[]} */
let shelf = [];
let shelfName = "";

const tray = element.querySelector("dialog.tray");

export function openKept(corpus) {
  shelfName = `onrecord-kept-${corpus}`;
  try {
    shelf = JSON.parse(localStorage.getItem(shelfName) ?? "[]");
  } catch {
    // a browser may refuse: then it lasts as long as the page
  }
  showKept();
}

function store() {
  try {
    localStorage.setItem(shelfName, JSON.stringify(shelf));
  } catch {
    // as above
  }
  showKept();
}

// The number at the top, and which cards are kept.
export function showKept() {
  const opener = document.querySelector(".open-tray");
  opener.hidden = !shelf.length;
  opener.querySelector(".number").textContent = String(shelf.length);
  for (const item of turns.querySelectorAll(".excerpts > li")) {
    const kept = shelf.some((each) => sameAs(each, item));
    const button = item.querySelector(".keep");
    button.setAttribute("aria-pressed", String(kept));
    button.querySelector(".label").textContent = kept ? words.kept : words.keep;
  }
}

function sameAs(kept, item) {
  const { document: identity, start, end } = item.querySelector(".cite").dataset;
  return kept.document === identity && kept.start === Number(start) && kept.end === Number(end);
}

function put(item) {
  const cite = item.querySelector(".cite");
  const { document: identity, start, end, marks } = cite.dataset;
  const quoted = item.querySelector("blockquote").cloneNode(true);
  for (const around of quoted.querySelectorAll(".around")) around.replaceWith("… ");
  const speaker = item.querySelector(".speaker strong")?.textContent;
  const source = [speaker, cite.querySelector(".of").textContent, cite.querySelector(".place").textContent];
  shelf.push({
    document: identity,
    start: Number(start),
    end: Number(end),
    marks,
    question: item.closest(".turn").dataset.question,
    note: "",
    text: quoted.textContent.trim(),
    source: source.filter(Boolean).join(" · "),
    href: cite.getAttribute("href"),
  });
}

export function keepOne(button) {
  const item = button.closest("li");
  const place = shelf.findIndex((each) => sameAs(each, item));
  if (place >= 0) shelf.splice(place, 1);
  else put(item);
  store();
}

export function keepEach(button) {
  for (const item of button.closest(".turn").querySelectorAll(".excerpts > li")) {
    if (!shelf.some((each) => sameAs(each, item))) put(item);
  }
  store();
}

export function openTray() {
  fill();
  complainOfTray("");
  tray.querySelector("[name=day]").value ||= new Date().toLocaleDateString("sv"); // as ISO 8601
  chooseSheet();
  showDialog(tray);
}

function fill() {
  const template = element.querySelector("template.kept-item");
  tray.classList.toggle("bare", !shelf.length);
  tray.querySelector(".kept-list").replaceChildren(
    ...shelf.map((each, place) => {
      const item = template.content.firstElementChild.cloneNode(true);
      item.querySelector(".kept-question").textContent = each.question;
      item.querySelector("blockquote").textContent = each.text;
      const link = item.querySelector("a");
      link.textContent = each.source;
      if (each.href?.startsWith("/doc/")) link.href = each.href; // what a browser kept may be anything
      const note = item.querySelector("textarea");
      note.value = each.note;
      note.addEventListener("input", () => {
        each.note = note.value;
        store();
      });
      item.querySelector(".up").disabled = place === 0;
      item.querySelector(".down").disabled = place === shelf.length - 1;
      item.querySelector(".up").addEventListener("click", () => move(place, -1));
      item.querySelector(".down").addEventListener("click", () => move(place, 1));
      item.querySelector(".let-go").addEventListener("click", () => {
        shelf.splice(place, 1);
        store();
        fill();
      });
      return item;
    }),
  );
}

function move(place, by) {
  const [each] = shelf.splice(place, 1);
  shelf.splice(place + by, 0, each);
  store();
  fill();
  const items = tray.querySelectorAll(".kept-list > li");
  const button = items[place + by].querySelector(by < 0 ? ".up" : ".down");
  (button.disabled ? items[place + by].querySelector(".let-go") : button).focus();
}

function chooseSheet() {
  const handout = tray.querySelector(".what").value !== "kept";
  tray.querySelector(".of-handout").hidden = !handout;
  const form = tray.querySelector(".form");
  for (const option of form.options) option.disabled = handout && !["docx", "html"].includes(option.value);
  if (form.selectedOptions[0]?.disabled) form.value = "docx";
}

export async function getKept(button) {
  const value = (name) => tray.querySelector(name).value;
  const form = value(".form");
  const body = JSON.stringify({
    form,
    sheet: value(".what"),
    style: value("select.style"),
    title: value("[name=title]") || shelf[0]?.question.slice(0, 200) || "",
    group: value("[name=group]"),
    day: value("[name=day]"),
    paper: value(".paper"),
    teacher: tray.querySelector("[name=teacher]").checked,
    kept: shelf.map(({ document: identity, start, end, marks, question, note }) => ({ document: identity, start, end, marks, question, note })),
  });
  button.setAttribute("aria-busy", "true");
  const answer = await fetch(`/api/handout?lang=${words.language}`, { method: "POST", body }).catch(() => undefined);
  button.removeAttribute("aria-busy");
  if (!answer?.ok) return complainOfTray(await reason(answer));
  const name = named(value("[name=title]") || shelf[0].question, form);
  save(await answer.blob(), name);
  complainOfTray("");
  tray.querySelector(".told").textContent = words.downloaded.replace("{name}", name);
}

function complainOfTray(line) {
  const problem = tray.querySelector(".problem");
  problem.textContent = line;
  problem.hidden = !line;
  tray.querySelector(".told").textContent = "";
}

tray.addEventListener("change", ({ target }) => {
  if (target.matches(".what")) chooseSheet();
});
