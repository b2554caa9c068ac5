// On paper the picture is a drawing with its key: the canvas would be squeezed to the width of the sheet.
import { find, make } from "./elements.js";
import { state } from "./state.js";
import { plate } from "./plate.js";

const sheet = make("div", "", [], { id: "sheet" });
find("network").append(sheet);
addEventListener("beforeprint", () => { if (state.tab === "network") sheet.replaceChildren(plate().root); });
addEventListener("afterprint", () => sheet.replaceChildren());
