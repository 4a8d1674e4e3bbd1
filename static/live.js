// Renews what changes by itself: the parts of #live, every data-every seconds, for as long as the server says so.
// Nothing is reloaded: the focus, a selection and the place on the page stay. Without it the page renews as a whole.
"use strict";

const live = () => document.getElementById("live");

function put(fresh) {
  const focused = document.activeElement;
  for (const part of fresh.querySelectorAll(":scope > [id]")) {
    const shown = document.getElementById(part.id);
    if (!shown || shown.innerHTML === part.innerHTML) continue;
    shown.replaceChildren(...document.importNode(part, true).childNodes);
    if (!focused.isConnected) (document.getElementById(focused.id) ?? shown).focus({ preventScroll: true });
  }
  if (fresh.dataset.every) live().dataset.every = fresh.dataset.every;
  else delete live().dataset.every;
}

async function renew() {
  try {
    if (document.hidden) return;
    const answer = await fetch(location.href);
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
    if (fresh) put(fresh);
    else if (answer.ok) location.reload(); // the session has ended: the page to log in says so
    else throw new Error();
  } catch {
    document.getElementById("counts").textContent = "The server does not answer now. This page goes on asking.";
  } finally {
    wait();
  }
}

const wait = () => { if (live()?.dataset.every) setTimeout(renew, 1000 * live().dataset.every); };
wait();
