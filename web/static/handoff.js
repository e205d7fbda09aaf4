// @ts-check
// From the shell, in which one could type before Gradio was there (first_paint.js), to Gradio's own box.

import { write } from "./edit_question.js";
import { box, welcome } from "./page.js";

const MOMENT = 15; // milliseconds between two looks at whether Gradio's box is in place

export const settled = new Promise(settle);

function settle(done) {
  const shell = document.querySelector(".shell");
  if (!shell) return done();
  // Words that are being composed, as Chinese is typed, would be torn apart.
  if (!box() || shell.dataset.composing) return void setTimeout(settle, MOMENT, done);
  const early = shell.querySelector("textarea");
  const { value, selectionStart, selectionEnd, selectionDirection } = early;
  const typing = document.activeElement === early;
  if (welcome.querySelector(".loading")) welcome.innerHTML = shell.querySelector(".welcome").innerHTML;
  shell.remove(); // what lies under it can be seen, and focused, from now on
  if (value) write(value);
  if (typing) box().focus({ preventScroll: true });
  box().setSelectionRange(selectionStart, selectionEnd, selectionDirection);
  done();
}
