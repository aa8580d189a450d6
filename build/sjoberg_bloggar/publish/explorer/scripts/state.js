// What is shown, and the address that says so: everything is in location.hash, so that a view
// can be shared, bookmarked and gone back to.

import { el } from "./dom.js";

export const CHOICES = ["writer", "org", "kind", "year", "month"]; // several values each
// One value each; "who" chooses on an item's page whose mentions it shows, "lines" the order of
// the lines when hits are shown in lines, "hit" and "p" a hit and a passage of a post.
const SINGLE = ["q", "by", "sort", "lines", "who", "hit", "p", "passages", "lang"];
const ITEMS = ["post", "organisation", "author", "speaker"]; // pages of one thing, by its id
const VIEWS = ["posts", "organisations", "naming", "authors", "help"];
export const LONGEST_QUERY = 300; // characters; more of a pasted text is not searched

/** Return the state in an address: {view, id, and all of CHOICES and SINGLE}. */
export function readAddress(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { view: "posts", id: "" };
  for (const key of SINGLE) state[key] = (parameters.get(key) || "").trim();
  for (const key of CHOICES) state[key] = [...new Set(parameters.getAll(key))].filter(Boolean);
  state.q = state.q.slice(0, LONGEST_QUERY).trim();
  const item = ITEMS.find((key) => parameters.get(key));
  if (item) return { ...state, view: item, id: parameters.get(item) };
  return VIEWS.includes(parameters.get("view"))
    ? { ...state, view: parameters.get("view") }
    : state;
}

/** Return the address of a state; absent keys are empty, except that the language is kept. */
export function address(state) {
  const parameters = new URLSearchParams();
  if (ITEMS.includes(state.view)) parameters.set(state.view, state.id);
  else if (state.view && state.view !== "posts") parameters.set("view", state.view);
  const chosen = { lang: current.lang, ...state };
  for (const key of [...SINGLE.slice(0, -1), ...CHOICES, "lang"]) {
    for (const value of [chosen[key] || []].flat()) parameters.append(key, value);
  }
  return `#${parameters}`;
}

export let current = readAddress(location.hash);

export function setCurrent(state) {
  current = state;
}

export function link(state, ...rest) {
  const element = el("a", ...rest);
  element.setAttribute("href", address(state));
  return element;
}

/** Return the part of a state that selects posts and says how they are shown. */
export function selectionOf(state) {
  return Object.fromEntries(
    ["q", "by", "sort", "lines", ...CHOICES].map((key) => [key, state[key]]),
  );
}

export function isSelecting(state) {
  return Boolean(state.q || state.by || CHOICES.some((key) => state[key].length));
}

/** Return a state with a value of one of the CHOICES added, or removed if it is chosen. */
export function toggled(state, key, value) {
  const values = state[key].includes(value)
    ? state[key].filter((other) => other !== value)
    : [...state[key], value];
  const changed = { ...state, [key]: values };
  // A year and a month of another year would never have a post in common.
  if (key === "year" && values.length) changed.month = [];
  return changed;
}
