// The page in the language that is chosen, and numbers and dates as it writes them.

const LANGUAGES = { sv: SWEDISH, en: ENGLISH };

let language = "sv",
  locale = "sv-SE",
  strings = SWEDISH;

/** Speak the language of a state: the chosen one, else the browser's. */
function setLanguage(state) {
  const preferred = /^sv\b/i.test(navigator.language) ? "sv" : "en";
  language = state.lang in LANGUAGES ? state.lang : preferred;
  locale = language === "sv" ? "sv-SE" : "en-GB";
  strings = LANGUAGES[language];
}

/** Return a string in the present language; some are made of values. */
function t(key, ...values) {
  const string = strings[key];
  return typeof string === "function" ? string(...values) : string;
}

function kindName(kind) {
  return strings.organisationKinds[kind] || kind;
}

const formats = {}; // they take long to make

function format(kind) {
  formats[locale] ??= {
    number: new Intl.NumberFormat(locale),
    day: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }),
    month: new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }),
    country: new Intl.DisplayNames([locale], { type: "region" }),
  };
  return formats[locale][kind];
}

// For the strings, which are made when they are wanted.
const number = (n) => format("number").format(n);
const plural = (n, one, many) => `${number(n)} ${n === 1 ? one : many}`;

function longDate(isoDate) {
  return format("day").format(new Date(`${isoDate}T00:00Z`));
}

/** Return the name of a month such as 2016-06; what is no month stays as it is. */
function monthName(month) {
  const day = new Date(`${month}-01T00:00Z`);
  return Number.isNaN(day.getTime()) ? month : format("month").format(day);
}

function countryName(code) {
  return format("country").of(code);
}

function upperFirst(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
