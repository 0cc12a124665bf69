"use strict";
// Text from reports reaches the page by textContent and canvas text only, so nothing in it acts.

const data = JSON.parse(document.getElementById("payload").textContent);
const things = data.things.map(([id, type, name, aliases]) => ({ id, type, name, aliases, links: [] }));
const types = Object.fromEntries(data.types.map((type) => [type.name, type]));
const statements = data.statements.map(([subject, words, inverse, object, evidence]) => ({ subject, words, inverse, object, evidence }));
for (const stmt of statements) {
  things[stmt.subject].links.push({ words: stmt.words, other: stmt.object, stmt });
  things[stmt.object].links.push({ words: stmt.inverse, other: stmt.subject, stmt });
}
const regions = data.regions.map(([threat, x, y, width, height]) => ({ threat, x, y, width, height }));
const areas = regions.filter((region) => region.threat >= 0);
const titled = new Set(areas.map((region) => region.threat));
const few = things.length <= 40;
const byId = new Map(things.map((thing, number) => [thing.id, number]));
// A small map shows all from the start; a large one leaves out what crowds it.
const state = { shown: new Set(data.types.filter((type) => type.shown || few).map((type) => type.name)), threatLines: few, thing: null, link: null, near: null };
const $ = (id) => document.getElementById(id);

function element(tag, options = {}, ...children) {
  const { on, ...rest } = options;
  const made = Object.assign(document.createElement(tag), rest);
  if (on) made.addEventListener("click", on);
  made.append(...children.filter((child) => child !== null));
  return made;
}

// ------------------------------------------------------------------ what is drawn

const network = new vis.Network($("mynetwork"), { nodes, edges }, options);
const isThreat = (number) => things[number].type === "Threat";
const picked = (number) => state.near !== null && state.near.has(number);
const isShown = (number) => state.shown.has(things[number].type) || picked(number);

function edgeShown(edge) {
  const chosen = state.link === edge.id || (state.thing !== null && (edge.from === state.thing || edge.to === state.thing));
  return isShown(edge.from) && isShown(edge.to) && (chosen || state.threatLines || !(isThreat(edge.from) || isThreat(edge.to)));
}

function refresh() {
  const focused = state.near !== null;
  nodes.update(things.map((thing, number) => {
    // A region's threat is its printed title: its glyph holds the lines' ends, but is not seen.
    const type = types[thing.type], clear = !focused || picked(number);
    return { id: number, hidden: !isShown(number), opacity: titled.has(number) ? 0 : clear ? 1 : 0.18, color: { background: type.colour, border: "#ffffff", highlight: { background: type.colour, border: "#111827" }, hover: { background: type.colour, border: "#111827" } } };
  }));
  let lines = 0;
  edges.update(edges.get().map((edge) => {
    const shown = edgeShown(edge), chosen = state.link === edge.id || edge.from === state.thing || edge.to === state.thing;
    lines += shown ? 1 : 0;
    const colour = chosen ? "#174ea6" : "#64748b", opacity = chosen ? 0.95 : focused ? 0.08 : 0.34;
    return { id: edge.id, hidden: !shown, color: { color: colour, highlight: colour, hover: "#174ea6", opacity } };
  }));
  const count = things.filter((thing) => state.shown.has(thing.type)).length;
  $("status").textContent = `${count} of ${things.length} things shown, ${lines} of ${edges.length} lines`;
}

function roundedBox(pen, x, y, width, height, radius) {
  pen.beginPath();
  pen.roundRect(x - width / 2, y - height / 2, width, height, radius);
}

const TINTS = ["#fdeeee", "#eaf2fd", "#eaf7f1", "#fdf5e3", "#f4edfb", "#e8f6f8", "#fdf0e6", "#eef1f6"];

network.on("beforeDrawing", (pen) => {
  if (areas.length) regions.forEach((region, number) => {
    roundedBox(pen, region.x, region.y, region.width, region.height, 36);
    pen.fillStyle = region.threat < 0 ? "#eceff4" : TINTS[number % TINTS.length];
    pen.fill();
    pen.strokeStyle = "#d5dbe5";
    pen.lineWidth = 2;
    pen.stroke();
  });
});

// ------------------------------------------------------------------ names, at one size whatever the zoom

function wrapped(text, most) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && (last + " " + word).length > most) lines.push(word);
    else lines[lines.length - 1] = last ? last + " " + word : word;
  }
  const few = lines.slice(0, 3);
  if (lines.length > 3) few[2] += "…";
  return few.map((line) => line.length > most + 8 ? line.slice(0, most + 7) + "…" : line);
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const overlaps = (one, two) => one[0] < two[2] && one[2] > two[0] && one[1] < two[3] && one[3] > two[1];

// Writes a name where it hides nothing: beneath its glyph, above it, or beside it; else not at all.
// A strong name may hide glyphs, one that must be there may hide names too.
function drawLabel(pen, { taken, glyphs }, label, { strong = false, must = false } = {}) {
  pen.font = label.font;
  const width = Math.max(...label.lines.map((line) => pen.measureText(line).width));
  const height = label.lines.length * label.step, gap = label.gap || 0, half = width / 2;
  const spots = [[label.x, label.y + gap], ...(gap ? [[label.x, label.y - gap - height], [label.x + gap + half + 2, label.y - height / 2], [label.x - gap - half - 2, label.y - height / 2]] : [])];
  const boxed = ([x, y]) => [x - half - 2, y - 1, x + half + 2, y + height];
  const inside = ([x]) => x - half >= 0 && x + half <= pen.canvas.clientWidth;
  const clear = (spot, boxes) => inside(spot) && !boxes.some((other) => overlaps(boxed(spot), other));
  const free = spots.find((spot) => clear(spot, taken) && clear(spot, glyphs)) || (strong && spots.find((spot) => clear(spot, taken)));
  if (!free && !must) return;
  const [x, y] = free || spots[0];
  taken.push(boxed([x, y]));
  pen.textAlign = "center";
  pen.textBaseline = "top";
  pen.lineWidth = 4;
  pen.lineJoin = "round";
  label.lines.forEach((line, row) => {
    pen.strokeStyle = "#ffffffcc";
    pen.strokeText(line, x, y + row * label.step);
    pen.fillStyle = label.colour;
    pen.fillText(line, x, y + row * label.step);
  });
}

const FACE = 'system-ui, "Segoe UI", Arial, sans-serif';
const order = things.map((_, number) => number).sort((a, b) => things[b].links.length - things[a].links.length || a - b);
const leading = new Set(order.filter((number) => !isThreat(number)).slice(0, 24).filter((number) => things[number].links.length > 3));

network.on("afterDrawing", (pen) => {
  const scale = network.getScale(), space = { taken: [], glyphs: [] };
  const before = pen.getTransform(), ratio = window.devicePixelRatio || 1;
  const toScreen = (x, y) => network.canvasToDOM({ x, y });
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const region of areas.length ? regions : []) {
    const { x, y } = toScreen(region.x, region.y - region.height / 2);
    const text = region.threat < 0 ? "Several threats, or none named" : capital(things[region.threat].name);
    const room = Math.max(12, Math.floor((region.width * scale) / 9));
    drawLabel(pen, space, { x, y: y + 7, lines: wrapped(text, room), font: `600 14.5px ${FACE}`, step: 17, colour: region.threat < 0 ? "#475569" : "#9f1d23" }, { must: true });
  }
  const drawn = order.filter((number) => isShown(number) && !titled.has(number) && (state.near === null || picked(number)));
  const spot = new Map(drawn.map((number) => [number, { ...toScreen(...Object.values(network.getPosition(number))), reach: nodes.get(number).size * scale }]));
  for (const { x, y, reach } of spot.values()) space.glyphs.push([x - reach * 0.7, y - reach * 0.7, x + reach * 0.7, y + reach * 0.7]);
  for (const number of [...drawn].sort((a, b) => (b === state.thing) - (a === state.thing))) {
    const { x, y, reach } = spot.get(number), strong = number === state.thing || leading.has(number);
    drawLabel(pen, space, { x, y, gap: reach + 2, lines: wrapped(things[number].name, 20), font: `${strong ? 600 : 400} 12px ${FACE}`, step: 13.5, colour: "#16202e" }, { strong: strong || state.near !== null, must: number === state.thing });
  }
  for (const edge of edges.get()) {
    const chosen = edge.id === state.link || edge.from === state.thing || edge.to === state.thing;
    if (edge.hidden || edge.count < 2 || !(chosen || scale > 0.8)) continue;
    const one = network.getPosition(edge.from), two = network.getPosition(edge.to);
    const { x, y } = toScreen((one.x + two.x) / 2, (one.y + two.y) / 2);
    drawLabel(pen, space, { x, y: y - 7, lines: [String(edge.count)], font: `600 11px ${FACE}`, step: 13, colour: "#174ea6" });
  }
  pen.setTransform(before);
});

// ------------------------------------------------------------------ the panel

const plural = (count, one, many) => `${count} ${count === 1 ? one : many || one + "s"}`;

function evidenceBlock([tier, report, paragraph, page, quote, context]) {
  const [title, date] = data.reports[report] || ["unknown report", null];
  const place = [title, date, `paragraph ${paragraph}`, page === null ? null : `page ${page}`].filter((part) => part !== null).join(", ");
  const said = tier === "stated" ? "stated in the text" : tier === "inherited" ? "one end from the heading, the lead-in or the name" : "derived by a rule";
  const block = element("blockquote", {}, element("q", { textContent: quote }), element("cite", { textContent: `${place} · ${said}` }));
  if (context) block.prepend(element("cite", { textContent: `under: ${context}` }));
  return block;
}

function nameButton(number) {
  return element("button", { type: "button", className: "go", textContent: things[number].name, on: () => chooseThing(number) });
}

function glyph(type) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [key, value] of Object.entries({ width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" })) svg.setAttribute(key, value);
  const corners = { square: [4, 45, 8], diamond: [4, 0, 8], triangle: [3, 0, 8], triangleDown: [3, 180, 8], hexagon: [6, 30, 7.5], star: [10, 0, 8] }[type.shape];
  const shape = document.createElementNS(svg.namespaceURI, corners ? "polygon" : "circle");
  if (corners) {
    const [count, turn, radius] = corners;
    const points = Array.from({ length: count }, (_, corner) => {
      const angle = ((turn - 90) + (corner * 360) / count) * Math.PI / 180, reach = type.shape === "star" && corner % 2 ? radius * 0.45 : radius;
      return `${(reach * Math.cos(angle)).toFixed(2)},${(reach * Math.sin(angle)).toFixed(2)}`;
    });
    shape.setAttribute("points", points.join(" "));
  } else shape.setAttribute("r", "6");
  shape.setAttribute("fill", type.colour);
  svg.append(shape);
  return svg;
}

function fillPanel(...children) {
  $("panel").replaceChildren(...children.filter((child) => child !== null));
  $("panel").scrollTop = 0;
}

function showStart() {
  const bodies = order.filter((number) => ["PoliceForce", "Unit", "Organisation", "Partnership", "Post"].includes(things[number].type)).slice(0, 10);
  const most = bodies.length ? things[bodies[0]].links.length : 1;
  const rows = bodies.map((number) => {
    const bar = element("i");
    bar.style.width = `${Math.round((66 * things[number].links.length) / most)}px`;
    return element("div", { className: "top" }, glyph(types[things[number].type]), nameButton(number), bar, element("small", { textContent: String(things[number].links.length) }));
  });
  fillPanel(
    element("h2", { className: "name", textContent: "How to read this map" }),
    areas.length === 0 ? null : element("p", { textContent: "Each shaded area is a threat. What stands in it is linked to that threat more than to any other; what serves several threats, or none that is named, stands in the grey area." }),
    element("p", { textContent: "A line is one or more links that a report states. Click a name or a line to read the words it comes from. Click a key on the left to show or hide a kind of thing." }),
    element("h2", { textContent: "Most linked" }), ...rows,
  );
}

function showThing(number) {
  const thing = things[number], groups = new Map();
  for (const link of thing.links) groups.set(link.words, [...(groups.get(link.words) || []), link]);
  const names = thing.aliases.length ? `also: ${thing.aliases.join(", ")}` : "";
  const parts = [];
  for (const [words, links] of [...groups].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))) {
    parts.push(element("h3", { textContent: `${words} (${links.length})` }));
    links.sort((a, b) => (things[a.other].name < things[b.other].name ? -1 : 1));
    for (const link of links) {
      const count = link.stmt.evidence.length;
      const summary = element("summary", {}, nameButton(link.other), element("small", { textContent: ` ${types[things[link.other].type].label}${count > 1 ? `, ${count} quotes` : ""}` }));
      parts.push(element("details", { open: thing.links.length <= 12 }, summary, ...link.stmt.evidence.map(evidenceBlock)));
    }
  }
  fillPanel(element("h2", { className: "name", textContent: thing.name }), element("p", { className: "what", textContent: `${types[thing.type].label}, ${plural(thing.links.length, "link")}` }), element("p", { className: "what", textContent: names }), ...parts);
}

function showLink(one, two) {
  const found = statements.filter((stmt) => (stmt.subject === one && stmt.object === two) || (stmt.subject === two && stmt.object === one));
  const parts = found.flatMap((stmt) => [element("h3", {}, nameButton(stmt.subject), ` ${stmt.words} `, nameButton(stmt.object)), ...stmt.evidence.map(evidenceBlock)]);
  const quotes = found.reduce((sum, stmt) => sum + stmt.evidence.length, 0);
  fillPanel(element("h2", { className: "name", textContent: `${things[one].name} and ${things[two].name}` }), element("p", { className: "what", textContent: `${plural(found.length, "link")}, ${plural(quotes, "quote")}` }), ...parts);
}

// ------------------------------------------------------------------ choosing; the address keeps what is chosen

function choose(change) {
  Object.assign(state, { thing: null, link: null, near: null }, change);
  refresh();
}

function clearChoice() {
  choose({});
  network.unselectAll();
  showStart();
  history.replaceState(null, "", "#");
}

function chooseThing(number, move = true) {
  choose({ thing: number, near: new Set([number, ...things[number].links.map((link) => link.other)]) });
  showThing(number);
  history.replaceState(null, "", `#thing=${encodeURIComponent(things[number].id)}`);
  if (move) fitBox([...state.near].map((near) => network.getPosition(near)), 90, 0.8);
}

function chooseLink(one, two) {
  choose({ link: `${Math.min(one, two)}-${Math.max(one, two)}`, near: new Set([one, two]) });
  showLink(one, two);
  history.replaceState(null, "", `#link=${encodeURIComponent(things[one].id)}&${encodeURIComponent(things[two].id)}`);
}

function readAddress() {
  const [kind, value = ""] = location.hash.slice(1).split("=");
  // A half-copied address may end within an escape: it then names nothing.
  const numbers = /%(?![0-9a-f]{2})/i.test(value) ? [] : value.split("&").map((part) => byId.get(decodeURIComponent(part)));
  if (kind === "thing" && numbers[0] !== undefined) chooseThing(numbers[0]);
  else if (kind === "link" && numbers.length === 2 && !numbers.includes(undefined)) chooseLink(...numbers);
  else choose({}), showStart();
}

network.on("click", ({ nodes: hit, edges: lines, pointer }) => {
  if (hit.length) return chooseThing(hit[0], false);
  const region = regions.find((item) => Math.abs(pointer.canvas.x - item.x) < item.width / 2 && pointer.canvas.y > item.y - item.height / 2 && pointer.canvas.y < item.y - item.height / 2 + 60);
  if (region && region.threat >= 0) return chooseThing(region.threat, false);
  const line = lines.map((id) => edges.get(id)).find((edge) => !edge.hidden);
  return line ? chooseLink(line.from, line.to) : clearChoice();
});
network.on("hoverNode", ({ node }) => { $("mynetwork").title = things[node].name; });
network.on("blurNode", () => { $("mynetwork").title = ""; });

// ------------------------------------------------------------------ keys, search, zoom

function key(label, count, pressed, mark, flip) {
  const button = element("button", { type: "button", className: "key" }, mark, element("span", { textContent: label }), element("small", { textContent: String(count) }));
  button.setAttribute("aria-pressed", String(pressed));
  button.addEventListener("click", () => { button.setAttribute("aria-pressed", String(flip())); refresh(); });
  return button;
}

for (const type of data.types) {
  $("legend").append(key(capital(type.plural), type.count, state.shown.has(type.name), glyph(type), () => {
    if (!state.shown.delete(type.name)) state.shown.add(type.name);
    return state.shown.has(type.name);
  }));
}
const threatLinks = statements.filter((stmt) => isThreat(stmt.subject) || isThreat(stmt.object)).length;
$("lines").append(key("Lines to threats", threatLinks, state.threatLines, null, () => (state.threatLines = !state.threatLines)));
$("areas").parentElement.querySelectorAll(".areas").forEach((part) => { part.hidden = areas.length === 0; });
for (const region of areas) {
  const count = things[region.threat].links.length;
  $("areas").append(element("button", { type: "button", className: "key", on: () => chooseThing(region.threat) }, element("span", { textContent: capital(things[region.threat].name) }), element("small", { textContent: String(count) })));
}
for (const [title, date] of data.reports) $("reports").append(element("li", { textContent: date ? `${title}, ${date}` : title }));
$("ledger").hidden = data.ledger.length === 0;
$("ledger").querySelector("summary").textContent = `Read but not kept (${data.ledger.length})`;
for (const [report, paragraph, stage, reason, text] of data.ledger) {
  const where = [(data.reports[report] || [""])[0], paragraph && `paragraph ${paragraph}`].filter(Boolean).join(", ");
  $("ledger").querySelector("ul").append(element("li", { textContent: `${where}: ${stage}: ${reason}${text ? ` “${text}”` : ""}` }));
}
for (const [part, meaning, lines] of data.quality) {
  $("quality").append(element("h3", { textContent: capital(part), title: meaning }), element("p", { textContent: meaning }), element("dl", {}, ...lines.flatMap(([name, value]) => [element("dt", { textContent: name }), element("dd", { textContent: String(value) })])));
}

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function search(text) {
  const wanted = plain(text.trim());
  if (!wanted) return [];
  const score = (number) => Math.min(...[things[number].name, ...things[number].aliases].map((name) => { const at = plain(name).indexOf(wanted); return at < 0 ? Infinity : at; }));
  return order.filter((number) => score(number) < Infinity).sort((a, b) => Math.min(score(a), 1) - Math.min(score(b), 1)).slice(0, 10);
}

$("find").addEventListener("input", () => {
  $("found").replaceChildren(...search($("find").value).map((number) => element("li", {}, element("button", { type: "button", className: "key", on: () => finish(number) }, glyph(types[things[number].type]), element("span", { textContent: things[number].name }), element("small", { textContent: types[things[number].type].label })))));
});
function finish(number) {
  $("found").replaceChildren();
  $("find").value = things[number].name;
  chooseThing(number);
}
$("find").addEventListener("keydown", (event) => {
  const first = search($("find").value)[0];
  if (event.key === "Enter" && first !== undefined) finish(first);
  if (event.key === "ArrowDown") $("found").querySelector("button")?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { $("found").replaceChildren(); clearChoice(); }
  if (event.key === "/" && document.activeElement !== $("find")) { event.preventDefault(); $("find").focus(); }
});
const zoom = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.1, network.getScale() * factor)) });

function fitBox(points, margin, most) {
  const { width, height } = $("mynetwork").getBoundingClientRect();
  const xs = points.map((point) => point.x), ys = points.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(most, (width - 2 * margin) / Math.max(1, right - left), (height - 2 * margin) / Math.max(1, bottom - top));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(0.05, scale) });
}

// Fits the regions, not the nodes: vis-network would leave the titles out.
const fit = () => fitBox(regions.flatMap(({ x, y, width, height }) => [{ x: x - width / 2, y: y - height / 2 }, { x: x + width / 2, y: y + height / 2 }]), 14, 1.2);
$("nearer").addEventListener("click", () => zoom(1.35));
$("farther").addEventListener("click", () => zoom(1 / 1.35));
$("whole").addEventListener("click", fit);
window.addEventListener("hashchange", readAddress);

let moved = false;
for (const event of ["dragStart", "zoom", "click"]) network.on(event, () => { moved = true; });
network.on("resize", () => moved || state.near !== null || requestAnimationFrame(fit));
network.once("afterDrawing", () => { fit(); readAddress(); });
