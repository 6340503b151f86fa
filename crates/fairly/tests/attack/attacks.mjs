// What is tried, as whom, and what must come of it.

/** Refused, without saying whether the thing is there. */
const CLOSED = [403, 404];
const AT_THE_DOOR = [303, 307];
const TOLD = [400, 422];
const SCRIPT = "%3Cscript%3Ealert(1)%3C/script%3E";
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const NEW_ID = "00000000000000000000000001";

/** All attacks on a team, with a person whom the daughter has no right to see, and a worker. */
export const attacks = ({ team, person, worker, origin }) => {
  const at = (place) => `/team/${team}/${place}`;
  const elsewhere = `/team/${NEW_ID}/`;
  const see = (as, held, ...places) => places.map((place) => ({ as, at: place, held }));
  const change = (as, held, place, body = `command=${NEW_ID}`) => ({ as, method: "POST", at: place, headers: FORM, body, held });

  return [
    // Nobody in particular: every page leads to the door, every change is refused.
    ...see("nobody", AT_THE_DOOR, "/account", "/accounts", at("board"), at(`people/${person}`), at("history"), at("workers"), at("import")),
    ...["account/password", "account/passkey/remove", `team/${team}/decisions`, `team/${team}/settings`, "accounts/x/way-back"].map((place) =>
      change("nobody", [401, 403, 404], `/${place}`),
    ),
    { as: "nobody", at: "/account", headers: { cookie: "fairly=AAAAAAAAAAAAAAAAAAAAAA" }, held: AT_THE_DOOR },
    { as: "nobody", at: "/assets/x/../../../../etc/passwd", held: [400, 404] },
    { as: "nobody", at: "/assets/x/..%2f..%2f..%2fetc%2fpasswd", held: [400, 404] },
    { as: "nobody", at: `/sign-in?next=//evil.example/${SCRIPT}`, held: [200] },
    ...see("nobody", [400], "/sign-in?next=/%00", "/sign-in?next=/%1b", "/sign-in?next=/%e2%80%ae", "/invitation/%1b"),
    { as: "nobody", at: `/invitation/${SCRIPT}`, held: [400, 404, 410, 200] },
    { as: "nobody", method: "TRACE", at: "/sign-in", held: [405] },
    { as: "nobody", method: "DELETE", at: at("board"), held: [401, 405] },
    { as: "nobody", at: "/sign-in", headers: { host: "evil.example" }, held: [421] },
    { as: "nobody", at: "/sign-in", headers: { host: "evil.example", "x-forwarded-host": new URL(origin).host }, held: [421] },
    { as: "nobody", at: "/demo/administrator'--", held: [404] },
    change("nobody", [200, 303, 401, 403, 422], "/sign-in/password", "name=%27+OR+1%3D1--&password=%27+OR+1%3D1--"),
    change("nobody", [413], "/sign-in", `name=${"a".repeat(3_000_000)}`),

    // Somebody close to one person: nothing of another person's, nothing of the team's own.
    ...see("daughter", CLOSED, at(`people/${person}`), at(`people/${person}/week`), at(`people/${person}/looks`), at(`people/${person}/support`)),
    ...see("daughter", CLOSED, at("workers"), at(`workers/${worker}`), at("settings"), at("import"), "/accounts", at("draft")),
    change("daughter", CLOSED, at(`people/${person}/details`), `command=${NEW_ID}&name=Mine`),
    change("daughter", CLOSED, at(`people/${person}/circle`), `command=${NEW_ID}&member=new&name=Me`),
    change("daughter", CLOSED, at("roles/planner"), `command=${NEW_ID}&worker=${worker}`),

    // The council: figures, but no person, no worker, no rota.
    ...see("council", CLOSED, at("people"), at(`people/${person}`), at("workers"), at("board"), at("history"), at("draft"), "/accounts"),
    change("council", CLOSED, at("decisions"), `command=${NEW_ID}&words=Ours&answer-by=2027-01-01`),
    change("council", CLOSED, at("settings")),

    // Who runs the server: accounts, but nobody's care.
    ...see("administrator", CLOSED, at("people"), at(`people/${person}`), at("board"), at("draft"), at("history")),
    change("administrator", CLOSED, at(`people/${person}/away`), `command=${NEW_ID}&from=2027-01-01&to=2027-01-02`),
    change("administrator", CLOSED, at("draft/agree")),

    // A worker without that role; another team; what other sites and broken programs send.
    ...see("worker", CLOSED, "/accounts", `${elsewhere}board`, `${elsewhere}people/${person}`, `${elsewhere}history`),
    change("worker", CLOSED, "/accounts/00000000000000000000000001/way-back"),
    // Erasing is for administrators, who have to know whom; a name that is not theirs erases nobody.
    ...["worker", "planner", "daughter", "council"].flatMap((as) => [
      ...see(as, CLOSED, "/erasures", `/erasures?q=a`, `/erasures/before?whom=person/${person}`, "/erasures/receipt?number=1"),
      change(as, CLOSED, "/erasures", `whom=person/${person}&name=a`),
      change(as, CLOSED, "/erasures/backups", `command=${NEW_ID}&days=1`),
    ]),
    change("administrator", TOLD, "/erasures", `whom=person/${person}&name=${SCRIPT}`),
    change("administrator", TOLD, "/erasures", `whom=team/${team}&name=a`),
    change("administrator", TOLD, "/erasures/backups", `command=${NEW_ID}&days=999999`),
    ...see("administrator", [200], `/erasures?q=${SCRIPT}`),
    ...see("administrator", [400, 404], `/erasures/before?whom=${SCRIPT}`, "/erasures/receipt?number=99", "/erasures/before"),
    change("worker", CLOSED, `${elsewhere}decisions`, `command=${NEW_ID}&words=Hello&answer-by=2027-01-01`),
    { ...change("worker", [403], at("decisions")), headers: { ...FORM, origin: "https://evil.example", "sec-fetch-site": "cross-site" } },
    { ...change("worker", TOLD, at("decisions"), "{"), headers: { "content-type": "application/json" } },
    { ...change("worker", TOLD, at("decisions"), '{"words":{"a":[1]}}'), headers: { "content-type": "application/json" } },
    change("worker", TOLD, at("decisions"), `command=${NEW_ID}&words=%00%1b&answer-by=9999999-01-01`),

    // A planner who writes what no field takes.
    ...see("planner", [200, 400, 404, 422], `${at("board")}?week=${SCRIPT}`, `${at("history")}?of=${SCRIPT}`, `${at("figures")}?from=${SCRIPT}`),
    ...see("planner", [400, 404], at(`people/${SCRIPT}`), at("people/' OR 1=1--").replaceAll(" ", "%20"), at("visit/..%2f..%2f")),
    change("planner", TOLD, at("people/new"), `command=${NEW_ID}&name=${"a".repeat(120_000)}&known-as=%00`),
    change("planner", [...TOLD, 404, 409], at(`people/${person}/place`), `command=${NEW_ID}&at=91,181`),
    change("planner", [...TOLD, 404, 409], at(`people/${person}/away`), `command=${NEW_ID}&from=2027-13-45&to=x`),
    change("planner", [413], at("decisions"), `command=${NEW_ID}&words=${"a".repeat(3_000_000)}`),
  ];
};
