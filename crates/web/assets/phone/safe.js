// What keeps people and workers safe at a visit: health tasks, proving the arrival, and working alone.
import { clock, field, fold, h, notice, section } from "./draw.js";

/** Why a health task at this visit is not for this worker, and whom to ring. */
export const notSignedOff = (visit) => (visit.not_signed_off ?? []).map((sentence) => notice("harm", sentence));

/** What a nurse signed this worker off for, and how it is done. */
export const tasks = (visit) => visit.health_tasks?.length > 0 && section("Health tasks", visit.health_tasks.map(({ task, how }) => fold(task, h("p", { class: "quoted" }, how))));

const PROVED = { door: "Proved with the code at the door.", spoken: "Proved with the code they read out.", "out-together": "You are out together.", "wrong-code": "The code that was given is not theirs. Try again, or go on without." };

/** Once they have said that they arrived: the code, or that they are out together. Never where the phone is. */
export const proving = (app, visit, stands) => {
  if (!visit.prove || !stands.arrived || stands.left) return false;
  const waits = app.outbox.some(({ command }) => command?.visit === visit.id && ["proved", "out-together"].includes(command.kind));
  const known = waits ? "Saved with your arrival." : PROVED[visit.proved];
  if (known && visit.proved !== "wrong-code") return h("p", { class: "soft" }, known);
  const give = (code) => app.say({ kind: "proved", visit: visit.id, code });
  const code = h("input", { type: "text", autocomplete: "off", autocapitalize: "characters", inputmode: visit.prove === "spoken" ? "numeric" : "text", maxlength: 40, required: true });
  const typed = (event) => {
    event.preventDefault();
    give(code.value);
  };
  return section(
    "Your arrival",
    known && h("p", {}, known),
    visit.prove === "door" && "BarcodeDetector" in globalThis && h("button", { type: "button", class: "button quiet wide", onclick: ({ target }) => scan(target, give, app) }, "Scan the code by the door"),
    h("form", { onsubmit: typed }, field(visit.prove === "spoken" ? "The code that they read out" : "Or type its letters", code), h("button", { class: "button quiet" }, "Save the code")),
    h("button", { type: "button", class: "button bare wide", onclick: () => app.say({ kind: "out-together", visit: visit.id }) }, "We are out together"),
  );
};

/** The camera looks until it finds a code; nothing of what it sees is kept. */
const scan = async (button, give, app) => {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    const video = h("video", { autoplay: true, playsinline: true, muted: true });
    video.srcObject = stream;
    button.replaceWith(video);
    await video.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    for (let tries = 0; tries < 300 && video.isConnected; tries += 1) {
      const [found] = await detector.detect(video);
      if (found) return give(found.rawValue);
      await new Promise((again) => setTimeout(again, 100));
    }
    app.tell("No code was found. Type its letters instead.");
  } catch {
    app.tell("The camera cannot be used here. Type the letters instead.");
  } finally {
    stream?.getTracks().forEach((track) => track.stop());
  }
};

/** The time out alone that is awaited: what the server knows, and what waits on the phone. */
export const outAlone = ({ bundle, outbox }) => {
  const said = outbox.map(({ command }) => command).filter(Boolean);
  const back = new Set(said.filter((one) => one.kind === "back-alone").map((one) => one.outing));
  const unsent = said.filter((one) => one.kind === "back-by").map((one) => ({ outing: one.id, until: Date.parse(one.until) + bundle.skew, visit: one.visit }));
  const known = bundle.out_alone ? [{ ...bundle.out_alone, until: Date.parse(bundle.out_alone.until) }] : [];
  const last = [...known, ...unsent].at(-1);
  return last && !back.has(last.outing) ? last : null;
};

/** On every page of the round: by when they are awaited, and the tap that ends it. */
export const awaited = (app) => {
  const out = outAlone(app);
  if (!out) return false;
  const over = out.until <= app.now();
  const back = () => app.say({ kind: "back-alone", visit: out.visit, outing: out.outing });
  const button = h("button", { type: "button", class: "button main wide", onclick: back }, "I am back");
  return notice(over ? "harm" : "wanting", over ? `You said that you would be back by ${clock(out.until)}. Colleagues are asked until you say that you are.` : `You said that you are back by ${clock(out.until)}.`, button);
};

/** Two taps: when, after this visit. The colleague who was chosen last is asked first. */
export const alone = (app, visit) => {
  const chosen = app.drafts.get("colleague") ?? "";
  const colleague = h("select", { onchange: ({ target }) => app.keepDraft("colleague", target.value) }, h("option", { value: "" }, "Everyone at once"), app.bundle.colleagues.map(([id, name]) => h("option", { value: id, selected: id === chosen }, name)));
  const at = (minutes) => {
    const until = Math.ceil((app.now() + minutes * 60_000) / 300_000) * 300_000;
    const say = () => app.say({ kind: "back-by", visit: visit.id, until: new Date(until - app.bundle.skew).toISOString(), ...(colleague.value && { with: colleague.value }) });
    return h("button", { type: "button", class: "button quiet wide", onclick: say }, `Back by ${clock(until)}`);
  };
  return fold("I work alone after this: back by …", h("p", { class: "soft" }, "If you do not say that you are back, a colleague is asked, then everyone. Nobody sees where you are."), [30, 60, 90, 120].map(at), field("Who is asked first?", colleague));
};
