// The worker's phone: what is drawn, what is said, and when it is sent.
import { clock, count, day, fold, h, inZone, length, notice, section } from "./draw.js";
import { pruned, sync } from "./send.js";
import { drawAsked, drawAway, drawMap, drawPicks, drawTasks } from "./beside.js";
import { awaited } from "./safe.js";
import { Store } from "./store.js";
import { drawVisit, soFar, standing } from "./visit.js";

const EVERY = 60_000;
const [main, places, said] = ["main", "places", "said"].map((id) => document.getElementById(id));
const WORDS = { arrived: "Arrived", together: "Arrived together", left: "Left", "no-access": "Could not get in", "person-away": "Nobody was at home", "in-hospital": "In hospital", longer: "Took longer", shorter: "Took less", expense: "Expense", mileage: "Mileage", mistake: "Said by mistake", record: "Record", away: "Away until they are back", back: "Back again", "task-done": "Done", proved: "The code", "out-together": "Out together", "back-by": "Back by", "back-alone": "Back" };

class App {
  constructor(store) {
    Object.assign(this, { store, bundle: null, outbox: [], drafts: new Map(), contact: "no-signal", last: null, busy: false });
  }

  async begin() {
    await this.read();
    this.drafts = new Map(Object.entries((await this.store.kept("drafts")) ?? {}));
    this.recordedLast = await this.store.kept("recorded-last");
    this.draw();
    addEventListener("hashchange", () => this.draw(true));
    addEventListener("online", () => this.sync());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.sync());
    setInterval(() => this.sync(), EVERY);
    await this.sync();
  }

  /** What lies on the phone, without what may no longer be there. */
  async read() {
    const kept = await this.store.kept("bundle");
    this.bundle = pruned(kept, Date.now() + (kept?.skew ?? 0));
    if (kept && !this.bundle) await this.store.forget();
    else if (JSON.stringify(kept) !== JSON.stringify(this.bundle)) await this.store.keep("bundle", this.bundle);
    this.outbox = await this.store.outbox();
    if (this.bundle) inZone(this.bundle.zone);
  }

  /** The time, as the team's clocks show it. */
  now() {
    return Date.now() + (this.bundle?.skew ?? 0);
  }

  /** Whether something of a kind waits to be sent. */
  waits(is) {
    return this.outbox.some(({ command }) => command && is(command));
  }

  /** When something that waits happened, as the team's clocks showed it. */
  seen(command) {
    return Date.parse(command.happened) + (this.bundle?.skew ?? 0);
  }

  async sync() {
    if (this.busy) return;
    this.busy = true;
    try {
      const { contact, sentence } = await sync(this.store);
      Object.assign(this, { contact, sentence });
      if (contact === "signed-out") {
        await this.store.forget();
        this.drafts.clear();
      }
      await this.read();
      if (contact === "reached") this.last = this.now();
    } finally {
      this.busy = false;
    }
    this.draw();
  }

  /** Writes something down: it is on the disk before the page says so, and sent as soon as there is signal. */
  async say({ happened = this.now(), ...more }, of = this.bundle) {
    // As the phone's own clock has it: the server knows by how much that is wrong.
    const phone = new Date(happened - this.bundle.skew).toISOString();
    const command = { id: crypto.randomUUID(), happened: phone, based_on: this.bundle.version, team: of.team ?? this.bundle.team, worker: of.worker ?? this.workerIn(of.team), ...more };
    const order = Math.max(Date.now(), ...this.outbox.map((one) => one.order + 1));
    await this.store.post({ owner: this.bundle.worker, order, state: "waiting", command });
    this.outbox = await this.store.outbox();
    this.draw();
    this.tell(`${WORDS[command.kind]}: saved${this.contact === "reached" ? "." : " on this phone. It is sent when there is signal."}`);
    this.sync();
  }

  /** Who they are in a team: somebody may work in two. */
  workerIn(team) {
    return this.bundle.visits.find((visit) => visit.team === team)?.worker ?? (team === this.bundle.team ? this.bundle.worker : undefined);
  }

  async keepDraft(visit, draft) {
    this.drafts.set(visit, draft);
    await this.store.keep("drafts", Object.fromEntries(this.drafts));
  }

  /** Of whom the last record was. */
  async recorded(person) {
    this.recordedLast = person;
    await this.store.keep("recorded-last", person);
  }

  async dropDraft(visit) {
    this.drafts.delete(visit);
    await this.store.keep("drafts", Object.fromEntries(this.drafts));
    this.draw(true);
  }

  tell(words) {
    said.textContent = "";
    said.className = "toast";
    said.textContent = words;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => (said.className = "unseen"), 5000);
  }

  /** Draws the page that the address names. Where somebody is typing, it is left alone unless they went somewhere. */
  draw(moved = false) {
    const typing = main.contains(document.activeElement) && ["TEXTAREA", "INPUT", "SELECT"].includes(document.activeElement.tagName);
    if (typing && !moved) return this.drawPlaces();
    const [place, id] = location.hash.slice(1).split("/");
    const open = [...main.querySelectorAll("details[open] > summary")].map((one) => one.textContent);
    main.replaceChildren(...[this.state(), this.page(place || "round", id)].flat(4).filter(Boolean));
    if (moved) {
      scrollTo(0, 0);
      main.focus({ preventScroll: true });
    } else {
      for (const summary of main.querySelectorAll("summary")) summary.parentElement.open ||= open.includes(summary.textContent);
    }
    this.drawPlaces();
  }

  page(place, id) {
    if (place === "waiting") return this.drawWaiting();
    if (!this.bundle) return this.nothing();
    if (place === "visit") {
      const visit = this.bundle.visits.find((one) => one.id === id);
      return visit ? drawVisit(this, visit) : [h("h1", {}, "This visit is no longer yours"), h("p", {}, "The rota changed. ", h("a", { href: "#round" }, "Back to my round"))];
    }
    return { asked: () => drawAsked(this), picks: () => drawPicks(this), round: () => this.drawRound(), week: () => this.drawWeek(), hours: () => this.drawHours(), people: () => this.drawPeople() }[place]?.() ?? this.drawRound();
  }

  /** What somebody has to know before all else: no signal, signed out, something that needs them. */
  state() {
    const waiting = this.outbox.filter((one) => one.state === "waiting").length;
    const asking = this.outbox.filter((one) => one.state !== "waiting").length;
    return [
      document.body.dataset.demo && h("p", { class: "demo" }, "A demonstration: everyone in it is invented."),
      this.contact === "no-signal" && this.bundle && notice("plain", "No signal. Everything works; it is sent later.", waiting > 0 && h("p", {}, h("a", { href: "#waiting" }, `${count(waiting, "thing waits", "things wait")} on this phone`))),
      this.bundle && this.contact !== "reached" && day(this.bundle.generated_at) !== day(this.now()) && notice("wanting", `This round is from ${day(this.bundle.generated_at)}, ${clock(this.bundle.generated_at)}. It may have changed since.`, h("p", {}, "Find signal, or ring a colleague, before you go in or give a medicine.")),
      this.bundle && awaited(this),
      this.contact === "not-now" && notice("wanting", this.sentence || "The server cannot take this just now. It is kept here and sent again."),
      asking > 0 && notice("wanting", `${count(asking, "thing needs", "things need")} somebody to look at.`, h("p", {}, h("a", { href: "#waiting" }, "Look"))),
    ];
  }

  nothing() {
    if (this.contact === "signed-out") {
      return [
        h("h1", {}, "This phone is signed out"),
        h("p", {}, "You signed out, or it was cut off because it was lost. What was known of people is gone from it."),
        this.outbox.length > 0 && h("p", {}, `${count(this.outbox.length, "thing that was", "things that were")} written here ${this.outbox.length === 1 ? "waits" : "wait"}, sealed, for the same worker to sign in.`),
        h("p", {}, h("a", { class: "button main", href: "/sign-in?next=/phone" }, "Sign in")),
      ];
    }
    if (this.contact === "not-now") return [h("h1", {}, "My round"), h("p", {}, h("a", { href: "/" }, "Open the workspace"))];
    return [h("h1", {}, "My round"), h("p", {}, this.busy ? "One moment …" : "There is nothing on this phone yet, and no signal. Open it again where there is some.")];
  }

  drawRound() {
    const now = this.now();
    const { visits } = this.bundle;
    const dates = [...new Set(visits.map((visit) => day(visit.start)))];
    const next = visits.find((visit) => { const stands = standing(this, visit); return !stands.left && !stands.instead; });
    const item = (visit) => {
      const stands = standing(this, visit);
      const person = this.bundle.people.find((one) => one.id === visit.person);
      const over = Boolean(stands.left || stands.instead);
      return h(
        "li",
        { class: visit === next ? "next" : over ? "past" : "" },
        h("a", { href: `#visit/${visit.id}` },
          h("span", { class: "when" }, clock(visit.start)),
          h("span", {}, h("strong", {}, person?.called ?? "Somebody"), h("span", { class: "soft" }, ` ${length(visit.minutes)}${visit.with.length ? ", with a colleague" : ""}`),
            soFar(stands) && h("span", { class: "line" }, soFar(stands)),
            !soFar(stands) && visit.way?.minutes > 0 && h("span", { class: "line soft" }, `${length(visit.way.minutes)} away`),
            visit.first_after && !over && h("span", { class: "line" }, "The first visit since they are back."),
            visit.team !== this.bundle.team && h("span", { class: "line soft" }, "for your other team"),
            visit.not_signed_off?.length > 0 && !over && h("span", { class: "line" }, "You are not signed off for a task here."),
            person?.handover && !over && h("span", { class: "line" }, "There is a word for you."),
            stands.waits && h("span", { class: "line soft" }, "waits to be sent"))),
      );
    };
    return [
      h("h1", {}, "My round"),
      h("p", { class: "soft" }, this.last ? `Up to date at ${clock(this.last)}.` : `From ${day(this.bundle.generated_at)}, ${clock(this.bundle.generated_at)}.`),
      visits.length === 0 && h("p", {}, "You have no visits in the next day and a half."),
      (this.bundle.asked.length > 0 || this.bundle.picks.length > 0) && h("p", { class: "buttons" }, this.bundle.asked.length > 0 && h("a", { class: "button main", href: "#asked" }, `${count(this.bundle.asked.length, "colleague asks", "colleagues ask")} you`), this.bundle.picks.length > 0 && h("a", { class: "button quiet", href: "#picks" }, "Make your picks")),
      dates.map((date) => section(date === day(now) ? `Today, ${date}` : date, h("ol", { class: "round" }, visits.filter((visit) => day(visit.start) === date).map(item)), drawMap(this, visits.filter((visit) => day(visit.start) === date)))),
      drawTasks(this),
      drawAway(this),
      section("This phone", h("p", { class: "soft" }, `What is here is for ${this.bundle.worker_called}, sealed, until ${day(this.bundle.holds_until)}, ${clock(this.bundle.holds_until)}.`), h("button", { type: "button", class: "button quiet", onclick: () => this.signOut() }, "Sign out on this phone")),
    ];
  }

  drawWeek() {
    const dates = [...new Set(this.bundle.week.map((one) => day(one.start)))];
    return [h("h1", {}, "My week"), h("p", { class: "buttons" }, h("a", { class: "button quiet", href: "#asked" }, "Asked of you"), h("a", { class: "button quiet", href: "#picks" }, "Picks")), dates.length === 0 && h("p", {}, "Nothing is published for you yet."), dates.map((date) => section(date, h("ul", { class: "plain" }, this.bundle.week.filter((one) => day(one.start) === date).map((one) => h("li", {}, `${clock(one.start)} ${one.called}, ${length(one.minutes)}`)))))];
  }

  drawHours() {
    const { guaranteed, planned, travel, worked } = this.bundle.hours;
    const fact = (name, minutes) => h("div", {}, h("dt", {}, name), h("dd", {}, length(minutes)));
    return [h("h1", {}, "My hours this week"), h("dl", { class: "facts" }, fact("Guaranteed", guaranteed), fact("Planned, paid", planned), fact("Of that on the way", travel), fact("With people so far", worked)), h("p", { class: "soft" }, "Pay goes by what was planned and by what you say, never by where your phone is.")];
  }

  drawPeople() {
    const one = (person) => h("div", { class: "card" }, h("h2", {}, person.called), person.over && h("p", { class: "soft" }, "No visit of yours in the next hours."), person.notes && h("p", {}, person.notes), person.address && h("p", {}, person.address.split("\n").join(", ")), person.phone && h("p", {}, h("a", { href: `tel:${person.phone.replaceAll(/[^+\d]/g, "")}` }, person.phone)));
    return [h("h1", {}, "My people"), this.bundle.people.map(one)];
  }

  drawWaiting() {
    const one = ({ id, owner, state, command, sentence }) => {
      const mine = !this.bundle || owner === this.bundle.worker;
      const let_go = async () => { await this.store.let_go(id); await this.read(); this.draw(true); };
      const again = async () => { await this.store.post({ ...this.outbox.find((other) => other.id === id), state: "waiting" }); await this.sync(); };
      const text = [command?.why, command?.said, command?.noticed, command?.handover].filter(Boolean);
      return h("div", { class: "card" },
        h("p", {}, h("strong", {}, mine && this.bundle ? (WORDS[command?.kind] ?? "Something") : "Something of a colleague"), command && mine ? ` ${day(this.seen(command))}, ${clock(this.seen(command))}` : ""),
        h("p", { class: "soft" }, !mine ? "It is sealed until they sign in here." : state === "waiting" ? "Waits to be sent." : state === "question" ? "It is recorded, and somebody has to look at it." : "It is not recorded."),
        mine && sentence && h("p", {}, sentence),
        mine && this.bundle && text.length > 0 && fold("What you wrote", text.map((words) => h("p", {}, words.slice(0, 2000)))),
        mine && state === "question" && h("button", { type: "button", class: "button quiet", onclick: let_go }, "I have seen this"),
        mine && state === "stuck" && h("div", { class: "buttons" }, h("button", { type: "button", class: "button quiet", onclick: again }, "Send it again"), fold("Throw it away", h("p", {}, "It is on this phone and nowhere else."), h("button", { type: "button", class: "button grave", onclick: let_go }, "Throw it away"))));
    };
    return [h("h1", {}, "What waits"), this.outbox.length === 0 && h("p", {}, "Nothing. Everything you said has arrived."), this.outbox.map(one)];
  }

  drawPlaces() {
    const here = location.hash.slice(1).split("/")[0] || "round";
    const link = (place, words) => h("a", { href: `#${place}`, "aria-current": here === place ? "page" : null }, words);
    const waiting = this.outbox.length;
    places.replaceChildren(link("round", "Round"), link("week", "Week"), link("hours", "Hours"), link("people", "People"), link("waiting", waiting ? `Waiting: ${waiting}` : "Waiting"));
  }

  /** Everything about anybody leaves the phone; what waits stays sealed, and that is said first. */
  async signOut() {
    await this.sync();
    const waiting = this.outbox.length;
    if (waiting > 0 && !confirm(`${count(waiting, "thing waits", "things wait")} here and could not be sent. It stays sealed on this phone until you sign in again. Sign out?`)) return;
    await this.store.forget();
    this.drafts.clear();
    await fetch("/sign-out", { method: "POST", redirect: "manual" }).catch(() => {});
    Object.assign(this, { contact: "signed-out", last: null });
    await this.read();
    this.draw(true);
  }
}

if (!globalThis.isSecureContext || !crypto.subtle) {
  main.replaceChildren(h("h1", {}, "My round"), h("p", {}, "The phone works only over an encrypted connection, because what is on it is sealed. Ask who looks after the server."));
} else {
  navigator.serviceWorker?.register("/phone/worker.js", { scope: "/phone" }).catch(() => {});
  navigator.storage?.persist?.();
  const app = new App(await Store.open());
  await app.begin();
}
