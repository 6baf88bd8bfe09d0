// The slider of an organization's page: moves the day, and puts the holders of that day in place.
"use strict";

const form = document.getElementById("day");
const slide = document.getElementById("slide");
const on = document.getElementById("on");
const first = Date.parse(slide.dataset.first + "T00:00:00Z");
const DAY = 86400000;
let waiting = null;
let running = null;

form.querySelector(".slider").hidden = slide.max === "0";

const dayAt = (value) => new Date(first + Number(value) * DAY).toISOString().slice(0, 10);

async function show(day) {
  const url = new URL(form.action, location.href);
  url.searchParams.set("on", day);
  running?.abort();
  running = new AbortController();
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" }, signal: running.signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const holders = page.getElementById("holders");
    if (holders) {
      document.getElementById("holders").replaceWith(document.adoptNode(holders));
      history.replaceState(null, "", url);
    }
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

slide.addEventListener("input", () => {
  on.value = dayAt(slide.value);
  slide.setAttribute("aria-valuetext", on.value);
  clearTimeout(waiting);
  waiting = setTimeout(() => show(on.value), 80);
});
