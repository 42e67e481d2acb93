// A convenience: the review queue by keys. Everything they do can be done by the page's own links
// and buttons as well. On a keyboard of other letters the keys are known by their place.
"use strict";
(() => {
  const claims = [...document.querySelectorAll("[data-claim]")];
  if (claims.length === 0) return;
  let at = claims.findIndex((each) => "#" + each.id === location.hash);
  const go = (to) => {
    at = Math.min(Math.max(to, 0), claims.length - 1);
    claims[at].focus({ preventScroll: true });
    claims[at].scrollIntoView({ block: "center" });
  };
  const press = (key) => {
    const own = '[data-key="' + key + '"]';
    const found = (at < 0 ? null : claims[at].querySelector(own)) ?? document.querySelector(".done " + own);
    if (found !== null) found.click();
  };
  const help = () => {
    const keys = document.getElementById("keys");
    keys.open = !keys.open;
    if (keys.open) keys.scrollIntoView({ block: "center" });
  };
  document.addEventListener("focusin", (event) => {
    const within = event.target.closest("[data-claim]");
    if (within !== null) at = claims.indexOf(within);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.target.closest("input, select, textarea") !== null) return;
    const letter = /^[a-z?]$/i.test(event.key) ? event.key.toLowerCase() : event.code.slice(-1).toLowerCase();
    if (letter === "j") go(at + 1);
    else if (letter === "k") go(at - 1);
    else if (letter === "?" || event.key === "؟") help();
    else if ("aeru".includes(letter)) press(letter);
    else return;
    event.preventDefault();
  });
  if (at >= 0) go(at);
})();
