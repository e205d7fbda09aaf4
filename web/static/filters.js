// @ts-check
// What the next question is narrowed to. It lives here, in the tab: each question takes it along.

import { box, desk, words } from "./page.js";

/** @type {{source: string[], speaker: string[], since: string, until: string, statements: boolean}} */
const narrowed = { source: [], speaker: [], since: "", until: "", statements: false };

// The choices have come from the server: show them, with those marked that a link asked for.
export function offer(html) {
  const filters = element.querySelector(".filters") ?? desk.querySelector(".filters");
  if (!filters || !html || !filters.hidden) return;
  filters.querySelector(".choices").innerHTML = html;
  filters.hidden = false;
  desk.querySelector("#talk > .form")?.prepend(filters);
  filters.addEventListener("change", (event) => choose(event.target));
  filters.addEventListener("input", ({ target }) => {
    if (target.matches(".seek")) narrowChoices(target);
  });
  reflect();
}

function choose({ name, value, checked, type }) {
  if (!name) return; // a field that seeks among the choices
  if (name === "statements") narrowed.statements = checked;
  else if (type === "radio") narrowed[name] = value;
  else narrowed[name] = [...narrowed[name].filter((each) => each !== value), ...(checked ? [value] : [])];
  reflect();
}

export function closeFilters() {
  desk.querySelector(".filters details")?.removeAttribute("open");
}

// Leave those choices of a group in sight that hold what is typed; what is ticked stays.
function narrowChoices(field) {
  const sought = field.value.trim().toLowerCase();
  for (const choice of field.closest(".group").querySelectorAll(".choice")) {
    choice.hidden = !choice.querySelector("input").checked && !choice.textContent.toLowerCase().includes(sought);
  }
}

export function clearFilters() {
  Object.assign(narrowed, { source: [], speaker: [], since: "", until: "", statements: false });
  reflect();
  const { search } = new URL(address(new URLSearchParams(location.search).get("q") ?? "", {}));
  if (location.search) history.replaceState(null, "", location.pathname + search);
  box()?.focus();
}

// Let the boxes and the line above the question say what holds.
function reflect() {
  const filters = desk.querySelector(".filters");
  const labels = [];
  for (const input of filters.querySelectorAll("input[name]")) {
    const { name, value } = input;
    if (name === "statements") input.checked = narrowed.statements;
    else if (input.type === "radio") input.checked = narrowed[name] === value;
    else input.checked = narrowed[name].includes(value);
  }
  for (const name of ["source", "speaker"]) labels.push(...narrowed[name].map((value) => label(filters, name, value)));
  if (narrowed.since) labels.push(words.since_value.replace("{value}", narrowed.since));
  if (narrowed.until) labels.push(words.until_value.replace("{value}", narrowed.until));
  if (narrowed.statements) labels.push(words.only_statements_short);
  filters.querySelector(".chosen").textContent = `${words.filtered}: ${labels.join(" · ")}`;
  filters.querySelector(".filtering").hidden = !labels.length;
}

export function label(filters, name, value) {
  const inputs = [...filters.querySelectorAll(`input[name="${name}"]`)];
  const input = inputs.find((each) => each.value === value);
  return input?.parentElement.querySelector("bdi").textContent ?? value;
}

// Only what is chosen goes along with a question, and into a link.
export function wishes(chosen = narrowed) {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value === true || (value && value.length > 0)));
}

export function readWishes(search) {
  const asked = new URLSearchParams(search);
  narrowed.source = asked.getAll("source");
  narrowed.speaker = asked.getAll("speaker");
  narrowed.since = asked.get("since") ?? "";
  narrowed.until = asked.get("until") ?? "";
  narrowed.statements = asked.get("statements") === "true";
}

// The link that asks `question` of the same documents, narrowed in the same way.
export function address(question, chosen) {
  const link = new URL(location.pathname, location.origin);
  if (question) link.searchParams.set("q", question);
  for (const [name, value] of Object.entries(chosen)) {
    for (const each of [value].flat()) link.searchParams.append(name, each);
  }
  const language = new URLSearchParams(location.search).get("lang");
  if (language) link.searchParams.set("lang", language);
  return link.href;
}
