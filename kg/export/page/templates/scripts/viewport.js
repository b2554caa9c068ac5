// While the reader pans or zooms a large network, the picture drawn before moves and grows with the view; the network is
// drawn anew as soon as the hand rests. Drawing 10,000 nodes takes 0.1 s and more, moving their picture 5 ms.
import { scene, still } from "./state.js";
import { network } from "./canvas.js";

const LIGHT = 250; // nodes and edges that are drawn anew in each frame
const REST = 160; // milliseconds
const FLIGHT = 450;
const picture = document.createElement("canvas");
let taken = null; // where the view was when the network was last drawn
let moving = 0, copied = false, flight = false;
let stale = true; // whether what is to be drawn has changed since

export function rest() { // also when what is drawn has changed: the picture is old
  clearTimeout(moving);
  moving = 0;
  copied = false;
  stale = true;
}

function move(milliseconds = REST) {
  if (scene.shown.dots.length + scene.shown.lines.length <= LIGHT) return;
  clearTimeout(moving);
  moving = setTimeout(land, milliseconds);
}

function land() { // a flight may take longer: it counts its frames
  if (flight) return move();
  rest();
  network.redraw();
}

const drawFully = network.renderer._redraw.bind(network.renderer);
network.renderer._redraw = (hidden = false) => {
  const { body, canvas, renderer } = network;
  if (!moving || hidden || !taken) {
    drawFully(hidden);
    if (hidden || !renderer.allowRedraw) return;
    taken = { scale: body.view.scale, ...body.view.translation };
    stale = false;
    body.emitter.emit("drawnFully");
    return;
  }
  if (!copied) {
    [picture.width, picture.height] = [canvas.frame.canvas.width, canvas.frame.canvas.height];
    picture.getContext("2d").drawImage(canvas.frame.canvas, 0, 0);
    copied = true;
  }
  body.emitter.emit("initRedraw"); // a flight takes its next step
  renderer.redrawRequested = false;
  const { scale, translation } = body.view, grown = scale / taken.scale, pen = canvas.getContext();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, picture.width, picture.height);
  pen.drawImage(picture, canvas.pixelRatio * (translation.x - grown * taken.x), canvas.pixelRatio * (translation.y - grown * taken.y),
    picture.width * grown, picture.height * grown);
};

export function motion() { // how the view flies to another place; what is drawn now is what flies, so it is drawn once before
  if (still.matches) return false;
  if (stale) network.renderer._redraw();
  flight = true;
  move(FLIGHT + REST);
  return { duration: FLIGHT, easingFunction: "easeInOutQuad" };
}

export function slide() { // a step by the keyboard: what is drawn now moves, as under the hand
  if (stale) network.renderer._redraw();
  move();
}

export const flies = () => Boolean(moving);
network.on("animationFinished", () => { flight = false; });
network.on("zoom", () => move());
network.on("dragging", ({ nodes: dragged }) => { if (!dragged.length) move(); });
network.on("resize", rest);
