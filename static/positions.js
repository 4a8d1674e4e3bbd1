// Comfort only: every page works without this file.
const says = (text) => { document.getElementById("says").textContent = text; };

const show = (root) => {
  for (const button of root.querySelectorAll("button.copy[hidden]")) button.hidden = false;
};
show(document);

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const text = button.dataset.text || location.href;
  try {
    await navigator.clipboard.writeText(text);
    const label = button.textContent;
    button.textContent = "Copied";
    says(button.dataset.said);
    setTimeout(() => { button.textContent = label; }, 2000);
  } catch {
    says("The browser does not allow copying. Copy the address bar.");
    prompt("Copy this:", text);
  }
});

// Arrow keys walk over the cells of a grid.
document.addEventListener("keydown", (event) => {
  const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
  const cell = event.target.closest?.(".grid tbody > tr > *");
  const step = steps[event.key];
  if (!cell || !step || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...cell.closest("tbody").rows];
  let row = rows.indexOf(cell.parentElement), column = cell.cellIndex;
  do { // cells without a link are stepped over
    row += step[0];
    column += step[1];
    const link = rows[row]?.cells[column]?.querySelector("a");
    if (link) { event.preventDefault(); link.focus(); return; }
  } while (rows[row]?.cells[column]);
});

document.addEventListener("htmx:afterSettle", (event) => {
  show(document);
  const sentence = document.querySelector(".sentence");
  if (event.detail.target.id === "answer" && sentence) says(sentence.textContent);
});
// Where the server or the network fails, ask as a browser does: it knows how to say so.
for (const failed of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failed, (event) => {
    const form = event.detail.elt.closest("form");
    if (form) form.submit();
  });
}
