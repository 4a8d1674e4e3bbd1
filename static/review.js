// The review queue's keys and the selection of a claim's words. Every page works without it, by plain forms.
"use strict";

// --- review queue -----------------------------------------------------------
const FIELDS = { p: "id_party", t: "id_topic", s: "id_speaker_name", d: "id_said_on", h: "id_reported_by", f: "id_form" };
let ahead = null; // the next claim's page, fetched while this one is read: {address, page: Promise<Document>}
let line = Promise.resolve(); // decisions go to the server one after the other, in the order of the keys

const review = () => document.getElementById("review");
const parse = (text) => new DOMParser().parseFromString(text, "text/html");

async function load(address) {
  const answer = await fetch(address, { headers: { "X-Review": "1" } });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return parse(await answer.text());
}

function prefetch() {
  const address = review()?.dataset.next;
  ahead = address ? { address, page: load(address).catch(() => null) } : null;
}

function put(page, address) {
  const fresh = page?.getElementById("review");
  if (!fresh) { window.location.href = address; return; }
  review().replaceWith(document.importNode(fresh, true));
  history.replaceState(null, "", address);
  say(page);
  prefetch();
}

function say(page) {
  const words = [...(page?.querySelectorAll(".messagelist li") ?? [])];
  const news = document.getElementById("news");
  document.querySelectorAll("#content-start .messagelist, .messagelist").forEach((list) => list.remove());
  if (!news) return;
  news.replaceChildren(...words.map((item) => {
    const span = document.createElement("span");
    span.className = item.className;
    span.textContent = item.textContent + " ";
    return span;
  }));
}

async function send(form, button) {
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body });
  if (answer.redirected && new URL(answer.url).pathname.includes("/login/")) { window.location.href = answer.url; return; }
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return { page: parse(await answer.text()), address: answer.url };
}

async function decide(form, button) {
  const waiting = ahead;
  const next = waiting && (await waiting.page);
  const sent = line.then(() => send(form, button));
  line = sent.catch(() => {});
  if (next) put(next, waiting.address); // shown before the server has answered; corrected below if it disagrees
  try {
    const answer = await sent;
    if (!answer) return;
    const shown = answer.page.getElementById("review")?.dataset.claim;
    if (next && shown === review().dataset.claim) {
      say(answer.page);
      // The undo button and the way back belong to the answer, which knows of the decision.
      const undo = answer.page.getElementById("undo");
      if (undo) { document.getElementById("undo")?.remove(); document.getElementById("keys").before(document.importNode(undo, true)); }
      history.replaceState(null, "", answer.address);
    } else if (!next || refused(answer.page)) put(answer.page, answer.address);
    else say(answer.page); // somebody is further on already
  } catch (error) {
    document.getElementById("news").textContent = `Not saved: ${error.message} Reload the page and decide again.`;
  }
}

const refused = (page) => Boolean(page.querySelector(".messagelist .error, .messagelist .warning, .errorlist"));

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !review()) return;
  const field = event.target.closest("input:not([type=radio]), select, textarea");
  if (event.key === "Escape" && field) { field.blur(); return; }
  if (field) {
    if (event.key === "Enter" && field.closest("#decision")) { event.preventDefault(); review().querySelector('[data-key="a"]')?.click(); }
    return;
  }
  if (FIELDS[event.key]) { event.preventDefault(); document.getElementById(FIELDS[event.key])?.focus(); return; }
  if (/^[1-4]$/.test(event.key)) {
    const radio = review().querySelectorAll(".stance input")[event.key - 1];
    if (radio) { radio.checked = true; radio.focus(); }
    return;
  }
  const target = review().querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target) { event.preventDefault(); target.click(); }
}

function submit(event) {
  const form = event.target;
  if (form.id !== "decision" && form.id !== "undo") return;
  event.preventDefault();
  if (form.id === "decision" && event.submitter?.value !== "reject" && !form.reportValidity()) return;
  if (form.id === "undo") line = line.then(() => send(form)).then((answer) => answer && put(answer.page, answer.address));
  else decide(form, event.submitter);
}

async function follow(event) {
  const anchor = event.target.closest?.("a[data-key]");
  if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = anchor.href;
  const fetched = ahead && new URL(ahead.address, location.href).href === address ? await ahead.page : null;
  put(fetched ?? (await load(address).catch(() => null)), address);
}

// --- selecting words in a text ------------------------------------------------
const codePoints = (text) => [...text].length;

function offsets(box, range) {
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  const start = codePoints(before.toString());
  return [start, start + codePoints(range.toString())];
}

function take() {
  const box = document.getElementById("article-text");
  const selection = document.getSelection();
  if (!box || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.commonAncestorContainer)) return;
  const words = document.getElementById("id_words");
  const [start, end] = offsets(box, range);
  words.value = range.toString();
  document.getElementById("id_start").value = start;
  document.getElementById("id_end").value = end;
  document.getElementById("chosen").textContent = `Taken: ${end - start} characters.`;
}

// With the text focused: arrows move by a word or line and take the word there, Shift widens, Enter goes to the form.
function walk(event) {
  const box = document.getElementById("article-text");
  if (event.key === "Enter") { take(); event.preventDefault(); document.getElementById("id_party")?.focus(); return; }
  const step = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const selection = document.getSelection();
  if (!selection.rangeCount || !box.contains(selection.anchorNode)) { selection.collapse(box, 0); }
  else if (!event.shiftKey) {
    if (step[0] === "forward") selection.collapseToEnd(); else selection.collapseToStart();
    if (step[1] === "line" || step[0] === "backward") selection.modify("move", ...step);
    if (step[0] === "forward" && step[1] === "word") { selection.modify("move", "forward", "word"); selection.modify("move", "backward", "word"); }
  }
  if (event.shiftKey) selection.modify("extend", ...step);
  else { selection.modify("extend", "forward", "word"); }
  trim(selection);
  if (!box.contains(selection.focusNode)) selection.selectAllChildren(box);
  const seen = selection.focusNode?.parentElement;
  seen?.scrollIntoView({ block: "nearest" });
  take();
}

// A word is taken without the space or mark that follows it.
function trim(selection) {
  for (let i = 0; i < 3 && /[\s.,;:!?"”’)]$/.test(selection.toString()) && selection.toString().length > 1; i += 1) {
    selection.modify("extend", "backward", "character");
  }
}

document.addEventListener("keydown", key);
document.addEventListener("submit", submit);
document.addEventListener("click", follow);
document.addEventListener("mouseup", take);
document.addEventListener("touchend", () => setTimeout(take, 50));
document.getElementById("article-text")?.addEventListener("keydown", walk);
if (review()) prefetch();
