// Beside the admin's own scripts: the focus goes to what the server says, and lists that are searched have names.
"use strict";

// What there is to say to the last step is read out, and Tab goes on from there.
function tell() {
  const told = document.querySelector(".messagelist, #content .errornote, #content .errorlist");
  const now = document.activeElement;
  if (!told || (now !== document.body && now.id !== "content-start")) return; // a person, or a form, has put it elsewhere
  told.tabIndex = -1;
  told.focus();
}

// Select2 names its field by what is chosen in it alone, and the field to search in not at all.
function label() {
  for (const box of document.querySelectorAll(".select2-selection[role=combobox]")) {
    const shown = box.closest(".select2").previousElementSibling?.labels?.[0];
    if (!shown) continue;
    shown.id ||= `${shown.htmlFor}-label`;
    box.setAttribute("aria-labelledby", `${shown.id} ${box.getAttribute("aria-labelledby")}`);
  }
}

document.addEventListener("focusin", ({ target }) => {
  if (target.matches(".select2-search__field")) target.setAttribute("aria-label", "Search");
});
window.addEventListener("load", () => window.django?.jQuery?.(label)); // after Select2, which waits for jQuery too
if (!document.querySelector("[autofocus]")) {
  tell();
  window.addEventListener("load", tell); // the #content-start of an address takes the focus after scripts have run
}
