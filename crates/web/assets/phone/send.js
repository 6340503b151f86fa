// Sending what waits and fetching what is new. Nothing leaves the outbox before the server has said that it is recorded.
const AT_ONCE = 50;

/** How the contact went: "reached" with a bundle, "no-signal", "signed-out", "not-now" with a sentence. Who is signed in is asked
    first: what one worker wrote is never sent as another. */
export const sync = async (store) => {
  try {
    const first = await fetchBundle(store);
    if (first.contact !== "reached") return first;
    const sent = await send(store, first.bundle.worker);
    if (sent.contact !== "reached") return sent;
    return sent.number > 0 ? await fetchBundle(store) : first;
  } catch (trouble) {
    if (trouble instanceof TypeError || trouble.name === "TimeoutError" || trouble.name === "AbortError") return { contact: "no-signal" };
    throw trouble;
  }
};

const ask = (address, options = {}) =>
  fetch(address, { ...options, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(20_000), headers: { accept: "application/json", "hx-request": "true", ...options.headers } });

/** A new id as the workspace writes them. */
const fresh = () => {
  const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
  const [first, ...rest] = crypto.getRandomValues(new Uint8Array(26));
  return LETTERS[first % 8] + rest.map((byte) => LETTERS[byte % 32]).join("");
};

/** Does at once what cannot wait: whether it was done, and what the server says where it was not. */
export const deed = async (address, body) => {
  try {
    const answer = await ask(address, { method: "POST", body: JSON.stringify({ command: fresh(), ...body }), headers: { "content-type": "application/json" } });
    return answer.ok ? { ok: true } : { ok: false, sentence: await sentenceOf(answer) };
  } catch {
    return { ok: false };
  }
};

/** Sends all that waits of this worker, in parts; a part that was cut off is sent again, and counts once. */
const send = async (store, owner) => {
  for (let number = 0; ; ) {
    const waiting = (await store.outbox()).filter((one) => one.state === "waiting" && one.command && one.owner === owner);
    if (waiting.length === 0) return { contact: "reached", number };
    const part = waiting.slice(0, AT_ONCE);
    const body = JSON.stringify({ sent: new Date().toISOString(), commands: part.map((one) => one.command) });
    const answer = await ask("/phone/outbox", { method: "POST", body, headers: { "content-type": "application/json" } });
    if (answer.status === 401) return { contact: "signed-out" };
    if (!answer.ok) return { contact: "not-now", sentence: await sentenceOf(answer) };
    const { answers } = await answer.json();
    for (const [at, one] of part.entries()) await settle(store, one, answers[at]);
    number += part.length;
  }
};

const sentenceOf = async (answer) => {
  const { title, detail } = await answer.json().catch(() => ({}));
  return [title, detail].filter(Boolean).join(" ");
};

const settle = async (store, one, answer) => {
  if (!answer) return;
  if (answer.answer !== "needs-a-person") return store.let_go(one.id);
  await store.post({ ...one, state: answer.kept ? "question" : "stuck", sentence: answer.sentence });
};

const fetchBundle = async (store) => {
  const answer = await ask("/phone/bundle");
  if (answer.status === 401 || answer.type === "opaqueredirect") return { contact: "signed-out" };
  if (!answer.ok) return { contact: "not-now", sentence: await sentenceOf(answer) };
  const bundle = await answer.json();
  // By how much the phone's clock is wrong; a minute and a half is how long an answer may take.
  const skew = Date.parse(bundle.generated_at) - Date.now();
  bundle.skew = Math.abs(skew) > 90_000 ? skew : 0;
  await store.keep("bundle", bundle);
  return { contact: "reached", bundle };
};

/** What of a bundle may still be on the phone: nothing once it no longer holds, and nobody whose last visit is long over. */
export const pruned = (bundle, now) => {
  if (!bundle || Date.parse(bundle.holds_until) <= now) return null;
  const AFTER = 3 * 60 * 60 * 1000;
  const ahead = new Set(bundle.visits.filter((visit) => Date.parse(visit.end) + AFTER > now).map((visit) => visit.person));
  const bare = ({ id, called }) => ({ id, called, name: "", address: "", home: null, phone: "", notes: "", records: [], over: true });
  return {
    ...bundle,
    people: bundle.people.map((person) => (ahead.has(person.id) ? person : bare(person))),
    visits: bundle.visits.map((visit) => (ahead.has(visit.person) ? visit : { ...visit, what: "", health_tasks: [] })),
  };
};
