// @ts-check
// The beginning: what the page greets with, and what it waits for while the server loads.

import { onlyNews } from "./edit_question.js";
import { offer } from "./filters.js";
import { openKept } from "./keeping.js";
import { turns, welcome, words } from "./page.js";

export const GLANCE = 700; // milliseconds between two looks at a server that is still loading

export async function greet() {
  const greeting = await server.welcome({}).catch(() => undefined);
  if (!greeting) return setTimeout(greet, GLANCE);
  welcome.innerHTML = greeting.html;
  if (!turns.children.length) onlyNews(welcome); // else nobody sees what it says
  offer(greeting.choices);
  if (greeting.corpus) openKept(greeting.corpus);
  if (greeting.status === "loading") setTimeout(followLoading, GLANCE);
}

async function followLoading() {
  const health = await look();
  if (health && health.status !== "loading") return greet();
  const stage = welcome.querySelector(".stage");
  if (health && stage) stage.textContent = health.stage;
  setTimeout(followLoading, GLANCE);
}

export async function look() {
  try {
    const answer = await fetch(`/health?lang=${words.language}`);
    return { ...(await answer.json()), busy: answer.headers.has("retry-after") };
  } catch {
    return undefined;
  }
}
