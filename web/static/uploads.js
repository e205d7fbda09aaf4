// @ts-check
// Adding documents to those that are asked, and taking them out again: in the view of the sources.
// Everybody gets the markup, hidden; the server says whether this visitor may.

import { desk, words } from "./page.js";
import { opener, showCorpus } from "./reader.js";
import { greet } from "./welcome.js";

const REST = 500; // milliseconds between two looks at a server that is indexing

export async function offerAdding() {
  const state = await addingState();
  if (!state?.open) return;
  for (const hidden of desk.querySelectorAll("#reader :is(.adding, .takes-out)")) hidden.hidden = false;
  if (state.state === "indexing") followIndexing();
}

async function addingState() {
  return fetch(`/api/adding?lang=${words.language}`).then((answer) => answer.json()).catch(() => undefined);
}

const brought = new Set(); // by this tab

async function upload(files) {
  const refused = [];
  for (const file of files) {
    const answer = await send(file, (share) => tellStage(`${words.sending.replace("{name}", file.name)} ${share}`));
    if (answer.document) brought.add(answer.document);
    else refused.push(`${words.not_added.replace("{name}", file.name)}: ${answer.error}`);
  }
  await followIndexing();
  for (const line of refused) showFate(line, false);
}

// A request of the old kind: the new one does not say how much has been sent.
function send(file, tell) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/documents?name=${encodeURIComponent(file.name)}&lang=${words.language}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => tell(`${Math.round((100 * loaded) / (total || 1))} %`);
    request.onload = () => resolve(request.response ?? { error: words.internal });
    request.onerror = () => resolve({ error: words.unreachable });
    request.send(file);
  });
}

export async function takeOut(button) {
  button.disabled = true;
  const name = encodeURIComponent(button.dataset.file);
  const answer = await fetch(`/api/documents/${name}?lang=${words.language}`, { method: "DELETE" }).catch(() => undefined);
  const error = answer ? (await answer.json()).error : words.unreachable;
  if (!error) return followIndexing();
  button.disabled = false;
  showFate(error, false);
}

let indexingSeen = false;

async function followIndexing() {
  if (indexingSeen) return;
  indexingSeen = true;
  let state = await addingState();
  while (state?.state === "indexing") {
    tellStage(state.stage || words.indexing);
    await new Promise((resolve) => setTimeout(resolve, REST));
    state = await addingState();
  }
  indexingSeen = false;
  tellStage(state ? "" : words.unreachable);
  if (!state) return;
  const shown = desk.querySelector("#reader .adding");
  if (shown) await showCorpus(opener);
  if (shown) showFates(state);
  greet(); // the counts, and what can be filtered by
}

function tellStage(line) {
  const stage = desk.querySelector("#reader .adding .stage");
  if (stage) stage.textContent = line;
}

// What became of the files that this tab brought.
function showFates(state) {
  desk.querySelector("#reader .adding .fates")?.replaceChildren();
  for (const { file, lines, read } of state.files.filter((each) => brought.has(each.file))) {
    const name = file.slice(file.indexOf("/") + 1);
    const line = (read ? words.added : words.not_added).replace("{name}", name);
    showFate([line, ...lines].join(" · "), read);
  }
  if (state.error) showFate(state.error, false);
}

function showFate(line, well) {
  const item = document.createElement("li");
  item.dir = "auto";
  item.className = well ? "well" : "amiss";
  item.textContent = line;
  desk.querySelector("#reader .adding .fates")?.append(item);
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches(".adding input[type=file]") || !target.files.length) return;
  upload([...target.files]);
  target.value = ""; // the same file can be brought again; what became of each is told below
});

for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const place = event.target.closest?.("#reader .adding .drop");
    if (!place) return;
    event.preventDefault();
    place.classList.toggle("over", kind === "dragover");
    if (kind === "drop") upload([...event.dataTransfer.files]);
  });
}
