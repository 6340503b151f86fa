// Everything a page gains from script. All of it is an extra: links, forms and the board work without.
import "./menus.js";
import "./panel.js";
import "./live.js";
import "./board/board.js";
import "./passkey.js";
import "./pin.js";
import "./wall.js";
