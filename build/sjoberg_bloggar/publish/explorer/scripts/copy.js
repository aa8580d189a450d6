// Copying text: citations and links.

import { el } from "./dom.js";
import { t } from "./language.js";
import { announce } from "./navigation.js";
import { address } from "./state.js";

/** Return a button that copies text(); it shows and announces the outcome. */
export function copyButton(label, text) {
  const button = el("button", { type: "button" }, label);
  button.addEventListener("click", async () => {
    const isCopied = await copy(text());
    button.textContent = isCopied ? t("copied") : t("notCopied");
    announce(button.textContent);
    setTimeout(() => (button.textContent = label), 3000);
  });
  return button;
}

/** Put text on the clipboard; return whether the browser allowed it. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelecting(text);
  }
}

/** Copy text through a temporary text field, for browsers without clipboard access. */
function copyBySelecting(text) {
  const focused = document.activeElement;
  const field = el("textarea.spoken", { tabindex: -1, "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return isCopied;
}

/** Return the page's address with a state, for sharing. */
export function sharedAddress(state) {
  return location.href.replace(/#.*$/, "") + address(state);
}
