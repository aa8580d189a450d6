// From the address to what is shown, and the focus with it.

const main = document.getElementById("main");
const statusLine = document.getElementById("status");

let shownState = null; // the state that is on the screen
let shownPage = null; // what the view returned, where it is not the list
const openedFrom = new Map(); // address -> the post that was last opened from there
let isTyping = false; // one entry in the history for all that is typed at a stretch
let statusTimer = 0;

/** Show a state and put it into the history, in the place of the present one if told so. */
function go(state, replaces = false) {
  const target = address(state);
  if (target === address(current)) return;
  if (replaces) history.replaceState(null, "", target);
  else history.pushState(null, "", target);
  show();
}

/** Search what is typed. */
function typed(q) {
  if (q.trim() === current.q) return;
  const replaces = isTyping;
  isTyping = true;
  go({ ...current, q: q.trim() }, replaces);
  isTyping = true;
}

function stopTyping() {
  isTyping = false;
}

/** Say something to who cannot see it, once nothing has changed for a moment. */
function announce(text) {
  clearTimeout(statusTimer);
  statusTimer = setTimeout(() => {
    statusLine.textContent = text;
  }, 600);
}

const PAGES = {
  post: postPage,
  organisations: organisationsPage,
  organisation: organisationPage,
  authors: authorsPage,
  author: authorPage,
  help: helpPage,
};

/** Show what the address says. */
function show() {
  const before = shownState;
  current = shownState = readAddress(location.hash);
  isTyping = false;
  setLanguage(current);
  const isNewFrame = !before || before.lang !== current.lang;
  if (isNewFrame) makeFrame();
  const isNewView = isNewFrame || before.view !== current.view || before.id !== current.id;
  showView(isNewView);
  markMenu();
  if (before && isNewView && current.view === "post") openedFrom.set(address(before), current.id);
  if (isNewView || before.p !== current.p) moveFocus(isNewFrame);
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
    document.title = [[current.q, ...chosen].filter(Boolean).join(", "), data.title]
      .filter(Boolean)
      .join(" – ");
    return;
  }
  if (isNew || !shownPage.update) {
    shownPage = PAGES[current.view](current);
    pagePart.replaceChildren(shownPage.content);
    pagePart.querySelectorAll(".strip").forEach(showSelected);
  }
  shownPage.update?.(current);
  document.title = `${shownPage.title} – ${data.title}`;
}

/**
 * Put the focus where reading goes on: the passage asked for, the post one comes back from, else
 * the heading. When the page has just been opened, only a passage is gone to.
 */
function moveFocus(isNewFrame) {
  const part = main.querySelector(":scope > :not([hidden])");
  const passage = current.p && part.querySelector(`[data-passage="${CSS.escape(current.p)}"]`);
  const opened = openedFrom.get(address(current));
  const link = opened && part.querySelector(`[data-post="${CSS.escape(opened)}"]`);
  const goal = passage || link;
  if (goal) {
    goal.focus({ preventScroll: true });
    goal.scrollIntoView({ block: "center" });
  } else if (!isNewFrame) {
    window.scrollTo(0, 0);
    part.querySelector("h1").focus({ preventScroll: true });
  }
}

/** Make all that depends on the language alone. */
function makeFrame() {
  document.documentElement.lang = language;
  document.getElementById("menu").setAttribute("aria-label", t("menu"));
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = t(element.dataset.text);
  }
  const years = [...new Set([posts[0].year, posts[posts.length - 1].year])].join("–");
  document.getElementById("tagline").textContent = t("tagline", posts.length, years);
  main.replaceChildren(makeList(), el("div"));
  const undecided = document.getElementById("undecided-banner");
  undecided.hidden = !data.undecided.length;
  undecided.replaceChildren(
    t("undecided", data.undecided.length),
    " ",
    link({ view: "help" }, {}, t("undecidedLink")),
  );
}

/** Bring the links of the menu, and of the language switch, up to date. */
function markMenu() {
  const section =
    { post: "posts", organisation: "organisations", author: "authors" }[current.view] ||
    current.view;
  for (const item of document.querySelectorAll("[data-view]")) {
    item.href = address({ view: item.dataset.view });
    if (item.dataset.view === section)
      item.setAttribute("aria-current", current.view === section ? "page" : "true");
    else item.removeAttribute("aria-current");
  }
  const other = document.getElementById("other-language");
  other.lang = language === "sv" ? "en" : "sv";
  other.href = address({ ...current, lang: other.lang });
}

/** Fill the index in small pieces of time, so that the page stays quick with many posts. */
function prepareSearch() {
  fillIndex(index, posts, 20);
  if (index.sequences.length < posts.length) setTimeout(prepareSearch, 10);
}

document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault(); // its address is that of no view
  main.focus();
  main.scrollIntoView();
});
document.getElementById("start").addEventListener("click", (event) => {
  event.preventDefault(); // its address is the page's own, without the chosen language
  go({ view: "posts" });
});
window.addEventListener("hashchange", show); // links, the address bar, back and forward
for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
show();
prepareSearch();
