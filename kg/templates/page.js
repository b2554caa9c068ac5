// The page of the network. All text goes in as textContent; nothing is fetched.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const TEXT = {
    zh: {
      title: "核领域知识图谱", network: "关系网络", claims: "主张列表", search: "搜索中文名、别名或英文名　/", showAll: "全部显示",
      nothing: "没有可显示的内容", more: "显示更多", legend: "图例与筛选", canvas: "关系网络图，内容同主张列表", panel: "详情",
      zoomIn: "放大", zoomOut: "缩小", fit: "适应窗口", kinds: "实体", relations: "关系", illocutions: "主张", others: "其他",
      lone: "无连线的实体", all: "全选", none: "全不选", hint: "单击开关，双击只看一类", entities: "实体", documents: "文档",
      close: "关闭", mentionedIn: "篇文档提及", ties: "条连线", neighbors: "关系与主张", said: "发表的主张", evidence: "证据",
      speaker: "发言", confidence: "置信度", rule: "规则", intended: "拟议", none_found: "没有找到", undated: "日期不详",
      alsoKnown: "又名", date: "日期", illocution: "言语行为", targets: "对象", content: "内容", topics: "议题", document: "文档",
      relation: "关系", claim: "主张", behalf: "发言者", open: "原文", negative: "否定的关系",
      direct: "直接引语", indirect: "间接引语", mixed: "混合引语", continued: "延续引语", headline: "标题", voice: "文书本身",
      showing: (shown, all) => `显示连线最多的 ${shown} 个实体，共 ${all} 个`, further: (count) => `再显示 ${count} 条`,
    },
    en: {
      title: "Nuclear Knowledge Graph", network: "Network", claims: "Claims", search: "Search Chinese, aliases, English   /",
      showAll: "Show all", nothing: "Nothing to show", more: "Show more", legend: "Legend and filters",
      canvas: "The network; the list of claims has the same content", panel: "Details", zoomIn: "Zoom in", zoomOut: "Zoom out",
      fit: "Fit", kinds: "Entities", relations: "Relations", illocutions: "Claims", others: "Other",
      lone: "Without edges", all: "all", none: "none", hint: "Click to switch, double-click for this one only",
      entities: "entities", documents: "documents", close: "Close", mentionedIn: "documents", ties: "edges",
      neighbors: "Relations and claims", said: "Claims made", evidence: "Evidence", speaker: "Speaker", confidence: "confidence",
      rule: "rule", intended: "intended", none_found: "Nothing found", undated: "undated", alsoKnown: "also", date: "Date",
      illocution: "Illocution", targets: "Target", content: "Content", topics: "Topic", document: "Document",
      relation: "Relation", claim: "Claim", behalf: "Speaker", open: "source", negative: "Denied relations",
      direct: "direct quotation", indirect: "indirect quotation", mixed: "mixed quotation", continued: "continued quotation",
      headline: "headline", voice: "the document itself",
      showing: (shown, all) => `Showing the ${shown} entities with most edges, of ${all}`, further: (count) => `Show ${count} more`,
    },
  };
  const kinds = data.kinds.map(([zh, en, color, shape, hollow]) => ({ zh, en, color, shape, hollow }));
  const acts = data.acts.map(([kind, predicate, polarity, zh, en, color, plainZh, plainEn]) => ({
    zh, en, color, claim: kind === "claim", negative: kind !== "claim" && polarity === "negative",
    family: `${kind} ${predicate}`, plain: { zh: plainZh, en: plainEn },
  }));
  const nodes = data.nodes.map(([zh, en, kind, x, y, size, degree, documents, aliases, name, opening], id) => ({
    id, zh, en: en || zh, kind, x, y, size, degree, documents, aliases, name, opening, edges: [], claims: [],
    search: [zh, en, ...aliases, name].map((text) => text.normalize("NFKC").toLowerCase()),
  }));
  const edges = data.edges.map(([from, to, act, width, bend, evidence], id) => ({ id, from, to, act, width, bend, evidence }));
  const passages = data.passages.map(([before, quote, after, document, date, speaker, form, confidence, rule, modality]) => (
    { before, quote, after, document, date, speaker, form, confidence, rule, modality }));
  const documents = data.documents.map(([title, date, publisher, url]) => ({ title, date, publisher, url }));
  const claims = data.claims.map(([date, source, speaker, act, targets, topics, passage], id) => (
    { id, date, source, speaker, act, targets, topics, passage }));
  for (const edge of edges) for (const end of new Set([edge.from, edge.to])) nodes[end].edges.push(edge);
  for (const claim of claims) for (const who of new Set([claim.source, claim.speaker])) nodes[who]?.claims.push(claim);

  const byDegree = [...nodes].sort((a, b) => b.degree - a.degree || b.documents - a.documents || a.id - b.id);
  byDegree.forEach((node, rank) => { node.rank = rank; });
  const hubs = nodes.filter((node) => node.opening.length);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const state = {
    language: "zh", tab: "network", chosen: null, lone: edges.length === 0,
    reach: new Set((hubs.length ? hubs : nodes).map((node) => node.id)), all: hubs.length === 0,
    kinds: new Set(kinds.keys()), families: new Set(acts.map((act) => act.family)), negative: true, sort: ["date", -1], rows: 200,
  };

  const find = (id) => document.getElementById(id);
  const text = (key) => TEXT[state.language][key];
  const name = (thing) => (thing ? thing[state.language] : "");
  function make(tag, className, content, attributes = {}) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    for (const one of [content].flat()) if (one !== undefined && one !== null && one !== "") element.append(one);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }
  function button(className, content, action, attributes = {}) {
    const element = make("button", className, content, { type: "button", ...attributes });
    element.addEventListener("click", action);
    return element;
  }

  // ---- legend: shapes and lines, which are the filters too ----
  const SVG = "http://www.w3.org/2000/svg";
  const corners = (count, turn, radius = 6.5) => Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    return `${(8 + radius * Math.cos(angle)).toFixed(2)},${(8 + radius * Math.sin(angle)).toFixed(2)}`;
  });
  const star = () => corners(10, -Math.PI / 2).map((point, i) => (i % 2 ? corners(10, -Math.PI / 2, 3)[i] : point));
  const POINTS = {
    square: () => ["2.5,2.5", "13.5,2.5", "13.5,13.5", "2.5,13.5"], diamond: () => corners(4, 0, 7),
    triangle: () => corners(3, -Math.PI / 2, 7), triangleDown: () => corners(3, Math.PI / 2, 7), hexagon: () => corners(6, 0, 7), star,
  };
  function icon(shape, attributes, width = 16) {
    const root = document.createElementNS(SVG, "svg");
    root.setAttribute("width", width);
    root.setAttribute("height", 16);
    root.setAttribute("viewBox", `0 0 ${width} 16`);
    root.setAttribute("aria-hidden", "true");
    const element = document.createElementNS(SVG, shape);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    root.append(element);
    return root;
  }
  function swatch(kind) {
    const paint = kind.hollow ? { fill: "none", stroke: kind.color, "stroke-width": 2 } : { fill: kind.color };
    return POINTS[kind.shape] ? icon("polygon", { ...paint, points: POINTS[kind.shape]().join(" ") })
      : icon("circle", { ...paint, cx: 8, cy: 8, r: 6 });
  }
  function stroke(act) { // claims are dashed, denied relations dotted
    const line = icon("path", { d: "M0 8h19", stroke: act.color, "stroke-width": 2,
      ...(act.claim || act.negative ? { "stroke-dasharray": act.claim ? "5 3" : "2 2.5" } : {}) }, 26);
    line.append(icon("path", { d: "M19 4l6.5 4l-6.5 4z", fill: act.color }, 26).firstChild);
    return line;
  }
  const dashes = (act) => (act.claim ? [7, 5] : act.negative ? [2, 3] : false);
  const wanted = (act) => state.families.has(act.family) && (state.negative || !act.negative);

  function legend() {
    const root = find("legend");
    const scroll = root.scrollTop;
    const counted = (list, key) => list.reduce((counts, one) => counts.set(key(one), (counts.get(key(one)) || 0) + 1), new Map());
    const ofKind = counted(nodes, (node) => node.kind), ofFamily = counted(edges, (edge) => acts[edge.act].family);
    const group = (title, set, things, counts, draw) => {
      const shown = things.filter(([id]) => counts.get(id));
      if (!shown.length) return [];
      const every = shown.every(([id]) => set.has(id));
      const flip = button("", text(every ? "none" : "all"), () => {
        for (const [id] of shown) every ? set.delete(id) : set.add(id);
        refresh();
      });
      return [make("h2", "", [title, flip]), ...shown.map(([id, thing]) => {
        const row = button("row", [draw(thing), make("span", "name", name(thing)), make("span", "count", counts.get(id))], () => {
          set.has(id) ? set.delete(id) : set.add(id);
          refresh();
        }, { "aria-pressed": set.has(id), title: name(thing) });
        row.addEventListener("dblclick", () => {
          for (const [other] of shown) set.delete(other);
          set.add(id);
          refresh();
        });
        return row;
      })];
    };
    const some = (claim) => [...new Map(acts.filter((act) => act.claim === claim).map((act) => [act.family, { ...act, ...act.plain, negative: false }]))];
    const single = (key, count, mark) => (count ? [button("row", [mark, make("span", "name", text(key)), make("span", "count", count)],
      () => { state[key] = !state[key]; refresh(); }, { "aria-pressed": state[key] })] : []);
    const lone = [
      ...single("negative", edges.filter((edge) => acts[edge.act].negative).length, stroke({ color: "#8a8f98", negative: true })),
      ...single("lone", nodes.filter((node) => !node.degree).length, icon("circle", { cx: 8, cy: 8, r: 3, fill: "#8a8f98" }))];
    root.replaceChildren(
      ...group(text("kinds"), state.kinds, [...kinds.entries()], ofKind, swatch),
      ...group(text("illocutions"), state.families, some(true), ofFamily, stroke),
      ...group(text("relations"), state.families, some(false), ofFamily, stroke),
      ...(lone.length ? [make("h2", "", text("others")), ...lone] : []), make("p", "hint", text("hint")));
    root.scrollTop = scroll;
  }

  // ---- the network ----
  const nodeSet = new vis.DataSet(), edgeSet = new vis.DataSet();
  const drawn = { nodes: new Map(), edges: new Map() }; // id -> how it is drawn now
  const network = new vis.Network(find("canvas"), { nodes: nodeSet, edges: edgeSet }, data.options);
  const color = (variable) => getComputedStyle(document.documentElement).getPropertyValue(variable).trim();

  function broken(label) { // long names over several lines
    if (/^[\u0000-\u02ff]*$/.test(label)) return label.replace(/(?=.{23})(.{8,22})\s/g, "$1\n");
    if (label.length <= 11) return label;
    const size = Math.ceil(label.length / Math.ceil(label.length / 11));
    return label.match(new RegExp(`.{1,${size}}`, "gsu")).join("\n");
  }
  function visible() {
    const lines = edges.filter((edge) => wanted(acts[edge.act]) && [edge.from, edge.to].every(
      (end) => state.reach.has(end) && state.kinds.has(nodes[end].kind)));
    const tied = new Set(lines.flatMap((edge) => [edge.from, edge.to]));
    const dots = nodes.filter((node) => state.reach.has(node.id) && state.kinds.has(node.kind)
      && (tied.has(node.id) || state.lone || chosenNode() === node.id));
    return { dots, lines };
  }
  const chosenNode = () => (state.chosen?.type === "node" ? state.chosen.id : -1);
  function bright(lines) { // what is not dimmed, if anything is chosen
    const { chosen } = state;
    if (!chosen || chosen.type === "claim" || lines.length > 4000) return null;
    if (chosen.type === "edge") return { dots: new Set([edges[chosen.id].from, edges[chosen.id].to]), lines: new Set([chosen.id]) };
    const near = lines.filter((edge) => edge.from === chosen.id || edge.to === chosen.id);
    return { dots: new Set([chosen.id, ...near.flatMap((edge) => [edge.from, edge.to])]), lines: new Set(near.map((edge) => edge.id)) };
  }
  function update(set, before, wanted) { // only what differs is handed to vis-network
    const gone = [...before.keys()].filter((id) => !wanted.has(id));
    const changed = [...wanted].filter(([id, [key]]) => before.get(id) !== key);
    if (gone.length) set.remove(gone);
    if (changed.length) set.update(changed.map(([, [, draw]]) => draw()));
    for (const id of gone) before.delete(id);
    for (const [id, [key]] of changed) before.set(id, key);
  }
  function draw() {
    const { dots, lines } = visible();
    const lit = bright(lines);
    const ground = color("--ground"), ink = color("--ink"), faint = color("--faint");
    const look = `${state.language}${dark.matches}${state.all}`, far = 1 / Math.min(1, scale); // labels grow where the whole is seen from afar
    update(nodeSet, drawn.nodes, new Map(dots.map((node) => {
      const dim = lit && !lit.dots.has(node.id), first = chosenNode() === node.id, kind = kinds[node.kind];
      return [node.id, [`${look}${dim}${first}${scale}`, () => ({
        id: node.id, ...(moved.get(node.id) || place(node)), shape: kind.shape, size: node.size,
        label: broken(name(node)), opacity: dim ? 0.18 : 1, borderWidth: first ? 3 : kind.hollow ? 2.5 : 1, borderWidthSelected: 3,
        color: { background: kind.hollow ? ground : kind.color, border: first ? ink : kind.hollow ? kind.color : ground,
          hover: { background: kind.hollow ? ground : kind.color, border: ink },
          highlight: { background: kind.hollow ? ground : kind.color, border: ink } },
        font: { size: Math.max(Math.min(19, 12 + node.degree / 4), Math.min(30, (node.rank < 30 ? 12.5 : 8) * far)), color: dim ? `${faint}55` : ink, strokeWidth: dim ? 0 : 3, strokeColor: ground,
          face: getComputedStyle(document.body).fontFamily, vadjust: -2 },
      })]];
    })));
    const labeled = lit && lit.lines.size <= 30, many = lines.length > 4000; // dashes and arrows of 25,000 edges: 3 s a frame
    update(edgeSet, drawn.edges, new Map(lines.map((edge) => {
      const dim = lit && !lit.lines.has(edge.id), worded = labeled && !dim, act = acts[edge.act];
      return [edge.id, [`${look}${dim}${worded}${many}`, () => ({
        id: edge.id, from: edge.from, to: edge.to, arrows: many && !worded ? "" : "to", width: many ? 1 : edge.width,
        dashes: many ? false : dashes(act), label: worded ? name(act) : "",
        color: { color: act.color, hover: act.color, highlight: act.color, opacity: dim ? 0.07 : many ? 0.35 : lit ? 0.95 : dark.matches ? 0.8 : 0.62 },
        font: { size: 11, color: act.color, strokeWidth: 4, strokeColor: ground, face: getComputedStyle(document.body).fontFamily },
        smooth: edge.bend ? { enabled: true, type: "curvedCW", roundness: edge.bend } : { enabled: false },
      })]];
    })));
    find("empty").hidden = dots.length > 0;
    const banner = find("banner");
    banner.hidden = state.reach.size >= nodes.length;
    banner.firstElementChild.textContent = text("showing")(state.reach.size, nodes.length);
  }
  let scale = 1; // of the view that shows all
  function fit(animation) {
    network.fit({ animation: false });
    scale = Math.round(network.getScale() * 50) / 50;
    draw();
    if (animation) network.fit({ animation });
  }
  const moved = new Map();
  function place(node) { // while only hubs are shown they lie apart, and others come to lie among their neighbors
    if (state.all) return { x: node.x, y: node.y };
    if (node.opening.length) return { x: node.opening[0], y: node.opening[1] };
    const near = node.edges.map((edge) => nodes[edge.from === node.id ? edge.to : edge.from]).filter((other) => other.opening.length);
    const mean = (axis) => near.reduce((sum, other) => sum + other.opening[axis], 0) / Math.max(near.length, 1);
    const turn = node.id * 2.4; // golden angle: newcomers around one hub do not lie on one another
    return { x: mean(0) + 90 * Math.cos(turn), y: mean(1) + 90 * Math.sin(turn) };
  }
  const motion = () => (still ? false : { duration: 450, easingFunction: "easeInOutQuad" });

  // ---- choosing ----
  function choose(chosen, fly = false) {
    state.chosen = chosen;
    if (chosen?.type === "node") {
      const node = nodes[chosen.id];
      if (!state.reach.has(node.id)) {
        state.reach.add(node.id);
        for (const edge of node.edges.slice(0, 60)) state.reach.add(edge.from).add(edge.to);
      }
      state.kinds.add(node.kind);
    }
    refresh();
    network.unselectAll();
    if (chosen?.type === "node" && drawn.nodes.has(chosen.id)) network.selectNodes([chosen.id], false);
    if (chosen?.type === "edge" && drawn.edges.has(chosen.id)) network.setSelection({ nodes: [], edges: [chosen.id] }, { highlightEdges: false });
    if (fly && state.tab === "network" && chosen?.type === "node") {
      network.focus(chosen.id, { scale: Math.max(1, network.getScale()), animation: motion(), offset: { x: aside(), y: 0 } });
    }
    try {
      history.replaceState(null, "", chosen?.type === "node" ? `#${encodeURIComponent(nodes[chosen.id].name)}` : "#");
    } catch { /* some browsers forbid it for files */ }
  }
  const aside = () => (find("panel").hidden ? 0 : -find("panel").offsetWidth / 2); // the panel lies over the canvas
  const chooseNode = (id, fly = true) => choose({ type: "node", id }, fly);

  // ---- panel ----
  const chip = (act, count, action) => {
    const dot = make("i");
    dot.style.background = act.color;
    const parts = [dot, name(act), count > 1 ? make("span", "times", `×${count}`) : ""];
    return action ? button("act", parts, action) : make("span", "act", parts);
  };
  const goTo = (id, className = "") => (nodes[id] ? button(className, name(nodes[id]), () => chooseNode(id)) : make("span", className, "—"));
  const FORMS = { document: "voice" };
  function source(document) { // title, linked if the address is http or https
    if (!/^https?:\/\//i.test(document.url)) return document.title;
    return make("a", "", `${document.title} ↗`, { href: document.url, target: "_blank", rel: "noopener noreferrer" });
  }
  function card(id) {
    const passage = passages[id], paper = documents[passage.document];
    const spans = (...parts) => parts.filter(Boolean).map((part) => make("span", "", part));
    const speaker = nodes[passage.speaker];
    return make("article", "evidence", [
      make("blockquote", "", [passage.before, make("mark", "", passage.quote), passage.after]),
      make("p", "title", source(paper)),
      make("p", "", spans(passage.date || paper.date || text("undated"), paper.publisher,
        speaker && make("span", "", [`${text("speaker")} `, goTo(passage.speaker)]))),
      make("p", "", spans(passage.form && (text(FORMS[passage.form] || passage.form) || passage.form),
        passage.modality === "intended" && text("intended"),
        passage.confidence !== null && `${text("confidence")} ${passage.confidence.toFixed(2)}`,
        passage.rule && `${text("rule")} ${passage.rule}`)),
    ]);
  }
  function unfold(items, draw, tag = "div", step = 20) { // a long list, some at a time
    const list = make(tag, "");
    const further = button("further", "", () => grow());
    let shown = 0;
    const grow = () => {
      list.append(...items.slice(shown, shown + step).map(draw));
      shown = Math.min(items.length, shown + step);
      further.hidden = shown >= items.length;
      further.textContent = text("further")(Math.min(step, items.length - shown));
    };
    grow();
    return [list, further];
  }
  function aboutNode(node) {
    const kind = kinds[node.kind], other = state.language === "zh" ? node.en : node.zh;
    const ties = [...node.edges].sort((a, b) => b.evidence.length - a.evidence.length || a.act - b.act || a.id - b.id);
    const aliases = node.aliases.slice(0, 12).map((alias) => make("span", "", alias));
    const parts = [make("div", "badge", [swatch(kind), name(kind)]), make("h2", "", name(node))];
    if (other !== name(node)) parts.push(make("p", "second", other));
    if (aliases.length) parts.push(make("div", "aliases", aliases, { "aria-label": text("alsoKnown") }));
    parts.push(make("p", "facts", [make("span", "", [make("b", "", node.degree), text("ties")]),
      make("span", "", [make("b", "", node.documents), text("mentionedIn")])]));
    if (ties.length) parts.push(make("h3", "", text("neighbors")), ...unfold(ties, (edge) => {
      const out = edge.from === node.id;
      return make("li", "tie", [make("span", "way", edge.from === edge.to ? "↺" : out ? "→" : "←"),
        chip(acts[edge.act], edge.evidence.length, () => choose({ type: "edge", id: edge.id })), goTo(out ? edge.to : edge.from, "other")]);
    }, "ul", 30));
    if (node.claims.length) parts.push(make("h3", "", `${text("said")} ${node.claims.length}`), ...unfold(node.claims, (claim) => {
      const shown = card(claim.passage);
      shown.prepend(make("p", "trail", [chip(acts[claim.act], 1), ...claim.targets.map((id) => goTo(id))]));
      return shown;
    }, "div", 5));
    return parts;
  }
  const aboutEdge = (edge) => [
    make("div", "badge", [stroke(acts[edge.act]), text(acts[edge.act].claim ? "claim" : "relation")]),
    make("h2", "trail", [goTo(edge.from), chip(acts[edge.act], edge.evidence.length), "→", goTo(edge.to)]),
    make("h3", "", `${text("evidence")} ${edge.evidence.length}`), ...unfold(edge.evidence, card, "div", 10),
  ];
  const aboutClaim = (claim) => [
    make("div", "badge", [stroke(acts[claim.act]), text("claim")]),
    make("h2", "trail", [goTo(claim.source), chip(acts[claim.act], 1), claim.targets.length ? "→" : "", ...claim.targets.map((id) => goTo(id))]),
    make("p", "second", claim.topics.map((topic) => topicName(topic)).join("　")),
    make("h3", "", text("evidence")), card(claim.passage),
  ];
  const topicName = (id) => (state.language === "en" && data.topics[id][1]) || data.topics[id][0];
  function panel() {
    const root = find("panel"), { chosen } = state;
    root.hidden = !chosen;
    document.body.classList.toggle("open", Boolean(chosen));
    if (!chosen) return root.replaceChildren();
    const close = button("close", "×", () => choose(null), { "aria-label": text("close") });
    const about = { node: () => aboutNode(nodes[chosen.id]), edge: () => aboutEdge(edges[chosen.id]), claim: () => aboutClaim(claims[chosen.id]) };
    root.replaceChildren(close, ...about[chosen.type]());
    root.scrollTop = 0;
  }

  // ---- claims, as a table ----
  const COLUMNS = {
    date: (claim) => claim.date, behalf: (claim) => name(nodes[claim.source]), illocution: (claim) => name(acts[claim.act]),
    targets: (claim) => claim.targets.map((id) => name(nodes[id])).join(" "), content: (claim) => passages[claim.passage].quote,
    topics: (claim) => claim.topics.map(topicName).join(" "), document: (claim) => documents[passages[claim.passage].document].title,
  };
  function table() {
    const [by, way] = state.sort, collate = new Intl.Collator(state.language === "zh" ? "zh-Hans" : "en").compare;
    find("claims").querySelector("thead tr").replaceChildren(...Object.keys(COLUMNS).map((key) => make("th", "", button("",
      `${text(key)}${key === by ? (way > 0 ? " ↑" : " ↓") : ""}`, () => { state.sort = [key, key === by ? -way : 1]; table(); }),
      { scope: "col", "aria-sort": key === by ? (way > 0 ? "ascending" : "descending") : "none" })));
    const needle = find("search").value.normalize("NFKC").toLowerCase().trim();
    const fits = (claim) => wanted(acts[claim.act]) && (!needle || Object.values(COLUMNS).some((cell) => cell(claim).toLowerCase().includes(needle))
      || [claim.source, claim.speaker, ...claim.targets].some((id) => nodes[id]?.search.some((one) => one.includes(needle))));
    const rows = claims.filter(fits).map((claim) => [COLUMNS[by](claim), claim])
      .sort((a, b) => way * collate(a[0], b[0]) || a[1].id - b[1].id).map(([, claim]) => claim);
    find("claims").querySelector("tbody").replaceChildren(...rows.slice(0, state.rows).map((claim) => {
      const spoken = claim.speaker !== claim.source && nodes[claim.speaker];
      return make("tr", state.chosen?.type === "claim" && state.chosen.id === claim.id ? "chosen" : "", [
        make("td", "date", claim.date || "—"),
        make("td", "who", [goTo(claim.source), spoken ? make("span", "sub", name(spoken)) : ""]),
        make("td", "", chip(acts[claim.act], 1)),
        make("td", "who", claim.targets.map((id) => make("div", "", goTo(id)))),
        make("td", "what", button("", passages[claim.passage].quote, () => choose({ type: "claim", id: claim.id }))),
        make("td", "topics", claim.topics.map((topic) => make("div", "", topicName(topic)))),
        make("td", "paper", source(documents[passages[claim.passage].document])),
      ]);
    }));
    find("more").hidden = rows.length <= state.rows;
  }

  // ---- search ----
  let found = [], at = 0;
  function search() {
    const box = find("search"), needle = box.value.normalize("NFKC").toLowerCase().trim();
    if (state.tab === "claims") table();
    const grade = (node) => (node.search.includes(needle) ? 0 : node.search.some((one) => one.startsWith(needle)) ? 1
      : node.search.some((one) => one.includes(needle)) ? 2 : 3);
    found = needle ? byDegree.map((node) => [grade(node), node]).filter(([rank]) => rank < 3)
      .sort((a, b) => a[0] - b[0]).slice(0, 12).map(([, node]) => node) : [];
    at = 0;
    hits(needle);
  }
  function hits(needle) {
    const list = find("hits");
    list.hidden = !needle;
    find("search").setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...found.map((node, index) => {
      const also = node.aliases.find((alias) => alias.normalize("NFKC").toLowerCase().includes(needle))
        ?? (state.language === "zh" && node.en !== node.zh ? node.en : state.language === "en" ? node.zh : "");
      const item = make("li", "", [swatch(kinds[node.kind]), make("span", "", name(node)), make("span", "also", also)],
        { role: "option", id: `hit-${index}`, "aria-selected": index === at });
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
      return item;
    }));
    if (needle && !found.length) list.append(make("li", "none", text("none_found")));
    if (found.length) find("search").setAttribute("aria-activedescendant", `hit-${at}`);
    else find("search").removeAttribute("aria-activedescendant");
  }
  function take(index) {
    if (!found[index]) return;
    const { id } = found[index];
    find("hits").hidden = true;
    find("search").setAttribute("aria-expanded", "false");
    if (state.tab === "network") find("search").value = "";
    chooseNode(id);
  }
  find("search").addEventListener("input", search);
  find("search").addEventListener("focus", search);
  find("search").addEventListener("blur", () => { find("hits").hidden = true; });
  find("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") take(at);
    if (event.key === "Escape") { find("search").value = ""; search(); find("search").blur(); }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length) % Math.max(found.length, 1);
      hits(find("search").value.normalize("NFKC").toLowerCase().trim());
    }
  });

  // ---- the rest ----
  function words() {
    document.documentElement.lang = state.language === "zh" ? "zh-Hans" : "en";
    document.title = text("title");
    for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
    for (const element of document.querySelectorAll("[data-name]")) element.setAttribute("aria-label", text(element.dataset.name));
    find("search").placeholder = text("search");
    find("search").setAttribute("aria-label", text("search"));
    find("language").textContent = state.language === "zh" ? "English" : "中文";
    find("language").lang = state.language === "zh" ? "en" : "zh-Hans";
    const counts = [[nodes.length, "entities"], [edges.filter((edge) => !acts[edge.act].claim).length, "relations"],
      [claims.length, "illocutions"], [data.all_documents, "documents"]];
    find("counts").replaceChildren(...counts.map(([count, key]) => make("span", "", [
      make("b", "", count.toLocaleString("en")), ` ${text(key).toLowerCase()}`])));
  }
  function refresh() {
    legend();
    draw();
    panel();
    if (state.tab === "claims") table();
  }
  function show(tab) {
    state.tab = tab;
    find("claims").hidden = tab !== "claims";
    find("tab-network").setAttribute("aria-selected", tab === "network");
    find("tab-claims").setAttribute("aria-selected", tab === "claims");
    refresh();
  }
  find("tab-network").addEventListener("click", () => show("network"));
  find("tab-claims").addEventListener("click", () => show("claims"));
  find("more").addEventListener("click", () => { state.rows += 500; table(); });
  find("language").addEventListener("click", () => {
    state.language = state.language === "zh" ? "en" : "zh";
    words();
    refresh();
  });
  find("banner").lastElementChild.addEventListener("click", () => {
    for (const node of nodes) state.reach.add(node.id);
    state.all = true;
    moved.clear();
    refresh();
    fit(motion());
  });
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: motion() });
  find("zoom-in").addEventListener("click", () => zoom(1.4));
  find("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  find("fit").addEventListener("click", () => network.fit({ animation: motion() }));
  document.addEventListener("keydown", (event) => {
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === "/") { event.preventDefault(); find("search").focus(); }
    if (event.key === "Escape") choose(null);
  });
  dark.addEventListener("change", draw);

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) chooseNode(node, false);
    else choose(edge === undefined ? null : { type: "edge", id: edge });
  });
  network.on("doubleClick", ({ nodes: [node] }) => { if (node !== undefined) chooseNode(node); });
  network.on("dragEnd", ({ nodes: dragged }) => {
    for (const [id, place] of Object.entries(network.getPositions(dragged))) moved.set(Number(id), place);
  });
  const tip = find("tip");
  const hint = (content, { pointer }) => {
    tip.textContent = content;
    tip.hidden = false;
    tip.style.left = `${Math.min(pointer.DOM.x + 14, find("view").clientWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${pointer.DOM.y + 16}px`;
  };
  network.on("hoverEdge", (event) => {
    const edge = edges[event.edge];
    hint(`${name(nodes[edge.from])} — ${name(acts[edge.act])} → ${name(nodes[edge.to])}　×${edge.evidence.length}`, event);
  });
  network.on("hoverNode", (event) => hint(`${name(nodes[event.node])}　${name(kinds[nodes[event.node].kind])}`, event));
  for (const event of ["blurEdge", "blurNode", "dragStart", "zoom"]) network.on(event, () => { tip.hidden = true; });

  words();
  refresh();
  network.once("afterDrawing", () => { document.documentElement.dataset.ready = "true"; });
  fit(false);
  const asked = nodes.find((node) => location.hash === `#${encodeURIComponent(node.name)}`);
  if (asked) chooseNode(asked.id, false);
  window.kgPage = { network, nodes, edges, state }; // for tests and the curious
})();
