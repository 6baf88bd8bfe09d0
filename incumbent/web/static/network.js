// Draws the network with sigma. The server has placed the nodes; here edges come and go with the day.
"use strict";

const box = document.getElementById("network");
const DAY = 86400000;
// so few nodes have room for all their names
const FEW = 60;

if (box && window.WebGL2RenderingContext) draw(box).catch((error) => {
  box.hidden = true;
  throw error;
});

function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  return {
    person: colour("--person"), post: colour("--post"), organization: colour("--organization"),
    edge: colour("--edge"), acting: colour("--acting-edge"), text: colour("--ink"), font: "Georgia, serif",
  };
}

// A name right of its node, left of it where it would run over the edge.
function named(context, node, settings) {
  if (!node.label) return;
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.fillStyle = settings.labelColor.color;
  const apart = node.size + 3;
  const width = context.measureText(node.label).width;
  const right = node.x + apart + width <= context.canvas.clientWidth;
  const left = right ? node.x + apart : Math.max(2, node.x - apart - width);
  context.fillText(node.label, left, node.y + settings.labelSize / 3);
}

async function draw(box) {
  const answer = await fetch(box.dataset.source, { headers: { Accept: "application/json" } });
  const data = await answer.json();
  const colours = palette();
  const narrow = innerWidth < 600;
  const graph = new graphology.MultiDirectedGraph();
  for (const node of data.nodes) {
    graph.addNode(node.id, {
      label: node.label, page: node.page, x: node.x, y: -node.y, color: colours[node.kind],
      size: Math.min(14, narrow ? 2 + Math.sqrt(node.degree) : 3 + 1.6 * Math.sqrt(node.degree)),
    });
  }
  for (const edge of data.edges) {
    graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, {
      size: edge.kind === "in" ? 1 : 2, color: edge.kind === "acting" ? colours.acting : colours.edge,
      kind: edge.kind, start: edge.start, end: edge.end,
    });
  }
  box.hidden = false;
  document.getElementById("listed").open = false;
  const renderer = new Sigma(graph, document.getElementById("picture"), {
    labelColor: { color: colours.text }, labelFont: colours.font, labelDensity: 0.6,
    labelRenderedSizeThreshold: narrow || graph.order > FEW ? 6 : 0, defaultDrawNodeLabel: named,
    defaultEdgeType: "line", zIndex: true,
  });
  renderer.on("clickNode", ({ node }) => { location.href = graph.getNodeAttribute(node, "page"); });
  renderer.on("enterNode", () => { document.getElementById("picture").classList.add("pointing"); });
  renderer.on("leaveNode", () => { document.getElementById("picture").classList.remove("pointing"); });
  timed(graph, renderer, data);
  box.dataset.drawn = String(graph.order);
}

function timed(graph, renderer, data) {
  const moment = document.getElementById("moment");
  const shown = document.getElementById("shown");
  const whole = document.getElementById("whole");
  if (!data.first || data.first === data.last) {
    moment.disabled = whole.disabled = true;
    return;
  }
  const first = Date.parse(data.first + "T00:00:00Z");
  moment.max = String(Math.round((Date.parse(data.last + "T00:00:00Z") - first) / DAY));
  moment.value = moment.max;
  const hides = (edge, day) =>
    edge.kind !== "in" && ((edge.start && edge.start > day) || (edge.end && edge.end < day));

  function show(day) {
    shown.textContent = day || "any";
    const seen = new Set();
    graph.forEachEdge((edge, attributes, source, target) => {
      const hidden = Boolean(day) && hides(attributes, day);
      graph.setEdgeAttribute(edge, "hidden", hidden);
      if (!hidden && attributes.kind !== "in") seen.add(source).add(target);
    });
    graph.forEachEdge((edge, attributes, source, target) => {
      if (attributes.kind !== "in") return;
      graph.setEdgeAttribute(edge, "hidden", !seen.has(source));
      if (seen.has(source)) seen.add(target);
    });
    graph.forEachNode((node) => graph.setNodeAttribute(node, "hidden", !seen.has(node)));
    renderer.refresh();
    document.getElementById("network").dataset.shown = String(seen.size);
  }
  moment.addEventListener("input", () => show(new Date(first + Number(moment.value) * DAY).toISOString().slice(0, 10)));
  whole.addEventListener("click", () => show(null));
}
