// Chromium without a window, and without calls to anywhere else.
import path from "node:path";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The sizes everything must be good at. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1366, height: 768 },
  wall: { width: 2560, height: 1440 },
};

/** Opens a browser whose sessions share nothing. */
export const openBrowser = (executablePath, scratch) =>
  chromium.launch({ executablePath, headless: true, args: FLAGS, env: { ...process.env, HOME: path.join(scratch, "home") } });
