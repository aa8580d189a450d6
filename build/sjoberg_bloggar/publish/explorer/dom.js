// Making elements. Text only ever becomes text: nothing here or elsewhere parses markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Return a new element. A function as attribute is a listener ("onclick"), true an attribute
 * without value; null, undefined and false are left out, also among the children.
 */
function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== false));
  return element;
}

function link(state, attributes, ...children) {
  return el("a", { ...attributes, href: address(state) }, ...children);
}

/** Return the children with a separator between them. */
function joined(children, separator = ", ") {
  return children.flatMap((child, i) => (i ? [separator, child] : [child]));
}

/** Return what only a screen reader says. */
function spoken(text) {
  return el("span", { class: "spoken" }, text);
}

/**
 * Return text from start to end as nodes, with its mentions and its hits marked.
 * mentions: [{start, end, organisation, ...}], hits: [{start, end}], each without overlaps and
 * with offsets in code units of text; a hit may reach into a mention or out of it.
 * wrap(mention, nodes) makes the element of a mention.
 */
function marked(text, start, end, mentions, hits, wrap) {
  const within = (span) => span.end > start && span.start < end;
  const nodes = [];
  let position = start;
  for (const mention of mentions.filter(within)) {
    const from = Math.max(mention.start, start),
      to = Math.min(mention.end, end);
    nodes.push(...withHits(text, position, from, hits));
    nodes.push(wrap(mention, withHits(text, from, to, hits)));
    position = to;
  }
  nodes.push(...withHits(text, position, end, hits));
  return nodes;
}

function withHits(text, start, end, hits) {
  const nodes = [];
  let position = start;
  for (const hit of hits) {
    const from = Math.max(hit.start, start),
      to = Math.min(hit.end, end);
    if (from >= to) continue;
    if (from > position) nodes.push(text.slice(position, from));
    nodes.push(el("mark", {}, text.slice(from, to)));
    position = to;
  }
  if (end > position) nodes.push(text.slice(position, end));
  return nodes;
}
