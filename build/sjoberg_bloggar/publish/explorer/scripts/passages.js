// The passages of a post in zones: introduction, text, signatures, notes.

import { el, spoken } from "./dom.js";
import { language, nameIn, t } from "./language.js";
import { fieldNodes } from "./post.js";
import { link } from "./state.js";

const ZONE_LABELS = new Map([
  ["intro", "zoneIntro"],
  ["text", "zoneText"],
  ["signature", "zoneSignature"],
  ["note", "zoneNote"],
]);

/** Return the passages in zones; another author's text is another zone. */
function zones(post) {
  const found = [];
  for (const passage of post.passages) {
    const kind = ZONE_LABELS.has(passage.kind) ? passage.kind : "text";
    const last = found[found.length - 1];
    const goesOn = last?.kind === kind && (kind === "signature" || last.author === passage.author);
    if (goesOn) last.passages.push(passage);
    else found.push({ kind, author: passage.author, passages: [passage] });
  }
  return found;
}

export function zoneSections(view) {
  const found = zones(view.post);
  return found.map((zone) => zoneSection(view, zone, found));
}

/** Return a zone with its label; signatures and the only text of a post have no visible one. */
function zoneSection(view, zone, all) {
  const writers = zone.author ? [zone.author] : view.post.authorships.map(({ author }) => author);
  const label = t(ZONE_LABELS.get(zone.kind), writers.map(({ name }) => name).join(", "));
  const blocks = [];
  for (const passage of zone.passages) {
    const element = passageElement(view, passage);
    const last = blocks[blocks.length - 1];
    if (passage.kind !== "list_item") blocks.push(element);
    else if (last?.matches("ul")) last.append(element);
    else blocks.push(el("ul.items", { role: "list" }, element));
  }
  const isOnlyText =
    zone.kind === "text" &&
    !all.some((other) => other.kind === "intro" || (other.kind === "text" && other !== zone));
  if (isOnlyText) return blocks;
  const isSilent = zone.kind === "signature";
  return el(
    `div.zone.${zone.kind}`,
    { role: "group", "aria-label": label },
    !isSilent && el("p.zone-label", { lang: language, "aria-hidden": "true" }, label),
    blocks,
  );
}

/**
 * Return a passage. Its label (kind, offsets, link) and its speaker are separate elements, so that
 * the text of the passage's element is exactly the text in the table.
 */
function passageElement(view, passage) {
  const tag = passage.kind === "heading" ? "h2" : passage.kind === "list_item" ? "li" : "p";
  const { state, post } = view;
  const label = state.passages && passageLabel(post, passage);
  const speaker =
    passage.speaker && el("span.speaker", { lang: language }, t("saysSpeaker", passage.speaker));
  const text = el(
    tag,
    {
      class: `passage ${/^\w+$/.test(passage.kind) ? passage.kind : ""}`,
      "data-passage": passage.number,
      tabindex: -1,
    },
    fieldNodes(view, "text", passage.start, passage.end),
    !label && passageAnchor(post, passage),
  );
  if (!label && !speaker) return text;
  return tag === "li"
    ? el("li.labelled", label, speaker, withTag(text, "p"))
    : el("div.labelled", label, speaker, text);
}

/** Return a copy of an element with a different tag. */
function withTag(element, tag) {
  const copy = el(tag, ...element.childNodes);
  for (const { name, value } of element.attributes) copy.setAttribute(name, value);
  return copy;
}

function passageLabel(post, passage) {
  const said = t(
    "passageLabel",
    passage.number,
    nameIn("passageKinds", passage.kind),
    passage.from,
    passage.to,
  );
  return el(
    "div.passage-label",
    { lang: language },
    said,
    " · ",
    link(addressOf(post, passage), t("linkToPassage"), spoken(` ${passage.number}`)),
  );
}

/**
 * Return the link to a passage that appears beside it under the pointer. It has no text, and is for
 * the pointer only: with a keyboard, the links of the detailed view do the same.
 */
function passageAnchor(post, passage) {
  return link(addressOf(post, passage), {
    class: "passage-anchor",
    title: t("linkToPassage"),
    tabindex: -1,
    "aria-hidden": "true",
  });
}

function addressOf(post, passage) {
  return { view: "post", id: post.post_id, p: String(passage.number) };
}
