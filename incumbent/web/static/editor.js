// The SPARQL editor: YASGUI, asking this server alone. Its look-ups elsewhere (prefix.cc, LOV) are off.
"use strict";

Yasgui.Yasqe.defaults.autocompleters = ["variables", "prefixes"];
Yasgui.Yasqe.defaults.prefixCcApi = null;

const editor = new Yasgui(document.getElementById("editor"), {
  requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint: new URL("/sparql", location.href).href }] },
  copyEndpointOnNewTab: false,
  persistenceId: null,
  yasqe: { createShareableLink: undefined },
});

document.getElementById("named").addEventListener("change", (change) => {
  const text = document.getElementById("query-" + change.target.value);
  if (text) editor.getTab().getYasqe().setValue(text.textContent);
});

window.incumbentEditor = editor;
