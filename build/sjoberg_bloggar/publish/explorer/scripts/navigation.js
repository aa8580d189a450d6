// From one state to the next: history, typing, announcements to screen readers.

import { LONGEST_QUERY, address, current } from "./state.js";

const statusLine = document.getElementById("status");

let showState = () => {};
let isTyping = false; // one entry in the history for all that is typed at a stretch
let statusTimer = 0;
let unwritten = null; // the address of what is typed, until it is in the history
let writeTimer = 0;
let typedEntry = 0; // the state of the entry in the history of what is typed
const late = new Map(); // state of an entry -> its address, which one left before it was written

/** Register the function that shows the state in an address. */
export function whenAddressChanges(show) {
  showState = show;
  // Links, the address bar, back and forward.
  window.addEventListener("hashchange", () => {
    if (unwritten !== null) late.set(typedEntry, unwritten);
    unwritten = null;
    stopTyping();
    if (late.has(history.state)) history.replaceState(history.state, "", late.get(history.state));
    late.delete(history.state);
    show(location.hash);
  });
}

/** Show a state and add it to the history, or replace the current entry. */
export function go(state, replaces = false) {
  const target = address(state);
  if (target === address(current)) return;
  stopTyping();
  if (replaces) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  showState(target);
}

/** Go to a state, then focus the element with an id; it may have been replaced. */
export function goAndFocus(state, id) {
  go(state);
  document.getElementById(id)?.focus();
}

/** Search for the typed text. Writing to the history takes longer than a key may, so it follows. */
export function typed(q) {
  const sought = q.slice(0, LONGEST_QUERY).trim();
  if (sought === current.q) return;
  const target = address({ ...current, q: sought });
  if (isTyping) {
    unwritten = target;
    clearTimeout(writeTimer);
    writeTimer = setTimeout(writeAddress, 200);
  } else history.pushState((typedEntry = Date.now()), "", target);
  isTyping = true;
  showState(target);
}

export function stopTyping() {
  isTyping = false;
  writeAddress();
}

function writeAddress() {
  clearTimeout(writeTimer);
  if (unwritten !== null) history.replaceState(typedEntry, "", unwritten);
  unwritten = null;
}

/** Announce a text to screen readers once nothing has changed for a moment. */
export function announce(text) {
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => {
    statusLine.textContent = text;
  }, 600);
}
