// From the address to what is shown, and the focus with it.

import { authorPage, speakerPage } from "./author.js";
import { authorsPage } from "./authors.js";
import { chosenValues } from "./chips.js";
import { data, posts } from "./data.js";
import { main, makeFrame, startFrame, updateFrame } from "./frame.js";
import { helpPage } from "./help.js";
import { setLanguage } from "./language.js";
import { namingPage } from "./naming.js";
import { whenAddressChanges } from "./navigation.js";
import { organisationPage } from "./organisation.js";
import { organisationsPage } from "./organisations.js";
import { currentHit, postPage } from "./post.js";
import { updateList } from "./posts.js";
import { index } from "./select.js";
import { address, current, readAddress, setCurrent } from "./state.js";
import { showHighest } from "./timeline.js";
import { fillIndex } from "./wordindex.js";

let shownState = null; // the state that is on the screen
let shownPage = null; // what the view returned, where it is not the list
const openedFrom = new Map(); // address -> what was last opened from there

const PAGES = new Map([
  ["post", postPage],
  ["organisations", organisationsPage],
  ["organisation", organisationPage],
  ["naming", namingPage],
  ["authors", authorsPage],
  ["author", authorPage],
  ["speaker", speakerPage],
  ["help", helpPage],
]);

/** Show the state in an address. */
function show(hash) {
  const before = shownState;
  shownState = readAddress(hash);
  setCurrent(shownState);
  setLanguage(current);
  const isNewFrame = !before || before.lang !== current.lang;
  if (isNewFrame) makeFrame();
  const isNewView = isNewFrame || before.view !== current.view || before.id !== current.id;
  showView(isNewView);
  updateFrame();
  if (before && isNewView && current.view === "post") {
    const line = before.view === "posts" && before.lines && current.hit;
    openedFrom.set(address(before), line ? `${current.id}-${current.hit}` : current.id);
  }
  const isElsewhere = ["p", "hit", "who"].some((key) => before && before[key] !== current[key]);
  if (isNewView || isElsewhere) moveFocus(isNewFrame, isNewView);
}

function showView(isNew) {
  const [listPart, pagePart] = main.children;
  const isList = current.view === "posts";
  listPart.hidden = !isList;
  pagePart.hidden = isList;
  if (isList) {
    pagePart.replaceChildren();
    updateList(current);
    const chosen = chosenValues(current).map(({ label }) => label);
    setTitle([current.q, ...chosen].filter(Boolean).join(", "));
    return;
  }
  if (isNew || !shownPage.update) {
    shownPage = PAGES.get(current.view)(current);
    pagePart.replaceChildren(shownPage.content);
    pagePart.querySelectorAll(".strip").forEach(showHighest);
  }
  shownPage.update?.(current);
  setTitle(shownPage.title);
}

function setTitle(title) {
  document.title = [title, data.dataset.blog].filter(Boolean).join(" – ");
}

/**
 * Focus the place where reading continues: the requested passage, the current hit, the post one comes
 * back from, a person's mentions, otherwise the heading. After the page has loaded, only a passage
 * or a hit is focused.
 */
function moveFocus(isNewFrame, isNewView) {
  const part = main.querySelector(":scope > :not([hidden])");
  const passage = current.p && part.querySelector(`[data-passage="${CSS.escape(current.p)}"]`);
  const hit = current.view === "post" && !passage && currentHit(part, current);
  const opened = openedFrom.get(address(current));
  const link = opened && part.querySelector(`[data-post="${CSS.escape(opened)}"]`);
  const mentions = current.who && part.querySelector("#mentions-heading");
  const goal = passage || hit || link || mentions;
  if (goal) {
    const block = hit ? (hit.closest("[data-passage], h1, .caption") ?? hit) : goal;
    block.focus({ preventScroll: true });
    goal.scrollIntoView({ block: mentions === goal ? "start" : "center" });
  } else if (!isNewFrame) {
    if (isNewView) window.scrollTo(0, 0);
    part.querySelector("h1").focus({ preventScroll: true });
  }
}

/** Fill the index in short time slices, so that the page stays responsive with many posts. */
function prepareSearch() {
  fillIndex(index, posts, 20);
  if (index.sequences.length < posts.length) setTimeout(prepareSearch, 10);
}

startFrame();
whenAddressChanges(show);
show(location.hash);
prepareSearch();
