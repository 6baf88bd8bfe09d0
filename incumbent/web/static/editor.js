// The SPARQL editor: YASGUI, asking this server alone. Its look-ups elsewhere (prefix.cc, LOV) are off.
"use strict";

const START = `PREFIX inc: <https://incumbent.example/ns#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?name ?post ?when WHERE {
  ?tenure org:member/skos:prefLabel ?name ;
          inc:post/skos:prefLabel ?post ;
          inc:edtf ?when .
}
ORDER BY ?name
LIMIT 100`;

// the classes and properties that YASGUI would offer come from LOV; merged options cannot take them out
Yasgui.defaults.yasqe.autocompleters = ["variables", "prefixes"];
Yasgui.defaults.yasqe.prefixCcApi = null;

const editor = new Yasgui(document.getElementById("editor"), {
  requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
  endpointCatalogueOptions: { getData: () => [{ endpoint: new URL("/sparql", location.href).href }] },
  copyEndpointOnNewTab: false,
  persistenceId: null,
  yasqe: { value: START, editorHeight: "240px" },
});

document.getElementById("named").addEventListener("change", (change) => {
  const text = document.getElementById("query-" + change.target.value);
  if (text) editor.getTab().getYasqe().setValue(text.textContent);
});

window.incumbentEditor = editor;
