// The published tables as the build put them into the page, linked with each other.
//
// Offsets come in code points, as published, and are turned into code units, in which
// JavaScript counts; codePoints() turns them back.

const data = JSON.parse(document.getElementById("data").textContent);
const posts = data.posts;
const postById = new Map(posts.map((post) => [post.post_id, post]));
const organisationById = new Map(data.organisations.map((row) => [row.organisation_id, row]));
const authorById = new Map(data.authors.map((row) => [row.author_id, row]));
const host = data.authors.find((author) => author.is_host);

for (const row of data.organisations) Object.assign(row, { posts: [], employed: [] });
for (const row of data.authors) Object.assign(row, { posts: [] });
posts.forEach(linkPost);

/** Make the rows of a post objects that refer to its authors and organisations, and back. */
function linkPost(post, index) {
  post.index = index;
  post.year = post.published.slice(0, 4);
  post.month = post.published.slice(0, 7);
  const unit = Object.fromEntries(
    ["title", "caption", "text"].map((field) => [field, codeUnits(post[field] || "")]),
  );
  post.authorships = post.authorships.map(([author, role, employer]) => ({
    author: authorById.get(author),
    role,
    employer: organisationById.get(employer),
  }));
  post.passages = post.passages.map(([kind, author, start, end], i) => ({
    number: i + 1,
    kind,
    author: authorById.get(author),
    start: unit.text(start),
    end: unit.text(end),
  }));
  post.mentions = post.mentions.map(([field, start, end, organisation]) => ({
    field,
    start: unit[field](start),
    end: unit[field](end),
    organisation: organisationById.get(organisation),
  }));
  post.organisations = new Set(post.mentions.map((mention) => mention.organisation));
  post.kinds = new Set([...post.organisations].map((organisation) => organisation.kind));
  for (const organisation of post.organisations) organisation.posts.push(post);
  for (const authorship of post.authorships) {
    authorship.author.posts.push(post);
    authorship.employer?.employed.push({ post, ...authorship });
  }
}

/** Return the function from an offset in code points of text to one in code units. */
function codeUnits(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const units = [0];
  for (const character of text) units.push(units[units.length - 1] + character.length);
  return (offset) => units[offset];
}

/** Return an offset in code units of text as one in code points. */
function codePoints(text, offset) {
  let count = 0;
  for (let i = 0; i < offset; i += text.codePointAt(i) > 0xffff ? 2 : 1) count += 1;
  return count;
}

/** Return the passage of a post in which a mention stands, none for title and caption. */
function passageOf(post, mention) {
  return mention.field === "text"
    ? post.passages.find((passage) => mention.start < passage.end)
    : undefined;
}

/** Return who wrote a passage: one author, or all of the post who wrote it together. */
function writersOf(post, passage) {
  return passage.author ? [passage.author] : post.authorships.map(({ author }) => author);
}

/** Return the short name by which an organisation is known, none where its name has it. */
function shortName(organisation) {
  const words = organisation.name.split(/[ ,]+/);
  const named = (kind) =>
    organisation.names.find(
      ([name, of]) => of === kind && /^\p{Lu}/u.test(name) && !words.includes(name),
    );
  return (named("abbreviation") || named("short") || [])[0];
}

function fullName(organisation) {
  const short = shortName(organisation);
  return short ? `${organisation.name} (${short})` : organisation.name;
}
