// The review queue's keys and the selection of a claim's words. Every page works without it, by plain forms.
"use strict";

// --- review queue -----------------------------------------------------------
const FIELDS = { p: "id_party", t: "id_topic", s: "id_speaker_name", d: "id_said_on", h: "id_reported_by", f: "id_form" };
let ahead = null; // the next claim's page, fetched while this one is read: {address, page: Promise<Document>}
const BEHIND = 2;
let unsaved = 0; // decisions that the server has not answered yet
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
  const found = page?.getElementById("review");
  if (!found) { window.location.href = address; return; }
  const fresh = document.importNode(found, true);
  const filters = fresh.querySelector(".filters:not(:has(form))"); // left out where it cannot have changed
  filters?.replaceWith(review().querySelector(".filters"));
  review().replaceWith(fresh);
  history.replaceState(null, "", address);
  const told = [...page.querySelectorAll(".messagelist li")].map((item) => item.textContent.trim()).join(" ");
  if (told) say(told, Boolean(page.querySelector(".messagelist .error, .messagelist .warning")));
  prefetch();
}

function say(words, bad = false) {
  document.querySelectorAll(".messagelist").forEach((list) => list.remove());
  const news = document.getElementById("news");
  news.textContent = words;
  news.classList.toggle("error", bad);
}

// The server's answer to a decision: {refused, told, address}, or the page again with what is wrong in the form.
// `ahead`: the next claim is shown already, so that the server need not look for it.
async function send(form, button, ahead) {
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Review": ahead ? "ahead" : "1" } });
  if (answer.redirected && new URL(answer.url).pathname.includes("/login/")) { window.location.href = answer.url; return null; }
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  if (answer.headers.get("Content-Type").startsWith("application/json")) return answer.json();
  return { page: parse(await answer.text()), address: answer.url };
}

async function decide(form, button) {
  const waiting = ahead;
  if (unsaved >= BEHIND) await line; // no further ahead of the server than this
  const next = waiting && (await waiting.page);
  unsaved += 1;
  const sent = line.then(() => send(form, button, Boolean(next))).finally(() => { unsaved -= 1; });
  line = sent.catch(() => {});
  if (next) put(next, waiting.address); // shown before the server has answered; corrected below if it disagrees
  try {
    const answer = await sent;
    if (!answer) return;
    if (answer.page) put(answer.page, answer.address);
    else if (answer.refused || !next) { put(await load(answer.address), answer.address); say(answer.told, answer.refused); }
    else say(answer.told);
  } catch (error) {
    say(`Not saved: ${error.message} Reload the page and decide again.`, true);
  }
}

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
  if (form.id === "undo") line = line.then(() => send(form)).then(async (answer) => {
    if (!answer) return;
    put(answer.page ?? (await load(answer.address)), answer.address);
    if (answer.told) say(answer.told, answer.refused);
  }).catch((error) => say(`Not undone: ${error.message}`, true));
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

// Names for the speaker's field: fetched when it is first used, once for all claims of the session.
function names(event) {
  const list = document.getElementById("people");
  if (!event.target.matches?.("#id_speaker_name, #filter_speaker") || !list?.dataset.names) return;
  const address = list.dataset.names;
  delete list.dataset.names;
  fetch(address).then((answer) => answer.json()).then((found) => {
    list.replaceChildren(...found.names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  }).catch(() => { list.dataset.names = address; });
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
  const typed = document.getElementById("id_words");
  const [start, end] = offsets(box, range);
  typed.value = range.toString();
  document.getElementById("id_start").value = start;
  document.getElementById("id_end").value = end;
  document.getElementById("chosen").textContent = `Taken: ${end - start} characters.`;
}

// With the text focused: arrow keys go from word to word or from line to line and take the word there,
// Shift takes all words from where it began, Enter goes to the form.
let words = null; // [start, end] of every word, in UTF-16 units of the text
let began = -1; // index of the word at which the selection began, and where it ends
let ends = -1;

function readWords(box) {
  words = [...box.textContent.matchAll(/[\p{L}\p{N}$€£%][\p{L}\p{N}$€£%'’.,-]*[\p{L}\p{N}%]|[\p{L}\p{N}]/gu)].map((found) => [found.index, found.index + found[0].length]);
}

function node(box, offset) {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let left = offset;
  while (walker.nextNode()) {
    if (left <= walker.currentNode.length) return [walker.currentNode, left];
    left -= walker.currentNode.length;
  }
  return [box, 0];
}

function nextLine(box, from, forward) {
  const text = box.textContent;
  if (forward) {
    const line = text.indexOf("\n", words[from][0]);
    return line < 0 ? words.length - 1 : Math.max(words.findIndex((word) => word[0] > line), from);
  }
  const line = text.lastIndexOf("\n", words[from][0]);
  const before = line < 0 ? -1 : text.lastIndexOf("\n", line - 1);
  return Math.max(words.findIndex((word) => word[0] > before), 0);
}

function walk(event) {
  const box = event.currentTarget;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") { event.preventDefault(); document.getElementById("id_party")?.focus(); return; }
  const steps = { ArrowRight: (at) => at + 1, ArrowLeft: (at) => at - 1, ArrowDown: (at) => nextLine(box, at, true), ArrowUp: (at) => nextLine(box, at, false) };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  if (!words) readWords(box);
  if (!words.length) return;
  ends = ends < 0 ? 0 : Math.min(Math.max(step(ends), 0), words.length - 1);
  if (!event.shiftKey || began < 0) began = ends;
  const [first, last] = began <= ends ? [began, ends] : [ends, began];
  document.getSelection().setBaseAndExtent(...node(box, words[first][0]), ...node(box, words[last][1]));
  node(box, words[ends][0])[0].parentElement.scrollIntoView({ block: "nearest" });
  take();
}

window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
document.addEventListener("keydown", key);
document.addEventListener("submit", submit);
document.addEventListener("focusin", names);
document.addEventListener("click", follow);
document.addEventListener("mouseup", take);
document.addEventListener("touchend", () => setTimeout(take, 50));
document.getElementById("article-text")?.addEventListener("keydown", walk);
if (review()) prefetch();
