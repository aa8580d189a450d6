// Making elements. Text only ever becomes text: nothing here or elsewhere parses markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Return a new element: el("p.meta", {lang: "sv"}, child, ...). The attributes are optional.
 *
 * An attribute that is a function becomes a listener ("onclick"); true gives an attribute without
 * value; null, undefined and false are skipped, also among the children.
 */
export function el(spec, ...rest) {
  return filled((tag) => document.createElement(tag), spec, rest);
}

export function svg(spec, ...rest) {
  return filled((tag) => document.createElementNS(SVG, tag), spec, rest);
}

function filled(create, spec, rest) {
  const [tag, ...classes] = spec.split(".");
  const element = create(tag);
  const hasAttributes = rest[0] && Object.getPrototypeOf(rest[0]) === Object.prototype;
  const [attributes, children] = hasAttributes ? [rest[0], rest.slice(1)] : [{}, rest];
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

/** Change the attributes of an element that have other values; null and false remove one. */
export function change(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
}

/** Make nodes the children of an element. Those that it has stay where they are if they can. */
export function arrange(element, children) {
  const kept = new Set(children);
  for (const child of [...element.childNodes]) if (!kept.has(child)) child.remove();
  let next = element.firstChild;
  for (const child of children) {
    if (child === next) next = next.nextSibling;
    else element.insertBefore(child, next);
  }
}

/** Return the children with a separator between them. */
export function joined(children, separator = ", ") {
  return children.flatMap((child, i) => (i ? [separator, child] : [child]));
}

/** Return text for screen readers only. */
export function spoken(text) {
  return el("span.spoken", text);
}

/**
 * Make many links one tab stop. Left and right arrow keys move between the links that match the
 * selector, up and down to the nearest one in that direction, Home and End to the ends.
 */
export function roving(container, selector) {
  const links = () => [...container.querySelectorAll(selector)];
  const isEntry = (element) => element.getAttribute("tabindex") === "0";
  if (!links().some(isEntry)) links()[0]?.setAttribute("tabindex", 0);
  container.addEventListener("keydown", (event) => {
    const all = links(),
      at = all.indexOf(document.activeElement);
    if (at < 0) return;
    const to = {
      ArrowLeft: () => all[at - 1],
      ArrowRight: () => all[at + 1],
      ArrowUp: () => nearest(all, all[at], -1),
      ArrowDown: () => nearest(all, all[at], 1),
      Home: () => all[0],
      End: () => all[all.length - 1],
    };
    const goal = Object.hasOwn(to, event.key) && to[event.key]();
    if (!goal) return;
    event.preventDefault();
    for (const other of all) other.setAttribute("tabindex", other === goal ? 0 : -1);
    goal.focus();
    goal.scrollIntoView({ inline: "nearest", block: "nearest" });
  });
}

/** Return the nearest element above (-1) or below (1) another one. */
function nearest(all, from, direction) {
  const place = (element) => element.getBoundingClientRect();
  const { left, top } = place(from);
  return all
    .filter((other) => (place(other).top - top) * direction > 4)
    .map((other) => [
      other,
      Math.abs(place(other).top - top) * 3 + Math.abs(place(other).left - left),
    ])
    .sort(([, a], [, b]) => a - b)[0]?.[0];
}
