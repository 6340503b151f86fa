// Passkeys: asks the server what to ask, asks the browser, and brings the answer back. Without this script, or in a browser
// without passkeys, the page shows its other ways only.
const known = window.PublicKeyCredential !== undefined && navigator.credentials !== undefined;
const GONE_WRONG = "That did not work. Nothing has changed; try again, or use another way.";

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** What the server sends as text, the browser wants as bytes. */
const readQuestion = ({ publicKey: asked }) => {
  const credentials = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  const user = asked.user && { ...asked.user, id: bytes(asked.user.id) };
  return {
    ...asked,
    challenge: bytes(asked.challenge),
    ...(user && { user, excludeCredentials: credentials(asked.excludeCredentials) }),
    ...(!user && { allowCredentials: credentials(asked.allowCredentials) }),
  };
};

/** And the other way round. */
const writeAnswer = ({ id, rawId, type, response }) => {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  const transports = response.getTransports?.();
  const all = { ...Object.fromEntries(given), ...(transports && { transports }) };
  return JSON.stringify({ id, rawId: text(rawId), type, response: all, extensions: {} });
};

const send = async (address, body, kind) => {
  const answer = await fetch(address, { method: "POST", body, headers: { "content-type": kind } });
  const told = await answer.json().catch(() => ({ problem: GONE_WRONG }));
  if (!answer.ok) throw new Error(told.problem ?? GONE_WRONG);
  return told;
};

const ask = async (part) => {
  const form = part.closest("form");
  if (form !== null && !form.reportValidity()) throw new Error("");
  const typed = new URLSearchParams(form === null ? [] : new FormData(form));
  return readQuestion(await send(part.dataset.ask, typed.toString(), "application/x-www-form-urlencoded"));
};

const answer = async (part, credential) => {
  const { onward } = await send(part.dataset.answer, writeAnswer(credential), "application/json");
  window.location.assign(onward);
};

/** A browser that offers passkeys by itself, in the field for the name, goes on offering until a button is pressed. */
let offering = null;
const offer = async (part) => {
  if (!(await window.PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  offering = new AbortController();
  try {
    const publicKey = await ask(part);
    const credential = await navigator.credentials.get({ publicKey, mediation: "conditional", signal: offering.signal });
    if (credential !== null) await answer(part, credential);
  } catch (why) {
    if (why.name !== "AbortError") say(part, why);
  }
};

const say = (part, why) => {
  // A browser says itself what went wrong in its own window, and closing that window is no mistake.
  const ours = why instanceof DOMException ? (why.name === "NotAllowedError" ? "" : GONE_WRONG) : why.message;
  part.querySelector(".problem").textContent = ours;
};

const press = async (part) => {
  offering?.abort();
  say(part, new Error(""));
  try {
    const publicKey = await ask(part);
    const making = part.dataset.passkey === "make";
    await answer(part, await navigator.credentials[making ? "create" : "get"]({ publicKey }));
  } catch (why) {
    say(part, why);
  }
};

if (known) {
  for (const part of document.querySelectorAll("[data-passkey]")) {
    part.hidden = false;
    part.querySelector("button").addEventListener("click", () => press(part));
    if (part.dataset.passkey === "use" && document.querySelector("[autocomplete~=webauthn]") !== null) offer(part);
  }
  for (const part of document.querySelectorAll("[data-with-passkey]")) part.hidden = false;
}
