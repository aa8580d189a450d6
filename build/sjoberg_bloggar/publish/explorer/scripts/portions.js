// Long lists, shown a portion at a time; on paper all of them.

import { el } from "./dom.js";
import { t } from "./language.js";
import { announce } from "./navigation.js";

export const PAGE = 60; // items shown before "show more"
const remaining = new WeakMap(); // button -> the function that shows all that remains

/**
 * Fill a list with the first items; return it with the button that shows more. Then the focus is on
 * the first new link. make(item) returns the element of an item.
 */
export function inPortions(list, items, make, size = PAGE) {
  let shown = 0;
  const more = moreButton(showMore, () => show(items.length));
  function show(count) {
    list.append(...items.slice(shown, shown + count).map(make));
    shown = Math.min(items.length, shown + count);
    labelMore(more, size, items.length - shown);
  }
  function showMore() {
    const first = shown;
    show(size);
    list.children[first].querySelector("a")?.focus();
    announce(t("shownOf", shown, items.length));
  }
  show(size);
  return [list, more];
}

/** Return a button that shows more; showAll is called before the page is printed. */
export function moreButton(showMore, showAll) {
  const button = el("button.more", { type: "button", onclick: showMore });
  remaining.set(button, showAll);
  return button;
}

/** Label the button with the number of items in the next portion; hide it if none remains. */
export function labelMore(button, size, left) {
  button.hidden = left <= 0;
  button.textContent = t("more", Math.min(size, left));
}

window.addEventListener("beforeprint", () => {
  for (const button of document.querySelectorAll("button.more:not([hidden])")) {
    remaining.get(button)();
  }
});
