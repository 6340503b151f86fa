// Short words about what happened elsewhere, and a line when the page is cut off from the server.
const toasts = document.getElementById("toasts");
const STAYS = 8000;

/** Says something at the foot of the page for a while. */
export const say = (words) => {
  if (toasts === null || words === "") return;
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = words;
  toasts.append(toast);
  setTimeout(() => toast.remove(), STAYS);
};

let line = null;
const cutOff = (is) => {
  line?.remove();
  line = null;
  if (!is) return;
  line = document.createElement("p");
  line.className = "cut-off";
  line.setAttribute("role", "status");
  line.textContent = "No connection. What you see may be old; trying again.";
  document.body.append(line);
};

document.addEventListener("told", (event) => say(event.detail?.data ?? ""));
document.addEventListener("htmx:sse:error", () => cutOff(true));
document.addEventListener("htmx:sse:after:connection", () => cutOff(false));
window.addEventListener("offline", () => cutOff(true));
window.addEventListener("online", () => cutOff(false));
