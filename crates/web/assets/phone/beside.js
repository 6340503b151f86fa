// What is on the phone besides visits: who is away, what there is to do, what colleagues ask, picks, and a small map.
import { clock, day, field, fold, h, length, notice, section } from "./draw.js";
import { deed } from "./send.js";

const AWAY = { hospital: "In hospital", holiday: "On holiday", respite: "Staying elsewhere for a while", family: "With family or friends", other: "Away" };

/** What a visit says that is the first after somebody came back. */
export const FIRST = { hospital: "The first visit after hospital: what changed?", holiday: "The first visit after their holiday: what changed?", respite: "The first visit after their stay elsewhere: what changed?", family: "The first visit since they are back: what changed?", other: "The first visit since they are back: what changed?" };

/** Where a visit did not take place: a second tap takes the next ones off as well. */
export const awayFrom = (app, visit, instead) => {
  const known = app.bundle.away.some((one) => one.person === visit.person) || app.waits((one) => one.kind === "away" && one.visit === visit.id);
  if (known) return notice("plain", "No visits until they are back.");
  const tap = (away, words) => h("button", { type: "button", class: "button quiet wide", onclick: () => app.say({ kind: "away", visit: visit.id, away }, visit) }, words);
  if (instead.kind === "in-hospital") return h("div", { class: "taps" }, tap("hospital", "No visits until they are back"));
  if (instead.kind === "person-away") return fold("Are they away for longer?", tap("holiday", "On holiday: no visits until they are back"), tap("respite", "Staying elsewhere: no visits until they are back"), tap("other", "Away: no visits until they are back"));
  return null;
};

/** Those of one's people who are away, each with the tap that they are back. */
export const drawAway = (app) => {
  const away = app.bundle.away.filter((one) => !app.waits((other) => other.kind === "back" && other.suspension === one.id));
  const one = (person) =>
    h("div", { class: "card" },
      h("p", {}, h("strong", {}, person.called), `. ${AWAY[person.why]} since ${day(person.since)}, ${clock(person.since)}${person.until ? `, until ${day(person.until)}, ${clock(person.until)}` : ""}.`),
      fold("They are back", h("p", {}, "Visits take place again from now on. The first asks what changed."), h("button", { type: "button", class: "button main wide", onclick: () => app.say({ kind: "back", person: person.person, suspension: person.id }, person) }, "They are back")));
  return away.length > 0 && section("Not at home", away.map(one));
};

/** Things to do: one tap that they are done, and a word on it. */
export const drawTasks = (app) => {
  const tasks = app.bundle.tasks.filter((task) => !app.waits((one) => one.kind === "task-done" && one.task === task.id));
  const one = (task) => {
    const why = h("input", { type: "text", maxlength: 500 });
    const done = () => app.say({ kind: "task-done", task: task.id, why: why.value }, task);
    const due = new Date(`${task.due}T12:00:00Z`);
    return h("div", { class: "card" },
      h("p", {}, task.called && h("strong", {}, `${task.called}: `), task.what),
      h("p", { class: "soft" }, `${task.urgent ? "Urgent, by" : "By"} ${day(due)}. ${task.mine ? "Yours." : "Nobody has it yet."}`),
      h("button", { type: "button", class: "button quiet wide", onclick: done }, "Done"),
      fold("Done, with a word on it", field("What came of it?", why), h("button", { type: "button", class: "button main wide", onclick: done }, "Done")));
  };
  return tasks.length > 0 && section("Things to do", tasks.map(one));
};

/** What has to be asked of the server: done with signal only, since a colleague may have been faster. */
const ask = async (app, button, address, body) => {
  button.disabled = true;
  const { ok, sentence } = await deed(address, body);
  app.tell(ok ? "Saved." : sentence || "There is no signal. This needs signal: try again where there is some.");
  button.disabled = false;
  if (ok) await app.sync();
};

const asOf = (app) => h("p", { class: "soft" }, app.contact === "reached" ? "Up to date." : `As of ${day(app.bundle.generated_at)}, ${clock(app.bundle.generated_at)}. An answer needs signal, because a colleague may have been faster.`);

const named = ({ called, start }) => (start ? `${called}, ${day(start)}, ${clock(start)}` : `${called}: no longer wanted`);

/** What colleagues ask. A yes counts at once where nobody was faster and no rule is broken. */
export const drawAsked = (app) => {
  const { asked } = app.bundle;
  const one = (request) => {
    const answer = (words, weight, value) => h("button", { type: "button", class: `button ${weight} wide`, onclick: ({ currentTarget }) => ask(app, currentTarget, `/team/${request.team}/requests/${request.id}`, { answer: value }) }, words);
    return h("div", { class: "card" },
      h("p", {}, h("strong", {}, request.from), request.give ? " would like to swap with you." : " asks who can take a visit."),
      h("p", {}, `You would go to ${named(request.take)}.`),
      request.give && h("p", {}, `${request.from} would go to ${named(request.give)}.`),
      request.words && h("p", { class: "quoted" }, request.words),
      h("div", { class: "taps" }, answer("Yes, I’ll do it", "main", "yes"), answer("No, I can’t", "quiet", "no")));
  };
  return [h("h1", {}, "Asked of you"), asOf(app), asked.length === 0 && h("p", {}, "Nobody asks anything of you."), asked.map(one), h("p", {}, h("a", { href: `/team/${app.bundle.team}/requests` }, "All requests, in the workspace"))];
};

/** The rounds of picks that are open: a tap says that one would like a visit, or not. */
export const drawPicks = (app) => {
  const round = (picks) => {
    const say = (visit, pick, words, weight) => h("button", { type: "button", class: `button ${weight}`, "aria-pressed": visit.pick === pick ? "true" : "false", onclick: ({ currentTarget }) => ask(app, currentTarget, `/team/${picks.team}/draft/pick`, { week: picks.week, visit: visit.id, pick: visit.pick === pick ? "none" : pick }) }, words);
    const one = (visit) => h("li", { class: visit.pick ?? "" }, h("p", {}, h("strong", {}, clock(visit.start)), ` ${visit.called}, ${length(visit.minutes)}`), h("div", { class: "buttons" }, say(visit, "mine", "I’d like it", visit.pick === "mine" ? "main" : "quiet"), say(visit, "not-me", "Not me", visit.pick === "not-me" ? "main" : "bare")));
    const dates = [...new Set(picks.visits.map((visit) => day(visit.start)))];
    const mine = picks.visits.filter((visit) => visit.pick === "mine");
    return section(`The week of ${day(`${picks.week}T12:00:00Z`)}`,
      h("p", {}, `Open until ${day(picks.closes)}, ${clock(picks.closes)}. ${mine.length} of ${picks.visits.length} picked, ${length(mine.reduce((sum, visit) => sum + visit.minutes, 0))}.`),
      dates.map((date) => fold(date, h("ul", { class: "plain picks-on-phone" }, picks.visits.filter((visit) => day(visit.start) === date).map(one)))));
  };
  return [h("h1", {}, "Picks"), asOf(app), app.bundle.picks.length === 0 && h("p", {}, "No round of picks is open."), app.bundle.picks.map(round)];
};

/** The doors of a day in their order, as they lie to one another: north is up, a line joins one to the next. */
export const drawMap = (app, visits) => {
  const homes = new Map(app.bundle.people.filter((person) => person.home).map((person) => [person.id, person]));
  const stops = visits.map((visit) => homes.get(visit.person)).filter(Boolean);
  if (new Set(stops.map((person) => person.id)).size < 2) return null;
  const SIZE = 300, EDGE = 26;
  const wide = Math.cos((stops[0].home[0] * Math.PI) / 180);
  const east = stops.map(({ home }) => home[1] * wide), north = stops.map(({ home }) => home[0]);
  const [left, top] = [Math.min(...east), Math.max(...north)];
  const span = Math.max(Math.max(...east) - left, top - Math.min(...north)) || 1;
  const at = (number) => Math.round(EDGE + number * (SIZE - 2 * EDGE));
  const points = stops.map((_, place) => [at((east[place] - left) / span), at((top - north[place]) / span)]);
  const svg = (name, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const door = (person) => {
    const places = stops.flatMap((one, place) => (one.id === person.id ? [place + 1] : []));
    const [x, y] = points[places[0] - 1];
    return [svg("circle", { cx: x, cy: y, r: 11 }), svg("text", { x, y: y + 4 }, places.join(" "))];
  };
  const doors = [...new Map(stops.map((person) => [person.id, person])).values()].flatMap(door);
  const names = stops.map((person, place) => `${place + 1} ${person.called}`).join(", ");
  return fold("A map of the round", svg("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, class: "small-map", role: "img", "aria-label": names }, svg("polyline", { points: points.map((point) => point.join(",")).join(" ") }), ...doors), h("p", { class: "soft" }, `${names}. As the crow flies; north is up.`));
};
