// From one state to the next: history, typing, announcements to screen readers.

import { LONGEST_QUERY, address, current } from "./state.js";

const statusLine = document.getElementById("status");

let showState = () => {};
let isTyping = false; // one entry in the history for all that is typed at a stretch
let statusTimer = 0;

/** Register the function that shows the state in the address. */
export function whenAddressChanges(show) {
  showState = show;
  window.addEventListener("hashchange", show); // links, the address bar, back and forward
}

/** Show a state and add it to the history, or replace the current entry. */
export function go(state, replaces = false) {
  const target = address(state);
  if (target === address(current)) return;
  if (replaces) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  showState();
}

/** Go to a state, then focus the element with an id; it may have been replaced. */
export function goAndFocus(state, id) {
  go(state);
  document.getElementById(id)?.focus();
}

/** Search for the typed text. */
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

/** Announce a text to screen readers once nothing has changed for a moment. */
export function announce(text) {
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => {
    statusLine.textContent = text;
  }, 600);
}
