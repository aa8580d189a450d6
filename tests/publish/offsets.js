// Cut [text, start, end] triples from stdin out of their texts, as docs/reading.md says.
const spans = JSON.parse(require("fs").readFileSync(0, "utf-8"));
console.log(JSON.stringify(
  spans.map(([text, start, end]) => Array.from(text).slice(start, end).join(""))));
