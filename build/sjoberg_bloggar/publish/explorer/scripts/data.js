// The published tables as the build put them into the page, linked with each other.
//
// Offsets come in code points, as published, and stay as `from` and `to`; `start` and `end`
// count code units, as JavaScript does.

export const data = JSON.parse(document.getElementById("data").textContent);
export const posts = data.posts;
export const postById = new Map(posts.map((post) => [post.post_id, post]));
export const organisationById = new Map(
  data.organisations.map((row) => [row.organisation_id, row]),
);
export const authorById = new Map(data.authors.map((row) => [row.author_id, row]));
export const personByName = new Map(data.authors.map((row) => [row.name, row]));
export const host = data.authors.find((author) => author.is_host);

for (const row of data.organisations) Object.assign(row, { posts: [], employed: [], mentions: [] });
for (const row of data.authors) Object.assign(row, { posts: [], introduced: [], mentions: [] });
posts.forEach(linkPost);

/** Turn a post's rows into objects that refer to authors and organisations, and vice versa. */
function linkPost(post, index) {
  post.index = index;
  post.year = post.published.slice(0, 4);
  post.month = post.published.slice(0, 7);
  post.authorships = post.authorships.map(([author, role, employer]) => ({
    post,
    author: authorById.get(author),
    role,
    employer: organisationById.get(employer),
  }));
  const units = new Map(
    ["title", "caption", "text"].map((field) => [field, codeUnits(post[field] || "")]),
  );
  post.passages = post.passages.map((row, i) => linkedPassage(post, row, i, units.get("text")));
  post.mentions = post.mentions.map((row) => linkedMention(post, row, units));
  post.organisations = new Set(post.mentions.map((mention) => mention.organisation));
  post.kinds = new Set([...post.organisations].map((organisation) => organisation.kind));
  for (const organisation of post.organisations) organisation.posts.push(post);
  for (const authorship of post.authorships) {
    authorship.author.posts.push(post);
    authorship.employer?.employed.push(authorship);
  }
  const intros = post.passages.filter(({ kind, author }) => kind === "intro" && author);
  for (const writer of new Set(intros.map(({ author }) => author))) {
    const isOther = !post.authorships.some(({ author }) => author === writer);
    if (isOther) writer.introduced.push(post);
  }
}

/** Return a passage; who: the speaker, otherwise the author or, if there is none, all authors. */
function linkedPassage(post, [kind, authorId, from, to, speaker], i, unit) {
  const author = authorById.get(authorId);
  const who = speaker
    ? [personNamed(speaker)]
    : author
      ? [author]
      : post.authorships.map((authorship) => authorship.author);
  return { number: i + 1, kind, author, speaker, who, from, to, start: unit(from), end: unit(to) };
}

/** Return a mention; who: the people who mention, empty in titles and captions. */
function linkedMention(post, [field, from, to, organisationId], units) {
  const organisation = organisationById.get(organisationId);
  const start = units.get(field)(from),
    end = units.get(field)(to);
  const passage = field === "text" ? post.passages.find((other) => start < other.end) : undefined;
  const who = passage ? passage.who : [];
  const mention = { post, field, from, to, start, end, organisation, passage, who };
  organisation.mentions.push(mention);
  for (const person of who) person.mentions.push(mention);
  return mention;
}

/** Return the author of that name, otherwise a person who is quoted only. */
function personNamed(name) {
  if (!personByName.has(name)) {
    const person = { author_id: null, name, posts: [], introduced: [], mentions: [] };
    personByName.set(name, person);
  }
  return personByName.get(name);
}

/** Return the function from an offset in code points of text to one in code units. */
function codeUnits(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const units = [0];
  for (const character of text) units.push(units[units.length - 1] + character.length);
  return (offset) => units[offset];
}

/** Return the function from an offset in code units of text to one in code points. */
export function codePoints(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => offset;
  const points = [];
  let count = 0;
  for (const character of text) {
    for (let i = 0; i < character.length; i += 1) points.push(count);
    count += 1;
  }
  return (offset) => points[offset] ?? count;
}
