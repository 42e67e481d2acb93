// A convenience: the words of a claim light up while its card or its mark is pointed at, and a
// click on marked words leads to the narrowest claim on them. Where report and cards stand beside
// each other, a jump to one of them shows the other as well. The page says the same without it.
"use strict";
(() => {
  const light = (event, on) => {
    const from = event.target.closest("[data-card]");
    if (from === null) return;
    const words = '[data-c~="' + CSS.escape(from.dataset.card) + '"]';
    for (const each of document.querySelectorAll(words)) each.classList.toggle("lit", on);
  };
  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, (event) => light(event, true));
  }
  for (const name of ["mouseout", "focusout"]) {
    document.addEventListener(name, (event) => light(event, false));
  }
  document.addEventListener("click", (event) => {
    const words = event.target.closest("span[data-c]");
    if (words === null || String(getSelection()) !== "") return;
    location.hash = "c-" + words.dataset.c.split(" ")[0];
  });
  const both = () => {
    const id = location.hash.replace(/^#[cw]-/, "");
    const [card, words] = ["c-", "w-"].map((side) => document.getElementById(side + id));
    const report = document.getElementById("report");
    if (card === null || words === null || report.scrollHeight <= report.clientHeight) return;
    card.scrollIntoView({ block: "center" });
    const ahead = words.getBoundingClientRect().top - report.getBoundingClientRect().top;
    report.scrollTop += ahead - report.clientHeight / 3;
  };
  addEventListener("hashchange", both);
  addEventListener("load", both);
})();
