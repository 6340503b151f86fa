// A screen on the wall asks again every few minutes, so that what is over goes pale and at midnight the next day comes.
const EVERY = 5 * 60 * 1000;

if (document.querySelector(".wall")) setInterval(() => document.body.dispatchEvent(new Event("changed")), EVERY);
