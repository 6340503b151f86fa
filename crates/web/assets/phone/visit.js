// A visit: who the person is today, the taps, and the record.
import { FIRST, awayFrom } from "./beside.js";
import { clock, count, day, field, figures, fold, h, instant, length, notice, section } from "./draw.js";
import { alone, notSignedOff, proving, tasks } from "./safe.js";

const CAME = [["done", "Done"], ["partly", "In part"], ["not", "Not done"], ["not-wanted", "Not wanted"]];

/** What stands of a visit for this worker: what the server knows, and what waits on the phone. */
export const standing = (app, visit) => {
  const waiting = app.outbox.filter(({ command }) => command?.visit === visit.id).map(({ command }) => ({ ...command, happened: app.seen(command) }));
  const named = (what) => (typeof what === "string" ? what : Object.keys(what)[0]);
  const known = visit.said.filter((one) => one.worker === visit.worker || named(one.what) === "together").map((one) => ({ id: one.id, kind: named(one.what), happened: one.happened }));
  const unsent = waiting.filter((one) => one.kind !== "record" && !known.some((other) => other.id === one.id));
  const corrected = new Set(unsent.map((one) => one.corrects).filter(Boolean));
  const all = [...known, ...unsent].filter((one) => !corrected.has(one.id) && one.kind !== "mistake");
  const find = (...kinds) => all.find((one) => kinds.includes(one.kind));
  return {
    arrived: find("arrived", "together"),
    left: find("left"),
    instead: find("no-access", "person-away", "in-hospital"),
    recorded: visit.recorded || waiting.some((one) => one.kind === "record"),
    waits: waiting.length > 0,
  };
};

export const INSTEAD = { "no-access": "Could not get in", "person-away": "Nobody was at home", "in-hospital": "In hospital" };

/** "Arrived 8.32am, left 9am". */
export const soFar = ({ arrived, left, instead, recorded }) =>
  [
    instead && `${INSTEAD[instead.kind]}, ${clock(instead.happened)}`,
    arrived && `Arrived ${clock(arrived.happened)}`,
    left && `left ${clock(left.happened)}`,
    recorded && "recorded",
  ]
    .filter(Boolean)
    .join(", ");

export const drawVisit = (app, visit) => {
  const person = app.bundle.people.find((one) => one.id === visit.person) ?? { called: "Somebody", records: [] };
  const stands = standing(app, visit);
  return [
    h("p", {}, h("a", { href: "#round" }, "Back to my round")),
    h("h1", {}, person.called),
    h("p", { class: "large" }, `${day(visit.start)}, ${clock(visit.start)} to ${clock(visit.end)}`),
    visit.first_after && notice("wanting", FIRST[visit.first_after], h("p", {}, "Look at medicines, how they move, what they eat, and write down what is different.")),
    visit.agreed && h("p", { class: "soft" }, `Agreed for ${clock(visit.agreed)}.`),
    notSignedOff(visit),
    visit.questions.map((question) => notice("wanting", question)),
    person.handover && notice("plain", person.handover.words, h("p", {}, `${person.handover.by}, ${day(person.handover.at)}`)),
    taps(app, visit, stands, person),
    proving(app, visit, stands),
    tasks(visit),
    toKnow(app, visit, person),
    recording(app, visit, stands, person),
    others(app, visit, stands),
    earlier(person),
  ];
};

/** One tap each for the next thing there is to say. */
const taps = (app, visit, stands, person) => {
  const say = (words, kind, more = {}, weight = "main") =>
    h("button", { type: "button", class: `button ${weight} wide`, onclick: () => app.say({ kind, visit: visit.id, ...more }, visit) }, words);
  const said = soFar(stands);
  const name = (id) => app.bundle.colleagues.find(([worker]) => worker === id)?.[1] ?? "a colleague";
  return h(
    "div",
    { class: "taps" },
    !person.over && h("p", { class: "at-the-door" }, h("strong", {}, person.name || person.called), door(person) && h("span", { class: "line" }, door(person))),
    said && h("p", { class: "stands" }, `${said}.`),
    !stands.arrived && !stands.instead && say("I have arrived", "arrived"),
    !stands.arrived && !stands.instead && visit.with.map((other) => say(`${name(other)} and I have arrived`, "together", { with: other }, "quiet")),
    stands.arrived && !stands.left && !stands.instead && say("I have left", "left"),
  );
};

/** The door, in a line. */
const door = (person) => person.address?.split("\n").filter(Boolean).join(", ");

const toKnow = (app, visit, person) => {
  const address = door(person);
  const map = person.home && `geo:${person.home[0]},${person.home[1]}?q=${person.home[0]},${person.home[1]}`;
  const { way } = visit;
  return section(
    "To know",
    person.over && h("p", { class: "soft" }, "This visit is over. What there was to know is gone from this phone."),
    visit.what && h("p", {}, h("strong", {}, "What for: "), visit.what),
    person.important && h("p", {}, h("strong", {}, "What matters to them: "), person.important),
    person.notes && h("p", { class: "quoted" }, person.notes),
    person.refused?.map((words) => h("p", {}, h("strong", {}, "They did not agree to this: "), words)),
    person.decides?.map((words) => h("p", {}, h("strong", {}, "Where they cannot decide: "), words)),
    person.what_ifs?.map((one) => h("p", {}, h("strong", {}, `If ${one.happens}: `), one.then)),
    address && h("p", {}, address, map && [" · ", h("a", { href: map }, "Map")]),
    person.phone && h("p", {}, h("a", { href: `tel:${person.phone.replaceAll(/[^+\d]/g, "")}` }, `Ring ${person.phone}`)),
    way && h("p", { class: "soft" }, `The way there: ${length(way.minutes)}, ${(way.metres / 1000).toFixed(1)} km.`),
  );
};

/** The record: taps for what was hoped for, and a sentence. What is typed is kept sealed as it is typed. */
const recording = (app, visit, stands, person) => {
  const draft = app.drafts.get(visit.id) ?? { came: {}, said: "", noticed: "", handover: "" };
  const keep = () => app.keepDraft(visit.id, draft);
  const area = (name, label) =>
    field(label, h("textarea", { rows: 2, maxlength: 10000, name, oninput: ({ target }) => ((draft[name] = target.value), keep()) }, draft[name]));
  const tick = (what, at) =>
    h(
      "fieldset",
      { class: "came" },
      h("legend", {}, what),
      CAME.map(([value, words]) => {
        const input = h("input", { type: "radio", name: `came-${at}`, value, checked: draft.came[what] === value, onchange: () => ((draft.came[what] = value), keep()) });
        return h("label", {}, input, h("span", {}, words));
      }),
    );
  const save = async (event) => {
    event.preventDefault();
    const hoped = visit.hoped.filter((what) => draft.came[what]).map((what) => ({ what, came: draft.came[what] }));
    const { said, noticed, handover } = draft;
    if (hoped.length === 0 && !said.trim() && !noticed.trim() && !handover.trim()) return app.tell("There is nothing to save yet. Tap what was done, or write a sentence.");
    // Two visits in one house, two of a name: where the last record was of somebody else, name and door are asked first.
    if (app.recordedLast && app.recordedLast !== visit.person && asked.hidden) return (asked.hidden = false), asked.querySelector("button").focus();
    await app.say({ kind: "record", visit: visit.id, hoped, said, noticed, handover }, visit);
    await app.recorded(visit.person);
    await app.dropDraft(visit.id);
  };
  const asked = h("div", { class: "notice wanting", hidden: true }, h("div", {}, h("p", { class: "what" }, `This is about ${[person.name || person.called, door(person)].filter(Boolean).join(", ")}.`), h("p", {}, "Your last record was of somebody else."), h("button", { class: "button main wide" }, "Yes, save it")));
  const form = h(
    "form",
    { onsubmit: save },
    visit.hoped.map(tick),
    area("said", "How it was, in a sentence"),
    area("noticed", "Anything noticed"),
    area("handover", "For the next worker"),
    h("button", { class: "button main wide" }, "Save the record"),
    asked,
  );
  return section("Record", stands.recorded ? [h("p", {}, "Recorded."), fold("Write another", form)] : form);
};

/** What is said less often. */
const others = (app, visit, stands) => {
  const tap = (kind) => h("button", { type: "button", class: "button quiet wide", onclick: () => app.say({ kind, visit: visit.id }, visit) }, INSTEAD[kind]);
  return section(
    "Something else",
    stands.instead && awayFrom(app, visit, stands.instead),
    !stands.instead && fold("It did not take place", ["no-access", "person-away", "in-hospital"].map(tap)),
    fold("It took longer, or less", amount(app, visit, [["longer", "minutes longer"], ["shorter", "minutes less"]], "minutes", (number) => Math.round(number))),
    fold("Expense or mileage", amount(app, visit, [["expense", "pounds paid for them"]], "pence", (number) => Math.round(number * 100)), amount(app, visit, [["mileage", "kilometres driven for them"]], "metres", (number) => Math.round(number * 1000))),
    alone(app, visit),
    [stands.arrived, stands.left, stands.instead].filter(Boolean).map((one) => correction(app, visit, one)),
  );
};

const amount = (app, visit, kinds, unit, read) => {
  const number = h("input", { type: "text", inputmode: "decimal", required: true });
  const why = h("input", { type: "text", required: true, maxlength: 500 });
  const choice = kinds.length > 1 && h("select", {}, kinds.map(([kind, words]) => h("option", { value: kind }, words)));
  const save = (event) => {
    event.preventDefault();
    const value = read(Number(number.value.replace(",", ".").replace("£", "")));
    if (!(value > 0)) return app.tell("Write a number, such as 10 or 3.50.");
    return app.say({ kind: choice ? choice.value : kinds[0][0], visit: visit.id, [unit]: value, why: why.value }, visit);
  };
  return h("form", { onsubmit: save }, choice && field("Which", choice), field(kinds.length > 1 ? "How many minutes" : `How many ${kinds[0][1]}`, number), field("Why, or what for", why), h("button", { class: "button quiet" }, "Save"));
};

const correction = (app, visit, one) => {
  const time = h("input", { type: "time", value: figures(one.happened), required: true });
  const why = h("input", { type: "text", required: true, maxlength: 500 });
  const save = (event) => {
    event.preventDefault();
    return app.say({ kind: one.kind === "together" ? "arrived" : one.kind, visit: visit.id, corrects: one.id, happened: instant(one.happened, time.value), why: why.value }, visit);
  };
  const mistake = () => (why.value.trim() ? app.say({ kind: "mistake", visit: visit.id, corrects: one.id, why: why.value }, visit) : app.tell("Write in a few words why."));
  const words = INSTEAD[one.kind] ?? (one.kind === "left" ? "Left" : "Arrived");
  return fold(
    `Correct “${words} ${clock(one.happened)}”`,
    h("form", { onsubmit: save }, field("When it really was", time), field("Why", why), h("div", { class: "buttons" }, h("button", { class: "button quiet" }, "Correct it"), h("button", { type: "button", class: "button bare", onclick: mistake }, "It did not happen"))),
  );
};

const earlier = (person) =>
  person.records?.length > 0 &&
  section(
    `The last ${count(person.records.length, "record", "records")}`,
    person.records.map((one) => h("div", { class: "card" }, h("p", { class: "soft" }, `${one.by}, ${day(one.at)}, ${clock(one.at)}`), one.words && h("p", {}, one.words), one.noticed && h("p", {}, h("strong", {}, "Noticed: "), one.noticed))),
  );
