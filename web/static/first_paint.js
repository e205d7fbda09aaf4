// @ts-check
// Runs while the page is being read, long before Gradio is there. What is asked here waits for the
// page's script; what is only typed goes on in Gradio's box (handoff.js), where it was left.
{
  const shell = document.currentScript.parentElement;
  const form = shell.querySelector("form");
  const field = form.querySelector("textarea");
  const linked = new URLSearchParams(location.search).get("q");
  const kept = (name) => {
    try {
      return JSON.parse(sessionStorage.getItem(name)) ?? [];
    } catch {
      return []; // a browser may refuse
    }
  };
  let asked = false; // one question at a time

  // What the box keeps of the text.
  const ask = (text) => {
    if (asked || !text.trim()) return text;
    asked = true;
    const turn = document.importNode(shell.querySelector("template").content.firstElementChild, true);
    turn.querySelector(".question").textContent = text;
    shell.querySelector(".turns").append(turn);
    if (window.onRecord) return window.onRecord.take(text);
    window.onRecordEarly = text;
    return "";
  };

  form.hidden = false; // it is of no use without this script
  field.focus({ preventScroll: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    field.value = ask(field.value);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  field.addEventListener("compositionstart", () => {
    shell.dataset.composing = "true";
  });
  field.addEventListener("compositionend", () => delete shell.dataset.composing);
  shell.addEventListener("click", ({ target }) => {
    if (target.matches(".example")) ask(target.textContent);
  });
  for (const note of shell.querySelectorAll(".content-note")) {
    if (kept("onrecord-noted").includes(note.textContent)) note.remove();
  }
  shell.classList.toggle("resuming", kept("onrecord-asked").length > 0);
  if (linked) ask(linked);
}
