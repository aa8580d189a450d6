// The page in the language that is chosen, and numbers and dates as it writes them.

import { el } from "./dom.js";
import { ENGLISH } from "./english.js";
import { SWEDISH } from "./swedish.js";

const LANGUAGES = new Map([
  ["sv", SWEDISH],
  ["en", ENGLISH],
]);

export let language = "sv",
  locale = "sv-SE",
  strings = SWEDISH;

/** Use the language chosen in a state, otherwise the browser's. */
export function setLanguage(state) {
  const preferred = /^sv\b/i.test(navigator.language) ? "sv" : "en";
  language = LANGUAGES.has(state.lang) ? state.lang : preferred;
  locale = language === "sv" ? "sv-SE" : "en-GB";
  strings = LANGUAGES.get(language);
}

/** Return a string in the current language; some take values. */
export function t(key, ...values) {
  const string = strings[key];
  return typeof string === "function" ? string(...values) : string;
}

/** Return the name of a value from one of the lists of names, otherwise the value. */
export function nameIn(list, value) {
  return Object.hasOwn(strings[list], value) ? strings[list][value] : value;
}

export function kindName(kind) {
  return nameIn("organisationKinds", kind);
}

const formats = new Map(); // by locale; they take long to make

function format(kind) {
  if (!formats.has(locale)) {
    const month = { year: "numeric", timeZone: "UTC" };
    formats.set(locale, {
      number: new Intl.NumberFormat(locale),
      day: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }),
      month: new Intl.DateTimeFormat(locale, { ...month, month: "long" }),
      shortMonth: new Intl.DateTimeFormat(locale, { ...month, month: "short" }),
      country: new Intl.DisplayNames([locale], { type: "region" }),
    });
  }
  return formats.get(locale)[kind];
}

// For the strings, which are made when they are wanted.
export const number = (n) => format("number").format(n);
export const plural = (n, one, many) => `${number(n)} ${n === 1 ? one : many}`;

export function longDate(isoDate) {
  return format("day").format(new Date(`${isoDate}T00:00Z`));
}

/** Return the name of a month such as 2016-06; other values are returned unchanged. */
export function monthName(month, length = "month") {
  const day = new Date(`${month}-01T00:00Z`);
  return Number.isNaN(day.getTime()) ? month : format(length).format(day);
}

/** Return the name of a country; anything but a country code is returned unchanged. */
export function countryName(code) {
  return /^[A-Z]{2}$/.test(code) ? format("country").of(code) : code;
}

export function upperFirst(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Return the day of a post as an element. */
export function dayOf(post) {
  return el("time", { datetime: post.published }, longDate(post.published));
}
