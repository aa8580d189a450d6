// The frame of the page: header, menu, skip link, language, footer.

import { data, posts } from "./data.js";
import { el } from "./dom.js";
import { language, t } from "./language.js";
import { go } from "./navigation.js";
import { makeList } from "./posts.js";
import { address, current, link } from "./state.js";

export const main = document.getElementById("main");
const skip = document.getElementById("skip");
const SECTIONS = new Map([
  ["post", "posts"],
  ["organisation", "organisations"],
  ["naming", "organisations"],
  ["author", "authors"],
  ["speaker", "authors"],
]);

/** Build everything that depends on the language only. */
export function makeFrame() {
  document.documentElement.lang = language;
  document.getElementById("menu").setAttribute("aria-label", t("menu"));
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-language]")) {
    element.hidden = element.dataset.language !== language;
  }
  const years = posts.length ? [...new Set([posts[0].year, posts[posts.length - 1].year])] : [];
  document.getElementById("tagline").textContent = t("tagline", posts.length, years.join("–"));
  main.replaceChildren(makeList(), el("div"));
  const undecided = document.getElementById("undecided-banner");
  undecided.hidden = !data.undecided.length;
  undecided.replaceChildren(
    t("undecided", data.undecided.length),
    " ",
    link({ view: "help" }, t("undecidedLink")),
  );
}

/** Update the menu, the language switch and the skip link. */
export function updateFrame() {
  const chosen = SECTIONS.get(current.view) ?? current.view;
  for (const item of document.querySelectorAll("[data-view]")) {
    item.setAttribute("href", address({ view: item.dataset.view }));
    if (item.dataset.view !== chosen) item.removeAttribute("aria-current");
    else item.setAttribute("aria-current", current.view === chosen ? "page" : "true");
  }
  const other = document.getElementById("other-language");
  other.lang = language === "sv" ? "en" : "sv";
  other.setAttribute("href", address({ ...current, lang: other.lang }));
  skip.textContent = t(current.view === "posts" ? "skipToResults" : "skip");
}

/** Handle clicks that plain links cannot express, and reveal what needs JavaScript. */
export function startFrame() {
  skip.addEventListener("click", (event) => {
    event.preventDefault(); // its address is that of no view
    const results = current.view === "posts" && document.getElementById("results-heading");
    const goal = results || main;
    goal.focus();
    goal.scrollIntoView();
  });
  document.getElementById("start").addEventListener("click", (event) => {
    event.preventDefault(); // its address is the page's own, without the chosen language
    go({ view: "posts" });
  });
  for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
}
