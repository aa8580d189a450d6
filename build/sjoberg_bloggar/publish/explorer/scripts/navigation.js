// From one state to the next: the history, typing, and what a screen reader is told.

import { LONGEST_QUERY, address, current } from "./state.js";

const statusLine = document.getElementById("status");

let showState = () => {};
let isTyping = false; // one entry in the history for all that is typed at a stretch
let statusTimer = 0;

/** Set the function that shows the state that the address says. */
export function whenAddressChanges(show) {
  showState = show;
  window.addEventListener("hashchange", show); // links, the address bar, back and forward
}

/** Show a state and put it into the history, in the place of the present one if told so. */
export function go(state, replaces = false) {
  const target = address(state);
  if (target === address(current)) return;
  if (replaces) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  showState();
}

/** Go to a state; then the focus is on the element with an id, which may be a new one. */
export function goAndFocus(state, id) {
  go(state);
  document.getElementById(id)?.focus();
}

/** Search what is typed. */
export function typed(q) {
  const sought = q.slice(0, LONGEST_QUERY).trim();
  if (sought === current.q) return;
  const replaces = isTyping;
  isTyping = true;
  go({ ...current, q: sought }, replaces);
  isTyping = true;
}

export function stopTyping() {
  isTyping = false;
}

/** Say something to a screen reader, once nothing has changed for a moment. */
export function announce(text) {
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => {
    statusLine.textContent = text;
  }, 600);
}
